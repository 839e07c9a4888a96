"""XmR control charts by the rules of NHS England's Making Data Count: is a change more than chance?

The chart says of each point whether it is what this process does anyway (common cause) or a signal worth a question
(special cause). Limits are the mean of the points and 2.66 times their average moving range (Shewhart's constant
3 / d2 with d2 = 1.128). Four rules, the first that holds names the point:

1. outside a limit;
2. a trend: one of 7 points in a row, each higher (or each lower) than the one before;
3. two in three: beyond two thirds of the way to a limit, in three points in a row on one side of the mean, of which two
   or more are that near (one outside is not near);
4. a shift: one of 7 points in a row on one side of the mean.

Undefined (limits None, no point a signal) for a series or segment of one point. Below 13 points limits are for trial.
A stable chart of 24 points shows a false signal 18 times in 100, and a shift of one standard deviation is caught within
six points 47 times in 100 (measured): a chart raises a question, it settles none.

Variant: that of NHSRplotthedots 0.2.2 (NHS-R Community). Other NHS tools differ: the spreadsheet keeps outlying moving
ranges, the Power BI visual marks a third point wherever it lies. After NHS England, Making Data Count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

__all__ = ["TRIAL", "Chart", "Direction", "Point", "Rule", "xmr"]

WIDTH = 2.66  # 3 / 1.128: three sigma, from the average moving range of two points
OUTLYING = 3.267  # a moving range beyond this many times the average is itself a signal
RUN = 7  # points in a row for a trend or a shift
TRIAL = 13  # points from which limits are more than a trial


class Direction(StrEnum):
    """Which way is better; neutral when neither is."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Rule(StrEnum):
    """Why a point is a signal, in the order the rules are tried."""

    OUTSIDE = "outside a limit"
    TREND = "seven in a row, rising or falling"
    TWO_IN_THREE = "two of three near a limit"
    SHIFT = "seven in a row on one side"


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its value, the limits that hold there, and the signal it gives.

    `side`: 1 when the signal is of high or rising values, -1 low or falling, 0 none. `better`: whether a signal is an
    improvement (True), a concern (False), or neither (None).
    """

    value: float
    mean: float
    lower: float | None
    upper: float | None
    rule: Rule | None = None
    side: int = 0
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. `variation` and `assurance` are the two icons, as codes.

    `variation`: "common cause", or "improvement", "concern", "neutral" with " high" or " low", of the latest point.
    `assurance`: "consistent pass", "consistent fail" or "inconsistent" of the latest limits against the target; None
    without a target, without limits, or when neither direction is better.
    `trial`: for each segment, whether it has fewer points than limits need.
    """

    points: tuple[Point, ...]
    variation: str
    assurance: str | None
    trial: tuple[bool, ...]


def xmr(
    values: Sequence[float],
    *,
    direction: Direction | str = Direction.NEUTRAL,
    target: float | None = None,
    baseline: int | None = None,
    rebase_at: Sequence[int] = (),
    screen_outliers: bool = True,
) -> Chart:
    """The chart of a series in the order it was measured.

    `baseline`: limits from the first so many points of each segment (default: all). `rebase_at`: positions, counted
    from 0, at which a new segment with limits of its own begins. `screen_outliers`: leave out, once, moving ranges
    beyond 3.267 times their average. Raises ValueError for an empty series, a value that is not finite, or a position
    outside the series.

    >>> chart = xmr([3, 4, 3, 5, 4, 3, 4, 5, 4, 3, 4, 9], direction="increase")
    >>> chart.variation, chart.points[-1].rule.value, chart.trial
    ('improvement high', 'outside a limit', (True,))
    """
    series = [float(value) for value in values]
    _check(series, baseline, rebase_at)
    way = Direction(direction)
    starts = sorted({0, *rebase_at})
    points: list[Point] = []
    trial = []
    for start, end in pairwise([*starts, len(series)]):
        segment = series[start:end]
        points.extend(_marked(_limits(segment, baseline, screen_outliers), way))
        trial.append(len(segment) < TRIAL)
    return Chart(tuple(points), _variation(points[-1], way), _assurance(points[-1], way, target), tuple(trial))


