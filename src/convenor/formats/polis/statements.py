"""comments.csv: the statements, their texts and standing, and what Polis counted of them."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from convenor.errors import ConvenorError
from convenor.formats.polis.table import Table, identity, opened, rows, whole_number
from convenor.methods.opinions import Statement

__all__ = ["Statements", "statements"]

ASKED = {
    "id": ("comment-id", "statement-id", "tid", "id"),
    "text": ("comment-body", "text", "txt", "comment", "statement"),
    "author": ("author-id", "author"),
    "moderated": ("moderated", "mod"),
    "meta": ("is-meta",),
    "seed": ("is-seed",),
    "agrees": ("agrees",),
    "disagrees": ("disagrees",),
}
YES = ("true", "1", "t", "yes")


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements in the order of their ids; `agrees` and `disagrees` as Polis counted every vote event, by id."""

    statements: tuple[Statement, ...]
    agrees: dict[Hashable, int]
    disagrees: dict[Hashable, int]


def statements(path: Path) -> Statements:
    """The statements of a file; the later of two with one id stands. Everything but the id may be missing."""
    found: dict[Hashable, Statement] = {}
    agrees: dict[Hashable, int] = {}
    disagrees: dict[Hashable, int] = {}
    with opened(path) as lines:
        table, cells = rows(lines, path.name, ASKED)
        table.need("id")
        for line, row in cells:
            one = _statement(table, row, line)
            found[one.id] = one
            for key, counts in (("agrees", agrees), ("disagrees", disagrees)):
                if table.cell(row, key):
                    counts[one.id] = whole_number(table.cell(row, key), file=path.name, line=line, column=key, empty=0)
    whole = all(isinstance(one, int) for one in found)
    order = sorted(found) if whole else list(found)  # type: ignore[type-var]
    return Statements(tuple(found[one] for one in order), agrees, disagrees)


def _statement(table: Table, row: list[str], line: int) -> Statement:
    text = table.cell(row, "id")
    if not text:
        raise ConvenorError("no_id", file=table.name, line=line, column=table.headings[table.places["id"]])
    return Statement(
        id=identity(text),
        text=table.cell(row, "text"),
        author=table.cell(row, "author") or None,
        moderated=whole_number(table.cell(row, "moderated"), file=table.name, line=line, column="moderated", empty=0),
        meta=table.cell(row, "meta").casefold() in YES,
        seed=table.cell(row, "seed").casefold() in YES,
    )
