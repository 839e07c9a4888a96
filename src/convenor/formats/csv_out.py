"""Writing the register as a ZIP of CSV files, described by CSV-on-the-Web metadata; one row at a time."""

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from convenor.formats.tables import Column, Kind, Table
from convenor.formats.text import guard
from convenor.formats.writing import Rows, help_for, no_rows, plain

METADATA = "csv-metadata.json"
_NEVER_GUARDED = frozenset({Kind.DAY, Kind.WHOLE, Kind.DECIMAL, Kind.YES_NO})


def write_csv_set(out: BinaryIO, tables: Sequence[Table], rows: Rows, *, title: str = "") -> None:
    """One CSV file for each table, with links by reference, and the metadata that says so."""
    _write(out, tables, rows, title=title, template=False)


def write_csv_template(out: BinaryIO, tables: Sequence[Table], *, title: str = "") -> None:
    """The same files without rows, each with a line of help and an example that reading passes over."""
    _write(out, tables, no_rows, title=title, template=True)


def _write(out: BinaryIO, tables: Sequence[Table], rows: Rows, *, title: str, template: bool) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            with archive.open(f"{table.name}.csv", "w", force_zip64=True) as member:
                text = TextIOWrapper(member, encoding="utf-8-sig", newline="", write_through=True)
                writer = csv.writer(text)
                writer.writerow([str(column.heading) for column in table.columns])
                if template and not table.alone:
                    writer.writerow(["HELP", *(help_for(column) for column in table.columns[1:])])
                    writer.writerow([str(column.example) for column in table.columns])
                for row in rows(table):
                    writer.writerow([_cell(column, row) for column in table.columns])
                text.flush()
                text.detach()
        if not template:
            described = json.dumps(metadata(tables, title=title), ensure_ascii=False, indent=1)
            archive.writestr(METADATA, described)


def _cell(column: Column, row: Mapping[str, Any]) -> str:
    text = plain(column, row.get(column.name))
    return text if column.kind in _NEVER_GUARDED else guard(text)


def metadata(tables: Sequence[Table], *, title: str = "") -> dict[str, Any]:
    """CSVW: what each file and column is, its key, and where its links lead."""
    names = {table.name for table in tables}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": title,
        "tables": [_described(table, names) for table in tables],
    }


def _described(table: Table, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if not table.alone:
        schema["primaryKey"] = "ref"
    links = [column for column in table.columns if column.links_to in names]
    if links:
        schema["foreignKeys"] = [
            {
                "columnReference": column.name,
                "reference": {"resource": f"{column.links_to}.csv", "columnReference": "ref"},
            }
            for column in links
        ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": str(table.title),
        "dc:description": str(table.about),
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": str(column.heading),
        "required": column.required or column.kind is Kind.REF,
    }
    if column.kind is Kind.DAY:
        described["datatype"] = {"base": "date", "format": "yyyy-MM-dd"}
    elif column.kind is Kind.YES_NO:
        described["datatype"] = {"base": "boolean", "format": "Yes|No"}
    elif column.kind is Kind.WHOLE:
        described["datatype"] = {"base": "integer", "minimum": 0, "maximum": column.most}
    elif column.kind is Kind.DECIMAL:
        described["datatype"] = {"base": "decimal", "minimum": column.least, "maximum": column.most}
    else:
        described["datatype"] = "string"
    if column.kind is Kind.CHOICES:
        described["separator"] = "; "
    if str(column.help):
        described["dc:description"] = str(column.help)
    return described
