"""One order of people and statements that does not depend on how the file had them, nor on what they are called.

Everything that draws lots or starts somewhere does so in this order, so that a shuffled or renamed copy of the same
votes gives the same result.
"""

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.polis.plane import Plane
from convenor.methods.opinions.votes import AGREE, DISAGREE, Votes

__all__ = ["in_order_of_content", "plane_reordered", "reordered"]

DIGITS = 7  # figures that differ only beyond these differ by arithmetic, not by votes


def in_order_of_content(votes: Votes, plane: Plane) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Positions of people and of statements, ordered by how they voted or were voted on and where they lie."""
    people, width = votes.shape
    agreed = np.bincount(votes.person[votes.value == AGREE], minlength=people)
    against = np.bincount(votes.person[votes.value == DISAGREE], minlength=people)
    counts = votes.counts
    statements = np.lexsort(
        (*_coarse(plane.components.T), counts.votes, counts.disagree, counts.agree) if width else ((),)
    )
    place = np.empty(width, dtype=np.intp)
    place[statements] = np.arange(width)
    # where somebody voted, weighed by the order of the statements: parts those whom everything else leaves equal
    spread = np.bincount(votes.person, weights=(place[votes.statement] + 1.0) * (votes.value + 2.0), minlength=people)
    return np.lexsort((*_coarse(plane.people), spread, against, agreed, votes.votes_of_people)), statements


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
