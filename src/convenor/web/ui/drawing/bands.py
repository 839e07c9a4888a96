"""A tree drawn in bands: one column for each band, boxes below each other, and a line from each box to its parent.

Children of the same band stand indented below their parent, children of a later band beside it. Lines run in the
gutters between columns, so none crosses a box. Each box says its name and shows a dot for each place, filled where it
is taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from convenor.web.ui.drawing.svg import (
    BLUE,
    CORNER,
    GREY,
    INK,
    PALE,
    WHITE,
    Part,
    circle,
    dots,
    drawing,
    line,
    link,
    rect,
    shorten,
    text,
)

COLUMN = 286
GUTTER = 34
ROW = 62
BOX = 50
INDENT = 18
DEEPEST = 4  # indents; deeper ones stand below each other
TOP = 34
DOT = 3.5
STEP = 9.5
LANES = 5  # parents whose lines share a gutter run beside each other


@dataclass(frozen=True)
class Band:
    """One column, by its code and what stands above it."""

    code: str
    label: str


@dataclass(frozen=True)
class Box:
    """One box: in which band, below which parent, how many places of it are taken and empty, where it leads."""

    ref: str
    label: str
    band: str
    parent: str | None = None
    taken: int = 0
    empty: int = 0
    href: str = ""
    says: str = ""


@dataclass
class _Plan:
    """Where each box stands."""

    column: dict[str, int] = field(default_factory=dict)
    row: dict[str, int] = field(default_factory=dict)
    indent: dict[str, int] = field(default_factory=dict)
    free: list[int] = field(default_factory=list)


def bands(columns: Sequence[Band], boxes: Sequence[Box], title: str, *, name: str = "drawing") -> Part:
    """The whole drawing."""
    plan = _arranged(columns, boxes)
    rows = max(plan.free, default=0)
    width = len(columns) * COLUMN + (len(columns) - 1) * GUTTER
    parts = [*_heads(columns, rows), *_lines(boxes, plan), *(_box(box, plan) for box in boxes)]
    return drawing(width + 2, TOP + rows * ROW, title, parts, name=name, leads=any(box.href for box in boxes))


def _arranged(columns: Sequence[Band], boxes: Sequence[Box]) -> _Plan:
    order = {band.code: number for number, band in enumerate(columns)}
    known = {box.ref: box for box in boxes}
    children: dict[str | None, list[Box]] = {}
    for box in boxes:
        children.setdefault(box.parent if box.parent in known else None, []).append(box)
    plan = _Plan(free=[0] * len(columns))
    for root in sorted(children.get(None, []), key=lambda box: order[box.band]):
        _arrange(root, None, 0, children, order, plan)
    for box in boxes:  # what only stands in a circle still stands somewhere
        if box.ref not in plan.row:
            _arrange(box, None, 0, {}, order, plan)
    return plan


def _arrange(
    box: Box,
    parent: Box | None,
    indent: int,
    children: Mapping[str | None, Sequence[Box]],
    order: Mapping[str, int],
    plan: _Plan,
) -> None:
    column = order[box.band]
    beside = parent is not None and order[parent.band] != column
    least = plan.row[parent.ref] + (0 if beside else 1) if parent else 0
    row = max(plan.free[column], least)
    plan.column[box.ref], plan.row[box.ref], plan.indent[box.ref] = column, row, min(indent, DEEPEST)
    plan.free[column] = row + 1
    below = sorted(children.get(box.ref, ()), key=lambda child: -order[child.band])
    for child in below:
        _arrange(child, box, indent + 1 if order[child.band] == column else 0, children, order, plan)


def _heads(columns: Sequence[Band], rows: int) -> Iterable[Part]:
    for number, band in enumerate(columns):
        x = number * (COLUMN + GUTTER)
        yield text(x, 16, band.label, font_weight="bold", fill=GREY)
        yield line([(x, 24), (x + COLUMN, 24)], stroke=PALE)


def _at(box: Box, plan: _Plan) -> tuple[float, float]:
    """The upper left corner of a box."""
    x = plan.column[box.ref] * (COLUMN + GUTTER) + plan.indent[box.ref] * INDENT
    return x, TOP + plan.row[box.ref] * ROW


def _lines(boxes: Sequence[Box], plan: _Plan) -> Iterable[Part]:
    known = {box.ref: box for box in boxes}
    lanes: dict[str, int] = {}
    for box in boxes:
        parent = known.get(box.parent or "")
        if parent is not None:
            lane = lanes.setdefault(parent.ref, len(lanes) % LANES)
            yield line(_way(box, parent, plan, lane))


def _way(box: Box, parent: Box, plan: _Plan, lane: int) -> list[tuple[float, float]]:
    """From a parent to a child: down its left side in the same column, through the gutters to another."""
    (x, y), (px, py) = _at(box, plan), _at(parent, plan)
    middle = y + BOX / 2
    if plan.column[box.ref] == plan.column[parent.ref]:
        return [(px + INDENT / 2, py + BOX), (px + INDENT / 2, middle), (x, middle)]
    leave = _right(parent, plan)
    turn = leave + 6 + lane * 5
    start = py + BOX / 2
    if plan.column[box.ref] == plan.column[parent.ref] + 1:
        return [(leave, start), (turn, start), (turn, middle), (x, middle)]
    above = y - (ROW - BOX) / 2  # between two rows of the columns in between
    last = plan.column[box.ref] * (COLUMN + GUTTER) - 6
    return [(leave, start), (turn, start), (turn, above), (last, above), (last, middle), (x, middle)]


def _right(box: Box, plan: _Plan) -> float:
    return plan.column[box.ref] * (COLUMN + GUTTER) + COLUMN


def _box(box: Box, plan: _Plan) -> Part:
    x, y = _at(box, plan)
    wide = COLUMN - plan.indent[box.ref] * INDENT
    label = shorten(box.label, wide - 20)
    parts = [
        rect(x + 0.5, y + 0.5, wide - 1, BOX - 1, rx=CORNER, fill=WHITE, stroke=GREY),
        text(x + 10, y + 20, label, fill=BLUE if box.href else INK, text_decoration="underline" if box.href else None),
        *_dots(x + 10 + DOT, y + 35, box, int((wide - 20) / STEP)),
    ]
    return link(box.href, box.says or box.label, parts) if box.href else Part("").join(parts)


def _dots(x: float, y: float, box: Box, fits: int) -> Iterable[Part]:
    """A dot for each place, taken ones first; where they do not fit, the count says the rest."""
    count = box.taken + box.empty
    shown = count if count <= fits else fits - 5
    taken = min(box.taken, shown)
    if taken:
        yield dots([(x + number * STEP, y) for number in range(taken)], DOT, fill=BLUE)
    for number in range(taken, shown):
        yield circle(x + number * STEP, y, DOT - 0.5, fill=WHITE, stroke=GREY, stroke_dasharray="2 1.5")
    if shown < count:
        yield text(x + shown * STEP, y + 4, f"… {box.taken}/{count}", font_size=12, fill=GREY)
