"""What came of what somebody said, and what they promised: closed pulses they were asked in, and their open actions."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.theory.propositions import PROPOSITIONS
from convenor.web.insight.links import link
from convenor.web.insight.presenters.forum.advice import said_line
from convenor.web.insight.selectors import Home
from convenor.web.insight.selectors.forum import Answers, Said
from convenor.web.insight.wording.forum import theory
from convenor.web.pulses.selectors.lately import Seen
from convenor.web.ui.environment import day

SHOWN = 3


def pulses(request: HttpRequest, home: Home) -> list[dict[str, Any]]:
    """The newest closed pulse of each body that asked them, with what was promised and what was answered since."""
    return [_pulse(request, one, home.answers.get(one.body_ref, Answers())) for one in home.mine[:SHOWN]]


def _pulse(request: HttpRequest, one: Seen, answers: Answers) -> dict[str, Any]:
    facts = {"body": one.body_name, "day": day(one.closed), "answered": one.answered, "all": one.invited}
    if one.answered is None:
        said = _("Closed on %(day)s. Fewer than five of %(all)s answered, so nothing is shown.")
    else:
        said = _("Closed on %(day)s. %(answered)s of %(all)s answered.")
    name = "pulses:results" if one.answered is not None else "pulses:wave"
    return {
        "title": one.title,
        "href": link(request, name, ref=one.ref),
        "body": one.body_name,
        "says": said % facts,
        "promised": _promise(one),
        "answered": [_answered(request, one.body_ref, *pair) for pair in _since(answers, one.closed)],
        "stands": link(request, "insight:forum", ref=one.body_ref) if one.body_ref else "",
    }


def _promise(one: Seen) -> str:
    if not one.what_comes:
        return ""
    if one.comes_by is None:
        return _("Promised: %(what)s") % {"what": one.what_comes}
    return _("Promised by %(day)s: %(what)s") % {"day": day(one.comes_by), "what": one.what_comes}


def _since(answers: Answers, closed: date | None) -> list[tuple[str, Said]]:
    """What the forum answered last to each piece of advice since a pulse closed; where nothing, the last it did."""
    last = [(rule, said[-1]) for rule, said in answers.by_rule.items() if rule in PROPOSITIONS]
    newest = sorted(last, key=lambda pair: (pair[1].given_on, pair[0]), reverse=True)
    since = [pair for pair in newest if closed is not None and pair[1].given_on >= closed]
    return (since or newest[:1])[:SHOWN]


def _answered(request: HttpRequest, body: str, rule: str, said: Said) -> dict[str, str]:
    href = link(request, "insight:forum_advice", ref=body, rule=rule)
    return {"text": theory(PROPOSITIONS[rule].title), "href": href, "says": said_line(said)}


def promised(request: HttpRequest, home: Home, names: dict[str, str]) -> list[dict[str, str]]:
    """The viewer's own open actions, the soonest due first."""
    return [
        {
            "text": one.what,
            "href": f"{link(request, 'insight:forum', ref=ref)}#actions",
            "body": names.get(ref, ""),
            "when": _due(one.due, home.on),
        }
        for ref, one in home.promised
        if home.me and one.owner_ref == home.me
    ]


def _due(due: date, on: date) -> str:
    said = _("was due on %(day)s") if due < on else _("by %(day)s")
    return said % {"day": day(due)}
