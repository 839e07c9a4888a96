"""What Polis counts and tests of each group on each statement.

A, D, S are those of the group who agreed, disagreed, voted at all (passes included); primed, those of all other groups
together. All arrays are groups by statements.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.votes import Counts

__all__ = ["Z90", "Side", "Statistics", "group_aware_consensus", "statistics", "z_of_share"]

Z90 = 1.2816  # one-sided


@dataclass(frozen=True, slots=True)
class Side:
    """One side (agree, or disagree): `share` (x+1)/(S+2), its test `z`, `ratio` to the others', its test `t`."""

    share: NDArray[np.float64]
    z: NDArray[np.float64]
    ratio: NDArray[np.float64]
    t: NDArray[np.float64]

    @property
    def score(self) -> NDArray[np.float64]:
        """The product of all four, by which representative statements are ordered."""
        return self.ratio * self.t * self.share * self.z


@dataclass(frozen=True, slots=True)
class Statistics:
    """Both sides of each group on each statement, with the counts they come from."""

    counts: Counts
    agree: Side
    disagree: Side


def statistics(counts: Counts) -> Statistics:
    """Of each group against all others: counts with one row a group."""
    everybody = Counts(*(each.sum(axis=0, keepdims=True) for each in (counts.agree, counts.disagree, counts.votes)))
    others = everybody - counts
    return Statistics(
        counts,
        _side(counts.agree, counts.votes, others.agree, others.votes),
        _side(counts.disagree, counts.votes, others.disagree, others.votes),
    )


def z_of_share(taken: NDArray[np.int64], votes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Whether more than half took that side: one more counted on both, against 1/2.

    >>> z_of_share(np.array([7]), np.array([8])).round(3).tolist()
    [2.333]
    """
    result: NDArray[np.float64] = 2 * np.sqrt(votes + 1) * ((taken + 1) / (votes + 1) - 0.5)
    return result


def group_aware_consensus(counts: Counts) -> NDArray[np.float64]:
    """For each statement the product over groups of (A+1)/(S+2), between 0 and 1; 1 where there is no group."""
    result: NDArray[np.float64] = np.prod((counts.agree + 1) / (counts.votes + 2), axis=0)
    return result


def _side(
    taken: NDArray[np.int64], votes: NDArray[np.int64], by_others: NDArray[np.int64], others: NDArray[np.int64]
) -> Side:
    share, their_share = (taken + 1) / (votes + 2), (by_others + 1) / (others + 2)
    return Side(share, z_of_share(taken, votes), share / their_share, _t(taken, votes, by_others, others))


def _t(
    taken: NDArray[np.int64], votes: NDArray[np.int64], by_others: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The test of two shares, one more counted on all four; 0 where all took that side."""
    ours, theirs = (taken + 1) / (votes + 1), (by_others + 1) / (others + 1)
    pooled = (taken + by_others + 2) / (votes + others + 2)
    error = np.sqrt(pooled * (1 - pooled) * (1 / (votes + 1) + 1 / (others + 1)))
    result: NDArray[np.float64] = np.where(pooled == 1, 0.0, (ours - theirs) / np.where(pooled == 1, 1.0, error))
    return result