def _check(series: list[float], baseline: int | None, rebase_at: Sequence[int]) -> None:
    if not series:
        raise ValueError("a chart needs at least one point")
    for position, value in enumerate(series):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"point {position} is not a finite number")
    if baseline is not None and baseline < 1:
        raise ValueError("a baseline needs at least one point")
    for position in rebase_at:
        if not 0 <= position < len(series):
            raise ValueError(f"there is no point {position} to begin again at")


def _limits(segment: list[float], baseline: int | None, screen: bool) -> list[Point]:
    """The segment's points with its mean and limits, nothing marked yet."""
    base = segment[:baseline] if baseline else segment
    mean = sum(base) / len(base)
    ranges = [abs(after - before) for before, after in pairwise(base)]
    if not ranges:
        return [Point(value, mean, None, None) for value in segment]
    average = sum(ranges) / len(ranges)
    if screen:
        kept = [one for one in ranges if one < OUTLYING * average]
        average = sum(kept) / len(kept) if kept else average
    return [Point(value, mean, mean - WIDTH * average, mean + WIDTH * average) for value in segment]


def _marked(points: list[Point], way: Direction) -> list[Point]:
    """The same points, each with the first rule that it meets."""
    mean, lower, upper = points[0].mean, points[0].lower, points[0].upper
    if lower is None or upper is None:
        return points
    values = [point.value for point in points]
    sides = [_sign(value - mean) for value in values]
    steps = [_sign(after - before) for before, after in pairwise(values)]
    outside = [1 if value > upper else -1 if value < lower else 0 for value in values]
    far = 2 * (upper - mean) / 3
    near = [
        side if abs(value - mean) > far and not out else 0
        for value, side, out in zip(values, sides, outside, strict=True)
    ]
    trend = _spread([step if run else 0 for step, run in zip(steps, _runs(steps, RUN - 1), strict=True)])
    shift = [side if run else 0 for side, run in zip(sides, _runs(sides, RUN), strict=True)]
    marked = []
    for point, *tried in zip(points, outside, trend, _two_in_three(sides, near), shift, strict=True):
        rule, side = next(((rule, side) for rule, side in zip(Rule, tried, strict=True) if side), (None, 0))
        marked.append(replace(point, rule=rule, side=side, better=_better(side, way)))
    return marked


def _runs(signs: list[int], length: int) -> list[bool]:
    """For each sign, whether it stands in a run of at least `length` of the same, zero breaking a run."""
    found = [False] * len(signs)
    start = 0
    for position in range(1, len(signs) + 1):
        if position < len(signs) and signs[position] == signs[start]:
            continue
        if signs[start] and position - start >= length:
            found[start:position] = [True] * (position - start)
        start = position
    return found


def _spread(steps: list[int]) -> list[int]:
    """From steps between points to the points at both ends; a turning point keeps the trend that ends in it."""
    before, after = [0, *steps], [*steps, 0]
    return [earlier or later for earlier, later in zip(before, after, strict=True)]


def _two_in_three(sides: list[int], near: list[int]) -> list[int]:
    """The near points of every three in a row that lie on one side, two or more of them near."""
    marked = [0] * len(sides)
    for start in range(len(sides) - 2):
        three = slice(start, start + 3)
        side = sides[start]
        if side and sides[three] == [side] * 3 and near[three].count(side) >= 2:
            for position in range(start, start + 3):
                marked[position] = near[position] or marked[position]
    return marked


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _better(side: int, way: Direction) -> bool | None:
    if not side or way is Direction.NEUTRAL:
        return None
    return (side > 0) == (way is Direction.INCREASE)


def _variation(latest: Point, way: Direction) -> str:
    if not latest.side:
        return "common cause"
    kind = {True: "improvement", False: "concern", None: "neutral"}[latest.better]
    return f"{kind} {'high' if latest.side > 0 else 'low'}"


def _assurance(latest: Point, way: Direction, target: float | None) -> str | None:
    if target is None or way is Direction.NEUTRAL or latest.lower is None or latest.upper is None:
        return None
    if latest.lower <= target <= latest.upper:
        return "inconsistent"
    return "consistent pass" if (target < latest.lower) == (way is Direction.INCREASE) else "consistent fail"
