"""From the text of a file, TOML or CSV, to its items as they stand there, each field with its line."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from convenor.formats.instruments.shapes import ABOUT, ANSWERS, OPTIONAL, InstrumentError, Raw, unknown
from convenor.formats.problems import Problem


def looks_like_toml(text: str) -> bool:
    """Whether the first line that says anything is a table or a setting of TOML, which no heading row is."""
    first = next((line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")), "")
    return bool(re.match(r"\s*(\[|[A-Za-z_]+\s*=)", first))


def from_toml(text: str) -> tuple[Raw, list[Raw], list[Problem]]:
    """What a TOML file says of the instrument and of each item, and what in it has no meaning here."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise InstrumentError([Problem("instrument_broken", row=int(place[1]) if place else None)]) from None
    about = said.get("instrument")
    items = said.get("items")
    scales = said.get("scales", {})
    found = []
    for name in said:
        if name not in ("instrument", "items", "scales"):
            found.append(unknown(name, ("instrument", "items", "scales"), _line_of(text, name)))
    tables = _tables(text)
    listed = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    raws = [Raw(_scaled(one, scales), lines, line) for one, (line, lines) in zip(listed, tables["items"], strict=False)]
    head_line, head_lines = tables["instrument"][0] if tables["instrument"] else (1, {})
    return Raw(about if isinstance(about, dict) else {}, head_lines, head_line), raws, found


def _scaled(item: Mapping[str, Any], scales: Any) -> dict[str, Any]:
    """The item with the answers of the scale that it names."""
    name = item.get("scale")
    if name is None or "answers" in item:
        return dict(item)
    known = scales.get(name) if isinstance(scales, dict) and isinstance(name, str) else None
    return {**item, "answers": known}


def _tables(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """Where each `[instrument]` and `[[items]]` begins, and the line of each field in it."""
    found: dict[str, list[tuple[int, dict[str, int]]]] = {"instrument": [], "items": []}
    current: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[\[?\s*([A-Za-z_.]+)\s*\]", line):
            current = {}
            found.setdefault(head[1], []).append((number, current))
        elif field := re.match(r"\s*([A-Za-z_]+)\s*=", line):
            current.setdefault(field[1], number)
    return found


def _line_of(text: str, name: str) -> int | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*(\[+\s*)?{re.escape(name)}\b", line):
            return number
    return None


def from_csv(text: str) -> tuple[Raw, list[Raw], list[Problem]]:
    """The same of a table, divided by commas, semicolons or tabs; its first row says whose the items are."""
    first = text.splitlines()[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    found: list[Problem] = []
    try:
        headings = [cell.strip().casefold().replace(" ", "_") for cell in next(reader)]
        known = (*ABOUT, *OPTIONAL, "key", "construct", "text", "reverse", *ANSWERS)
        for heading in headings:
            if heading and heading not in known:
                found.append(unknown(heading, known, 1))
            elif heading and headings.count(heading) > 1:
                found.append(Problem("instrument_column_twice", row=1, column=heading))
        raws = [raw for raw in _rows(reader, headings, found) if raw.said]
    except csv.Error:
        raise InstrumentError([*found, Problem("instrument_broken", row=reader.line_num)]) from None
    head = {name: raws[0].said.get(name, "") for name in (*ABOUT, *OPTIONAL)} if raws else {}
    for raw in raws[1:]:
        for name in (*ABOUT, *OPTIONAL):
            if raw.said.get(name) and raw.said[name] != head[name]:
                found.append(Problem("instrument_two", row=raw.line, column=name, params={"first": head[name]}))
    line = raws[0].line if raws else 1
    return Raw(head, {}, line), raws, found


def _rows(reader: Any, headings: list[str], found: list[Problem]) -> Iterator[Raw]:
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(headings) :]):
            found.append(Problem("instrument_cells", row=reader.line_num, params={"most": len(headings)}))
        said: dict[str, Any] = {name: cell.strip() for name, cell in zip(headings, row, strict=False)}
        said["answers"] = [said.get(name, "") for name in ANSWERS]
        yield Raw(said, {}, reader.line_num)
