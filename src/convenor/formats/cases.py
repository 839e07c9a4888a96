"""Cases in: a CSV file of one case a row and one construct a column, read row by row in constant memory.

A column is named as its construct, or construct.start, .middle, .end; a cell is a number in a range, or blank. Commas,
semicolons and tabs divide cells; with the last two a comma may be a decimal sign. What is wrong is said as a code with
line and column, so that whoever made the file can mend it.

>>> given = cases(["case,trust.start,trust.end\\n", "Vale,2,4\\n"], scales=["trust"], facts=[])
>>> [(case.name, case.line, dict(case.values)) for case in given]
[('Vale', 2, {('trust', 'start'): 2.0, ('trust', 'end'): 4.0})]
"""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from math import isfinite

from convenor.errors import ConvenorError
from convenor.formats.text import whole

__all__ = ["POINTS", "Case", "cases"]

POINTS = ("start", "middle", "end")
NAMES = ("case", "forum", "name", "id")
YES, NO = ("1", "1.0", "yes", "true"), ("0", "0.0", "no", "false")
NOT_KNOWN = ("na", "n/a")  # as R and people write a blank
LOWEST, HIGHEST = 1.0, 5.0
LONGEST_CELL = 10_000
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Case:
    """One row: its name, its line in the file, numbers by column and time point ("" for none), facts given."""

    name: str
    line: int
    values: Mapping[tuple[str, str], float]
    facts: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class _Column:
    """What one column holds: the name of cases, a scale at a time point, or a fact."""

    number: int
    heading: str
    kind: str
    name: str = ""
    point: str = ""


class _Lines:
    """The lines of a file, knowing when there are no more: a row that asked for more has a quotation mark left open."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self.over = lines, False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            return line
        self.over = True
        raise StopIteration


def cases(lines: Iterable[str], *, scales: Collection[str], facts: Collection[str]) -> Iterator[Case]:
    """The cases of a file, one at a time. `lines` as the file has them, already decoded."""
    stream = iter(lines)
    first = next((line for line in stream if line.strip("\ufeff\r\n ,;\t")), None)
    if first is None:
        raise ConvenorError("empty_file")
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    given = _Lines(chain([first.lstrip("\ufeff")], stream))
    reader = csv.reader(given, delimiter=separator)
    headings = _next(reader)
    columns = _columns(headings or [], scales, facts)
    seen, before = 0, reader.line_num
    while (row := _next(reader)) is not None:
        if given.over:
            raise ConvenorError("broken_line", line=before + 1)
        before = reader.line_num
        if not any(cell.strip() for cell in row):
            continue
        seen += 1
        yield _case(row, columns, reader.line_num, seen, decimal_comma=separator != ",")


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        raise ConvenorError("broken_line", line=getattr(reader, "line_num", 0)) from None


def _columns(headings: Sequence[str], scales: Collection[str], facts: Collection[str]) -> list[_Column]:
    columns: list[_Column] = []
    taken: set[str] = set()
    for number, heading in enumerate(headings, start=1):
        name = "_".join(whole(heading).casefold().replace("-", " ").split())
        if name in taken and name:
            raise ConvenorError("column_twice", column=name)
        taken.add(name)
        columns.append(_column(number, name, scales, facts))
    if not any(column.kind in ("scale", "fact") for column in columns):
        raise ConvenorError("no_column_known", known=", ".join(scales))
    if not any(column.kind == "name" for column in columns) and columns[0].kind == "":
        columns[0] = _Column(1, "", "name")  # as when a table's own row numbers were written with it
    return columns


def _column(number: int, name: str, scales: Collection[str], facts: Collection[str]) -> _Column:
    stem, _dot, point = name.partition(".")
    if not name:
        return _Column(number, "", "")
    if name in NAMES:
        return _Column(number, name, "name")
    if stem in scales and (not point or point in POINTS):
        return _Column(number, name, "scale", stem, point)
    if stem in facts and (not point or point in POINTS):
        return _Column(number, name, "fact", stem, point)
    known = [*scales, *facts, "case"]
    with_points = known + [f"{one}.{when}" for one in known[:-1] for when in POINTS]
    near = get_close_matches(name, with_points if point else known, n=1, cutoff=0.0)
    raise ConvenorError("unknown_column", column=name[:80], near=near[0] if near else known[0])


def _case(row: Sequence[str], columns: Sequence[_Column], line: int, count: int, *, decimal_comma: bool) -> Case:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise ConvenorError("too_many_cells", line=line, expected=len(columns), found=len(row))
    name = ""
    values: dict[tuple[str, str], float] = {}
    facts: dict[str, bool] = {}
    for column, raw in zip(columns, row, strict=False):
        cell = raw.strip()
        if not cell or (column.kind in ("scale", "fact") and cell.casefold() in NOT_KNOWN):
            continue
        if column.kind == "name":
            name = name or whole(cell)
        elif column.kind == "scale":
            values[column.name, column.point] = _number(cell, column, line, decimal_comma)
        elif column.kind == "fact":
            facts[column.name] = _yes_or_no(cell, column, line)
        else:
            raise ConvenorError("no_heading", line=line, number=column.number)
    return Case(name or str(count), line, values, facts)


def _number(cell: str, column: _Column, line: int, decimal_comma: bool) -> float:
    try:
        value = float(cell.replace(",", ".") if decimal_comma else cell)
    except ValueError:
        value = float("nan")
    if not isfinite(value) or "_" in cell:
        raise ConvenorError("rating_not_a_number", line=line, column=column.heading, said=whole(cell)[:40])
    if not LOWEST <= value <= HIGHEST:
        raise ConvenorError("out_of_range", line=line, column=column.heading, said=whole(cell)[:40])
    return value


def _yes_or_no(cell: str, column: _Column, line: int) -> bool:
    plain = cell.casefold()
    if plain not in YES + NO:
        raise ConvenorError("rating_not_yes_or_no", line=line, column=column.heading, said=whole(cell)[:40])
    return plain in YES
