"""Of the week what comes of conversations: those that run, statements without an answer, promises that are due."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.vocabulary import ProposalState
from convenor.web.insight.links import quiet
from convenor.web.insight.presenters.home.came_of_talks import due_says
from convenor.web.insight.selectors import Home
from convenor.web.ui.environment import day

AHEAD = timedelta(days=28)


def rows(request: HttpRequest, home: Home) -> list[list[Any]]:
    """What, the first of it, and where to go on; nothing for what there is none of."""
    return [
        row
        for row in (
            _running(request, home),
            _owed(request, home),
            _homeless(request, home),
            _promises(request, home),
            _again(request, home),
        )
        if row
    ]


def _running(request: HttpRequest, home: Home) -> list[Any]:
    """Those open; first, one in which somebody's words wait to be looked at, else the one that closes soonest."""
    if not home.running:
        return []
    count = len(home.running)
    says = ngettext("%(count)s conversation is open", "%(count)s conversations are open", count) % {"count": count}
    first = max(home.running, key=lambda one: one.waiting)  # of equals the one that closes soonest
    facts = {"question": first.question, "day": day(first.closes), "count": first.waiting}
    if first.waiting:
        said = ngettext(
            "%(question)s %(count)s statement waits to be looked at",
            "%(question)s %(count)s statements wait to be looked at",
            first.waiting,
        )
        where = quiet(request, _("Look at what waits"), "conversations:moderate", ref=first.ref)
    else:
        said = _("%(question)s Over since %(day)s") if first.closes < home.on else _("%(question)s Until %(day)s")
        where = quiet(request, _("See how it goes"), "conversations:conversation", ref=first.ref)
    return [says, said % facts, where or ""]


def _owed(request: HttpRequest, home: Home) -> list[Any]:
    """Statements without an answer after the close, those promised soonest first."""
    waiting = [one for one in home.talks if one.owed]
    if not waiting:
        return []
    waiting.sort(key=lambda one: (one.comes_by is None, one.comes_by, one.closed))
    count, first = sum(one.owed for one in waiting), waiting[0]
    says = ngettext(
        "%(count)s statement still waits for an answer after a conversation closed",
        "%(count)s statements still wait for an answer after a conversation closed",
        count,
    ) % {"count": count}
    words = {"question": first.question, "day": day(first.comes_by)}
    if first.comes_by is None:
        said = _("%(question)s") % words
    elif first.comes_by < home.on:
        said = _("%(question)s Promised by %(day)s, which has passed") % words
    else:
        said = _("%(question)s Promised by %(day)s") % words
    where = quiet(request, _("Say what came of them"), "conversations:fates", ref=first.ref)
    return [says, said, where or ""]


def _homeless(request: HttpRequest, home: Home) -> list[Any]:
    """Proposals on no body's list: a governance lead says who decides; first, the one that waits longest."""
    waiting = [
        proposal
        for one in home.talks
        for proposal in one.proposals
        if proposal.state == ProposalState.PUT and proposal.topic is None
    ]
    if not waiting:
        return []
    first = min(waiting, key=lambda proposal: (proposal.put_on, proposal.ref))
    says = ngettext(
        "%(count)s proposal is on no body’s list yet", "%(count)s proposals are on no body’s list yet", len(waiting)
    ) % {"count": len(waiting)}
    said = _("%(title)s, put forward on %(day)s") % {"title": first.title, "day": day(first.put_on)}
    return [says, said, quiet(request, _("Say who decides it"), "conversations:proposal_matter", ref=first.ref) or ""]


def _promises(request: HttpRequest, home: Home) -> list[Any]:
    """What was promised in proposals and is due, with nobody having said what came of it."""
    due = [
        proposal
        for one in home.talks
        for proposal in one.proposals
        if proposal.will_do and proposal.due and not proposal.came_of and proposal.due <= home.on + AHEAD
    ]
    if not due:
        return []
    due.sort(key=lambda proposal: (proposal.due, proposal.ref))
    says = ngettext("%(count)s promise of a proposal is due", "%(count)s promises of proposals are due", len(due))
    first = due[0]
    words = {
        "what": first.will_do.rstrip("."),
        "who": first.owner.name if first.owner else _("nobody any more"),
        "when": due_says(first.due, home),
    }
    where = quiet(request, _("The proposal"), "conversations:proposal", ref=first.ref)
    return [says % {"count": len(due)}, _("%(what)s (%(who)s), %(when)s") % words, where or ""]


def _again(request: HttpRequest, home: Home) -> list[Any]:
    """Decisions of which one looks again whether they held, the soonest first."""
    due = [
        proposal
        for one in home.talks
        for proposal in one.proposals
        if proposal.look_again and proposal.look_again <= home.on + AHEAD
    ]
    if not due:
        return []
    first = min(due, key=lambda proposal: (proposal.look_again, proposal.ref))
    says = ngettext(
        "%(count)s decision is to be looked at again: did it hold?",
        "%(count)s decisions are to be looked at again: did they hold?",
        len(due),
    ) % {"count": len(due)}
    where = quiet(request, _("Say whether it held"), "conversations:proposal_again", ref=first.ref)
    return [
        says,
        _("%(title)s, %(when)s") % {"title": first.title, "when": due_says(first.look_again, home)},
        where or "",
    ]
