"""The map of a conversation as SVG text, and as a grid for the table that says the same. Made of what may be shown.

Presentation attributes only, so that it stands in a page without inline styles; words are the caller's. The area of a
mark is how many people it stands for; its group is told by its shape as well as by its shade.

>>> places = [Place(0.25, 0.75, 40, 0), Place(0.75, 0.25, 10, 1)]
>>> picture = opinion_map(places, "Where people lie", lambda one: f"about {one.people}")
>>> picture.count("<title>"), [[one and one.people for one in row] for row in as_grid(places)]
(3, [[40, None], [None, 10]])
"""

from collections.abc import Callable, Sequence
from html import escape
from math import pi, sqrt

from convenor.methods.opinions.published import Place

__all__ = ["as_grid", "key_mark", "opinion_map"]

WIDTH, MARGIN = 420, 10
MOST_SQUARES = 16  # a side
LARGEST = 0.66  # of a square's side: the side of the largest mark, were it a square
FRAME = "#d0d9de"
SHADES = ("#0b3f78", "#c8611a", "#5c6f7c", "#7a1f5c", "#0b6e4f")
# outlines of area one round the middle, one a group; the first is a circle
DIAMOND, TRIANGLE, ARM = sqrt(0.5), sqrt(4 / sqrt(3)), sqrt(5) / 5
OUTLINES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    ((0, -TRIANGLE / sqrt(3)), (TRIANGLE / 2, TRIANGLE / sqrt(12)), (-TRIANGLE / 2, TRIANGLE / sqrt(12))),
    ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0)),
    tuple(
        (x * ARM / 2, y * ARM / 2)
        for x, y in (
            *((-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1)),
            *((1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1)),
        )
    ),
)


def opinion_map(places: Sequence[Place], title: str, of_place: Callable[[Place], str]) -> str:
    """The picture. `title` is what somebody hears who does not see it, `of_place` what is said of one mark."""
    room = WIDTH - 2 * MARGIN
    largest = LARGEST * room / _side(places)
    most = max((one.people for one in places), default=1) or 1
    marks = [
        _mark(
            one.group,
            MARGIN + one.x * room,
            MARGIN + (1 - one.y) * room,
            largest * sqrt(one.people / most),
            of_place(one),
        )
        for one in sorted(places, key=lambda one: -one.people)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {WIDTH}" width="{WIDTH}" height="{WIDTH}"'
        f' role="img"><title>{escape(title)}</title>'
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{WIDTH - 1}" fill="#ffffff" stroke="{FRAME}"/>'
        f"{''.join(marks)}</svg>"
    )


def key_mark(group: int | None) -> str:
    """The mark of a group alone, for the key beside the words that say what it means."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
        f"{_mark(group, 8, 8, 9.5, '')}</svg>"
    )


def as_grid(places: Sequence[Place]) -> list[list[Place | None]]:
    """Rows from the top down, each from left to right; None where nobody is shown."""
    side = _side(places)
    grid: list[list[Place | None]] = [[None] * side for _ in range(side)]
    for one in places:
        grid[side - 1 - int(one.y * side)][int(one.x * side)] = one
    return grid


def _side(places: Sequence[Place]) -> int:
    """How many squares a side has: the fewest of which every place is a middle."""
    for side in range(1, MOST_SQUARES + 1):
        if all(abs(at * side - 0.5 - int(at * side)) < 1e-6 for one in places for at in (one.x, one.y)):
            return side
    return MOST_SQUARES


def _mark(group: int | None, x: float, y: float, size: float, says: str) -> str:
    """`size`: the square root of its area."""
    at = (group or 0) % len(OUTLINES)
    title = f"<title>{escape(says)}</title>" if says else ""
    if not OUTLINES[at]:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size / sqrt(pi):.1f}" fill="{SHADES[at]}">{title}</circle>'
    corners = " ".join(f"{x + size * across:.1f},{y + size * down:.1f}" for across, down in OUTLINES[at])
    return f'<polygon points="{corners}" fill="{SHADES[at]}">{title}</polygon>'
