"""The squares of who is missing: one for each body that decides about somebody, filled where they sit there."""

from collections.abc import Sequence

from markupsafe import escape

from convenor.theory.institutional_design.inclusion import Standing
from convenor.web.ui.drawing.svg import BLUE, CORNER, GREY, WHITE, Part, circle, drawing, group, mark, rect, tick

SIZE = 24
STEP = 29
IN_A_ROW = 8
LIGHT = "#d6e4f2"


def squares(standings: Sequence[tuple[Standing, str]], title: str, *, name: str) -> Part:
    """A square for each body, with what it means shown at a touch; `title` says the whole."""
    rows = -(-len(standings) // IN_A_ROW)
    marks = [
        _square(number % IN_A_ROW * STEP + 0.5, number // IN_A_ROW * STEP + 0.5, standing, says)
        for number, (standing, says) in enumerate(standings)
    ]
    wide = min(len(standings), IN_A_ROW) * STEP - (STEP - SIZE) + 1
    return drawing(wide, rows * STEP - (STEP - SIZE) + 1, title, marks, name=name)


def sample(standing: Standing, says: str) -> Part:
    """One square for the key."""
    return squares([(standing, says)], says, name=f"key-{standing.value}")


def _square(x: float, y: float, standing: Standing, says: str) -> Part:
    return group([mark("title", [escape(says)]), *_marks(x, y, standing)])


def _marks(x: float, y: float, standing: Standing) -> list[Part]:
    inside = SIZE - 1
    if standing is Standing.SEAT:
        return [rect(x, y, inside, inside, rx=CORNER, fill=BLUE, stroke=BLUE), tick(x, y, inside)]
    if standing is Standing.SEAT_WITHOUT_VOTE:
        return [
            rect(x, y, inside, inside, rx=CORNER, fill=LIGHT, stroke=BLUE),
            tick(x, y, inside, stroke=BLUE),
        ]
    if standing is Standing.VOICE:
        dots = [circle(x + inside / 2 + shift, y + inside / 2, 2, fill=GREY) for shift in (-6, 0, 6)]
        return [rect(x, y, inside, inside, rx=CORNER, fill=WHITE, stroke=GREY), *dots]
    empty = rect(x, y, inside, inside, rx=CORNER, fill=WHITE, stroke=GREY, stroke_width=1.5, stroke_dasharray="4 3")
    if standing is Standing.VACANT:
        return [empty, circle(x + inside / 2, y + inside / 2, 4, fill="none", stroke=GREY, stroke_width=1.5)]
    return [empty]
