"""Actions that came of advice: whose, by when, and how what they should change has moved since."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.evidence.forum import Forum
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum import sentences as says
from convenor.web.insight.selectors.forum import Done
from convenor.web.insight.vocabulary import ActionState
from convenor.web.insight.wording.forum import theory
from convenor.web.ui.environment import day


def action_rows(request: HttpRequest, forum: Forum, actions: Iterable[Done]) -> list[dict[str, Any]]:
    """Each action with its state, what it should change, and what may be done with it."""
    return [_row(request, forum, one) for one in actions]


def _row(request: HttpRequest, forum: Forum, one: Done) -> dict[str, Any]:
    parts = {"ref": forum.body.ref, "action": one.ref}
    change = [
        {"text": _("Say what came of it"), "href": link(request, "insight:action_finish", **parts)},
        {"text": _("Change it"), "href": link(request, "insight:action_change", **parts)},
    ]
    return {
        "what": one.what,
        "rule": one.rule,
        "advice": theory(PROPOSITIONS[one.rule].title) if one.rule in PROPOSITIONS else "",
        "advice_href": link(request, "insight:forum_advice", ref=forum.body.ref, rule=one.rule),
        "who": one.owner or _("nobody any more"),
        "when": _when(forum, one),
        "effect": effect(forum, one),
        "came_of": one.came_of,
        "actions": change if forum.leads and one.is_open else [],
    }


def _when(forum: Forum, one: Done) -> str:
    if one.is_open:
        if one.due < forum.on:
            return _("was due on %(day)s") % {"day": day(one.due)}
        return _("by %(day)s") % {"day": day(one.due)}
    state = ActionState(one.state).label
    return _("%(state)s on %(day)s") % {"state": state, "day": day(one.finished_on)}


def effect(forum: Forum, one: Done) -> str:
    """How the construct that is watched has moved since; never more than the intervals allow."""
    if not one.watched:
        return ""
    title = says.title(one.watched)
    if one.level_then is None:
        return _("Watched: %(title)s, of which nothing was known when it was taken up.") % {"title": title}
    then = f"{one.level_then:.1f}"
    later = [found for on, found in forum.history(one.watched) if on > one.since]
    if not later or later[-1].value is None:
        return _("Watched: %(title)s, at %(then)s when it was taken up. No pulse has closed since.") % {
            "title": title,
            "then": then,
        }
    now = later[-1]
    facts = {"title": title, "then": then, "now": f"{now.value:.1f}"}
    low, high = one.low_then or one.level_then, one.high_then or one.level_then
    if now.low is not None and now.low > high:
        return _("Watched: %(title)s rose from %(then)s to %(now)s, more than chance would.") % facts
    if now.high is not None and now.high < low:
        return _("Watched: %(title)s fell from %(then)s to %(now)s, more than chance would.") % facts
    return _("Watched: %(title)s was %(then)s and is %(now)s; that may be chance.") % facts
