"""The forums of one partnership beside each other: a line each, by tier and name, ranking nobody."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.forum_drawings import miniature
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.presenters.forum.advice import open_advice
from convenor.web.insight.wording import forum as wording
from convenor.web.insight.wording.forum import theory


def forums_page(request: HttpRequest, forums: list[Forum]) -> dict[str, Any]:
    """Each tier with its forums in the order of their names."""
    asked = sum(one.any_said for one in forums)
    tiers = [
        {
            "title": tier.label,
            "lines": [line(request, one, at) for at, one in enumerate(forums) if one.body.tier == tier],
        }
        for tier in Tier
    ]
    return {
        "sentence": _sentence(len(forums), asked),
        "tiers": [tier for tier in tiers if tier["lines"]],
        "boxes": [str(said.title) for said in wording.BOXES.values()],
    }


def line(request: HttpRequest, forum: Forum, number: int) -> dict[str, Any]:
    """One forum: the model in miniature, its sentence, one next step."""
    values = [box.level.value if box.level else None for box in forum.diagnosis.boxes]
    title = "; ".join(
        f"{wording.BOXES[box.name].title}: {box.level.value:.1f}"
        if box.level
        else f"{wording.BOXES[box.name].title}: {_('not known')}"
        for box in forum.diagnosis.boxes
    )
    first = next(iter(open_advice(forum)), None)
    href = link(request, "insight:forum", ref=forum.body.ref)
    step = {"text": _("Ask its members first"), "href": href}
    if first is not None:
        advice = link(request, "insight:forum_advice", ref=forum.body.ref, rule=first.rule)
        step = {"text": theory(first.proposition.title), "href": advice}
    elif forum.any_said:
        step = {"text": _("No advice today"), "href": href}
    return {
        "name": forum.body.name,
        "href": href,
        "picture": miniature(values, title, f"mini-{number}"),
        "sentence": says.headline(forum),
        "step": step,
        "sure": says.sure_word(first.sureness) if first else "",
    }


def _sentence(count: int, asked: int) -> str:
    if not count:
        return _("No body has members yet, so there is no forum to look at.")
    forums = ngettext("%(count)s body has members", "%(count)s bodies have members", count) % {"count": count}
    if not asked:
        return _("%(forums)s; none has asked its members yet how working together goes.") % {"forums": forums}
    said = ngettext(
        "%(asked)s has asked them lately how working together goes.",
        "%(asked)s have asked them lately how working together goes.",
        asked,
    )
    return f"{forums}; {said % {'asked': asked}}"
