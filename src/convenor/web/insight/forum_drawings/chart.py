"""A construct over its waves as a control chart: points, mean, limits where there are enough, signals with a shape."""

from collections.abc import Iterator, Sequence

from convenor.methods.control_charts import Chart, Point
from convenor.web.insight.forum_drawings.bar import filled
from convenor.web.ui.drawing.svg import GREY, INK, PALE, WHITE, Part, circle, drawing, line, rect, text

BETTER, WORSE, NEUTRAL = "#2a6ebb", "#b8520a", "#5b3a8c"
WIDE, HIGH, LEFT, BELOW, TOP = 640, 150, 28, 34, 10
MOST_NAMES = 6


def over_time(chart: Chart, days: Sequence[str], title: str, name: str, *, limits: bool) -> Part:
    """The chart; `days` as they are said, `limits` whether there are waves enough to draw them."""
    step = (WIDE - LEFT - 20) / max(1, len(chart.points) - 1)
    places = [(LEFT + 10 + number * step, _at(point.value)) for number, point in enumerate(chart.points)]
    parts = [*_grid(), *(_limits(chart, places) if limits else []), line(places, stroke=INK, stroke_width=1.5)]
    parts += [_point(point, *place) for point, place in zip(chart.points, places, strict=True)]
    parts += _days(days, places)
    return drawing(WIDE, HIGH + BELOW, title, parts, name=name)


def _at(value: float) -> float:
    return TOP + (5 - value) / 4 * (HIGH - TOP)


def _grid() -> Iterator[Part]:
    for value in range(1, 6):
        y = _at(value)
        yield line([(LEFT, y), (WIDE, y)], stroke=PALE)
        yield text(8, y + 4, value, font_size=12, fill=GREY)


def _limits(chart: Chart, places: Sequence[tuple[float, float]]) -> Iterator[Part]:
    last = chart.points[-1]
    ends = (places[0][0], places[-1][0])
    yield line([(ends[0], _at(last.mean)), (ends[1], _at(last.mean))], stroke=GREY)
    for bound in (last.lower, last.upper):
        if bound is not None:
            y = _at(min(5.0, max(1.0, bound)))
            yield line([(ends[0], y), (ends[1], y)], stroke=GREY, stroke_dasharray="6 4")


def _point(point: Point, x: float, y: float) -> Part:
    if not point.side:
        return circle(x, y, 4.5, fill=WHITE, stroke=GREY, stroke_width=2)
    if point.better is None:
        return rect(x - 5, y - 5, 10, 10, fill=NEUTRAL)
    up, tip = (1, -6) if point.better else (-1, 6)
    shape = [(x - 6, y + 5 * up), (x + 6, y + 5 * up), (x, y + tip), (x - 6, y + 5 * up)]
    return filled(shape, BETTER if point.better else WORSE)


def _days(days: Sequence[str], places: Sequence[tuple[float, float]]) -> Iterator[Part]:
    every = max(1, -(-len(days) // MOST_NAMES))
    for number, (day, (x, _y)) in enumerate(zip(days, places, strict=True)):
        if number % every == 0:
            anchor = "start" if number == 0 else "end" if number == len(days) - 1 else "middle"
            yield text(x - 10 if number == 0 else x, HIGH + 24, day, font_size=12, fill=GREY, text_anchor=anchor)
