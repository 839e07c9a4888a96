"""What was decided about a proposal, by whom and when, and what was promised: the same on pages and in letters."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.ui.environment import day


def decided_says(proposal: Any) -> str:
    """What was decided, by whom and when; or that nothing was yet."""
    body = proposal.topic.body.name if proposal.topic else ""
    words = {"body": body, "day": day(proposal.decided_on)}
    if proposal.state == ProposalState.PUT:
        return _put_says(proposal)
    if proposal.state == ProposalState.WITHDRAWN:
        return _("It was withdrawn on %(day)s.") % words
    said = {
        ProposalState.AGREED: _("%(body)s agreed to it on %(day)s."),
        ProposalState.CHANGED: _("%(body)s agreed to it with changes on %(day)s."),
        ProposalState.DECLINED: _("%(body)s did not agree to it on %(day)s."),
    }
    return said[ProposalState(proposal.state)] % words


def promise_says(proposal: Any) -> str:
    """What was promised, by whom and by when; empty where nothing was."""
    if not proposal.will_do:
        return ""
    words = {"what": proposal.will_do.rstrip("."), "who": owner_says(proposal), "day": day(proposal.due)}
    if proposal.due is None:
        return _("Promised: %(what)s (%(who)s).") % words
    return _("Promised: %(what)s (%(who)s, by %(day)s).") % words


def _put_says(proposal: Any) -> str:
    if proposal.topic is None:
        return _(
            "It was put forward on %(day)s, and is on no body’s list yet. A governance lead says who decides it."
        ) % {"day": day(proposal.put_on)}
    words = {"body": proposal.topic.body.name, "day": day(proposal.topic.due)}
    if proposal.topic.due is None:
        return _("%(body)s has yet to decide; no day is set.") % words
    return _("%(body)s is to decide on %(day)s.") % words


def owner_says(proposal: Any) -> str:
    """Who promised it."""
    return proposal.owner.name if proposal.owner else _("nobody any more")
