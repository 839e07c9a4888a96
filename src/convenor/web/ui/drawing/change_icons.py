"""The two icons of a control chart, drawn by us: how it varies, and how it stands against a mark.

The colours are those the NHS uses (blue better, orange worse, grey chance, purple neither), never without a shape: an
arrow for the way it went, waves for chance; a line crossed, cleared or missed for the mark.
"""

from collections.abc import Mapping

from convenor.web.ui.drawing.svg import GREY, INK, WHITE, Part, circle, drawing, line, rect

BETTER, WORSE, CHANCE, NEITHER = "#005eb8", "#b85c00", "#4c6272", "#5d3a9b"
SIZE = 44
_COLOURS: Mapping[str, str] = {"improvement": BETTER, "concern": WORSE, "neutral": NEITHER, "common": CHANCE}
_MARK_AT: Mapping[str, float] = {"consistent pass": 33, "inconsistent": 22, "consistent fail": 11}


def colour_of(variation: str) -> str:
    """The colour of a variation, as `methods.control_charts` names it."""
    return _COLOURS[variation.split()[0]]


def variation_icon(variation: str, title: str, *, name: str) -> Part:
    """How the latest point stands to those before it; `title` says it in words."""
    colour = colour_of(variation)
    if variation == "common cause":
        marks = [_waves(colour)]
    else:
        high = variation.endswith("high")
        marks = [_dots(colour, rising=high), _arrow(colour, up=high)]
    return drawing(SIZE, SIZE, title, [_frame(colour), *marks], name=name)


def assurance_icon(assurance: str, title: str, *, name: str) -> Part:
    """Where what can be expected lies against a mark (dashed): cleared, crossed or missed."""
    at = _MARK_AT[assurance]
    colour = {"consistent pass": BETTER, "consistent fail": WORSE}.get(assurance, CHANCE)
    mark = line([(7, at), (SIZE - 7, at)], stroke=INK, stroke_width=2, stroke_dasharray="4 3")
    return drawing(SIZE, SIZE, title, [_frame(colour), _waves(colour), mark], name=name)


def _frame(colour: str) -> Part:
    return rect(1.5, 1.5, SIZE - 3, SIZE - 3, rx=8, fill=WHITE, stroke=colour, stroke_width=2.5)


def _waves(colour: str) -> Part:
    heights = (24, 19, 25, 20, 24)
    points = [(8 + number * 7.0, float(height)) for number, height in enumerate(heights)]
    return Part("").join([line(points, stroke=GREY), *(circle(x, y, 2, fill=colour) for x, y in points)])


def _dots(colour: str, *, rising: bool) -> Part:
    points = [(9.0, 30.0), (15.0, 27.0), (21.0, 20.0), (27.0, 12.0)]
    placed = points if rising else [(x, SIZE - y) for x, y in points]
    return Part("").join([line(placed, stroke=GREY), *(circle(x, y, 2, fill=colour) for x, y in placed)])


def _arrow(colour: str, *, up: bool) -> Part:
    ends = [(35.0, 32.0), (35.0, 12.0)] if up else [(35.0, 12.0), (35.0, 32.0)]
    (_x, _start), (x, tip) = ends
    back = 5 if up else -5
    head = line([(x - 4, tip + back), (x, tip), (x + 4, tip + back)], stroke=colour, stroke_width=2)
    return Part("").join([line(ends, stroke=colour, stroke_width=2), head])
