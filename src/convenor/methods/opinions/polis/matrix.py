"""The matrix as Polis has it: what is moderated out becomes zero for everybody, what is missing the column's mean."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from convenor.methods.opinions.votes import Votes

__all__ = ["Matrix", "clustered", "clustered_in_any_order", "matrix"]

ENOUGH = 7  # votes of a person, or all statements there were, before that person is put in a group
FEWEST = 15  # people in groups: below that, the most active join


@dataclass(frozen=True, slots=True)
class Matrix:
    """Votes made ready for the plane, people in order of their first vote.

    `centred` is sparse, people by statements: the vote less the column's mean where voted, nothing elsewhere. A column
    moderated out holds nothing, has the mean 0, and counts as voted on by everybody (`seen`).
    """

    centred: sparse.csr_array
    means: NDArray[np.float64]
    seen: NDArray[np.int64]


def matrix(votes: Votes, out: NDArray[np.bool_]) -> Matrix:
    """The matrix of these votes; `out` says which statements are moderated out or meta."""
    kept = ~out[votes.statement]
    person, statement = votes.person[kept], votes.statement[kept]
    value = votes.value[kept].astype(float)
    rows, width = votes.shape
    voted = np.bincount(statement, minlength=width)
    means = np.bincount(statement, weights=value, minlength=width) / np.maximum(voted, 1)
    of_person = np.bincount(person, minlength=rows)
    starts = np.concatenate(([0], np.cumsum(of_person)))
    centred = sparse.csr_array((value - means[statement], statement, starts), shape=(rows, width))
    return Matrix(centred, means, of_person.astype(np.int64) + int(out.sum()))


def clustered(votes: Votes) -> NDArray[np.bool_]:
    """Who is put in a group: seven votes, or as many as there were statements at the time; once in, always in.

    While there are fewer than fifteen, everybody who comes joins, and stays: the first fifteen are always in. The time
    is read vote by vote; Polis itself looks in batches, so that its early people can differ by a few.
    """
    inside = votes.votes_of_people >= ENOUGH
    inside[_entered_early(votes)] = True
    inside[:FEWEST] = True
    return inside


def clustered_in_any_order(votes: Votes) -> NDArray[np.bool_]:
    """The same without anything that the order of a file could change: time counts only where times were given, and
    with the last who joins to make fifteen join all who voted as much.
    """
    number = votes.votes_of_people
    inside = number >= min(ENOUGH, len(votes.statements))
    if votes.timed:
        inside[_entered_early(votes)] = True
    if int(inside.sum()) < FEWEST:
        inside |= number >= (np.sort(number)[-FEWEST] if len(number) > FEWEST else 0)
    return inside


def _entered_early(votes: Votes) -> NDArray[np.intp]:
    """Those who had voted on every statement there was, at some moment before there were seven."""
    opened = np.full(len(votes.statements), np.iinfo(np.intp).max)
    np.minimum.at(opened, votes.statement, votes.moment)
    opened = np.sort(opened[opened < np.iinfo(np.intp).max])
    until = opened[ENOUGH - 1] if len(opened) >= ENOUGH else np.iinfo(np.intp).max
    early = np.flatnonzero(votes.moment < until)
    early = early[np.argsort(votes.moment[early], kind="stable")]
    there = np.searchsorted(opened, votes.moment[early], side="right")
    by_person = np.argsort(votes.person[early], kind="stable")
    person = votes.person[early][by_person]
    nth = np.arange(len(person)) - np.searchsorted(person, person) + 1
    return person[nth >= there[by_person]]
