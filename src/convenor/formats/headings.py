"""Which sheet is which table, and which column is which; what was probably meant where neither fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from convenor.formats.cells import Raw, Reader, short, words
from convenor.formats.problems import Reading
from convenor.formats.tables import Column, Table
from convenor.formats.text import likeness

START_HERE, LISTS = "Start here", "Lists"
OUR_OWN = frozenset({likeness(START_HERE), likeness(LISTS)})


def table_named(name: str, tables: Sequence[Table]) -> Table | None:
    """The table whose title or short name this is.

    >>> table_named("seats", []) is None
    True
    """
    said = likeness(name)
    for table in tables:
        if said in (likeness(table.title), likeness(table.name)):
            return table
    return None


def nearest_table(name: str, tables: Sequence[Table]) -> Table | None:
    """The table whose name was surely meant, only misspelt; none where the name is nearer to another word."""
    named = {likeness(word): table for table in tables for word in (table.title, table.name)}
    others = {likeness(word) for table in tables for word in table.also_called}
    near = get_close_matches(likeness(name), [*named, *others], n=1, cutoff=0.72)
    return named.get(near[0]) if near else None


def likely_table(name: str, headings: Sequence[Sequence[Raw]], tables: Sequence[Table]) -> Table | None:
    """The table that a sheet of an unknown name may be: by its headings, or else by another word for it."""
    for row in headings:
        if (found := table_with(row, tables)) is not None:
            return found
    said = likeness(name)
    called = {likeness(word): table for table in tables for word in (*table.also_called, str(table.title))}
    if near := get_close_matches(said, list(called), n=1, cutoff=0.72):
        return called[near[0]]
    within = [table for word, table in called.items() if word in said.split() or (" " in word and word in said)]
    return within[0] if within else None


def table_with(headings: Iterable[Raw], tables: Sequence[Table]) -> Table | None:
    """The one table that these headings fit best, if they fit it well and no other as well."""
    said = {likeness(words(cell)) for cell in headings if words(cell)}
    scores = sorted(((len(said & _names(table)), -index) for index, table in enumerate(tables)), reverse=True)
    if not scores or scores[0][0] < max(2, len(said) // 2):
        return None
    if len(scores) > 1 and scores[1][0] == scores[0][0]:
        return None
    return tables[-scores[0][1]]


def _names(table: Table) -> set[str]:
    return {likeness(name) for column in table.columns for name in (column.heading, column.name)}


@dataclass(frozen=True, slots=True)
class Heads:
    """The heading row of one sheet: its number, and which column stands where."""

    row: int
    columns: tuple[tuple[int, Reader], ...]
    unknown: tuple[tuple[int, str, str], ...] = ()  # place, heading, the column of ours that is nearest


def find_heads(sheet: str, table: Table, first_rows: Sequence[Sequence[Raw]], reading: Reading) -> Heads | None:
    """The heading row among the first rows of a sheet, with everything wrong about it reported."""
    known = {likeness(name): column for column in table.columns for name in (column.name, column.heading)}
    scores = [sum(1 for cell in row if likeness(words(cell)) in known) for row in first_rows]
    best = max(scores, default=0)
    if best == 0:
        wanted = ", ".join(str(column.heading) for column in table.columns[:6])
        reading.refuse("no_headings", sheet, wanted=wanted)
        return None
    index = scores.index(best)
    found: list[tuple[int, Column]] = []
    unknown: list[tuple[int, str, str]] = []
    for position, cell in enumerate(first_rows[index]):
        text = words(cell)
        if not text:
            continue
        column = known.get(likeness(text))
        if column is None:
            near, sure = _nearest_heading(text, table)
            if sure:
                reading.refuse("unknown_column", sheet, index + 1, short(text), near=near)
            else:
                unknown.append((position, short(text), near))
        elif any(other is column for _position, other in found):
            reading.refuse("column_twice", sheet, index + 1, column=str(column.heading))
        else:
            found.append((position, column))
    return Heads(index + 1, tuple((position, Reader(column)) for position, column in found), tuple(unknown))


def _nearest_heading(text: str, table: Table) -> tuple[str, bool]:
    """The heading of ours that is nearest, if any is near; and whether it is surely what was meant."""
    headings = {likeness(column.heading): str(column.heading) for column in table.columns}
    said = likeness(text)
    if near := get_close_matches(said, list(headings), n=1, cutoff=0.72):
        return headings[near[0]], True
    shared = [heading for heading in headings if len(heading) > 3 and (heading in said or said in heading)]
    near = shared[:1] if len(said) > 3 else []
    near = near or get_close_matches(said, list(headings), n=1, cutoff=0.5)
    return (headings[near[0]] if near else ""), False
