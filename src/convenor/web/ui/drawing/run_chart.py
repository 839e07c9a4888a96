"""A control chart drawn: points in time with their mean and limits, signals by colour and shape, gaps left open.

Times are evenly spaced, as the method takes them. A point that must not be shown stands as a cross on the floor of the
chart and breaks the line. Where there are too few points for limits, there are none; where they are for trial, they
are dotted instead of dashed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from convenor.web.ui.drawing.change_icons import BETTER, CHANCE, NEITHER, WORSE
from convenor.web.ui.drawing.svg import GREY, INK, PALE, WHITE, Part, circle, drawing, line, mark, rect, text

WIDTH, HEIGHT = 640.0, 240.0
LEFT, RIGHT, TOP, FLOOR = 40.0, 626.0, 14.0, 196.0
RADIUS = 5.0
LABELS = 8  # below the chart; more would run into each other


@dataclass(frozen=True, slots=True)
class Mark:
    """One point: where (None: not shown), its whisker, below it its label, and the signal it gives.

    `side`: 1 high, -1 low, 0 none; `better`: True, False, or None for neither.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    side: int = 0
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """The mean and the limits that hold for a run of points, first and last included."""

    first: int
    last: int
    mean: float
    lower: float | None
    upper: float | None
    trial: bool


def run_chart(
    title: str, marks: Sequence[Mark], lines: Sequence[Lines], *, scale: tuple[float, float], name: str = "chart"
) -> Part:
    """The whole chart; `title` says in words what it shows."""
    spots = [_x(number, len(marks)) for number in range(len(marks))]
    parts = [*_axis(scale)]
    for limits in lines:
        parts += _lines(limits, spots, scale)
    parts += _ways(marks, spots, scale)
    every = -(-len(marks) // LABELS)
    for number, (spot, one) in enumerate(zip(spots, marks, strict=True)):
        parts.append(_point(spot, one, scale))
        if (len(marks) - 1 - number) % every == 0:
            parts.append(text(spot, FLOOR + 26, one.label, font_size=12, fill=GREY, text_anchor=_anchor(spot)))
    return drawing(WIDTH, HEIGHT, title, parts, name=name)


def _x(number: int, count: int) -> float:
    if count == 1:
        return (LEFT + RIGHT) / 2
    return LEFT + 20 + number * (RIGHT - LEFT - 40) / (count - 1)


def _y(value: float, scale: tuple[float, float]) -> float:
    low, high = scale
    inside = min(max(value, low), high)
    return FLOOR - (inside - low) / (high - low) * (FLOOR - TOP)


def _anchor(spot: float) -> str:
    return "start" if spot < LEFT + 30 else "end" if spot > RIGHT - 30 else "middle"


def _axis(scale: tuple[float, float]) -> list[Part]:
    low, high = int(scale[0]), int(scale[1])
    parts = []
    for value in range(low, high + 1):
        y = _y(value, scale)
        parts.append(line([(LEFT, y), (RIGHT, y)], stroke=PALE))
        parts.append(text(LEFT - 12, y + 5, value, fill=GREY, text_anchor="end"))
    return parts


def _lines(one: Lines, spots: Sequence[float], scale: tuple[float, float]) -> list[Part]:
    ends = (spots[one.first] - 12, spots[one.last] + 12)
    parts = [line([(x, _y(one.mean, scale)) for x in ends], stroke=INK)]
    dashes = "2 4" if one.trial else "7 4"
    for limit in (one.lower, one.upper):
        if limit is not None and scale[0] <= limit <= scale[1]:  # beyond the scale nothing can lie
            parts.append(line([(x, _y(limit, scale)) for x in ends], stroke=GREY, stroke_dasharray=dashes))
    return parts


def _ways(marks: Sequence[Mark], spots: Sequence[float], scale: tuple[float, float]) -> list[Part]:
    """The line from point to point, broken where one is not shown."""
    parts = []
    for (spot, one), (after, other) in pairwise(zip(spots, marks, strict=True)):
        if one.value is not None and other.value is not None:
            parts.append(line([(spot, _y(one.value, scale)), (after, _y(other.value, scale))]))
    return parts


def _point(x: float, one: Mark, scale: tuple[float, float]) -> Part:
    if one.value is None:
        arms = [line([(x - 4, FLOOR - 4 * way), (x + 4, FLOOR + 4 * way)], stroke=GREY) for way in (1, -1)]
        return Part("").join(arms)
    y = _y(one.value, scale)
    parts = []
    if one.low is not None and one.high is not None and one.high > one.low:
        parts.append(line([(x, _y(one.low, scale)), (x, _y(one.high, scale))], stroke=GREY))
    return Part("").join([*parts, _shape(x, y, one)])


def _shape(x: float, y: float, one: Mark) -> Part:
    """Round for chance, a triangle that points up or down for a signal, a square where neither way is better."""
    if not one.side:
        return circle(x, y, RADIUS - 1, fill=CHANCE, stroke=WHITE)
    if one.better is None:
        return rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, fill=NEITHER, stroke=WHITE)
    tip = -one.side * (RADIUS + 2)
    way = (
        f"M{x:.1f} {y + tip:.1f} L{x + RADIUS + 1:.1f} {y - tip * 0.7:.1f} L{x - RADIUS - 1:.1f} {y - tip * 0.7:.1f} Z"
    )
    return mark("path", d=way, fill=BETTER if one.better else WORSE, stroke=WHITE)
