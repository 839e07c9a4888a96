"""Who the people are: a column for the id, and a column for each way of belonging (sector, tier, organisation, …).

Polis's own participants-votes.csv will do: its counts, its group and its columns of votes are left aside.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

from convenor.errors import ConvenorError
from convenor.formats.polis.table import Table, identity, opened, rows

__all__ = ["People", "people"]

ASKED = {"id": ("participant", "voter-id", "participant-id", "person", "pid", "voter", "id"), "weight": ("weight",)}
POLIS_OWN = {"group-id", "xid", "n-comments", "n-votes", "n-agree", "n-disagree"}


@dataclass(frozen=True, slots=True)
class People:
    """`belongs`: the community of each person on each axis. `weights`: where the file has that column."""

    belongs: Mapping[Hashable, Mapping[str, str]]
    weights: Mapping[Hashable, float] | None


def people(path: Path) -> People:
    """The people of a file; empty cells say nothing about a person."""
    belongs: dict[Hashable, dict[str, str]] = {}
    weights: dict[Hashable, float] = {}
    with opened(path) as lines:
        table, cells = rows(lines, path.name, ASKED)
        table.need("id")
        axes = _axes(table)
        for line, row in cells:
            text = table.cell(row, "id")
            if not text:
                raise ConvenorError("no_id", file=path.name, line=line, column=table.headings[table.places["id"]])
            person = identity(text)
            belongs[person] = {axis: row[at].strip() for at, axis in axes if at < len(row) and row[at].strip()}
            if "weight" in table.places and table.cell(row, "weight"):
                weights[person] = _weight(table, row, line)
    return People(belongs, weights if "weight" in table.places else None)


def _axes(table: Table) -> list[tuple[int, str]]:
    own = set(table.places.values())
    return [
        (at, name)
        for at, name in enumerate(table.headings)
        if name and at not in own and name.casefold() not in POLIS_OWN and not name.isdecimal()
    ]


def _weight(table: Table, row: list[str], line: int) -> float:
    text = table.cell(row, "weight")
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 < weight < 1e9:
        raise ConvenorError("not_a_weight", file=table.name, line=line, column="weight", value=text[:80])
    return weight
