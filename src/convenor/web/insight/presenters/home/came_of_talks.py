"""What came of the conversations one was asked in, and what one promised in a proposal: of a home."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.outcome_words import decided_says
from convenor.web.conversations.selectors.lately import Lately
from convenor.web.insight.links import link
from convenor.web.insight.selectors import Home
from convenor.web.ui.environment import day

SHOWN = 3


def conversations(request: HttpRequest, home: Home) -> list[dict[str, Any]]:
    """The newest closed conversations the viewer was asked in: what was made of them, and what is still owed."""
    return [_conversation(request, one) for one in home.my_talks[:SHOWN]]


def promised(request: HttpRequest, home: Home) -> list[dict[str, str]]:
    """What the viewer promised in a proposal, and of which nobody has said yet what came of it; the soonest first."""
    own = [
        (one, proposal)
        for one in home.talks
        for proposal in one.proposals
        if home.me and proposal.owner and proposal.owner.ref == home.me and proposal.due and not proposal.came_of
    ]
    own.sort(key=lambda pair: (pair[1].due, pair[1].ref))
    return [
        {
            "text": proposal.will_do,
            "href": link(request, "conversations:proposal", ref=proposal.ref),
            "body": proposal.title,
            "when": due_says(proposal.due, home),
        }
        for _one, proposal in own
    ]


def due_says(due: Any, home: Home) -> str:
    """Until when something was promised."""
    said = _("was due on %(day)s") if due < home.on else _("by %(day)s")
    return said % {"day": day(due)}


def _conversation(request: HttpRequest, one: Lately) -> dict[str, Any]:
    return {
        "title": one.question,
        "href": link(request, "conversations:came_of", ref=one.ref),
        "body": one.body_name,
        "says": f"{_closed(one)} {_owed(one)}",
        "promised": _promise(one) if one.owed else "",
        "answered": [
            {
                "text": proposal.title,
                "href": link(request, "conversations:proposal", ref=proposal.ref),
                "says": decided_says(proposal),
            }
            for proposal in one.proposals
        ],
        "stands": "",
    }


def _closed(one: Lately) -> str:
    words = {"day": day(one.closed), "count": one.took_part, "all": one.invited}
    if one.took_part is None:
        return _("Closed on %(day)s.") % words
    if not one.invited:
        return _("Closed on %(day)s. %(count)s people took part.") % words
    return _("Closed on %(day)s. %(count)s of %(all)s took part.") % words


def _owed(one: Lately) -> str:
    if not one.statements:
        return ""
    if not one.owed:
        return _("Every statement has its answer.")
    return ngettext(
        "%(count)s of %(all)s statements still waits for an answer.",
        "%(count)s of %(all)s statements still wait for an answer.",
        one.owed,
    ) % {"count": one.owed, "all": one.statements}


def _promise(one: Lately) -> str:
    if not one.what_comes:
        return ""
    if one.comes_by is None:
        return _("Promised: %(what)s") % {"what": one.what_comes}
    return _("Promised by %(day)s: %(what)s") % {"day": day(one.comes_by), "what": one.what_comes}
