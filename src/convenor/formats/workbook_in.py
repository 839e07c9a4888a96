"""Reading a workbook (XLSX) row by row, trusting nothing in it."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from convenor.formats.archives import BROKEN, RefusedFile, open_archive
from convenor.formats.cells import Raw, short
from convenor.formats.grids import Cell, Unreadable, count_rows, read_grid
from convenor.formats.headings import OUR_OWN, likely_table, nearest_table, table_named, table_with
from convenor.formats.limits import Limits
from convenor.formats.problems import Reading
from convenor.formats.tables import Table
from convenor.formats.text import likeness, unescape_from_workbook

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}(\d{1,7}))\"")
MOST_MERGED = 20


def read_workbook(data: bytes, tables: Sequence[Table], limits: Limits) -> Reading:
    """All sheets we know, as rows; what is wrong with each, by sheet, row and column."""
    reading = Reading()
    archive = open_archive(data, limits, members=limits.members)
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names):
        reading.mention("macros_not_run")
    if "xl/workbook.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
        raise RefusedFile("not_a_workbook")
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except BROKEN as error:
        raise RefusedFile("broken_file", reason=type(error).__name__) from None
    try:
        _read_sheets(book, archive, tables, reading, limits)
    finally:
        book.close()
    return reading


def _read_sheets(
    book: Workbook, archive: zipfile.ZipFile, tables: Sequence[Table], reading: Reading, limits: Limits
) -> None:
    chosen = _choose(book, tables, reading, limits)
    for sheet, table in chosen:
        try:
            _say_merged(archive, sheet, reading)
            sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
            width = _width(sheet, limits)
            if width > limits.columns:
                reading.refuse("too_many_columns", sheet.title, most=limits.columns)
                continue
            rows = sheet.iter_rows(min_row=1, max_col=width)
            read_grid(sheet.title, table, _cells(rows), reading, limits)
        except BROKEN as error:
            reading.refuse("broken_sheet", sheet.title, reason=type(error).__name__)
    if not chosen:
        titles = ", ".join(str(table.title) for table in tables)
        reading.refuse(
            "no_known_sheet", found=short(", ".join(sheet.title for sheet in book.worksheets), 200), titles=titles
        )


def _choose(book: Workbook, tables: Sequence[Table], reading: Reading, limits: Limits) -> list[tuple[Any, Table]]:
    chosen: list[tuple[Any, Table]] = []
    for sheet in book.worksheets:
        title = str(sheet.title)
        if likeness(title) in OUR_OWN:
            continue
        table = table_named(title, tables)
        if sheet.sheet_state != "visible":
            _hidden(sheet, table, reading, limits)
        elif table is None:
            _not_known(book, sheet, tables, reading, chosen, limits)
        elif any(other is table for _sheet, other in chosen):
            reading.refuse("sheet_twice", title)
        else:
            chosen.append((sheet, table))
    return chosen


def _hidden(sheet: Any, table: Table | None, reading: Reading, limits: Limits) -> None:
    rows = _counted(sheet, limits)[1] if table is not None else 0
    if rows:
        reading.leave_aside("hidden_sheet_left_aside", sheet.title, rows=rows)
    else:
        reading.mention("hidden_sheet", sheet.title)


def _not_known(
    book: Workbook,
    sheet: Any,
    tables: Sequence[Table],
    reading: Reading,
    chosen: list[tuple[Any, Table]],
    limits: Limits,
) -> None:
    near = nearest_table(sheet.title, tables)
    if near is not None:
        reading.refuse("unknown_sheet", sheet.title, near=str(near.title))
        return
    if len(book.worksheets) == 1 and (guess := _by_headings(sheet, tables)) is not None:
        reading.mention("sheet_taken_as", sheet.title, title=str(guess.title))
        chosen.append((sheet, guess))
        return
    first, rows = _counted(sheet, limits)
    likely = likely_table(sheet.title, first, tables)
    if not rows:
        reading.mention("sheet_not_read", sheet.title)
    elif likely is not None:
        reading.leave_aside("sheet_left_aside_near", sheet.title, rows=rows, near=str(likely.title))
    else:
        reading.leave_aside("sheet_left_aside", sheet.title, rows=rows)


def _counted(sheet: Any, limits: Limits) -> tuple[list[list[Raw]], int]:
    try:
        sheet.reset_dimensions()
        return count_rows(_cells(sheet.iter_rows(min_row=1, max_col=limits.columns)), limits)
    except BROKEN:
        return [], 1  # what cannot be read is not left aside unsaid


def _by_headings(sheet: Any, tables: Sequence[Table]) -> Table | None:
    try:
        sheet.reset_dimensions()
        first = next(sheet.iter_rows(min_row=1, max_row=1, max_col=200, values_only=True), ())
    except BROKEN:
        return None
    return table_with([cell for cell in first if isinstance(cell, str)], tables)


def _width(sheet: Any, limits: Limits) -> int:
    """One more than the last column used in the first rows, where the headings are."""
    width = 0
    rows = sheet.iter_rows(min_row=1, max_row=limits.heading_rows, max_col=limits.columns + 1, values_only=True)
    for row in islice(rows, limits.heading_rows):
        for position, value in enumerate(row, start=1):
            if value is not None and position > width:
                width = position
    return width + 1 if width <= limits.columns else width


def _cells(rows: Iterator[Any]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [_cell(cell) for cell in row]


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind == "f":
        return Unreadable("formula", short(value))
    if kind == "e":
        return Unreadable("cell_error", short(value))
    if isinstance(value, str):
        return unescape_from_workbook(value)
    if isinstance(value, float | int) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return round(value * 100, 10)
    if isinstance(value, bool | int | float) or hasattr(value, "isoformat"):
        return value if not _is_time(value) else str(value)
    return str(value)


def _is_time(value: object) -> bool:
    return not isinstance(value, bool | int | float) and not hasattr(value, "year")


def _say_merged(archive: zipfile.ZipFile, sheet: Any, reading: Reading) -> None:
    """Name the merged cells below the headings: only the first of each holds what they all seem to say."""
    path = str(sheet._worksheet_path).lstrip("/")
    found, tail = 0, b""
    with archive.open(path) as stream:
        while block := stream.read(1 << 20):
            piece = tail + block
            for match in _MERGED.finditer(piece):
                if int(match[3]) > 1 and found < MOST_MERGED:
                    found += 1
                    cells = f"{match[1].decode()}:{match[2].decode()}"
                    reading.refuse("merged_cells", sheet.title, _row_of(match[1]), cells=cells)
            start = piece.rfind(b"<", -200)
            tail = piece[start:] if start >= 0 and b">" not in piece[start:] else b""


def _row_of(cell: bytes) -> int:
    return int(cell.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
