"""Forums at home, a line each: the model in miniature, a sentence, one next step; then what would help most in all."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.findings import Sureness
from convenor.records import Seat
from convenor.theory.diagnosis import Fired
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.links import link
from convenor.web.insight.presenters import tree
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum.advice import open_advice, why
from convenor.web.insight.presenters.forum.side_by_side import line
from convenor.web.insight.selectors import Home
from convenor.web.insight.wording import forum as wording
from convenor.web.insight.wording.forum import theory
from convenor.web.ui.environment import day

MOST = 5
EACH = 2  # suggestions of one forum where there are others
SURE = (Sureness.CLEAR, Sureness.LIKELY, Sureness.UNSURE, Sureness.NOT_ENOUGH)


def title(home: Home) -> str:
    """A leader's forums by what they are to them."""
    led = {seat.body for seat in home.own if seat.leads}
    return _("Bodies you lead") if led and led >= set(home.forums) else _("Your forums")


def boxes() -> list[str]:
    """What the small squares are, from the left."""
    return [str(one.title) for one in wording.BOXES.values()]


def lines(request: HttpRequest, home: Home, forums: Sequence[Forum], *, leads: bool) -> list[dict[str, Any]]:
    """One forum a line; to a leader with seats held, what is decided next, and who is missing."""
    return [
        {**line(request, one, number), **(_more(request, home, one) if leads else {})}
        for number, one in enumerate(forums)
    ]


def _more(request: HttpRequest, home: Home, forum: Forum) -> dict[str, Any]:
    seats: tuple[Seat, ...] = forum.seats
    held = sum(seat.holder is not None for seat in seats)
    ref = forum.body.ref
    next_topic = next((topic for topic in home.topics if topic.body == ref and topic.due), None)
    coming = _("next to be decided: nothing dated")
    if next_topic:
        coming = _("next to be decided: %(what)s (%(day)s)") % {"what": next_topic.title, "day": day(next_topic.due)}
    return {
        "facts": f"{tree.seats_say(held, len(seats) - held)}, {coming}",
        "missing": {"text": _("Who is missing here"), "href": link(request, "insight:who_is_missing_body", ref=ref)},
    }


def suggestions(request: HttpRequest, forums: Sequence[Forum]) -> list[dict[str, Any]]:
    """What would help most, of all their forums: the most urgent and surest first, each rule once, each with reasons.

    Forums the viewer may answer for come before others, and no forum takes all the room while another has something.
    """
    found = [(forum, one) for forum in forums for one in open_advice(forum)]
    found.sort(key=lambda pair: (not pair[0].leads, -pair[1].proposition.urgency, SURE.index(pair[1].sureness)))
    chosen = _spread(found)
    return [_suggestion(request, forum, one) for forum, one in chosen]


def _spread(found: Sequence[tuple[Forum, Fired]]) -> list[tuple[Forum, Fired]]:
    rules: set[str] = set()
    taken: dict[str, int] = {}
    first: list[tuple[Forum, Fired]] = []
    rest: list[tuple[Forum, Fired]] = []
    for forum, one in found:
        if one.rule in rules:
            continue
        rules.add(one.rule)
        ref = forum.body.ref
        (first if taken.get(ref, 0) < EACH else rest).append((forum, one))
        taken[ref] = taken.get(ref, 0) + 1
    return (first + rest)[:MOST]


def _suggestion(request: HttpRequest, forum: Forum, one: Fired) -> dict[str, Any]:
    return {
        "title": theory(one.proposition.title),
        "sure": says.sure_word(one.sureness),
        "what": theory(one.proposition.do.what),
        "body": forum.body.name,
        "why": why(one),
        "href": link(request, "insight:forum_advice", ref=forum.body.ref, rule=one.rule),
    }
