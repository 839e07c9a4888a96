"""How far two groups differ, and whether chance alone would part the same people so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb, erfc, lcm, sqrt
from statistics import fmean, pvariance

import numpy as np

from convenor.methods.resampling.intervals import check, student, variance, worst_case

__all__ = ["Difference", "difference", "permutation_p"]

MOST_WORK = 30_000_000  # steps of the exact count, beyond which it is drawn or approximated
MOST_PEOPLE = 1_000  # of whom the ways still are a number a computer can hold
MOST_WAYS = 50_000  # counted one by one, where the values lie on no common step
COARSE = 840  # values are fractions with a denominator that divides this: means of up to eight whole answers
DRAWS = 9_999


@dataclass(frozen=True, slots=True)
class Difference:
    """The first group's mean less the second's, with its interval, and how often chance alone does as much.

    `exact` says whether every way of parting them was counted.
    """

    value: float
    low: float
    high: float
    p: float
    exact: bool
    n: tuple[int, int]
    confidence: float


def difference(
    first: Sequence[float],
    second: Sequence[float],
    *,
    electorates: tuple[int, int] | None = None,
    low: float = 1.0,
    high: float = 5.0,
    confidence: float = 0.95,
    rng: np.random.Generator | None = None,
) -> Difference | None:
    """How far the means of two groups lie apart; None unless each has two values at least.

    The interval is Welch's, with each group's finite population correction (`electorates`: how many could have
    answered in each) and its made-up answer as in `level`, within what the missing could bring about. The test is
    `permutation_p`. Interval and test answer two questions: where the groups' means lie among all who could have
    answered, and whether belonging to a group matters. When all have answered the first has no doubt left; the second
    keeps its own.

    >>> found = difference([5, 5, 4, 5, 4], [2, 3, 1, 2, 3], electorates=(7, 6))
    >>> round(found.value, 1), found.low > 1, round(found.p, 4), found.exact
    (2.4, True, 0.0079, True)
    """
    sides = tuple(zip((first, second), electorates or (None, None), strict=True))
    for values, electorate in sides:
        check(values, electorate, low, high)
    if min(len(first), len(second)) < 2:
        return None
    apart = fmean(first) - fmean(second)
    variances = [variance(values, electorate, low, high) for values, electorate in sides]
    half = 0.0
    if sum(variances) > 0:
        weighed = sum(part**2 / (len(values) - 1) for part, (values, _) in zip(variances, sides, strict=True))
        half = student(sum(variances) ** 2 / weighed, confidence) * sqrt(sum(variances))
    ends = [
        worst_case(values, electorate=electorate, low=low, high=high) or (low, high) for values, electorate in sides
    ]
    least, most = ends[0][0] - ends[1][1], ends[0][1] - ends[1][0]
    p, exact = permutation_p(first, second, rng=rng)
    return Difference(
        value=apart,
        low=min(apart, max(least, apart - half)),
        high=max(apart, min(most, apart + half)),
        p=p,
        exact=exact,
        n=(len(first), len(second)),
        confidence=confidence,
    )


def permutation_p(
    first: Sequence[float], second: Sequence[float], *, rng: np.random.Generator | None = None
) -> tuple[float, bool]:
    """The share of all ways to part these people into groups of these sizes whose means lie at least so far apart.

    Two-sided (Fisher's and Pitman's test of means). The ways are counted by how many have which sum, so it is exact for
    a hundred people and more on a scale of a few steps; on a scale without common steps they are looked at one by one,
    to nine against nine. The second part of the answer says whether it is exact. Beyond that it takes 9,999 draws of
    `rng`, the parting at hand counted as one of them, or without `rng` the normal approximation to the same test.
    Raises ValueError for an empty group.

    >>> permutation_p([3, 4], [1, 1])
    (0.3333333333333333, True)
    """
    if not first or not second:
        raise ValueError("a group without values cannot be compared")
    everyone = [*first, *second]
    small, n = min(len(first), len(second)), len(everyone)
    values = _whole(everyone)
    if values is not None and small * n * (sum(values) + 1) <= MOST_WORK and n < MOST_PEOPLE:
        part = values[: len(first)] if len(first) == small else values[len(first) :]
        return _by_sums(values, small, sum(part)), True
    if comb(n, small) <= MOST_WAYS:
        return _one_by_one(everyone, len(first)), True
    if rng is None:
        return _approximated(first, second), False
    return _drawn(np.array(everyone, dtype=float), len(first), rng), False


def _whole(values: Sequence[float]) -> list[int] | None:
    """The values as whole steps from the least, where they are fractions with small denominators."""
    fractions = [Fraction(value).limit_denominator(COARSE) for value in values]
    if any(abs(float(fraction) - value) > 1e-9 for fraction, value in zip(fractions, values, strict=True)):
        return None
    steps = lcm(*(fraction.denominator for fraction in fractions))
    if COARSE % steps:
        return None
    least = min(fractions)
    return [int((fraction - least) * steps) for fraction in fractions]


def _by_sums(values: Sequence[int], size: int, seen: int) -> float:
    """The share of subsets of `size` whose sum is at least as far from what is expected as `seen`."""
    total, n = sum(values), len(values)
    ways = np.zeros((size + 1, total + 1))
    ways[0, 0] = 1
    for value in values:
        ways[1:, value:] = ways[1:, value:] + ways[:-1, : total + 1 - value]
    sums = np.arange(total + 1)
    as_far = np.abs(n * sums - size * total) >= abs(n * seen - size * total)
    return min(1.0, float(ways[size, as_far].sum()) / comb(n, size))


def _one_by_one(values: Sequence[float], size: int) -> float:
    """The same share, each way looked at."""
    seen = abs(sum(values[:size]) - size * fmean(values)) - 1e-9
    smaller = min(size, len(values) - size)  # what is left over is as far from its middle
    middle = smaller * fmean(values)
    ways = combinations(values, smaller)
    return sum(abs(sum(way) - middle) >= seen for way in ways) / comb(len(values), size)


def _approximated(first: Sequence[float], second: Sequence[float]) -> float:
    """By the normal curve with the variance that the difference of means has among all ways."""
    spread = pvariance([*first, *second]) * (len(first) + len(second)) ** 2
    spread /= len(first) * len(second) * (len(first) + len(second) - 1)
    return erfc(abs(fmean(first) - fmean(second)) / sqrt(2 * spread)) if spread > 0 else 1.0


def _drawn(values: np.ndarray[tuple[int], np.dtype[np.float64]], size: int, rng: np.random.Generator) -> float:
    """The same share among draws, the parting at hand counted as one of them."""
    middle = size * float(values.mean())
    seen = abs(float(values[:size].sum()) - middle) - 1e-9
    as_far = sum(abs(float(rng.permutation(values)[:size].sum()) - middle) >= seen for _ in range(DRAWS))
    return (1 + as_far) / (1 + DRAWS)
