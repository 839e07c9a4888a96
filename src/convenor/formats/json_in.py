"""Reading the register from JSON in Popolo terms."""

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from convenor.formats.archives import RefusedFile
from convenor.formats.cells import NotUnderstood, Reader, short
from convenor.formats.limits import Limits
from convenor.formats.popolo import LISTS, ORDER, OURS
from convenor.formats.problems import Problem, Reading
from convenor.formats.tables import Column, Kind, Row, Table, Value

Readers = Mapping[str, Mapping[str, Reader]]


def read_json(data: bytes, tables: Sequence[Table], limits: Limits) -> Reading:
    """All rows of the file; a row's number is its place in its list."""
    document = _parse(data)
    ours = document.get(OURS, {})
    if not isinstance(ours, dict) or not (set(ORDER) | {OURS}) & set(document):
        raise RefusedFile("not_our_json", wanted=", ".join((*ORDER, OURS)))
    reading = Reading()
    known = {table.name: table for table in tables}
    readers = {table.name: {column.name: Reader(column) for column in table.columns} for table in tables}
    for name in ORDER:
        _read_list(name, document.get(name, []), known, readers, reading, limits)
    for name, found in ours.items():
        if name in ("format", "about"):
            continue
        if name not in known or name in LISTS:
            near = get_close_matches(str(name), list(known), n=1)
            reading.refuse("unknown_sheet", short(name), near=near[0] if near else ", ".join(known))
            continue
        _read_table(known[name], [found] if isinstance(found, dict) else found, readers, reading, limits)
    return reading


def _parse(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedFile("not_utf8_file", line=data[: error.start].count(b"\n") + 1) from None
    except json.JSONDecodeError as error:
        raise RefusedFile("broken_json", line=error.lineno, place=error.colno) from None
    except (RecursionError, ValueError):
        raise RefusedFile("broken_file", reason="nesting") from None
    if not isinstance(document, dict):
        raise RefusedFile("not_our_json", wanted=", ".join((*ORDER, OURS)))
    return document


def _read_list(
    name: str, found: Any, known: Mapping[str, Table], readers: Readers, reading: Reading, limits: Limits
) -> None:
    if not isinstance(found, list):
        reading.refuse("not_a_list", name)
        return
    counts: dict[str, int] = {}
    for number, item in enumerate(found, start=1):
        table = _table_of(name, item, known)
        if table is None:
            reading.refuse("which_table", name, number)
            continue
        counts[table.name] = counts.get(table.name, 0) + 1
        words = LISTS[table.name][1]
        ours = item.get(OURS, {})
        ours = {key: value for key, value in ours.items() if key != "table"} if isinstance(ours, dict) else {}
        raw = {column: item[word] for column, word in words.items() if word in item} | ours
        _read_item(table, counts[table.name], raw, readers, reading, limits)


def _table_of(name: str, item: Any, known: Mapping[str, Table]) -> Table | None:
    """What an object is: as it says itself; failing that, what its list usually holds."""
    if not isinstance(item, dict):
        return None
    ours = item.get(OURS)
    said = ours.get("table") if isinstance(ours, dict) else None
    if said is None:
        usual = {"persons": "people", "posts": "seats", "organizations": "partners"}
        said = usual.get(name) or ("terms" if "post_id" in item else "affiliations")
    return known.get(said) if isinstance(said, str) and said in LISTS and LISTS[said][0] == name else None


def _read_table(table: Table, found: Any, readers: Readers, reading: Reading, limits: Limits) -> None:
    if not isinstance(found, list):
        reading.refuse("not_a_list", str(table.title))
        return
    for number, item in enumerate(found, start=1):
        if not isinstance(item, dict):
            reading.refuse("not_an_object", str(table.title), number)
            continue
        _read_item(table, number, item, readers, reading, limits)


def _read_item(
    table: Table, number: int, raw: Mapping[str, Any], readers: Readers, reading: Reading, limits: Limits
) -> None:
    title = str(table.title)
    reading.tables.add(table.name)
    if number == limits.rows + 1:
        reading.refuse("too_many_rows", title, number, most=limits.rows)
    if number > limits.rows:
        return
    columns = readers[table.name]
    values: dict[str, Value] = {}
    for name, value in raw.items():
        if name not in columns:
            near = get_close_matches(str(name), list(columns), n=1)
            if near:
                reading.refuse("unknown_column", title, number, short(name), near=near[0])
            else:
                reading.leave_aside("value_left_aside", title, number, short(name))
            continue
        try:
            values[name] = columns[name](_simple(columns[name].column, value))
        except NotUnderstood as error:
            reading.add(Problem(error.code, title, number, str(columns[name].column.heading), error.params))
    reading.rows.append(Row(table.name, title, number, values))


def _simple(column: Column, value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and column.kind is not Kind.CHOICES):
        raise NotUnderstood("not_one_value")
    if isinstance(value, list) and any(isinstance(part, dict | list) for part in value):
        raise NotUnderstood("not_one_value")
    return value
