"""The whole model with what is known in it: five boxes, the wheel in the middle, the outcomes it leads to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import escape

from convenor.web.insight.forum_drawings.bar import SHADES, SPARK, WIDE, Bar, filled, labelled
from convenor.web.ui.drawing.svg import (
    BLUE,
    CORNER,
    GREY,
    INK,
    PALE,
    WHITE,
    Part,
    circle,
    drawing,
    group,
    line,
    link,
    mark,
    rect,
    text,
)

WIDTH = 924
ROW = 42
HEAD = 38
SIDE = 12
BOX = WIDE + SPARK + 16 + 2 * SIDE  # room for a bar, its line and the margins
GUTTER = 30
RADIUS = 92
WHEEL = 330
# Where the name of each stage stands beside its circle, clear of the wheel: the upper ones outwards.
NAMES = ((0, -42, "middle"), (18, -30, "start"), (-14, 36, "start"), (14, 36, "end"), (-18, -30, "end"))


@dataclass(frozen=True)
class Spoke:
    """One stage of the wheel: its name and level (None: not known), its interval in short, and all in a sentence."""

    title: str
    value: float | None
    between: str
    says: str


@dataclass(frozen=True)
class Model:
    """What the drawing shows: bars by box, the wheel with a word for its state, the outcomes, and titles and links."""

    boxes: Mapping[str, Sequence[Bar]]
    titles: Mapping[str, str]
    links: Mapping[str, str]
    spokes: Sequence[Spoke]
    state: tuple[str, str]
    outcomes: Sequence[Bar]
    outcomes_title: str


def model(shown: Model, title: str) -> Part:
    """The drawing; the table and the sentences beside it say the same."""
    wide = WIDTH - 2 * (BOX + GUTTER)
    centre, narrow = BOX + GUTTER, (WIDTH - BOX) / 2
    design, lead = shown.boxes["institutional design"], shown.boxes["facilitative leadership"]
    top = _height(design)
    wheel = top + 32
    bottom = wheel + WHEEL + 32
    total = bottom + _height(lead)
    left_high = _height(shown.boxes["starting conditions"])
    left = wheel + (WHEEL - left_high) / 2
    goals_high, outcomes_high = _height(shown.boxes["goals"]), HEAD + ROW * len(shown.outcomes)
    right = wheel + (WHEEL - goals_high - outcomes_high - 24) / 2
    far = WIDTH - BOX
    middle = centre + wide / 2
    parts = [
        *_box(shown, "institutional design", narrow, 0),
        *_box(shown, "starting conditions", 0, left),
        *_wheel(shown, centre, wheel, wide),
        *_box(shown, "facilitative leadership", narrow, bottom),
        *_outcomes(shown, far, right, outcomes_high),
        *_box(shown, "goals", far, right + outcomes_high + 24),
        *_arrow((middle, top), (middle, wheel)),
        *_arrow((middle, bottom), (middle, wheel + WHEEL)),
        *_arrow((BOX, wheel + WHEEL / 2), (centre, wheel + WHEEL / 2)),
        *_arrow((centre + wide, right + outcomes_high / 2), (far, right + outcomes_high / 2)),
    ]
    return drawing(WIDTH, total + 1, title, parts, name="model", leads=True)


def _height(bars: Sequence[Bar]) -> float:
    return HEAD + ROW * len(bars)


def _box(shown: Model, name: str, x: float, y: float) -> Iterator[Part]:
    bars = shown.boxes[name]
    yield from _frame(x, y, BOX, _height(bars), shown.titles[name], shown.links.get(name, ""))
    yield from _rows(bars, x, y)


def _rows(bars: Sequence[Bar], x: float, y: float) -> Iterator[Part]:
    for number, one in enumerate(bars):
        inside = group(labelled(one, x + SIDE, y + HEAD - 4 + number * ROW))
        yield group([mark("title", [escape(one.says)]), inside])


def _outcomes(shown: Model, x: float, y: float, high: float) -> Iterator[Part]:
    yield from _frame(x, y, BOX, high, shown.outcomes_title, "")
    yield from _rows(shown.outcomes, x, y)


def _wheel(shown: Model, x: float, y: float, wide: float) -> Iterator[Part]:
    title, href = shown.titles["collaborative process"], shown.links.get("collaborative process", "")
    yield from _frame(x, y, wide, WHEEL, title, href)
    middle, down = x + wide / 2, y + WHEEL / 2 + 16
    count = len(shown.spokes)
    for number in range(count):
        yield from _arc(middle, down, number, count)
    for number, spoke in enumerate(shown.spokes):
        angle = -pi / 2 + 2 * pi * number / count
        inside = group(_spoke(spoke, middle + RADIUS * cos(angle), down + RADIUS * sin(angle), number))
        yield group([mark("title", [escape(spoke.says)]), inside])
    yield text(middle, down - 3, shown.state[0], font_size=14, font_weight="bold", text_anchor="middle")
    yield text(middle, down + 15, shown.state[1], font_size=13, fill=GREY, text_anchor="middle")


def _spoke(spoke: Spoke, x: float, y: float, number: int) -> Iterator[Part]:
    known = spoke.value is not None
    value = spoke.value or 0
    shade = SHADES[min(4, int((value - 1) / 0.8))] if known else WHITE
    yield circle(x, y, 20, fill=shade, stroke=None if known else GREY, stroke_dasharray=None if known else "3 3")
    ink = WHITE if known and value > 3.4 else INK
    said = f"{value:.1f}" if known else "?"
    yield text(x, y + 5, said, fill=ink, font_weight="bold", text_anchor="middle")
    across, down, anchor = NAMES[number]
    yield text(x + across, y + down, spoke.title, font_size=13, text_anchor=anchor)
    if spoke.between:
        yield text(x + across, y + down + 14, spoke.between, font_size=12, fill=GREY, text_anchor=anchor)


def _arc(x: float, y: float, number: int, count: int) -> Iterator[Part]:
    """A piece of the wheel from one stage to the next, with its head."""
    step, off = 2 * pi / count, 25 / RADIUS
    start, end = -pi / 2 + step * number + off, -pi / 2 + step * (number + 1) - off
    (x1, y1), (x2, y2) = ((x + RADIUS * cos(angle), y + RADIUS * sin(angle)) for angle in (start, end))
    way = f"M{x1:.1f} {y1:.1f}A{RADIUS} {RADIUS} 0 0 1 {x2:.1f} {y2:.1f}"
    yield mark("path", d=way, fill="none", stroke=GREY, stroke_width=1.5)
    yield _head(x2, y2, end + pi / 2)


def _frame(x: float, y: float, wide: float, high: float, title: str, href: str) -> Iterator[Part]:
    yield rect(x + 0.5, y + 0.5, wide - 1, high - 1, rx=CORNER, fill=WHITE, stroke=PALE)
    name = text(
        x + SIDE,
        y + 22,
        title,
        font_size=15,
        font_weight="bold",
        fill=BLUE if href else INK,
        text_decoration="underline" if href else None,
    )
    yield link(href, title, [name]) if href else name


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Part]:
    (x1, y1), (x2, y2) = start, end
    turned = 0.0 if x2 > x1 else pi / 2 if y2 > y1 else -pi / 2
    yield line([(x1 + 4 * cos(turned), y1 + 4 * sin(turned)), (x2 - 8 * cos(turned), y2 - 8 * sin(turned))])
    yield _head(x2 - 4 * cos(turned), y2 - 4 * sin(turned), turned)


def _head(x: float, y: float, angle: float) -> Part:
    points = [(-9, -4.5), (0, 0), (-9, 4.5)]
    turned = [(x + px * cos(angle) - py * sin(angle), y + px * sin(angle) + py * cos(angle)) for px, py in points]
    return filled(turned, GREY)
