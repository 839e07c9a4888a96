"""Of those who voted, how many agree: the share, how sure that is, and what those who have not voted could make of it.

Passes count among voters and are never folded into disagreement; the share of those who took a side stands beside. A
board is a census: where it is known how many may vote, bounds say what holds whatever the rest vote.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from convenor.methods.opinions.votes import AGREE, DISAGREE, Counts, Votes

__all__ = ["Shares", "bounds", "jeffreys", "shares", "weighted"]

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Shares:
    """One entry a statement, all between 0 and 1 and NaN where nobody voted.

    `agree`, `disagree`, `passed`: shares of voters. `of_sides`: of those who took a side, who agree. `low`, `high`:
    95% interval of `agree` (Jeffreys; narrowed where most of those entitled have voted). `sure_low`, `sure_high`: what
    the share among all entitled lies between whatever the rest vote; NaN where it is not known how many they are.
    `n`: voters; weights never make it larger.
    """

    agree: NDArray[np.float64]
    disagree: NDArray[np.float64]
    passed: NDArray[np.float64]
    of_sides: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    sure_low: NDArray[np.float64]
    sure_high: NDArray[np.float64]
    n: NDArray[np.int64]


def shares(counts: Counts, entitled: int | None = None, sums: tuple[NDArray[np.float64], ...] | None = None) -> Shares:
    """The shares of these counts. `sums`: weighted agree, disagree, votes and squared weights, from `weighted`."""
    plain = (counts.agree.astype(float), counts.disagree.astype(float), counts.votes.astype(float))
    agree, disagree, total = plain if sums is None else sums[:3]
    effective = counts.votes.astype(float) if sums is None else _effective(sums)
    with np.errstate(invalid="ignore", divide="ignore"):
        share, against = agree / total, disagree / total
        of_sides = agree / (agree + disagree)
        low, high = jeffreys(share * effective, effective, entitled)
    sure_low, sure_high = bounds(counts.agree, counts.votes, entitled)
    return Shares(share, against, 1 - share - against, of_sides, low, high, sure_low, sure_high, counts.votes)


def jeffreys(
    taken: NDArray[np.float64], n: NDArray[np.float64], entitled: int | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The 95% interval of a share by Jeffreys' prior; its ends are 0 and 1 where none or all took it; NaN for n = 0.

    Where `entitled` is known, both ends are drawn to the share by the finite population correction.

    >>> [one.round(2).tolist() for one in jeffreys(np.array([16.0]), np.array([20.0]))]
    [[0.59], [0.93]]
    """
    tail = (1 - LEVEL) / 2
    share = np.where(n > 0, taken / np.maximum(n, 1e-300), np.nan)
    low = np.where(taken <= 0, 0.0, betaincinv(taken + 0.5, n - taken + 0.5, tail))
    high = np.where(taken >= n, 1.0, betaincinv(taken + 0.5, n - taken + 0.5, 1 - tail))
    if entitled is not None and entitled > 1:
        narrowing = np.sqrt(np.clip((entitled - n) / (entitled - 1), 0, 1))
        low, high = share - (share - low) * narrowing, share + (high - share) * narrowing
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def bounds(
    taken: NDArray[np.int64], votes: NDArray[np.int64], entitled: int | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What the share among all entitled is at least and at most, whatever those who have not voted say.

    >>> [one.tolist() for one in bounds(np.array([9]), np.array([12]), 20)]
    [[0.45], [0.85]]
    """
    if entitled is None:
        return np.full(taken.shape, np.nan), np.full(taken.shape, np.nan)
    everybody = np.maximum(entitled, votes)  # who voted was entitled, whatever the list says
    return taken / everybody, (taken + everybody - votes) / everybody


def weighted(votes: Votes, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Weighted agree, disagree, votes and squared weights, one entry a statement. `weights`: one a person."""
    width = len(votes.statements)
    mine = weights[votes.person]

    def total(those: NDArray[np.bool_] | slice, power: int = 1) -> NDArray[np.float64]:
        return np.bincount(votes.statement[those], weights=mine[those] ** power, minlength=width).astype(float)

    return total(votes.value == AGREE), total(votes.value == DISAGREE), total(slice(None)), total(slice(None), 2)


def _effective(sums: tuple[NDArray[np.float64], ...]) -> NDArray[np.float64]:
    """Kish's effective number: at most the number of voters, less where a few weigh much."""
    return np.where(sums[3] > 0, sums[2] ** 2 / np.where(sums[3] > 0, sums[3], 1), 0.0)
