"""The model drawn with what is known in it: boxes of bars round the cycle, an SVG of presentation attributes only."""

from collections.abc import Iterator
from html import escape
from math import cos, pi, sin

from convenor.methods.degrees import Level
from convenor.theory.collaborative_process.cycle import STAGES
from convenor.theory.constructs import BOXES, CONSTRUCTS, in_box
from convenor.theory.diagnosis import Box, Diagnosis, Stands
from convenor.theory.outcomes import Gauge

WIDTH, HEIGHT = 1200, 960
ROW = 46
WIDE_BOX = 340
SHADES = ("#d8e7f5", "#a6c9ea", "#6aa5da", "#2a78c0", "#0b3f78")
INK, GREY, LINE = "#212b32", "#4c6272", "#d0d9de"
FONT = 'font-family="Arial, Helvetica, sans-serif"'
# where each box stands: left, top
PLACES = {
    "institutional design": (430, 10),
    "starting conditions": (10, 330),
    "facilitative leadership": (430, 720),
    "goals": (850, 490),
}
LOOP = (430, 310, WIDE_BOX, 380)


def drawing(case: str, found: Diagnosis) -> str:
    """The picture; the table beside it says the same."""
    boxes = {box.name: box for box in found.boxes}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" {FONT}>',
        f"<title>Where {escape(case)} stands in the model; the table below says the same</title>",
    ]
    for name in BOXES:
        if name in PLACES:
            parts += _box(name, boxes[name], *PLACES[name])
    parts += _outcomes(found, 850, 330)
    parts += _loop(found)
    parts += [_arrow(350, 500, 424, 500), _arrow(600, 282, 600, 304), _arrow(600, 716, 600, 696)]
    parts += [_arrow(772, 400, 844, 400), "</svg>"]
    return "".join(parts)


def _box(name: str, box: Box, left: int, top: int) -> Iterator[str]:
    known = {one.name: one for one in box.constructs}
    rows = in_box(name)
    yield _frame(left, top, 40 + ROW * len(rows), name.capitalize())
    for number, construct in enumerate(rows):
        y = top + 50 + ROW * number
        yield _text(left + 14, y, construct.title, 13)
        yield from _bar(left + 14, y + 7, known.get(construct.name))


def _bar(left: int, y: int, stands: Stands | None) -> Iterator[str]:
    if stands is None:
        yield f'<rect x="{left}" y="{y}" width="225" height="11" fill="none" stroke="{GREY}" stroke-dasharray="3 3"/>'
        yield _text(left + 236, y + 10, "not known", 12, GREY)
        return
    yield from _scale(left, y)
    benchmark = CONSTRUCTS[stands.name].benchmark
    if benchmark:
        first, _median, third = benchmark.quartiles
        start, end = _at(left, first), _at(left, third)
        yield f'<line x1="{start}" x2="{end}" y1="{y + 16}" y2="{y + 16}" stroke="{GREY}" stroke-width="2"/>'
    yield from _mark(left, y, stands.level)
    moved = "" if stands.trend is None else " ↗" if stands.trend >= 0.25 else " ↘" if stands.trend <= -0.25 else " →"
    yield _text(left + 236, y + 10, f"{stands.level.value:.1f}{moved}", 13)


def _scale(left: int, y: int) -> Iterator[str]:
    for number, shade in enumerate(SHADES):
        yield f'<rect x="{left + 45 * number}" y="{y}" width="44" height="11" fill="{shade}"/>'


def _mark(left: int, y: int, level: Level) -> Iterator[str]:
    low, high, x = _at(left, level.low), _at(left, level.high), _at(left, level.value)
    yield f'<line x1="{low}" x2="{high}" y1="{y + 5.5}" y2="{y + 5.5}" stroke="{INK}" stroke-width="1.5"/>'
    for end in (low, high):
        yield f'<line x1="{end}" x2="{end}" y1="{y + 1}" y2="{y + 10}" stroke="{INK}" stroke-width="1.5"/>'
    yield f'<circle cx="{x}" cy="{y + 5.5}" r="5" fill="#fff" stroke="{INK}" stroke-width="2"/>'


