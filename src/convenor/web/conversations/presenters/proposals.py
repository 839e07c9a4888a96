"""The list of proposals, and the page of one: what, why, on which statements it rests, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.outcome_words import decided_says, owner_says, promise_says
from convenor.web.conversations.presenters.decisions import in_short, paragraphs
from convenor.web.conversations.selectors.fates import StatementSeen
from convenor.web.conversations.vocabulary import AT_LEAST, ProposalState, State
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def listed(request: HttpRequest, proposals: Sequence[Any]) -> dict[str, Any]:
    """The list: what waits for a decision, what was decided, in a sentence first."""
    waiting = [one for one in proposals if one.state == ProposalState.PUT]
    decided = [one for one in proposals if one.state != ProposalState.PUT]
    return {
        "sentence": _list_sentence(len(waiting), len(decided)),
        "waiting": [[_name(request, one), decided_says(one), _from_row(request, one.conversation)] for one in waiting],
        "decided": [[_name(request, one), decided_says(one), _came_short(one)] for one in decided],
    }


def one(
    request: HttpRequest,
    proposal: Any,
    behind: Sequence[StatementSeen],
    said: Mapping[str, str],
    *,
    on: date,
    may_run: bool,
    may_follow: bool,
) -> dict[str, Any]:
    """The page of one proposal."""
    conversation = proposal.conversation
    topic = proposal.topic
    return {
        **in_short(request, proposal),
        "proposal": proposal,
        "text": paragraphs(proposal.text),
        "benefit": paragraphs(proposal.benefit),
        "conversation": {
            "text": conversation.question,
            "href": link(request, "conversations:conversation", ref=conversation.ref),
        },
        "rows": [
            [
                {
                    "text": one.text,
                    "href": link(request, "conversations:statement", ref=conversation.ref, statement=one.ref),
                },
                said.get(one.ref, _("not shown")),
                _("those who ask") if one.seed else _("people"),
            ]
            for one in behind
        ],
        "behind_says": _behind_says(len(behind)),
        "facts": [
            {
                "key": _("Who decides"),
                "value": topic.body.name,
                "href": link(request, "bodies:body", ref=topic.body.ref),
            },
            {"key": _("The matter"), "value": topic.title, "href": link(request, "bodies:topic", ref=topic.ref)},
            {"key": _("How far it is open"), "value": topic.get_status_display()},
            {"key": _("To be decided on"), "value": day(topic.due)},
        ]
        if topic
        else [],
        "step": _step(request, proposal, may_run=may_run, may_follow=may_follow),
        "promise_facts": _promise_facts(proposal, on),
        "withdrawn": proposal.state == ProposalState.WITHDRAWN,
        "waits": proposal.state == ProposalState.PUT,
        "still_marked": may_run
        and topic is not None
        and proposal.state not in (ProposalState.PUT, ProposalState.WITHDRAWN)
        and topic.status != TopicStatus.DECIDED,
    }


def _matter(request: HttpRequest, topic: Any) -> list[dict[str, str]]:
    decides = link(request, "bodies:body", ref=topic.body.ref)
    return [
        {"key": _("Who decides"), "value": topic.body.name, "href": decides},
        {"key": _("The matter"), "value": topic.title, "href": link(request, "bodies:topic", ref=topic.ref)},
        {"key": _("How far it is open"), "value": topic.get_status_display()},
        {"key": _("To be decided on"), "value": day(topic.due)},
    ]


def _step(request: HttpRequest, proposal: Any, *, may_run: bool, may_follow: bool) -> dict[str, str] | None:
    """The next step, for whoever may take it."""
    if proposal.state == ProposalState.PUT:
        if not may_run:
            return None
        if proposal.topic is None:
            text, name = _("Say who decides it"), "conversations:proposal_matter"
        else:
            text, name = _("Say what was decided"), "conversations:proposal_decided"
    elif may_follow and proposal.state != ProposalState.WITHDRAWN:
        text, name = _("Say what came of it"), "conversations:proposal_came"
    else:
        return None
    return {"text": text, "href": link(request, name, ref=proposal.ref)}


def _promise_facts(proposal: Any, on: date) -> list[dict[str, str]]:
    if not proposal.will_do:
        return []
    late = proposal.due is not None and proposal.due < on and not proposal.came_of
    due = _("%(day)s: this day has passed, and nobody has said what came of it") if late else "%(day)s"
    return [
        {"key": _("What"), "value": proposal.will_do},
        {"key": _("Who sees to it"), "value": owner_says(proposal)},
        {"key": _("By when"), "value": due % {"day": day(proposal.due)}},
    ]


def _behind_says(count: int) -> str:
    return ngettext("It rests on %(count)s statement.", "It rests on %(count)s statements.", count) % {"count": count}


def _list_sentence(waiting: int, decided: int) -> str:
    if not waiting and not decided:
        return _("Nothing has been proposed yet.")
    if not waiting:
        return _("Nothing waits for a decision.")
    return ngettext("%(count)s proposal waits for a decision.", "%(count)s proposals wait for a decision.", waiting) % {
        "count": waiting
    }


def _name(request: HttpRequest, proposal: Any) -> dict[str, str]:
    return {"text": proposal.title, "href": link(request, "conversations:proposal", ref=proposal.ref)}


def _came_short(proposal: Any) -> str:
    if proposal.came_of:
        return paragraphs(proposal.came_of)[-1]
    return promise_says(proposal) or _("Nothing was promised.")


def label(one: StatementSeen, said: str, common: bool) -> str:
    """A statement to choose, with what people said to it."""
    words = {"number": one.number, "text": one.text, "said": said}
    if not said:
        return _("%(number)s. %(text)s") % words
    if common:
        return _("%(number)s. %(text)s (%(said)s: among what most people can live with)") % words
    return _("%(number)s. %(text)s (%(said)s)") % words


def of_topic(
    request: HttpRequest, topic: Any, conversations: Sequence[Any], proposals: Sequence[Any]
) -> dict[str, Any]:
    """What people said about one matter, and what was made of it."""
    return {
        "topic": {"text": topic.title, "href": link(request, "bodies:topic", ref=topic.ref)},
        "sentence": _topic_says(len(conversations), len(proposals)),
        "conversations": [[_from_row(request, one), _took_part(one)] for one in conversations],
        "proposals": [in_short(request, one) for one in proposals],
    }


def _topic_says(conversations: int, proposals: int) -> str:
    if not conversations:
        return _("Nobody has been asked about this matter in a conversation here.")
    asked = ngettext(
        "People were asked about it in %(count)s conversation.",
        "People were asked about it in %(count)s conversations.",
        conversations,
    ) % {"count": conversations}
    if not proposals:
        return asked + " " + _("Nothing has been proposed of it yet.")
    made = ngettext("%(count)s proposal was made of it.", "%(count)s proposals were made of it.", proposals)
    return asked + " " + made % {"count": proposals}


def _from_row(request: HttpRequest, one: Any) -> dict[str, str]:
    return {"text": one.question, "href": link(request, "conversations:conversation", ref=one.ref)}


def _took_part(one: Any) -> str:
    if one.state != State.CLOSED:
        return one.get_state_display()
    words = {"day": day(one.closed), "count": one.took_part}
    if (one.took_part or 0) < AT_LEAST:
        return _("closed on %(day)s; too few took part for anything to be shown") % words
    return _("closed on %(day)s; %(count)s people took part") % words
