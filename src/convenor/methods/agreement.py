"""How far the answers of one group agree: a split board is not a lukewarm one, though both may have a mean of 3.

Indices set the spread of the answers against that of people with no common view. r_wg and r_wg(j): James, Demaree &
Wolf 1984; a_wg: Brown & Hauenstein 2005; average deviation AD_M: Burke, Finkelstein & Dusig 1999. All take values on a
scale from 1 to `options`; values between the steps (means of items) are welcome. Every index is 1 (AD and SD: 0) when
all say the same.

>>> [agreement(answers).word for answers in ([1, 1, 1, 5, 5, 5], [3, 3, 3, 3, 3, 2], [1, 2, 3, 3, 3, 3, 4, 5])]
['split', 'together', 'mixed']
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean

__all__ = ["Agreement", "agreement", "average_deviation", "awg", "rwg", "rwg_j", "word"]

FEWEST = 5  # answers, below which no agreement is spoken of
TOGETHER = 0.70  # of r_wg: what is commonly asked before a mean may speak for a group
A_QUARTER = 0.25
LEANING = {5: (0.05, 0.15, 0.20, 0.35, 0.25)}  # how people lean who only mean to please (LeBreton & Senter 2008)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far `n` values agree, in one `word` (`together`, `mixed`, `split`) and in figures.

    `rwg` against people who answer at random, `rwg_leaning` against people who lean to the pleasant side (None but for
    five options), `awg` against the widest spread the same mean allows (None where undefined); `sd` and `ad` in points
    of the scale.
    """

    word: str
    n: int
    sd: float
    rwg: float
    rwg_leaning: float | None
    awg: float | None
    ad: float


def agreement(values: Sequence[float], *, options: int = 5, fewest: int = FEWEST) -> Agreement | None:
    """How far values agree; None of fewer than `fewest` (or than two). Raises ValueError off the scale."""
    _check(values, options)
    if len(values) < max(2, fewest):
        return None
    return Agreement(
        word=_word(values, options),
        n=len(values),
        sd=sqrt(_variance(values)),
        rwg=_against(_variance(values), _even(options)),
        rwg_leaning=rwg(values, options=options, leaning=True),
        awg=awg(values, options=options),
        ad=fmean(abs(value - fmean(values)) for value in values),
    )


def word(values: Sequence[float], *, options: int = 5) -> str | None:
    """One word for how far values agree; None of fewer than two.

    `together` when r_wg is 0.70 or more; `split` when at least a quarter stand on either side of the middle, by an
    eighth of the scale or more, and fewer between than on either side; else `mixed`.

    >>> word([2, 2, 2, 3, 4, 4, 4]), word([2, 2, 2, 3, 3, 3, 4, 4, 4]), word([4])
    ('split', 'mixed', None)
    """
    _check(values, options)
    return _word(values, options) if len(values) >= 2 else None


def rwg(values: Sequence[float], *, options: int = 5, leaning: bool = False) -> float | None:
    """r_wg of one item, 0 to 1: how much less the answers spread than those of people without a common view.

    1 − s²/σ²: σ² of answers spread evenly over the options, (options² − 1)/12, or, `leaning`, over to one side. What
    would be negative is 0. None of fewer than two values, and of `leaning` but for five options.

    >>> round(rwg([4, 4, 5, 4, 3]), 3), round(rwg([4, 4, 5, 4, 3], leaning=True), 3), rwg([1, 5])
    (0.75, 0.627, 0.0)
    """
    _check(values, options)
    null = _leaning(options) if leaning else _even(options)
    return None if len(values) < 2 or null is None else _against(_variance(values), null)


def rwg_j(rows: Sequence[Sequence[float]], *, options: int = 5, leaning: bool = False) -> float | None:
    """r_wg(j) of several items that ask one thing; a row holds one person's answers to all of them.

    With J items and the mean m of their variances over σ²: J(1 − m) / (J(1 − m) + m), 0 where m is over 1. None of
    fewer than two people, no item, or an unknown σ². Raises ValueError for rows of unlike length.

    >>> round(rwg_j([[4, 5], [4, 4], [5, 4], [4, 4]]), 4)
    0.9333
    """
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every person has an answer to every item")
    for row in rows:
        _check(row, options)
    null = _leaning(options) if leaning else _even(options)
    if len(rows) < 2 or not rows[0] or null is None:
        return None
    spread = fmean(_variance(item) for item in zip(*rows, strict=True)) / null
    if spread >= 1:
        return 0.0
    return len(rows[0]) * (1 - spread) / (len(rows[0]) * (1 - spread) + spread)


def awg(values: Sequence[float], *, options: int = 5) -> float | None:
    """a_wg of one item, −1 to 1: 1 − 2s² over the widest s² that this mean allows; −1 is a group split in two.

    None of fewer than two values, and where the mean lies so near an end that one answer elsewhere would be
    disagreement enough (unless all say the same, which is 1).

    >>> awg([1, 1, 5, 5]), round(awg([2, 3, 4, 3, 3]), 3), awg([5, 5, 5, 4, 5, 5])
    (-1.0, 0.8, None)
    """
    _check(values, options)
    n = len(values)
    if n < 2:
        return None
    mean, spread = fmean(values), _variance(values)
    if spread == 0:
        return 1.0
    if not (n - 1 + options) / n <= mean <= (n * options - options + 1) / n:
        return None
    widest = ((options + 1) * mean - mean**2 - options) * n / (n - 1)
    return 1 - 2 * spread / widest


def average_deviation(values: Sequence[float]) -> float | None:
    """AD_M: how far, in points of the scale, answers lie from their mean on average; None of none.

    On five options up to about 0.83 (options/6) is taken for agreement (Burke & Dunlap 2002).

    >>> average_deviation([3, 3, 4, 2]), average_deviation([])
    (0.5, None)
    """
    return fmean(abs(value - fmean(values)) for value in values) if values else None


def _word(values: Sequence[float], options: int) -> str:
    if _against(_variance(values), _even(options)) >= TOGETHER:
        return "together"
    middle, step = (1 + options) / 2, (options - 1) / 8
    low = sum(value <= middle - step for value in values)
    high = sum(value >= middle + step for value in values)
    smaller, between = min(low, high), len(values) - low - high
    return "split" if smaller >= A_QUARTER * len(values) and between < smaller else "mixed"


def _against(spread: float, null: float) -> float:
    return max(0.0, 1 - spread / null)


def _even(options: int) -> float:
    return (options**2 - 1) / 12


def _leaning(options: int) -> float | None:
    shares = LEANING.get(options)
    if shares is None:
        return None
    mean = sum(step * share for step, share in enumerate(shares, start=1))
    return sum(share * (step - mean) ** 2 for step, share in enumerate(shares, start=1))


def _check(values: Sequence[float], options: int) -> None:
    if options < 2 or any(not 1 <= value <= options for value in values):
        raise ValueError(f"values lie between 1 and {options}")


def _variance(values: Sequence[float]) -> float:
    """The sample's variance; in plain numbers, because the exact fractions of `statistics` take a page's time."""
    mean = fmean(values)
    return fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
