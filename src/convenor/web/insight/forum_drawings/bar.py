"""A bar of five steps: where something stands, how sure that is, the middle half of 60 cases, and its last waves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from convenor.methods.degrees import Level
from convenor.web.ui.drawing.svg import BLUE, GREY, INK, WHITE, Part, circle, drawing, line, mark, rect, text

SHADES = ("#d8e7f5", "#a6c9ea", "#6aa5da", "#2a78c0", "#0b3f78")
REST = "#e3e9ed"
CELL, GAP, HIGH = 33, 1, 11
WIDE = 5 * CELL
SPARK = 44


@dataclass(frozen=True)
class Bar:
    """One construct as a bar. `level` None: not known. `recorded`: it is what the record shows, not what people say.

    `middle`: the first and third quartile of the cases; `past`: its levels in the waves, the oldest first; `word`: how
    sure, or why there is nothing; `says`: all of it in a sentence.
    """

    title: str
    level: Level | None = None
    middle: tuple[float, float] | None = None
    past: Sequence[float] = ()
    word: str = ""
    says: str = ""
    recorded: bool = False


def bar(one: Bar, name: str) -> Part:
    """The bar alone, for a list."""
    return drawing(WIDE + 12 + SPARK, 24, one.says, marks(one, 1, 4), name=name)


def sample(title: str) -> Part:
    """A bar to explain the others by."""
    shown = Bar(title, Level(2.7, 2.2, 3.3), (3.0, 4.0), (2.2, 2.4, 2.3, 2.7), says=title)
    return bar(shown, "key")


def marks(one: Bar, x: float, y: float) -> Iterator[Part]:
    """The marks of a bar with its upper left corner there."""
    if one.level is None:
        yield rect(x, y, WIDE - GAP, HIGH, fill="none", stroke=GREY, stroke_dasharray="3 3")
    else:
        yield from _cells(x, y, one.level.value)
        yield from _mark(x, y, one.level, square=one.recorded)
    if one.middle:
        first, third = (_at(x, value) for value in one.middle)
        yield line([(first, y + HIGH + 5), (third, y + HIGH + 5)], stroke=GREY, stroke_width=2)
    yield from spark(one.past, x + WIDE + 12, y - 2)


def spark(past: Sequence[float], x: float, y: float) -> Iterator[Part]:
    """The last waves as a thin line that ends in a dot; nothing for fewer than two."""
    if len(past) < 2:
        return
    shown = list(past)[-12:]
    step = (SPARK - 6) / (len(shown) - 1)
    points = [(x + number * step, y + 14 - (value - 1) * 3.5) for number, value in enumerate(shown)]
    yield line(points, stroke=BLUE, stroke_width=1.5)
    yield circle(*points[-1], 2.5, fill=BLUE)


def _cells(x: float, y: float, value: float) -> Iterator[Part]:
    for number, shade in enumerate(SHADES):
        reached = value > 1 + number * 0.8 or number == 0
        yield rect(x + CELL * number, y, CELL - GAP, HIGH, fill=shade if reached else REST)


def _mark(x: float, y: float, level: Level, *, square: bool) -> Iterator[Part]:
    low, high, at = _at(x, level.low), _at(x, level.high), _at(x, level.value)
    middle = y + HIGH / 2
    yield line([(low, middle), (high, middle)], stroke=INK, stroke_width=1.5)
    for end in (low, high):
        yield line([(end, y + 1), (end, y + HIGH - 1)], stroke=INK, stroke_width=1.5)
    if square:
        yield rect(at - 4.5, middle - 4.5, 9, 9, fill=WHITE, stroke=INK, stroke_width=2)
    else:
        yield circle(at, middle, 5, fill=WHITE, stroke=INK, stroke_width=2)


def _at(x: float, value: float) -> float:
    return x + (value - 1) / 4 * (WIDE - GAP)


def labelled(one: Bar, x: float, y: float) -> Iterator[Part]:
    """A bar below its title, for inside a box: 42 high."""
    yield text(x, y + 12, one.title, font_size=13)
    yield from marks(one, x, y + 18)
    if one.level is None:
        yield text(x + WIDE + 6, y + 28, one.word, font_size=12, fill=GREY)
    elif one.word:
        yield text(x + WIDE + 12 + SPARK + 4, y + 12, one.word, font_size=12, fill=GREY, text_anchor="end")


def filled(points: Sequence[tuple[float, float]], fill: str) -> Part:
    """A closed shape without an outline."""
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return mark("path", d=f"M{way}Z", fill=fill)
