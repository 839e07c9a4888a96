"""A level from 1 to 5 as a bar: five steps from pale to deep, a circle where it stands, a whisker for how sure that is.

Below it a grey line for the middle half of comparable cases; a dotted line for how far those who did not answer could
move it. One hue and never red or green: a low level is a place to work, not a failure.
"""

from convenor.web.ui.drawing.svg import INK, WHITE, Part, circle, drawing, line, rect

STEPS = ("#d6e4f2", "#a6cae8", "#5c9fd9", "#2a6ebb", "#0b3b73")
AHEAD = "#e8edee"
LOWEST, HIGHEST = 1.0, 5.0
WIDTH, HEIGHT = 240.0, 30.0
EDGE = 6.0  # so that a circle at an end is whole
TOP, BAR = 6.0, 11.0

Between = tuple[float, float]


def level_bar(
    title: str,
    *,
    value: float | None,
    between: Between | None = None,
    cases: Between | None = None,
    worst: Between | None = None,
    name: str = "level",
) -> Part:
    """The bar of one level; of one that is not known, the empty scale. `title` says in words what it shows."""
    middle = TOP + BAR / 2
    parts = [_step(number, value) for number in range(5)]
    if cases:
        parts.append(line([(_x(cases[0]), TOP + BAR + 7), (_x(cases[1]), TOP + BAR + 7)], stroke_width=2))
    if value is not None:
        if worst:
            ends = [(_x(worst[0]), middle), (_x(worst[1]), middle)]
            parts.append(line(ends, stroke=INK, stroke_width=1, stroke_dasharray="1.5 3"))
        if between and between[1] > between[0]:
            parts.append(_whisker(between, middle))
        parts.append(circle(_x(value), middle, 5, fill=WHITE, stroke=INK, stroke_width=2))
    return drawing(WIDTH, HEIGHT, title, parts, name=name)


def _x(level: float) -> float:
    """Where a level stands across the bar."""
    inside = min(max(level, LOWEST), HIGHEST) - LOWEST
    return EDGE + inside / (HIGHEST - LOWEST) * (WIDTH - 2 * EDGE)


def _step(number: int, value: float | None) -> Part:
    """One fifth of the bar, coloured when the level reaches into it."""
    wide = (WIDTH - 2 * EDGE) / 5
    left = EDGE + number * wide
    reached = value is not None and (number == 0 or _x(value) > left)
    return rect(left, TOP, wide - 1.5, BAR, fill=STEPS[number] if reached else AHEAD)


def _whisker(between: Between, middle: float) -> Part:
    left, right = _x(between[0]), _x(between[1])
    ends = [line([(x, middle - 4), (x, middle + 4)], stroke=INK, stroke_width=1.5) for x in (left, right)]
    around = line([(left, middle), (right, middle)], stroke=WHITE, stroke_width=4)  # readable on the deepest step
    return Part("").join([around, line([(left, middle), (right, middle)], stroke=INK, stroke_width=1.5), *ends])
