"""Exact tests of two shares, and how many of many to believe.

`mid_p`: Fisher's exact test with half of the observed table's chance (mid-p), two-sided by doubling the smaller side:
exact conditional on the margins, less timid than the plain test at small numbers. `q_values`: Benjamini & Hochberg.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, ndtr

from convenor.methods.resampling import benjamini_hochberg

__all__ = ["mid_p", "q_values"]

LARGE = 3_000  # tables wider than this are judged by the normal curve with the same mean and variance


def mid_p(taken: ArrayLike, of: ArrayLike, taken_by_others: ArrayLike, of_others: ArrayLike) -> NDArray[np.float64]:
    """The two-sided p of each table: `taken` of `of` here against `taken_by_others` of `of_others` there.

    1 where either side is empty or all of both took it, or none: nothing can be told. Shapes broadcast.

    >>> mid_p([5, 3], [5, 5], [6, 3], [15, 5]).round(3).tolist()
    [0.03, 1.0]
    """
    arrays = np.broadcast_arrays(*(np.asarray(one, dtype=np.int64) for one in (taken, of, taken_by_others, of_others)))
    here, n, there, m = (one.ravel() for one in arrays)
    tables, place = np.unique(np.stack([here, n, here + there, n + m]), axis=1, return_inverse=True)
    logs = gammaln(np.arange(1, int(tables.max(initial=0)) + 2, dtype=float))  # of 0!, 1!, 2!, …
    found: NDArray[np.float64] = np.array(
        [_one(here, n, taken, everybody, logs) for here, n, taken, everybody in tables.T.tolist()]
    )
    return found[place.ravel()].reshape(arrays[0].shape) if found.size else np.ones(arrays[0].shape)


def q_values(p: ArrayLike) -> NDArray[np.float64]:
    """Benjamini & Hochberg's adjusted p of each, over all that are given: the share of false finds if one stops there.

    >>> q_values([0.01, 0.04, 0.03, 0.5]).round(3).tolist()
    [0.04, 0.053, 0.053, 0.5]
    """
    given = np.asarray(p, dtype=float)
    return np.array(benjamini_hochberg(given.ravel().tolist()), dtype=float).reshape(given.shape)


def _one(here: int, n: int, taken: int, everybody: int, logs: NDArray[np.float64]) -> float:
    """Of `everybody`, `n` are here; `taken` took it, `here` of them here. `logs`: of the factorials."""
    low, high = max(0, taken - (everybody - n)), min(taken, n)
    if low == high:
        return 1.0
    if high - low > LARGE:
        return _by_the_curve(here, n, taken, everybody)
    rest = everybody - n - taken
    weight = logs[low : high + 1] + logs[taken - high : taken - low + 1][::-1]
    weight += logs[n - high : n - low + 1][::-1] + logs[rest + low : rest + high + 1]
    chance = np.exp(weight.min() - weight)
    chance /= chance.sum()
    at = here - low
    below, same, above = float(chance[:at].sum()), float(chance[at]), float(chance[at + 1 :].sum())
    return min(1.0, 2 * min(below, above) + same)


def _by_the_curve(here: int, n: int, taken: int, everybody: int) -> float:
    share = taken / everybody
    variance = n * share * (1 - share) * (everybody - n) / (everybody - 1)
    return float(2 * ndtr(-abs(here - n * share) / np.sqrt(variance)))