def _at(left: int, value: float) -> float:
    return round(left + (value - 1) / 4 * 224, 1)


def _outcomes(found: Diagnosis, left: int, top: int) -> Iterator[str]:
    yield _frame(left, top, 40 + ROW * 2, "Outcomes, in cases like this")
    for number, (title, gauge) in enumerate((("Results", found.results), ("Legitimacy and support", found.legitimacy))):
        y = top + 50 + ROW * number
        yield _text(left + 14, y, title, 13)
        level = _as_level(gauge)
        if level is None:
            yield from _bar(left + 14, y + 7, None)
            continue
        yield from _scale(left + 14, y + 7)
        yield from _mark(left + 14, y + 7, level)
        yield _text(left + 250, y + 17, f"{(gauge.value or 0) * 100:.0f} in 100", 13)


def _as_level(gauge: Gauge) -> Level | None:
    if gauge.value is None or gauge.low is None or gauge.high is None:
        return None
    return Level(1 + 4 * gauge.value, 1 + 4 * gauge.low, 1 + 4 * gauge.high)


def _loop(found: Diagnosis) -> Iterator[str]:
    left, top, width, height = LOOP
    x, y, radius = left + width / 2, top + height / 2 + 15, 95
    known = {stage.name: stage for stage in found.cycle.stages}
    yield _frame(left, top, height, "Collaborative process")
    yield f'<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{GREY}" stroke-width="1.5"/>'
    for number, name in enumerate(STAGES):
        angle = -pi / 2 + 2 * pi * number / len(STAGES)
        at, down = round(x + radius * cos(angle), 1), round(y + radius * sin(angle), 1)
        yield _arrowhead(x, y, radius, angle + pi / len(STAGES))
        stage = known.get(name)
        shade = SHADES[min(4, int(stage.level.value - 0.5))] if stage else "#fff"
        dashed = "" if stage else f' stroke="{GREY}" stroke-dasharray="3 3"'
        yield f'<circle cx="{at}" cy="{down}" r="20" fill="{shade}"{dashed}/>'
        ink = "#fff" if stage and stage.level.value >= 3.5 else INK
        yield _text(at, down + 5, f"{stage.level.value:.1f}" if stage else "?", 14, ink, "middle", bold=True)
        aside = {1: 18, 4: -18}.get(number, 0)  # those at the sides stand above, clear of the ring
        yield _text(at + aside, down + (36 if number in (2, 3) else -28), name.capitalize(), 13, INK, "middle")
    state = found.cycle.state
    said = [str(state).capitalize(), f"({found.cycle.sureness})"] if state else ["Not enough", "to say"]
    for number, line in enumerate(said):
        yield _text(x, y + 18 * number, line, 14, INK, "middle", bold=number == 0)


def _arrowhead(x: float, y: float, radius: float, angle: float) -> str:
    at, down, turned = x + radius * cos(angle), y + radius * sin(angle), angle * 180 / pi + 90
    return (
        f'<path d="M-7 -5 L5 0 L-7 5 Z" fill="{GREY}" transform="translate({at:.1f} {down:.1f}) rotate({turned:.0f})"/>'
    )


def _frame(left: int, top: int, height: int, title: str) -> str:
    box = f'<rect x="{left}" y="{top}" width="{WIDE_BOX}" height="{height}" rx="4" fill="#fff" stroke="{LINE}"/>'
    return box + _text(left + 14, top + 25, title, 15, bold=True)


def _arrow(x1: int, y1: int, x2: int, y2: int) -> str:
    turned = 0 if x2 > x1 else 90 if y2 > y1 else -90
    line = f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{GREY}" stroke-width="1.5"/>'
    return f'{line}<path d="M-8 -5 L2 0 L-8 5 Z" fill="{GREY}" transform="translate({x2} {y2}) rotate({turned})"/>'


def _text(
    x: float, y: float, text: str, size: int, ink: str = INK, anchor: str = "start", *, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{ink}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'
