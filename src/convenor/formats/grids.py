"""From a grid of cells, whatever file it came from, to rows of a table."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from convenor.formats.cells import NotUnderstood, Raw, words
from convenor.formats.headings import Heads, find_heads
from convenor.formats.limits import Limits
from convenor.formats.problems import Problem, Reading
from convenor.formats.tables import TOO_LONG, Row, Table, Value


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds something no text can stand for: a formula, an error, a broken piece."""

    code: str
    said: str = ""


Cell = Raw | Unreadable


def read_grid(sheet: str, table: Table, cells: Iterable[Sequence[Cell]], reading: Reading, limits: Limits) -> None:
    """Read one sheet's rows, first row first, into `reading`; rows marked EXAMPLE or HELP are passed over."""
    reading.tables.add(table.name)
    rows = iter(cells)
    first = list(islice(rows, limits.heading_rows))
    heads = find_heads(sheet, table, [[_plain(cell) for cell in row] for row in first], reading)
    if heads is None:
        return
    blank, kept = 0, 0
    lost = Counter[int]()
    for number, row in enumerate(chain(first, rows), start=1):
        if number <= heads.row:
            continue
        if _is_blank(row):
            blank += 1
            if blank >= limits.blank_rows and number > heads.row + limits.blank_rows:
                if not all(_is_blank(rest) for rest in islice(rows, limits.looked_below)):
                    reading.mention("stopped_at_a_gap", sheet, number, rows=limits.blank_rows)
                break
            continue
        blank = 0
        if _is_ours(row, heads, table):
            continue
        kept += 1
        if kept > limits.rows:
            reading.refuse("too_many_rows", sheet, number, most=limits.rows)
            reading.rows = [row for row in reading.rows if row.sheet != sheet]
            return
        _read_row(sheet, number, row, heads, table, reading)
        lost.update(place for place, _text, _near in heads.unknown if place < len(row) and not _empty(row[place]))
    _say_columns(sheet, heads, lost, reading)


def _say_columns(sheet: str, heads: Heads, lost: Mapping[int, int], reading: Reading) -> None:
    """Name the columns that are none of ours; those that say something are left aside only if a person says so."""
    for place, text, near in heads.unknown:
        if not lost[place]:
            reading.mention("column_not_read", sheet, heads.row, text)
        elif near:
            reading.leave_aside("column_left_aside_near", sheet, heads.row, text, rows=lost[place], near=near)
        else:
            reading.leave_aside("column_left_aside", sheet, heads.row, text, rows=lost[place])


def count_rows(cells: Iterable[Sequence[Cell]], limits: Limits) -> tuple[list[list[Raw]], int]:
    """The first rows of a sheet that is none of ours, and how many of its rows say anything, headings left out."""
    first: list[list[Raw]] = []
    said, blank = 0, 0
    for row in islice(cells, limits.rows):
        if len(first) < limits.heading_rows:
            first.append([_plain(cell) for cell in row])
        if _is_blank(row):
            blank += 1
            if blank >= limits.blank_rows:
                break
        else:
            said, blank = said + 1, 0
    return first, max(0, said - 1)


def _read_row(sheet: str, number: int, row: Sequence[Cell], heads: Heads, table: Table, reading: Reading) -> None:
    values: dict[str, Value] = {}
    for position, reader in heads.columns:
        column = reader.column
        cell = row[position] if position < len(row) else None
        if cell == TOO_LONG:
            continue
        try:
            if isinstance(cell, Unreadable):
                raise NotUnderstood(cell.code, said=cell.said)
            values[column.name] = reader(cell)
        except NotUnderstood as error:
            reading.add(Problem(error.code, sheet, number, str(column.heading), error.params))
    headed = {position for position, *_rest in (*heads.columns, *heads.unknown)}
    if any(not _empty(cell) for position, cell in enumerate(row) if position not in headed):
        reading.mention("cells_beyond_headings", sheet, number)
    reading.rows.append(Row(table.name, sheet, number, values))


def _is_ours(row: Sequence[Cell], heads: Heads, table: Table) -> bool:
    if table.alone:
        return False
    for position, reader in heads.columns:
        if reader.column.name == "ref":
            cell = row[position] if position < len(row) else None
            return isinstance(cell, str) and (cell.strip().startswith("EXAMPLE") or cell.strip() == "HELP")
    return False


def _plain(cell: Cell) -> Raw:
    return cell.said if isinstance(cell, Unreadable) else cell


def _empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not words(cell))


def _is_blank(row: Sequence[Cell]) -> bool:
    return all(_empty(cell) for cell in row)
