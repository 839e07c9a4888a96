"""Levels of several groups on one line from 1 to 5, each a letter in a circle; those that would meet stand in lanes."""

from collections.abc import Sequence
from string import ascii_uppercase

from convenor.web.ui.drawing.svg import BLUE, GREY, PALE, WHITE, Part, circle, drawing, line, text

WIDTH = 260.0
EDGE, LANE, RADIUS = 12.0, 22.0, 10.0
LOWEST, HIGHEST = 1, 5


def letter(number: int) -> str:
    """The letter of a group by its place.

    >>> letter(0), letter(2)
    ('A', 'C')
    """
    return ascii_uppercase[number % len(ascii_uppercase)]


def group_dots(title: str, values: Sequence[float | None], *, name: str = "dots") -> Part:
    """The line with a dot for each group that has a level; `title` says in words what it shows."""
    placed = sorted((value, number) for number, value in enumerate(values) if value is not None)
    ends: list[float] = []  # where the last dot of each lane ends
    dots: list[Part] = []
    for value, number in placed:
        x = _x(value)
        lane = next((place for place, end in enumerate(ends) if end <= x - RADIUS), len(ends))
        ends[lane : lane + 1] = [x + RADIUS + 1]
        y = LANE / 2 + lane * LANE + 1
        dots.append(circle(x, y, RADIUS, fill=WHITE, stroke=BLUE, stroke_width=2))
        dots.append(text(x, y + 4.5, letter(number), font_size=12, font_weight="bold", text_anchor="middle"))
    floor = max(len(ends), 1) * LANE + 4
    ticks = [line([(_x(step), 0), (_x(step), floor)], stroke=PALE) for step in range(LOWEST, HIGHEST + 1)]
    steps = [
        text(_x(step), floor + 14, step, font_size=12, fill=GREY, text_anchor="middle")
        for step in range(LOWEST, HIGHEST + 1)
    ]
    return drawing(WIDTH, floor + 18, title, [*ticks, *steps, *dots], name=name)


def _x(level: float) -> float:
    return EDGE + (level - LOWEST) / (HIGHEST - LOWEST) * (WIDTH - 2 * EDGE)
