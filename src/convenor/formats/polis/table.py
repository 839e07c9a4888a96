"""A CSV file by the names of its columns: found under any of their usual names, every cell with its line."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import IO

from convenor.errors import ConvenorError

__all__ = ["Table", "identity", "opened", "rows", "whole_number"]

LONGEST_CELL = 1_000_000
BETWEEN_CELLS = ",;\t|"  # a comma, unless a first line has more of another: what Excel writes depends on the country
_GZIP = b"\x1f\x8b"
_BROKEN = (EOFError, OSError, zlib.error)


class Table:
    """The columns of one file. `places` has the position of each column asked for that is there.

    `between`: what stands between two cells; `above`: how many lines there are down to the headings, these included.
    """

    def __init__(
        self, name: str, headings: Sequence[str], asked: Mapping[str, Sequence[str]], between: str = ",", above: int = 1
    ) -> None:
        self.name, self.between, self.above = name, between, above
        self.headings = tuple(one.strip() for one in headings)
        plain = [one.casefold().replace("_", "-").replace(" ", "-") for one in self.headings]
        found = {key: next((plain.index(one) for one in names if one in plain), None) for key, names in asked.items()}
        self.places = {key: at for key, at in found.items() if at is not None}
        self._asked, self._plain = asked, plain

    def need(self, *keys: str) -> None:
        """Complain about the first of these columns that is not there, and name the nearest that is."""
        for key in keys:
            if key not in self.places:
                near = get_close_matches(self._asked[key][0], self.headings, n=1, cutoff=0.4)
                raise ConvenorError(
                    "no_such_column", file=self.name, column=self._asked[key][0], near=near[0] if near else ""
                )
            if self._plain.count(self._plain[self.places[key]]) > 1:
                raise ConvenorError("column_twice", file=self.name, column=self.headings[self.places[key]])

    def of_statements(self) -> list[tuple[int, int]]:
        """Columns that are a statement each, as Polis's matrix has them: position and id."""
        return [(at, int(name)) for at, name in enumerate(self.headings) if name.isascii() and name.isdecimal()]

    def cell(self, row: Sequence[str], key: str) -> str:
        """What stands there, without spaces around it; empty where the column or the cell is missing."""
        at = self.places.get(key)
        return row[at].strip() if at is not None and at < len(row) else ""


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The file as text, unpacked where it is packed; UTF-8, or UTF-16 where it says so."""
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
        raw.seek(0)
        data: IO[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        start = _start(data, path.name)
        encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        if len(start) == 2 and start.count(0) == 1:  # UTF-16 that does not say so
            encoding = "utf-16-be" if start[0] == 0 else "utf-16-le"
        with io.TextIOWrapper(data, encoding=encoding, newline="") as lines:
            yield lines


def _start(data: IO[bytes], name: str) -> bytes:
    try:
        start = data.read(2)
        data.seek(0)
    except _BROKEN:
        raise ConvenorError("broken_file", file=name) from None
    return start


def rows(
    lines: IO[str], name: str, asked: Mapping[str, Sequence[str]]
) -> tuple[Table, Iterator[tuple[int, list[str]]]]:
    """The table and its rows with the line each ends on; rows without any text are left out."""
    csv.field_size_limit(LONGEST_CELL)
    first, above, between = _first_line(lines, name)
    reader = csv.reader(chain((first,), lines), delimiter=between)
    headings = _next(reader, name)
    if not headings or not any(one.strip() for one in headings):
        raise ConvenorError("empty_file", file=name)
    table = Table(name, headings, asked, between, above + getattr(reader, "line_num", 0))
    return table, _rows(reader, name, above)


def _first_line(lines: IO[str], name: str) -> tuple[str, int, str]:
    """The line of headings, how many are above it (Excel may write `sep=;` there), and what its cells are parted by."""
    try:
        first = lines.readline()
        if (told := first.strip().casefold()).startswith("sep=") and len(told) == len("sep=;"):
            return lines.readline(), 1, told[-1]
    except _BROKEN:
        raise ConvenorError("broken_file", file=name) from None
    except UnicodeDecodeError:
        raise ConvenorError("not_utf8", file=name) from None
    return first, 0, max(BETWEEN_CELLS, key=first.count)


def identity(text: str) -> int | str:
    """An id as its file means it: a whole number where it is one, also where a program wrote it as 12.0, else a text.

    >>> identity("12"), identity("12.0"), identity("p12")
    (12, 12, 'p12')
    """
    whole = text[:-2] if text.endswith(".0") else text
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) < 18 else text


def whole_number(text: str, *, file: str, line: int, column: str, empty: int) -> int:
    """A whole number, also written as 1.0; `empty` for an empty cell."""
    if not text:
        return empty
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not number.is_integer():
        raise ConvenorError("not_a_whole_number", file=file, line=line, column=column, value=text[:80])
    return int(number)


def _rows(reader: Iterator[list[str]], name: str, above: int) -> Iterator[tuple[int, list[str]]]:
    while (row := _next(reader, name)) is not None:
        if any(cell.strip() for cell in row):
            yield above + getattr(reader, "line_num", 0), row


def _next(reader: Iterator[list[str]], name: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        raise ConvenorError("broken_line", file=name, line=getattr(reader, "line_num", 0)) from None
    except _BROKEN:
        raise ConvenorError("broken_file", file=name) from None
    except UnicodeDecodeError:
        raise ConvenorError("not_utf8", file=name) from None
