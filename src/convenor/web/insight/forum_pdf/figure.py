"""Our own drawings on paper: the few marks of ui/drawing (rect, circle, path, text) put onto a PDF's canvas."""

import math
import re
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from convenor.web.insight.forum_pdf.letters import printable

FONT, BOLD = "Vera", "VeraBd"
SMALLER = 0.9  # the paper's face is wider than the screen's
COMMANDS = re.compile(r"([MLAZhHvV])([^MLAZhHvV]*)")


def size_of(svg: str) -> tuple[float, float]:
    """Its width and height."""
    box = fromstring(svg).attrib["viewBox"].split()
    return float(box[2]), float(box[3])


def put(canvas: Canvas, svg: str, width: float) -> None:
    """Draw it, so wide, with its lower left corner at the origin."""
    root = fromstring(svg)
    wide, high = size_of(svg)
    canvas.saveState()
    canvas.scale(width / wide, width / wide)
    for one in root.iter():
        kind = one.tag.rpartition("}")[2]
        if kind in MARKS:
            canvas.saveState()
            _pen(canvas, one)
            MARKS[kind](canvas, one, high)
            canvas.restoreState()
    canvas.restoreState()


def _pen(canvas: Canvas, one: Element) -> None:
    if _seen(one, "stroke"):
        canvas.setStrokeColor(HexColor(one.attrib["stroke"]))
    if _seen(one, "fill"):
        canvas.setFillColor(HexColor(one.attrib["fill"]))
    canvas.setLineWidth(float(one.get("stroke-width", 1)))
    if dashes := one.get("stroke-dasharray"):
        canvas.setDash([float(part) for part in dashes.split()])


def _seen(one: Element, name: str) -> bool:
    return one.get(name, "none") != "none"


def _rect(canvas: Canvas, one: Element, high: float) -> None:
    x, y, width, height = (float(one.attrib[name]) for name in ("x", "y", "width", "height"))
    how = {"stroke": int(_seen(one, "stroke")), "fill": int(_seen(one, "fill"))}
    canvas.roundRect(x, high - y - height, width, height, float(one.get("rx", 0)), **how)


def _circle(canvas: Canvas, one: Element, high: float) -> None:
    x, y, radius = (float(one.attrib[name]) for name in ("cx", "cy", "r"))
    canvas.circle(x, high - y, radius, stroke=int(_seen(one, "stroke")), fill=int(_seen(one, "fill")))


def _text(canvas: Canvas, one: Element, high: float) -> None:
    bold = one.get("font-weight") == "bold"
    canvas.setFont(BOLD if bold else FONT, float(one.get("font-size", 14)) * SMALLER)
    x, y, says = float(one.attrib["x"]), high - float(one.attrib["y"]), printable(one.text or "")
    draw = {"middle": canvas.drawCentredString, "end": canvas.drawRightString}
    draw.get(one.get("text-anchor", "start"), canvas.drawString)(x, y, says)


def _path(canvas: Canvas, one: Element, high: float) -> None:
    way = canvas.beginPath()
    at = (0.0, 0.0)
    for command, rest in COMMANDS.findall(one.attrib["d"]):
        numbers = [float(part) for part in rest.split()]
        if command == "M":
            at = (numbers[0], numbers[1])
            way.moveTo(at[0], high - at[1])
        elif command == "L":
            at = (numbers[0], numbers[1])
            way.lineTo(at[0], high - at[1])
        elif command == "A":
            end = (numbers[5], numbers[6])
            for x, y in _arc(at, end, numbers[0]):
                way.lineTo(x, high - y)
            at = end
        elif command == "Z":
            way.close()
    canvas.drawPath(way, stroke=int(_seen(one, "stroke")), fill=int(_seen(one, "fill")))


def _arc(start: tuple[float, float], end: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """Points on the short way round a circle, clockwise as seen, as the wheel has it."""
    (x1, y1), (x2, y2) = start, end
    half = math.hypot(x2 - x1, y2 - y1) / 2
    rise = math.sqrt(max(0.0, radius**2 - half**2))
    # the middle of the circle lies to the right of the way from start to end
    mx, my = (x1 + x2) / 2 - rise * (y2 - y1) / (2 * half), (y1 + y2) / 2 + rise * (x2 - x1) / (2 * half)
    first, last = math.atan2(y1 - my, x1 - mx), math.atan2(y2 - my, x2 - mx)
    turn = (last - first) % (2 * math.pi)
    return [
        (mx + radius * math.cos(first + turn * step / 12), my + radius * math.sin(first + turn * step / 12))
        for step in range(1, 13)
    ]


MARKS = {"rect": _rect, "circle": _circle, "text": _text, "path": _path}
