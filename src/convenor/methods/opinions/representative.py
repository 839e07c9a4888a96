"""What tells a group from the rest, tested without circularity.

Groups made of the votes that are then tested find "significant" differences also where there is nothing (14 to 24% of
statements instead of 5). So statements are dealt into five folds: people are grouped by the votes outside a fold, and
the fold's statements are tested on that grouping.
"""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.exact import mid_p, q_values
from convenor.methods.opinions.groups import split
from convenor.methods.opinions.polis.matrix import matrix
from convenor.methods.opinions.polis.plane import plane, products
from convenor.methods.opinions.votes import Counts, Votes

__all__ = ["Differences", "cross_fitted", "differences", "least_difference"]

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Differences:
    """Groups (or communities) by statements: how each differs from everybody else.

    `share`, `others`: shares of voters who agree; `p`: exact, mid-p, of the agreeing; `q`: over all cells; `low`: the
    95% interval of the difference, on the side of zero (0 where it holds zero; Newcombe 1998). NaN where nobody voted.
    """

    share: NDArray[np.float64]
    others: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    low: NDArray[np.float64]
    counts: Counts


def differences(counts: Counts, tested: NDArray[np.bool_]) -> Differences:
    """Of each row of counts against all the others; only `tested` statements enter the correction, others have q 1."""
    everybody = Counts(*(each.sum(axis=0, keepdims=True) for each in (counts.agree, counts.disagree, counts.votes)))
    others = everybody - counts
    p = np.ones(counts.agree.shape)
    p[:, tested] = mid_p(
        counts.agree[:, tested], counts.votes[:, tested], others.agree[:, tested], others.votes[:, tested]
    )
    q = np.ones_like(p)
    q[:, tested] = q_values(p[:, tested])
    with np.errstate(invalid="ignore", divide="ignore"):
        share, theirs = counts.agree / counts.votes, others.agree / others.votes
    return Differences(share, theirs, p, q, least_difference(counts, others), counts)


def cross_fitted(
    votes: Votes, out: NDArray[np.bool_], inside: NDArray[np.bool_], found: NDArray[np.intp], rng: np.random.Generator
) -> Differences:
    """The groups `found` against the rest on each statement, each tested on groups made without it."""
    k = int(found.max()) + 1
    all_products = products(matrix(votes, out).centred)
    fold = np.empty(len(votes.statements), dtype=np.intp)
    fold[rng.permutation(len(fold))] = np.arange(len(fold)) % FOLDS
    agree, disagree, total = (np.zeros((k, len(fold)), dtype=np.int64) for _ in range(3))
    for one in range(FOLDS):
        held = fold == one
        points = plane(matrix(votes, out | held), np.where(held | held[:, None], 0.0, all_products)).people
        without = _named_as(found, split(points, inside, k, rng), k)
        counts = votes.counts_by(without, k)
        agree[:, held], disagree[:, held], total[:, held] = (
            counts.agree[:, held],
            counts.disagree[:, held],
            counts.votes[:, held],
        )
    return differences(Counts(agree, disagree, total), ~out)


def _named_as(found: NDArray[np.intp], other: NDArray[np.intp], k: int) -> NDArray[np.intp]:
    """`other` with its groups named as those of `found` that they share most people with."""
    both = (found >= 0) & (other >= 0)
    table = np.zeros((k, k), dtype=np.int64)
    np.add.at(table, (other[both], found[both]), 1)
    best = max(permutations(range(k)), key=lambda names: sum(int(table[one, to]) for one, to in enumerate(names)))
    name = np.array([*best, -1], dtype=np.intp)  # no group stays no group
    renamed: NDArray[np.intp] = name[other]
    return renamed


def least_difference(ours: Counts, theirs: Counts) -> NDArray[np.float64]:
    """The end nearest zero of the 95% interval of the difference of the shares that agree; 0 where it holds zero.

    Newcombe's hybrid of two Wilson intervals.
    """
    share, low, high = _wilson(ours.agree, ours.votes)
    other, other_low, other_high = _wilson(theirs.agree, theirs.votes)
    apart = share - other
    least = apart - np.sqrt((share - low) ** 2 + (other_high - other) ** 2)
    most = apart + np.sqrt((high - share) ** 2 + (other - other_low) ** 2)
    result: NDArray[np.float64] = np.where(least > 0, least, np.where(most < 0, most, 0.0))
    return result


def _wilson(
    taken: NDArray[np.int64], n: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    z2 = 1.959964**2
    safe = np.maximum(n, 1)
    share = taken / safe
    middle = (share + z2 / (2 * safe)) / (1 + z2 / safe)
    half = np.sqrt(z2 * (share * (1 - share) / safe + z2 / (4 * safe**2))) / (1 + z2 / safe)
    none = n == 0
    return share, np.where(none, 0.0, middle - half), np.where(none, 1.0, middle + half)
