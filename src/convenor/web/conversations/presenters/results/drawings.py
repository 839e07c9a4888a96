"""The drawings of a result: a bar of three shares, what is believed beside what is so, and the map.

Colours never stand alone: bars keep one order and have their words beside them, groups on the map have shapes.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from convenor.formats.opinion_map import as_grid, key_mark, opinion_map
from convenor.methods.disclosure import Shown
from convenor.methods.opinions.consensus import FOUND
from convenor.methods.opinions.published import Place, Split
from convenor.web.conversations.presenters.results.words import letter_of, name_of, share
from convenor.web.ui.drawing import Part, circle, drawing, line, rect
from convenor.web.ui.drawing.svg import GREY, PALE, WHITE

AGREE, UNSURE, DISAGREE, OTHERS = "#0b3f78", "#c1c9cf", "#c8611a", "#e8edee"
WIDTH, HEIGHT, GAP = 320, 16, 2
KEY = (("agree", AGREE), ("unsure", UNSURE), ("disagree", DISAGREE), ("others", OTHERS))


def split_bar(split: Split, of: str, *, name: str) -> Part:
    """Agree, unsure, disagree from left to right; of few voters one side, and all others as one."""
    left, right = WIDTH * split.agree.value / 100, WIDTH * split.disagree.value / 100
    middle, between = max(WIDTH - left - right, 0), UNSURE
    if split.passed.bound and split.passed == split.disagree:
        middle, right, between = WIDTH - left, 0, OTHERS
    elif split.passed.bound and split.passed == split.agree:
        middle, left, between = WIDTH - right, 0, OTHERS
    words = {
        "of": of,
        "agree": share(split.agree),
        "passed": share(split.passed),
        "disagree": share(split.disagree),
    }
    title = _("%(of)s: %(agree)s agree, %(passed)s unsure, %(disagree)s disagree") % words
    last = max(WIDTH - left - middle, 0)
    pieces = ((0, left, AGREE), (left, middle, between), (left + middle, last, DISAGREE))
    return drawing(
        WIDTH,
        HEIGHT,
        title,
        [
            rect(x, 0, max(wide - (GAP if x + wide < WIDTH else 0), 0.5), HEIGHT, fill=colour)
            for x, wide, colour in pieces
            if wide > 0
        ],
        name=name,
    )


def gap(guessed: Shown, real: Shown, title: str, *, name: str) -> Part:
    """White: what is believed of others. Dark: what they say."""
    believed, said = (8 + (WIDTH - 16) * one.value / 100 for one in (guessed, real))
    return drawing(
        WIDTH,
        18,
        title,
        [
            line([(8, 9), (WIDTH - 8, 9)], stroke=PALE, stroke_width=2),
            line([(believed, 9), (said, 9)], stroke=GREY, stroke_width=4),
            circle(said, 9, 6, fill=AGREE, stroke=AGREE, stroke_width=2),
            circle(believed, 9, 6, fill=WHITE, stroke=AGREE, stroke_width=2),
        ],
        name=name,
    )


def swatch(colour: str) -> Part:
    """The colour alone, for the key."""
    return Markup(  # noqa: S704  a colour of ours
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">'
        f'<rect width="14" height="14" fill="{colour}"/></svg>'
    )


def the_map(places: Sequence[Place], groups: int) -> dict[str, Any] | None:
    """The map, the key of its shapes, and the table that says the same; None where there is none."""
    if not places:
        return None
    title = _(
        "Where people lie by what they have in common; the larger a mark, the more people. The table below says "
        "the same."
    )
    return {
        "drawing": Markup(opinion_map(places, title, _place_says)),  # noqa: S704  escaped where it is made
        "key": [
            {"mark": Markup(key_mark(at)), "text": name_of((FOUND, str(at)))}  # noqa: S704
            for at in range(groups)
        ],
        "columns": range(1, len(as_grid(places)) + 1),
        "rows": _rows(places),
    }


def _place_says(one: Place) -> str:
    if one.group is None:
        return _("about %(count)s people") % {"count": one.people}
    words = {"count": one.people, "group": name_of((FOUND, str(one.group)))}
    return _("about %(count)s people, most of %(group)s") % words


def _rows(places: Sequence[Place]) -> list[list[str]]:
    """One row a line of squares, from the top; what is empty is said to be."""
    grid = as_grid(places)
    return [[str(at), *(_square_says(one) if one else "–" for one in row)] for at, row in enumerate(grid, start=1)]


def _square_says(one: Place) -> str:
    if one.group is None:
        return str(one.people)
    return _("%(count)s, %(group)s") % {"count": one.people, "group": letter_of(one.group)}
