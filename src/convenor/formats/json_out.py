"""Writing the register as JSON in Popolo terms, one object at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from convenor.formats.popolo import FORMAT, LISTS, ORDER, OURS
from convenor.formats.tables import Table, Value
from convenor.formats.writing import Rows


def write_json(out: BinaryIO, tables: Sequence[Table], rows: Rows) -> None:
    """The whole register; links by reference."""
    for piece in _pieces(tables, rows):
        out.write(piece.encode())


def _pieces(tables: Sequence[Table], rows: Rows) -> Iterator[str]:
    yield "{"
    for name in ORDER:
        yield f"{_text(name)}: ["
        mine = [table for table in tables if table.name in LISTS and LISTS[table.name][0] == name]
        yield from _joined(_popolo(table, row) for table in mine for row in rows(table))
        yield "\n],\n"
    alone = [table for table in tables if table.alone]
    facts = {table.name: next(iter(rows(table)), {}) for table in alone}
    yield f'"areas": {_text(_areas(facts))},\n'
    yield f'{_text(OURS)}: {{"format": {FORMAT}'
    for table in alone:
        yield f",\n{_text(table.name)}: {_text(_kept(table, facts[table.name]))}"
    for table in tables:
        if table.name in LISTS or table.alone:
            continue
        yield f",\n{_text(table.name)}: ["
        yield from _joined(_kept(table, row) for row in rows(table))
        yield "\n]"
    yield "}}\n"


def _joined(objects: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    between = "\n"
    for item in objects:
        yield between + _text(item)
        between = ",\n"


def _kept(table: Table, row: Mapping[str, Value]) -> dict[str, Any]:
    return {column.name: _simple(row.get(column.name)) for column in table.kept}


def _popolo(table: Table, row: Mapping[str, Value]) -> dict[str, Any]:
    """A row in Popolo's words, with the rest under ours."""
    words = LISTS[table.name][1]
    kept = _kept(table, row)
    said = {words[name]: value for name, value in kept.items() if name in words}
    if table.name == "terms":
        said["organization_id"] = _simple(row.get("body"))
    if table.name == "partners":
        schemes = (("GB-ODS", "ods_code"), ("GB-CHC", "charity_number"))
        said["identifiers"] = [{"scheme": scheme, "identifier": row[name]} for scheme, name in schemes if row.get(name)]
    rest = {name: value for name, value in kept.items() if name not in words}
    return {**said, OURS: {"table": table.name, **rest}}


def _areas(facts: Mapping[str, Mapping[str, Value]]) -> list[dict[str, Any]]:
    area = facts.get("partnership", {}).get("area")
    return [{"id": "area", "name": area, "classification": "area served"}] if area else []


def _simple(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
