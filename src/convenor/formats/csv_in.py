"""Reading CSV: one file, or a set with one file for each table."""

import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import PurePosixPath

from convenor.formats.archives import RefusedFile, open_archive, read_member
from convenor.formats.cells import Raw, short
from convenor.formats.grids import Cell, Unreadable, count_rows, read_grid
from convenor.formats.headings import OUR_OWN, likely_table, nearest_table, table_named, table_with
from convenor.formats.limits import Limits
from convenor.formats.problems import Reading
from convenor.formats.tables import Table
from convenor.formats.text import likeness, unguard

_SEPARATORS = (",", ";", "\t")
_LONGEST_CELL = 1_000_000
_PACKED = (".zip", ".xlsx", ".gz", ".7z", ".rar", ".tar")
_BESIDE = (".json", ".txt", ".md")


class _Broken(Exception):
    """A line that cannot be read as CSV."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def read_csv_archive(data: bytes, tables: Sequence[Table], limits: Limits) -> Reading:
    """A ZIP of CSV files."""
    archive = open_archive(data, limits, members=limits.set_members)
    return read_csv_set(_members(archive), tables, limits)


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or path.parts[0] == "__MACOSX" or path.name.startswith("."):
            continue
        if path.name in found:
            raise RefusedFile("file_twice", name=path.name)
        found[path.name] = read_member(archive, info.filename)
    return found


def read_csv_set(members: Mapping[str, bytes], tables: Sequence[Table], limits: Limits) -> Reading:
    """Several CSV files by name, each named like a sheet."""
    reading = Reading()
    chosen: dict[str, str] = {}
    for name, data in members.items():
        lower = name.lower()
        if lower.endswith(_PACKED):
            reading.refuse("packed_in_packed", name)
        elif not lower.endswith((".csv", ".tsv")):
            if not lower.endswith(_BESIDE):
                reading.mention("file_not_read", name)
        elif table := _table_of(name, data, tables, reading, limits, alone=len(members) == 1):
            if table.name in chosen:
                reading.refuse("sheet_twice", name)
                continue
            chosen[table.name] = name
            _read(name, data, table, reading, limits)
    if not chosen and not reading.problems:
        titles = ", ".join(f"{table.name}.csv" for table in tables)
        raise RefusedFile("no_known_sheet", found=short(", ".join(members), 200), titles=titles)
    return reading


def _table_of(
    name: str, data: bytes, tables: Sequence[Table], reading: Reading, limits: Limits, *, alone: bool
) -> Table | None:
    stem = name.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    if likeness(stem) in OUR_OWN:
        return None
    plain = [table for table in tables if likeness(table.name.replace("_", " ")) == likeness(stem)]
    table = plain[0] if plain else table_named(name.rsplit(".", 1)[0], tables)
    if table is not None:
        return table
    if alone and (guess := table_with(_first_cells(data), tables)):
        reading.mention("sheet_taken_as", name, title=str(guess.title))
        return guess
    near = nearest_table(stem, tables)
    if near is not None:
        reading.refuse("unknown_sheet", name, near=f"{near.name}.csv")
    else:
        _left_aside(name, stem, data, tables, reading, limits)
    return None


def _left_aside(name: str, stem: str, data: bytes, tables: Sequence[Table], reading: Reading, limits: Limits) -> None:
    first, rows = _counted(data, limits)
    likely = likely_table(stem, first, tables)
    if not rows:
        reading.mention("sheet_not_read", name)
    elif likely is not None:
        reading.leave_aside("sheet_left_aside_near", name, rows=rows, near=f"{likely.name}.csv")
    else:
        reading.leave_aside("sheet_left_aside", name, rows=rows)


def _counted(data: bytes, limits: Limits) -> tuple[list[list[Raw]], int]:
    try:
        return count_rows(_rows(_decoded(data), limits), limits)
    except (UnicodeDecodeError, _Broken):
        return [], 1  # what cannot be read is not left aside unsaid


def _first_cells(data: bytes) -> list[str]:
    line = data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    return next(csv.reader([line[:10_000]], delimiter=_separator(line)), [])


def _read(name: str, data: bytes, table: Table, reading: Reading, limits: Limits) -> None:
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        reading.refuse("not_utf8", name, line)
        return
    try:
        read_grid(name, table, _rows(text, limits), reading, limits)
    except _Broken as error:
        reading.refuse("broken_csv", name, error.line)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _separator(text: str) -> str:
    head = text[:10_000]
    return max(_SEPARATORS, key=lambda mark: head.split("\n", 1)[0].count(mark))


def _rows(text: str, limits: Limits) -> Iterator[list[Cell]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise _Broken(reader.line_num) from None
        yield [_cell(cell) for cell in row[: limits.columns]]


def _cell(text: str) -> Cell:
    if text.startswith("="):
        return Unreadable("formula_in_csv", short(text))
    return unguard(text)
