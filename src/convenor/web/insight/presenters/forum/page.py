"""The page of a forum: the answer, the model, gaps, what to do next, what was answered, what the law asks."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.theory.constructs import CONSTRUCTS
from convenor.web.bodies.vocabulary import Level, Tier
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.forum_drawings import sample
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.forum import advice, figure, whole
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum.actions import action_rows
from convenor.web.insight.wording.forum import theory
from convenor.web.kernel.rules import can_keep_register


def forum_page(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """Everything the template shows."""
    show = "table" if request.GET.get("show") == "table" else "drawing"
    ref = forum.body.ref
    return {
        **top(forum),
        "body_href": link(request, "bodies:body", ref=ref),
        "show": show,
        "ways": ways(request, forum, show),
        "picture": figure.drawn(request, forum) if show == "drawing" else "",
        "key": sample(_("An example: 2.7 of 5, between 2.2 and 3.3; the cases' middle half from 3 to 4; rising")),
        "table_head": figure.table_head(),
        "table_rows": figure.table_rows(forum) if show == "table" else [],
        "boxes": figure.boxes(request, forum),
        "gauges": figure.gauges(forum),
        "gaps": gaps(request, forum),
        "sag": whole.sag_says(forum),
        "leader": whole.leader_says(forum),
        "advice": advice.shown(request, forum),
        "more": max(0, len(advice.open_advice(forum)) - advice.MOST),
        "answered": advice.answered(request, forum),
        "actions": action_rows(request, forum, forum.answers.actions),
        "step": step(request, forum),
        "duties": [
            {"title": theory(one.title), "says": theory(one.says), "planned": theory(one.planned), "source": one.source}
            for one in forum.duties
        ],
        "leads": forum.leads,
    }


def top(forum: Forum) -> dict[str, Any]:
    """Name, plain facts, the sentence, and what it rests on."""
    held = sum(seat.holder is not None for seat in forum.seats)
    seats = ngettext("%(all)s seat, %(held)s held", "%(all)s seats, %(held)s held", len(forum.seats))
    return {
        "body": forum.body,
        "facts": [
            Tier(forum.body.tier).label,
            Level(forum.body.level).label,
            seats % {"all": len(forum.seats), "held": held},
        ],
        "sentence": says.headline(forum),
        "rests_on": says.rests_on(forum),
        "asked": forum.any_said,
        "on": forum.on,
    }


def gaps(request: HttpRequest, forum: Forum) -> list[dict[str, Any]]:
    """Where people and record disagree, each with the page that shows both."""
    return [
        {"says": whole.gap_says(one), "href": figure.box_href(request, forum, CONSTRUCTS[one.name].box)}
        for one in forum.diagnosis.gaps
    ]


def ways(request: HttpRequest, forum: Forum, show: str) -> list[dict[str, Any]]:
    here = link(request, "insight:forum", ref=forum.body.ref)
    return [
        {"text": _("Drawing"), "href": f"{here}#where", "current": show == "drawing"},
        {"text": _("Table"), "href": f"{here}?show=table#where", "current": show == "table"},
        {"text": _("Print for the board"), "href": link(request, "insight:forum_report", ref=forum.body.ref)},
    ]


def step(request: HttpRequest, forum: Forum) -> dict[str, str] | None:
    """The next step where nobody was asked lately: a pulse of three minutes, by whoever may open one."""
    if forum.any_said or not can_keep_register(request.viewer):
        return None
    found = quiet(request, _("Ask the members: a pulse of three minutes"), "pulses:wave_new")
    return {**found, "href": f"{found['href']}?body={forum.body.ref}"} if found else None
