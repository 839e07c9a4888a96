"""Conversations for tests: the four real ones that are given, and simulated ones with groups or without."""

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from convenor.methods.opinions import Panel, Statement, Votes

REAL = ("london.youth.policing", "15-per-hour-seattle", "bg2050-volunteers", "scoop-hivemind.biodiversity")


@dataclass(frozen=True)
class Conversation:
    """What Polis exported: votes in time, statements, the group of each person, its matrix and its own figures."""

    votes: Votes
    panel: Panel
    group: dict[int, int]
    matrix: dict[tuple[int, int], int]
    comments: list[dict[str, str]]
    rows: tuple[list[int], list[int], list[int], list[int]]


def real(shared_data: Path, name: str) -> Conversation:
    folder = shared_data / "polis" / name
    cast = _read(folder / "votes.csv.gz")
    columns = ("voter-id", "comment-id", "vote", "timestamp")
    who, what, vote, when = ([int(row[column]) for row in cast] for column in columns)
    comments = _read(folder / "comments.csv.gz")
    people = _read(folder / "participants-votes.csv.gz")
    statements = tuple(
        Statement(int(row["comment-id"]), moderated=int(row["moderated"]), meta=row.get("is-meta") == "true")
        for row in comments
    )
    return Conversation(
        Votes.from_rows(who, what, vote, when),
        Panel(statements),
        {int(row["participant"]): int(row["group-id"]) for row in people if row["group-id"]},
        {
            (int(row["participant"]), int(column)): int(cell)
            for row in people
            for column, cell in row.items()
            if column.isdecimal() and cell
        },
        comments,
        (who, what, vote, when),
    )


def simulated(rng: np.random.Generator, people: int, statements: int, density: float, gap: float = 0.0) -> Votes:
    """Agree or disagree by a logit of each statement, one vote in eight a pass; half of the statements shifted by `gap`
    between two groups, none where it is 0."""
    group = rng.integers(0, 2, people)
    lean = rng.normal(0.6, 1, statements)
    shift = np.zeros((2, statements))
    divided = rng.permutation(statements)[: statements // 2]
    side = rng.choice([-1, 1], len(divided)) * gap / 2
    shift[0, divided], shift[1, divided] = side, -side
    chance = 1 / (1 + np.exp(-(lean + shift[group])))
    vote = np.where(rng.random((people, statements)) < chance, 1, -1)
    vote[rng.random((people, statements)) < 0.12] = 0
    who, what = np.nonzero(rng.random((people, statements)) < density)
    return Votes.from_rows(who, what, vote[who, what])


def _read(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
