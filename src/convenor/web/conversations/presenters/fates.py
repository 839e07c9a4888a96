"""What came of statements, in words."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.conversations.outcome_words import decided_says, promise_says
from convenor.web.conversations.presenters.decisions import in_short, paragraphs
from convenor.web.conversations.presenters.shares import people_said
from convenor.web.conversations.selectors.fates import StatementSeen
from convenor.web.conversations.selectors.releases import ShownStatement
from convenor.web.conversations.vocabulary import CameOf, Standing, State
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def said_of(statements: Sequence[StatementSeen]) -> list[dict[str, Any]]:
    """Each of somebody's own statements with what became of it, for a page that stands outside the partnership.

    `fate` is one sentence, `why` the reason in the words of whoever gave it, `more` what was decided and promised.
    """
    return [
        {
            "ref": one.ref,
            "text": one.text,
            "same_as": one.same_as,
            "fate": fate_says(one) if one.standing in (Standing.SHOWN, Standing.JOINED) else "",
            "why": one.why,
            "more": [says for says in (decided_says(one.proposal), promise_says(one.proposal)) if says]
            if one.proposal
            else [],
            "href": _page(one),
        }
        for one in statements
    ]


def fate_says(one: StatementSeen) -> str:
    """What came of it, in a sentence."""
    words = {"day": day(one.on), "proposal": one.proposal.title if one.proposal else ""}
    if one.came_of == CameOf.USED and one.proposal:
        return _("Used in the proposal “%(proposal)s”.") % words
    if one.came_of == CameOf.NOT_USED and one.proposal:
        return _("It was behind the proposal “%(proposal)s”, which was not agreed.") % words
    if one.came_of == CameOf.NOT_USED:
        return _("Not used. The reason was given on %(day)s.") % words
    if one.came_of == CameOf.ANSWERED:
        return _("Answered on %(day)s.") % words
    return _("Nobody has said yet what comes of it.")


def statement_page(
    request: HttpRequest,
    conversation: Any,
    one: StatementSeen,
    seen: ShownStatement | None,
    proposals: Sequence[Any],
    fates: Sequence[Any],
    *,
    may_run: bool,
) -> dict[str, Any]:
    """One statement: from whom, what people said to it, and the whole way to what came of it."""
    earlier = [_earlier(fate) for fate in fates[1:]]
    return {
        "statement": one,
        "facts": [
            _("Statement %(number)s") % {"number": one.number},
            _("from those who ask") if one.seed else _("from people"),
        ],
        "conversation": _conversation(request, conversation),
        "fate": _("It is about the people or the conversation, and not about the question. Nothing is owed to it.")
        if one.meta
        else fate_says(one),
        "why": paragraphs(one.why) if not proposals or one.came_of == CameOf.ANSWERED else [],
        "said": people_said(seen),
        "proposals": [in_short(request, proposal) for proposal in proposals],
        "topics": _topics(request, proposals),
        "earlier": earlier,
        "promise": _comes(conversation) if one.is_owed else "",
        "say": _say(request, conversation, one) if may_run and conversation.state == State.CLOSED else "",
    }


def owed_page(request: HttpRequest, conversation: Any, statements: Sequence[StatementSeen]) -> dict[str, Any]:
    """What is still owed after a conversation: how much, until when, and what has been said already."""
    about = [one for one in statements if not one.meta]
    waiting = [one for one in about if one.is_owed]
    return {
        "conversation": _conversation(request, conversation),
        "says": _owed_says(len(waiting), len(about)),
        "promise": _comes(conversation),
        "waiting": [[_name(request, conversation, one)] for one in waiting],
        "answered": [[_name(request, conversation, one), fate_says(one), one.why] for one in about if not one.is_owed],
    }


def came_page(
    request: HttpRequest, conversation: Any, statements: Sequence[StatementSeen], proposals: Sequence[Any]
) -> dict[str, Any]:
    """What came of a whole conversation, for everybody."""
    told = conversation.told_on
    return {
        **owed_page(request, conversation, statements),
        "proposals": [in_short(request, one) for one in proposals],
        "told": _("On %(day)s everybody who was asked was told:") % {"day": day(told)} if told else "",
        "told_words": paragraphs(conversation.told_words),
    }


def _name(request: HttpRequest, conversation: Any, one: StatementSeen) -> dict[str, str]:
    return {
        "text": one.text,
        "href": link(request, "conversations:statement", ref=conversation.ref, statement=one.ref),
    }


def _owed_says(waiting: int, of: int) -> str:
    if not waiting:
        return _("Every statement has its answer.")
    return ngettext(
        "%(count)s of %(all)s statements still waits for an answer.",
        "%(count)s of %(all)s statements still wait for an answer.",
        waiting,
    ) % {"count": waiting, "all": of}


def _comes(conversation: Any) -> str:
    """What people were told would come of it."""
    if not conversation.what_comes:
        return ""
    words = {"what": conversation.what_comes, "day": day(conversation.comes_by)}
    if conversation.comes_by is None:
        return _("People were told: %(what)s") % words
    return _("People were told, by %(day)s: %(what)s") % words


def _earlier(fate: Any) -> str:
    words = {"day": day(fate.on), "what": CameOf(fate.came_of).label, "why": fate.reason}
    return _("%(day)s: %(what)s. %(why)s") % words


def _conversation(request: HttpRequest, conversation: Any) -> dict[str, str]:
    return {
        "text": conversation.question,
        "href": link(request, "conversations:conversation", ref=conversation.ref),
    }


def _topics(request: HttpRequest, proposals: Sequence[Any]) -> list[dict[str, str]]:
    topics = {proposal.topic.ref: proposal.topic for proposal in proposals if proposal.topic}
    return [
        {
            "text": _("The matter: %(title)s") % {"title": one.title},
            "href": link(request, "bodies:topic", ref=one.ref),
        }
        for one in topics.values()
    ]


def _say(request: HttpRequest, conversation: Any, one: StatementSeen) -> str:
    return f"{link(request, 'conversations:fates', ref=conversation.ref)}?of={one.ref}"


def _page(one: StatementSeen) -> str:
    if not one.slug or one.standing != Standing.SHOWN:
        return ""
    where = {"slug": one.slug, "ref": one.conversation, "statement": one.ref}
    return reverse("conversations:statement", kwargs=where)
