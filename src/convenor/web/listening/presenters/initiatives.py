"""Initiatives in words: what is going on, what became of the rest, and which words are still owed."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.listening.rules import can_keep_initiatives
from convenor.web.listening.selectors import InitiativeSeen
from convenor.web.listening.vocabulary import InitiativeState
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, found: Sequence[InitiativeSeen]) -> dict[str, Any]:
    """Those that owe a word, those going on, those that are over."""
    owing = [one for one in found if one.owes_a_word]
    going = [one for one in found if one.state == InitiativeState.GOING]
    over = [one for one in found if one.state != InitiativeState.GOING and not one.owes_a_word]
    groups = [(_("A word is owed to those who worked on it"), owing), (_("Going on"), going), (_("Over"), over)]
    return {
        "sentence": _sentence(len(going), len(owing), len(found)),
        "groups": [{"title": title, "lines": [_line(request, one) for one in ones]} for title, ones in groups if ones],
        "may_keep": can_keep_initiatives(request.viewer),
    }


def one(request: HttpRequest, initiative: InitiativeSeen) -> dict[str, Any]:
    """One initiative and its next step."""
    keeps = can_keep_initiatives(request.viewer)
    going = initiative.state == InitiativeState.GOING
    to = {name: link(request, f"listening:initiative_{name}", ref=initiative.ref) for name in ("change", "end", "word")}
    step = {"text": _("Write to those who worked on it"), "href": to["word"]} if initiative.owes_a_word else None
    steps = [
        {"text": _("Change who is in it"), "href": to["change"]},
        {"text": _("It is over: say what became of it"), "href": to["end"]},
    ]
    return {
        "initiative": initiative,
        "facts": [initiative.state_label, _since(initiative)],
        "sentence": says(initiative),
        "step": step if keeps else None,
        "steps": steps if keeps and going else [],
        "people": ", ".join(initiative.people),
        "partners": ", ".join(initiative.partners),
    }


def says(one: InitiativeSeen) -> str:
    """What became of it, in a sentence."""
    words = {"day": day(one.ended_on), "reason": one.reason, "count": len(one.people), "told": day(one.notice_on)}
    if one.state == InitiativeState.GOING:
        return ngettext("%(count)s person works on it.", "%(count)s people work on it.", len(one.people)) % words
    if one.state == InitiativeState.FINISHED:
        return _("Finished on %(day)s. %(reason)s") % words
    said = _("Abandoned on %(day)s. %(reason)s") % words
    if one.owes_a_word:
        return said + " " + _("Those who worked on it have not been told yet.")
    return said + " " + _("Those who worked on it were told on %(told)s.") % words if one.notice_on else said


def word(initiative: InitiativeSeen, partnership: str) -> str:
    """A first wording of what those who worked on it are told, to be made one's own."""
    return _(
        "Dear colleague,\n\n“%(name)s” does not go on. It ended on %(day)s.\n\nWhy: %(reason)s\n\n"
        "You gave your time and thought to it, and we thank you. What you learnt should not be lost: please tell us "
        "what we should keep of it.\n\n%(partnership)s"
    ) % {
        "name": initiative.name,
        "day": day(initiative.ended_on),
        "reason": initiative.reason,
        "partnership": partnership,
    }


def _sentence(going: int, owing: int, count: int) -> str:
    if not count:
        return _("No initiative is on the register yet.")
    said = ngettext("%(count)s initiative is going on.", "%(count)s initiatives are going on.", going) % {
        "count": going
    }
    if not owing:
        return said
    owed = ngettext(
        "Those who worked on %(count)s abandoned one have not been told.",
        "Those who worked on %(count)s abandoned ones have not been told.",
        owing,
    )
    return said + " " + owed % {"count": owing}


def _line(request: HttpRequest, one: InitiativeSeen) -> dict[str, Any]:
    return {
        "title": one.name,
        "href": link(request, "listening:initiative", ref=one.ref),
        "facts": [one.lead and _("led by %(who)s") % {"who": one.lead}, ", ".join(one.partners)],
        "says": says(one),
    }


def _since(one: InitiativeSeen) -> str:
    return _("begun on %(day)s") % {"day": day(one.begun)} if one.begun else ""
