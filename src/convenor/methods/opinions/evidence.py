"""Whether there are groups at all. Two tests; without both, no group is shown.

Any method that looks for groups finds some, also among people who differ at random. So: (1) are votes on different
statements tied together more than chance ties them? Each statement's votes are shuffled among those who voted on it,
and the first eigenvalue compared. (2) Do two random halves of the statements sort people into the same two groups?
Thresholds as measured on seventeen real conversations and on simulated ones without groups (see docs/theory).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.agreement_of_groups import adjusted_rand
from convenor.methods.opinions.eigenvalues import largest
from convenor.methods.opinions.kmeans import two_groups_of_each
from convenor.methods.opinions.polis.matrix import ENOUGH
from convenor.methods.opinions.polis.plane import principal
from convenor.methods.opinions.votes import Votes

__all__ = ["Evidence", "Verdict", "evidence"]

SHUFFLES = 79
HALVES, CLEAR = 24, 8
MOST_PEOPLE = 120  # looked at in the first test, drawn by lot: it already finds what a hundred people show
MOST_PEOPLE_HALVED = 400
LEVEL = 0.05
STABLE = 0.18  # real conversations whose groups can be found again have 0.19 and more, the others 0.16 and less
FEWEST_PEOPLE, FEWEST_STATEMENTS = 10, 6


class Verdict(StrEnum):
    """What can be said about groups."""

    GROUPS = "groups"
    SPECTRUM = "a spectrum"
    NOT_ENOUGH = "not enough votes"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verdict and what it rests on.

    `p`: share of shuffles (the votes themselves among them) with as large a first eigenvalue. `ratio`: that eigenvalue
    over the mean of the shuffled. `split_half`: mean adjusted Rand index of two halves, 1 the same, 0 chance. None
    where there were not enough votes. `people` and `statements`: how many could be looked at.
    """

    verdict: Verdict
    p: float | None
    ratio: float | None
    split_half: float | None
    people: int
    statements: int
    shuffles: int = SHUFFLES
    halves: int = HALVES


def evidence(votes: Votes, out: NDArray[np.bool_], rng: np.random.Generator) -> Evidence:
    """The two tests on people with seven votes or more (or on all statements there are), statements not moderated out.

    `votes` in an order that does not depend on the file (`ordering`), or the lots drawn will.
    """
    counts = votes.counts
    most_alike = np.maximum(np.maximum(counts.agree, counts.disagree), counts.passes)
    usable = ~out & (counts.votes > most_alike)  # what all voted the same on tells nobody apart
    kept = usable[votes.statement]
    seen = np.bincount(votes.person[kept], minlength=len(votes.people))
    active = seen >= min(ENOUGH, max(int(usable.sum()), 1))
    people, statements = int(active.sum()), int(usable.sum())
    if people < FEWEST_PEOPLE or statements < FEWEST_STATEMENTS:
        return Evidence(Verdict.NOT_ENOUGH, None, None, None, people, statements, 0, 0)
    p, ratio = _tied_together(_some(votes, active, MOST_PEOPLE, rng), usable, rng)
    half, halvings = _split_half(_some(votes, active, MOST_PEOPLE_HALVED, rng), usable, rng)
    earned = p <= LEVEL and half >= STABLE
    verdict = Verdict.GROUPS if earned else Verdict.SPECTRUM
    return Evidence(verdict, p, ratio, half, people, statements, halves=halvings)


def _some(votes: Votes, active: NDArray[np.bool_], most: int, rng: np.random.Generator) -> Votes:
    those = np.flatnonzero(active)
    if len(those) > most:
        those = np.sort(rng.choice(those, most, replace=False))
    chosen = np.zeros(len(votes.people), dtype=bool)
    chosen[those] = True
    return votes.only(chosen)


def _tied_together(votes: Votes, usable: NDArray[np.bool_], rng: np.random.Generator) -> tuple[float, float]:
    """The permutation test on the first eigenvalue."""
    kept = usable[votes.statement]
    order = np.argsort(votes.statement[kept], kind="stable")
    person, statement = votes.person[kept][order], votes.statement[kept][order]
    value = votes.value[kept][order].astype(float)
    voted = np.bincount(statement, minlength=len(votes.statements))
    means = np.bincount(statement, weights=value, minlength=len(votes.statements)) / np.maximum(voted, 1)
    centred = value - means[statement]
    columns = np.unique(statement, return_inverse=True)[1]
    shape = (len(votes.people), int(columns.max()) + 1 if len(columns) else 0)
    cell = person * shape[1] + columns
    side = min(shape)
    made = np.empty((1 + SHUFFLES, side, side))
    table = np.zeros(shape)
    for at in range(1 + SHUFFLES):
        table.ravel()[cell] = centred if at == 0 else centred[_shuffled(columns, rng)]
        made[at] = table @ table.T if shape[0] <= shape[1] else table.T @ table
    first = largest(made, rng)
    reached = int((first[1:] >= first[0] * (1 - 1e-9)).sum())
    return (1 + reached) / (SHUFFLES + 1), float(first[0]) / max(float(first[1:].mean()), 1e-300)


def _shuffled(columns: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.intp]:
    """Positions shuffled inside each column: column, lot and position in one number each, which sorts fastest."""
    lots = rng.integers(0, 1 << 28, len(columns), dtype=np.int64)
    keys = (columns.astype(np.int64) << 48) | (lots << 20) | np.arange(len(columns))
    keys.sort()
    positions: NDArray[np.intp] = (keys & ((1 << 20) - 1)).astype(np.intp)
    return positions


def _split_half(votes: Votes, usable: NDArray[np.bool_], rng: np.random.Generator) -> tuple[float, int]:
    """The mean adjusted Rand index of two groups found from each half of the statements, and of how many halvings.

    Where the first eight leave no doubt on which side of the threshold it lies, it stops there.
    """
    statements = np.flatnonzero(usable)
    centred, seen = _centred(votes)
    product = centred.T @ centred
    found: list[float] = []
    while len(found) < HALVES:
        mixed = [rng.permutation(statements) for _ in range(CLEAR)]
        halves = [half for one in mixed for half in (one[: len(one) // 2], one[len(one) // 2 :])]
        groups = two_groups_of_each(np.stack([_points(centred, seen, product, half) for half in halves]))
        found += [adjusted_rand(groups[at], groups[at + 1]) for at in range(0, len(groups), 2)]
        doubt = 4 * float(np.std(found, ddof=1)) / len(found) ** 0.5
        if abs(float(np.mean(found)) - STABLE) > doubt:
            break
    return float(np.mean(found)), len(found)


def _centred(votes: Votes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Plain tables of people by statements: the vote less its statement's mean, and where there is a vote."""
    width = len(votes.statements)
    value = votes.value.astype(float)
    voted = np.bincount(votes.statement, minlength=width)
    means = np.bincount(votes.statement, weights=value, minlength=width) / np.maximum(voted, 1)
    centred, seen = np.zeros(votes.shape), np.zeros(votes.shape)
    centred[votes.person, votes.statement] = value - means[votes.statement]
    seen[votes.person, votes.statement] = 1
    return centred, seen


def _points(
    centred: NDArray[np.float64], seen: NDArray[np.float64], product: NDArray[np.float64], half: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Where people lie by some of the statements only."""
    components, _ = principal(product[np.ix_(half, half)])
    scale = np.sqrt(len(half) / np.maximum(seen[:, half].sum(axis=1), 1))
    points: NDArray[np.float64] = scale[:, None] * (centred[:, half] @ components.T)
    return points
