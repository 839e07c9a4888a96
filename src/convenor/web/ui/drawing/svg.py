"""The few marks every drawing is made of, escaped as they are written.

>>> str(rect(0, 0, 10, 4, fill=BLUE))
'<rect x="0" y="0" width="10" height="4" fill="#2a6ebb"/>'
>>> str(text(1, 2, "A & B"))
'<text x="1" y="2" font-family="Arial, sans-serif" font-size="14" fill="#212b32">A &amp; B</text>'
"""

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

Part = Markup

INK = "#212b32"
GREY = "#4c6272"
PALE = "#d8dde0"
WHITE = "#ffffff"
BLUE = "#2a6ebb"
FACE = "Arial, sans-serif"
CORNER = 3


def mark(name: str, content: Iterable[Part] | None = None, /, **attributes: object) -> Part:
    """One element; `stroke_width` becomes stroke-width, and what is None is left out."""
    said = "".join([f' {_named(key)}="{_said(value)}"' for key, value in attributes.items() if value is not None])
    if content is None:
        return Markup(f"<{name}{said}/>")  # noqa: S704  both parts are ours or escaped above
    return Markup(f"<{name}{said}>{''.join(content)}</{name}>")  # noqa: S704  content is made of marks


def drawing(
    width: float, height: float, title: str, content: Iterable[Part], *, name: str = "drawing", leads: bool = False
) -> Part:
    """A whole drawing. `title` is what somebody hears who does not see it; `name` tells drawings of one page apart.

    One with links inside (`leads`) is a group, because nothing inside an image can be reached.
    """
    label = f"{name}-title"
    inside = [mark("title", [escape(title)], id=label), *content]
    return mark(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        width=width,
        height=height,
        role="group" if leads else "img",
        aria_labelledby=label,
    )


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> Part:
    """A rectangle."""
    return mark("rect", x=x, y=y, width=width, height=height, **attributes)


def circle(x: float, y: float, radius: float, **attributes: object) -> Part:
    """A dot."""
    return mark("circle", cx=x, cy=y, r=radius, **attributes)


def dots(points: Iterable[tuple[float, float]], radius: float, *, fill: str) -> Part:
    """Many dots alike as one mark: ends of lines without length, drawn round."""
    way = "".join(f"M{_short(x)} {_short(y)}h0" for x, y in points)
    return mark("path", d=way, fill="none", stroke=fill, stroke_width=2 * radius, stroke_linecap="round")


def line(points: Iterable[tuple[float, float]], **attributes: object) -> Part:
    """A thin line through points."""
    way = "M" + " L".join(f"{_short(x)} {_short(y)}" for x, y in points)
    return mark("path", d=way, fill="none", **{"stroke": GREY, "stroke_width": 1, **attributes})


def text(x: float, y: float, says: object, **attributes: object) -> Part:
    """One line of words, its baseline at y."""
    plain = {"x": x, "y": y, "font_family": FACE, "font_size": 14, "fill": INK}
    return mark("text", [escape(str(says))], **{**plain, **attributes})


def group(content: Iterable[Part], **attributes: object) -> Part:
    """Marks that belong together."""
    return mark("g", content, **attributes)


def link(href: str, says: str, content: Iterable[Part]) -> Part:
    """Marks that lead somewhere; `says` is read out and shown at a touch."""
    return mark("a", [mark("title", [escape(says)]), *content], href=href, aria_label=says)


def tick(x: float, y: float, size: float, **attributes: object) -> Part:
    """A tick inside a square of that size."""
    points = [
        (x + size * 0.27, y + size * 0.52),
        (x + size * 0.43, y + size * 0.68),
        (x + size * 0.74, y + size * 0.34),
    ]
    return line(points, **{"stroke": WHITE, "stroke_width": 2, **attributes})


def shorten(says: str, room: float, size: float = 14) -> str:
    """What fits into so many pixels; the rest is an ellipsis. Letters are reckoned at half their height.

    >>> shorten("Eastvale Place Partnership", 100), shorten("Eastvale", 100)
    ('Eastvale Plac…', 'Eastvale')
    """
    fits = int(room / (size * 0.49))
    return says if len(says) <= fits else says[: fits - 1].rstrip() + "…"


@cache
def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _said(value: object) -> str:
    """A value as it stands between quotation marks. A number holds nothing to escape."""
    return str(_short(value)) if isinstance(value, int | float) else escape(value)


def _short(value: object) -> object:
    """Numbers without needless decimals."""
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return value
