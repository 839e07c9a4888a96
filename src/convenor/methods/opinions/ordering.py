"""One order of people and statements that does not depend on how the file had them, nor on what they are called.

Everything that draws lots or starts somewhere does so in this order, so that a shuffled or renamed copy of the same
votes gives the same result.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.polis.plane import Plane
from convenor.methods.opinions.votes import AGREE, DISAGREE, Votes

__all__ = ["in_order_of_content", "plane_reordered", "reordered"]

DIGITS = 7  # figures that differ only beyond these differ by arithmetic, not by votes


def in_order_of_content(votes: Votes, plane: Plane) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Positions of people and of statements, ordered by how they voted or were voted on and where they lie.

    Whom all this leaves equal is told apart by where they voted, statements by who voted on them, and so on in turn.
    """
    people, width = votes.shape
    agreed = np.bincount(votes.person[votes.value == AGREE], minlength=people)
    against = np.bincount(votes.person[votes.value == DISAGREE], minlength=people)
    counts = votes.counts
    statement = _ranks((*_coarse(plane.components.T), counts.votes, counts.disagree, counts.agree))
    said, places = votes.value + 2.0, _coarse(plane.people)
    while True:
        spread = np.bincount(votes.person, weights=(statement[votes.statement] + 1.0) * said, minlength=people)
        person = _ranks((*places, spread, against, agreed, votes.votes_of_people))
        known = int(statement.max(initial=-1))
        if known == width - 1:
            break
        spread = np.bincount(votes.statement, weights=(person[votes.person] + 1.0) * said, minlength=width)
        statement = _ranks((spread, statement))
        if int(statement.max()) == known:
            break
    return np.argsort(person, kind="stable"), np.argsort(statement, kind="stable")


def _ranks(keys: Sequence[NDArray[Any]]) -> NDArray[np.intp]:
    """The rank of each, the last key first; equal ones have the same."""
    order = np.lexsort(keys)
    ranks = np.empty(len(order), dtype=np.intp)
    differs = np.zeros(len(order), dtype=bool)
    for key in keys:
        differs[1:] |= key[order[1:]] != key[order[:-1]]
    ranks[order] = np.cumsum(differs)
    return ranks


def reordered(votes: Votes, people: NDArray[np.intp], statements: NDArray[np.intp]) -> Votes:
    """The same votes with people and statements at new positions: `people[0]` comes first."""
    person_at, statement_at = np.empty_like(people), np.empty_like(statements)
    person_at[people], statement_at[statements] = np.arange(len(people)), np.arange(len(statements))
    lengths = votes.votes_of_people
    starts = np.cumsum(lengths) - lengths
    before = np.cumsum(lengths[people]) - lengths[people]
    order = np.repeat(starts[people] - before, lengths[people]) + np.arange(len(votes.value))  # whole people, moved
    person, statement = person_at[votes.person[order]], statement_at[votes.statement[order]]
    return Votes(
        tuple(votes.people[at] for at in people.tolist()),
        tuple(votes.statements[at] for at in statements.tolist()),
        person,
        statement,
        votes.value[order],
        votes.moment[order],
        votes.repeats,
        votes.timed,
    )


def plane_reordered(plane: Plane, people: NDArray[np.intp], statements: NDArray[np.intp]) -> Plane:
    """The same plane in the same new order."""
    return Plane(
        plane.components[:, statements],
        plane.eigenvalues,
        plane.people[people],
        plane.statements[statements],
        plane.extremity[statements],
    )


def _coarse(points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    return [np.round(axis, DIGITS) + 0.0 for axis in points.T]
