"""Writing the register, or an empty template of it, as a workbook people can fill: one sheet at a time, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname

from convenor.formats.cells import show
from convenor.formats.headings import LISTS
from convenor.formats.tables import TOO_LONG, Column, Kind, Table, Value
from convenor.formats.text import escape_for_workbook
from convenor.formats.workbook_help import add_lists, add_start, choose_from
from convenor.formats.workbook_look import EXAMPLE, HEADING, HELP, NEEDED, dress
from convenor.formats.writing import Rows, help_for, no_rows

_MOST_UNITS = 32_000
_EXACT = 10**15  # beyond fifteen digits a spreadsheet rounds: text then
_FIRST_SPREADSHEET_DAY = date(1900, 3, 1)
_WOULD_RUN = ("=", "+", "-", "@", "\t", "'")


@dataclass(frozen=True, slots=True)
class StartPage:
    """The words of the first sheet."""

    title: str
    lines: tuple[str, ...]


def write_workbook(out: BinaryIO, tables: Sequence[Table], rows: Rows, start: StartPage) -> None:
    """Everything there is, links by name where that is enough; it can be corrected and brought back."""
    _write(out, tables, rows, start, template=False)


def write_workbook_template(out: BinaryIO, tables: Sequence[Table], start: StartPage) -> None:
    """Empty sheets with help, examples and drop-downs."""
    _write(out, tables, no_rows, start, template=True)


def _write(out: BinaryIO, tables: Sequence[Table], rows: Rows, start: StartPage, *, template: bool) -> None:
    book = Workbook(write_only=True)
    add_start(book, tables, start.title, start.lines)
    places = _list_places(tables)
    for table in tables:
        sheet = book.create_sheet(str(table.title))
        dress(sheet, table, template=template)
        sheet.append(
            [_styled(sheet, str(column.heading), NEEDED if column.required else HEADING) for column in table.columns]
        )
        if template and not table.alone:
            sheet.append([_styled(sheet, text, HELP) for text in ("HELP", *map(help_for, table.columns[1:]))])
            sheet.append([_styled(sheet, str(column.example), EXAMPLE) for column in table.columns])
        for row in rows(table):
            sheet.append([_cell(sheet, column, row) for column in table.columns])
        choose_from(sheet, table, tables, places, first_row=4 if template else 2)
    add_lists(book, tables)
    book.save(out)


def _list_places(tables: Sequence[Table]) -> dict[tuple[str, str], str]:
    """Where the hidden sheet holds each list of choices."""
    places: dict[tuple[str, str], str] = {}
    number = 0
    for table in tables:
        for column in table.columns:
            if column.kind is Kind.CHOICE:
                number += 1
                letter = get_column_letter(number)
                places[table.name, column.name] = (
                    f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(column.choices) + 1}"
                )
    return places


def _styled(sheet: Any, text: str, look: Mapping[str, Any]) -> Any:
    cell = WriteOnlyCell(sheet, escape_for_workbook(text))
    cell.data_type = "s"
    for name, value in look.items():
        setattr(cell, name, value)
    return cell


def _cell(sheet: Any, column: Column, row: Mapping[str, Value]) -> Any:
    value = row.get(column.name)
    if value is None or value == "":
        return None
    if isinstance(value, date) and value >= _FIRST_SPREADSHEET_DAY:
        cell = WriteOnlyCell(sheet, datetime(value.year, value.month, value.day))  # noqa: DTZ001 a day has no zone
        cell.number_format = "dd/mm/yyyy"
        return cell
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and value < _EXACT:
        return value
    text = value.isoformat() if isinstance(value, date) else show(column, value)
    return _text_cell(sheet, text)


def _text_cell(sheet: Any, text: str) -> Any:
    """Text stays text: what looks like a formula is marked so that no spreadsheet runs it."""
    if len(text) * 2 > _MOST_UNITS and len(text.encode("utf-16-le")) // 2 > _MOST_UNITS:
        text = TOO_LONG
    escaped = escape_for_workbook(text)
    if not escaped.startswith(_WOULD_RUN):
        return escaped
    cell = WriteOnlyCell(sheet, escaped)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
