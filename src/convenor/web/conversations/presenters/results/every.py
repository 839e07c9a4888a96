"""Every statement as a table, in the order one asks for: all the drawings say, and the rest."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from convenor.methods.opinions.published import EVERYBODY, Split
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.page import frame_of, no_release_of_few, statements_said
from convenor.web.conversations.presenters.results.unknown import no_release
from convenor.web.conversations.selectors.releases import ReleaseSeen, ShownStatement
from convenor.web.ui.pages import link

ORDERS = {
    "agreed": later("Most agreed with"),
    "divided": later("Most divided"),
    "unsure": later("Most unsure"),
    "number": later("As they were written"),
}


def every_page(request: HttpRequest, row: Any, release: ReleaseSeen | None, on: date, order: str) -> dict[str, Any]:
    """The table in one order, with links to the others; then one table for each line people are known by."""
    frame = frame_of(request, row, release, on)
    if release is None or release.content.too_few:
        return frame | {"nothing": no_release(row, on) if release is None else no_release_of_few()}
    chosen = order if order in ORDERS else "agreed"
    ordered = sorted((one for one in release.statements if not one.meta), key=_KEYS[chosen])
    here = link(request, "conversations:results_every", ref=row.ref)
    return frame | {
        "sentence": statements_said(len(ordered)),
        "orders": [
            {"text": str(name), "href": f"{here}?sort={code}", "current": code == chosen}
            for code, name in ORDERS.items()
        ],
        "caption": _("Every statement: %(order)s") % {"order": str(ORDERS[chosen]).lower()},
        "rows": [_row(request, row, one) for one in ordered],
        "lines": [_line(axis, ordered) for axis in _axes(release)],
        "about_people": [one.text for one in release.statements if one.meta],
    }


def _row(request: HttpRequest, row: Any, one: ShownStatement) -> list[Any]:
    return [{"text": one.text, "href": _page_of(request, row, one)}, *_cells(one)]


def _cells(one: ShownStatement) -> list[str]:
    split = one.everybody
    if split is None:
        return [_why(one), "", "", "", ""]
    apart = most_apart(one)
    return [
        words.in_a_cell(split.agree),
        words.in_a_cell(split.passed),
        words.in_a_cell(split.disagree),
        str(split.about),
        _apart_says(one) if apart else "",
    ]


def _why(one: ShownStatement) -> str:
    if one.standing is None:
        return _("not shown yet")
    if one.standing.withheld.get(EVERYBODY) == "too_few":
        return _("too few votes to show")
    return _("held back: it would tell what a few said")


def _line(axis: str, statements: list[ShownStatement]) -> dict[str, Any]:
    """One line: every statement by every part of which anything is shown."""
    parts = sorted({part for one in statements if one.standing for part in one.standing.splits if part[0] == axis})
    return {
        "title": words.line_of(axis),
        "head": [_("Statement"), *(words.name_of(part) for part in parts)],
        "rows": [
            [one.text, *(_agreeing(one.standing.splits.get(part)) for part in parts)]
            for one in statements
            if one.standing and any(part in one.standing.splits for part in parts)
        ],
    }


def _agreeing(split: Split | None) -> str:
    return _("held back") if split is None else words.split_says(split)


def _axes(release: ReleaseSeen) -> list[str]:
    return sorted(
        {part[0] for one in release.statements if one.standing for part in one.standing.splits if part != EVERYBODY}
    )


def most_apart(one: ShownStatement) -> float:
    """In points of a hundred, how far two parts of one line are apart on it, at most."""
    if one.standing is None:
        return 0.0
    by_axis: dict[str, list[float]] = {}
    for part, split in one.standing.splits.items():
        if part != EVERYBODY and not (split.agree.bound == "at_most" and split.agree == split.passed):
            by_axis.setdefault(part[0], []).append(split.agree.value)
    return max((max(values) - min(values) for values in by_axis.values()), default=0.0)


def _apart_says(one: ShownStatement) -> str:
    return _("%(points)s points") % {"points": f"{most_apart(one):.0f}"}


def _most_agreed(one: ShownStatement) -> tuple[float, int]:
    return (
        -(one.everybody.agree.value if one.everybody and one.everybody.agree.bound != "at_most" else -1),
        one.number,
    )


def _most_unsure(one: ShownStatement) -> tuple[float, int]:
    return (-(one.everybody.passed.value if one.everybody and not one.everybody.passed.bound else -1), one.number)


_KEYS: dict[str, Callable[[ShownStatement], Any]] = {
    "agreed": _most_agreed,
    "divided": lambda one: (-most_apart(one), one.number),
    "unsure": _most_unsure,
    "number": lambda one: one.number,
}


def _page_of(request: HttpRequest, row: Any, one: ShownStatement) -> str:
    try:
        return link(request, "conversations:statement", ref=row.ref, statement=one.ref)
    except NoReverseMatch:
        return ""
