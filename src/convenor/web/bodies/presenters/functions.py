"""The functions-and-decisions map: each matter on a line, each tier a column, an arrow from whoever gives it on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.deciding import Power, same_function
from convenor.web.bodies.presenters.powers import limit_said
from convenor.web.bodies.vocabulary import DelegationKind, Tier

FUNCTION_WIDTH, BOX, GAP, TOP, LINE, PAD = 190, 210, 26, 44, 18, 9
ARROW = 22  # how far below the top of a box an arrow leaves or meets it
LEFT = {tier: FUNCTION_WIDTH + GAP + number * (BOX + GAP) for number, tier in enumerate(Tier.values)}
LETTERS_BOX, LETTERS_FUNCTION = 27, 23


@dataclass(frozen=True)
class Box:
    """One body on one line. A faint one only gives the matter on."""

    body: str
    lines: list[str]
    notes: list[str]
    tier: str
    kind: str = ""
    x: int = 0
    y: int = 0
    height: int = 0

    @property
    def text_y(self) -> list[tuple[int, str]]:
        """Where each line of its name stands."""
        return [(self.y + PAD + 13 + number * LINE, line) for number, line in enumerate(self.lines)]

    @property
    def note_y(self) -> list[tuple[int, str]]:
        """Where each line of its note stands."""
        first = self.y + PAD + 12 + len(self.lines) * LINE
        return [(first + number * LINE, note) for number, note in enumerate(self.notes)]

    @property
    def text_x(self) -> int:
        """Where its text begins."""
        return self.x + 10


@dataclass
class Line:
    """One matter with its boxes and arrows."""

    function: list[tuple[int, str]]
    boxes: list[Box]
    arrows: list[str]
    bottom: int


@dataclass
class Drawing:
    """The whole map."""

    width: int
    height: int
    heads: list[tuple[int, str]]
    box: int = BOX
    lines: list[Line] = field(default_factory=list)


def drawing_of(powers: Iterable[Power]) -> Drawing:
    """Where everything stands; a template only writes it down."""
    width = max(LEFT.values()) + BOX + 2
    heads = [(LEFT[tier], str(Tier(tier).label)) for tier in Tier.values]
    drawing = Drawing(width=width, height=TOP, heads=[(0, _("What is decided")), *heads])
    groups: dict[str, list[Power]] = defaultdict(list)
    for power in powers:
        groups[same_function(power.function)].append(power)
    for key in sorted(groups):
        line = _line(groups[key], drawing.height)
        drawing.lines.append(line)
        drawing.height = line.bottom
    drawing.height += 8
    return drawing


def _line(powers: list[Power], top: int) -> Line:
    boxes = _stack(_boxes(powers), top + 10)
    words = _wrap(powers[0].function, LETTERS_FUNCTION, 4)
    text = [(top + 10 + PAD + 13 + number * LINE, line) for number, line in enumerate(words)]
    bottom = max([box.y + box.height for box in boxes] + [text[-1][0]]) + 12
    at = {box.body: box for box in boxes}
    arrows = [
        _arrow(at[power.from_body], at[power.body]) if power.decides else _arrow(at[power.body], at[power.from_body])
        for power in powers
        if power.from_body in at
    ]
    return Line(function=text, boxes=boxes, arrows=arrows, bottom=bottom)


def _boxes(powers: list[Power]) -> list[Box]:
    own = {power.body: _box(power) for power in powers}
    for power in powers:
        if power.from_body and power.from_body not in own:
            lines = _wrap(power.from_name, LETTERS_BOX, 2)
            note, kind = (_("gives it on"), "gives") if power.decides else (_("decides"), "delegated")
            own[power.from_body] = Box(power.from_body, lines, [note], power.from_tier, kind)
    givers = {power.from_body for power in powers}
    return sorted(own.values(), key=lambda box: (box.body not in givers, box.kind == "recommends", box.lines))


def _box(power: Power) -> Box:
    if power.kind == DelegationKind.RECOMMENDS:
        note = _("recommends")
    elif power.limit is None:
        note = _("decides")
    else:
        note = _("up to %(limit)s") % {"limit": limit_said(replace(power, own_limit=True))}
    giver = _("from %(giver)s") % {"giver": power.from_name} if power.from_partner else ""
    notes = [note, *(_wrap(giver, LETTERS_BOX, 2) if giver else [])]
    return Box(power.body, _wrap(power.body_name, LETTERS_BOX, 2), notes, power.tier, power.kind)


def _stack(boxes: list[Box], top: int) -> list[Box]:
    """Each box in the column of its tier, below the one before."""
    free: dict[str, int] = defaultdict(lambda: top)
    placed = []
    for box in boxes:
        height = PAD * 2 + (len(box.lines) + len(box.notes)) * LINE
        placed.append(replace(box, x=LEFT[box.tier], y=free[box.tier], height=height))
        free[box.tier] += height + 18
    return placed


def _arrow(giver: Box, taker: Box) -> str:
    """The way of an arrow from one box to another: across, or down or up within a column."""
    if giver.x == taker.x and giver.y < taker.y:
        return f"M{giver.x + BOX // 2} {giver.y + giver.height}V{taker.y - 6}"
    if giver.x == taker.x:
        return f"M{giver.x + BOX // 2} {giver.y}V{taker.y + taker.height + 6}"
    start, end = giver.y + ARROW, taker.y + ARROW
    if giver.x < taker.x:
        return _across(giver.x + BOX, start, taker.x - 6, end)
    return _across(giver.x, start, taker.x + BOX + 6, end)


def _across(x: int, y: int, to_x: int, to_y: int) -> str:
    if y == to_y:
        return f"M{x} {y}H{to_x}"
    middle = to_x - 10 if to_x > x else to_x + 10
    return f"M{x} {y}H{middle}V{to_y}H{to_x}"


def _wrap(text: str, letters: int, most: int) -> list[str]:
    """The text in lines of so many letters, the last one shortened when there would be more lines than `most`."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > most:
        lines = [*lines[: most - 1], Truncator(" ".join(lines[most - 1 :])).chars(letters)]
    return [Truncator(line).chars(letters + 4) for line in lines]


def sentence(powers: list[Power]) -> str:
    """How many matters there are, and how many of them nobody decides."""
    groups: dict[str, bool] = {}
    for power in powers:
        key = same_function(power.function)
        groups[key] = groups.get(key, False) or power.decides or bool(power.from_name)
    if not groups:
        return _("What each body may decide is not written down yet.")
    said = ngettext(
        "One matter is written down, with who decides it.",
        "%(count)s matters are written down, with who decides each.",
        len(groups),
    ) % {"count": len(groups)}
    nobody = sum(not decided for decided in groups.values())
    if not nobody:
        return said
    open_ones = ngettext(
        "For one of them it is not said who decides.",
        "For %(count)s of them it is not said who decides.",
        nobody,
    ) % {"count": nobody}
    return f"{said} {open_ones}"


def safe(cell: object) -> str:
    """The text of a cell, so that no spreadsheet takes it for a formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
