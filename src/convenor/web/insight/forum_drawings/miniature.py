"""The model in miniature: five small squares and the wheel's, shaded by level, in the order of the model."""

from collections.abc import Sequence

from convenor.web.insight.forum_drawings.bar import SHADES
from convenor.web.ui.drawing.svg import CORNER, GREY, WHITE, Part, drawing, rect, text

SIZE, STEP = 26, 30


def miniature(values: Sequence[float | None], title: str, name: str) -> Part:
    """A square a box; an open one where nothing is known. `title` says them in words."""
    marks: list[Part] = []
    for number, value in enumerate(values):
        x = number * STEP + 0.5
        if value is None:
            marks.append(rect(x, 0.5, SIZE, SIZE, rx=CORNER, fill=WHITE, stroke=GREY, stroke_dasharray="3 3"))
            continue
        shade = SHADES[min(4, int((value - 1) / 0.8))]
        ink = WHITE if value > 3.4 else None
        said = text(
            x + SIZE / 2, 18, f"{value:.1f}", font_size=12, text_anchor="middle", **({"fill": ink} if ink else {})
        )
        marks += [rect(x, 0.5, SIZE, SIZE, rx=CORNER, fill=shade), said]
    return drawing(len(values) * STEP, SIZE + 1, title, marks, name=name)
