"""Where a level or a share lies among all who could have answered, from those who did.

Two questions differ, and `electorate` says which is asked. With it: what do these people think now? The doubt shrinks
as more of them answer and is gone when all have. Without it: what would others in their place think, as when asking
whether trust is changing underneath?
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt
from statistics import fmean

__all__ = ["Interval", "check", "level", "share", "student", "variance", "worst_case"]

ENOUGH = 18  # answers, from which the made-up one counts in full


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bounds, from `n` answers of `electorate` people (None: of any number)."""

    value: float
    low: float
    high: float
    n: int
    electorate: int | None
    confidence: float

    @property
    def width(self) -> float:
        """How far the bounds lie apart."""
        return self.high - self.low


def level(
    values: Sequence[float],
    *,
    electorate: int | None = None,
    low: float = 1.0,
    high: float = 5.0,
    confidence: float = 0.95,
) -> Interval | None:
    """The mean of `values` (on a scale from `low` to `high`) and its interval; None of no values.

    Student's t with the finite population correction sqrt(1 − n/N). The spread counts one made-up answer more
    (`variance`), so that six people who happen to agree do not pass for certainty. Nothing reaches beyond what those
    who have not answered could still bring about (`worst_case`); of one answer that is all there is to say. Holds what
    the board thinks 93 to 98 times in a hundred for boards of the usual kinds, and oftener where nearly all think the
    same (benchmarks/RESULTS.md). Raises ValueError for values off the scale or more of them than people.

    >>> found = level([4, 4, 3, 5, 4, 2, 4, 5], electorate=18)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (3.88, 3.26, 4.49)
    """
    check(values, electorate, low, high)
    if not values:
        return None
    n, mean = len(values), fmean(values)
    least, most = worst_case(values, electorate=electorate, low=low, high=high) or (low, high)
    if n > 1:
        half = student(n - 1, confidence) * sqrt(variance(values, electorate, low, high))
        least, most = max(least, mean - half), min(most, mean + half)
    return Interval(mean, min(least, mean), max(most, mean), n, electorate, confidence)


def variance(values: Sequence[float], electorate: int | None, low: float, high: float) -> float:
    """The variance of the mean of two or more values, corrected for the finite population, one made-up answer added.

    That answer lies a quarter of the scale from the mean; or in the middle of the scale, where that is farther, the
    more so the more have answered (in full from 18): where nearly all are at one end, a sample misses the few others.
    """
    n, mean = len(values), fmean(values)
    made_up = max(((high - low) / 4) ** 2, (mean - (low + high) / 2) ** 2 * min(1, n / ENOUGH))
    spread = (sum((value - mean) ** 2 for value in values) + made_up) / n
    return spread / n * (1 - n / electorate if electorate else 1)


def worst_case(
    values: Sequence[float], *, electorate: int | None = None, low: float = 1.0, high: float = 5.0
) -> tuple[float, float] | None:
    """The mean if all who have not answered were at the lowest, and at the highest; None of nobody at all.

    No model stands behind it: whatever the others think, the mean of all lies between. Without an electorate it is
    the whole scale.

    >>> worst_case([4, 4, 3, 5, 4, 2, 4, 5], electorate=10)
    (3.3, 4.1)
    """
    check(values, electorate, low, high)
    if electorate is None:
        return low, high
    if not electorate:
        return None
    missing, total = electorate - len(values), sum(values)
    return (total + missing * low) / electorate, (total + missing * high) / electorate


def share(count: int, n: int, *, electorate: int | None = None, confidence: float = 0.95) -> Interval | None:
    """The share (0 to 1) of a kind: `count` of `n` answers, and its exact interval; None of no answers.

    With an electorate the hypergeometric test turned round (every number among all that would not have made this count
    too rare), which is never under its confidence; without one, the interval of Clopper and Pearson. Raises ValueError
    for counts that cannot be.

    >>> found = share(9, 12, electorate=18)
    >>> found.value, round(found.low * 18), round(found.high * 18)
    (0.75, 10, 15)
    """
    if not 0 <= count <= n or (electorate is not None and n > electorate):
        raise ValueError(f"{count} of {n} answers among {electorate} cannot be")
    if not n:
        return None
    tail = (1 - confidence) / 2
    if electorate is None:
        from scipy.special import betaincinv

        least = float(betaincinv(count, n - count + 1, tail)) if count else 0.0
        most = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    else:
        least = _fewest(count, n, electorate, tail) / electorate
        most = 1 - _fewest(n - count, n, electorate, tail) / electorate
    return Interval(count / n, least, most, n, electorate, confidence)


def _fewest(count: int, n: int, electorate: int, tail: float) -> int:
    """The fewest of a kind among all with which `count` or more of `n` drawn are not rarer than `tail`."""
    least, most = count, electorate - n + count  # as few as seen, or all who have not answered besides
    ways = comb(electorate, n)
    while least < most:
        middle = (least + most) // 2
        top = min(n, middle)
        at_least = sum(comb(middle, seen) * comb(electorate - middle, n - seen) for seen in range(count, top + 1))
        if at_least / ways > tail:
            most = middle
        else:
            least = middle + 1
    return least


def student(freedom: float, confidence: float) -> float:
    """How many standard errors to go either way, by Student's t with so many degrees of freedom.

    >>> round(student(7, 0.95), 4)
    2.3646
    """
    from scipy.special import stdtrit  # here, so that nothing of it is read before somebody asks

    return float(stdtrit(freedom, (1 + confidence) / 2))


def check(values: Sequence[float], electorate: int | None, low: float, high: float) -> None:
    """Refuse what cannot be: values off the scale, or more of them than people."""
    if any(not low <= value <= high for value in values):
        raise ValueError(f"values lie between {low} and {high}")
    if electorate is not None and len(values) > electorate:
        raise ValueError(f"{len(values)} answers of {electorate} people")
