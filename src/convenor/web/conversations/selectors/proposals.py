"""Proposals made of conversations, and what stands behind them: read by whoever may read the register."""

from datetime import date
from typing import Any

from django.db.models import Q

from convenor.web.bodies.selectors.topics import topics
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.models import Conversation, Proposal
from convenor.web.conversations.rules import can_say_what_came
from convenor.web.conversations.selectors.reading import conversations_visible_to, may_run
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


def proposals_visible_to(viewer: Viewer) -> list[Proposal]:
    """All proposals, the newest first."""
    return list(_rows(viewer).order_by("-put_on", "-ref"))


def proposal_of(viewer: Viewer, ref: str) -> Proposal:
    """One proposal; NotHere when there is none that the viewer may know of."""
    row: Proposal | None = _rows(viewer).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def proposal_to_run(viewer: Viewer, ref: str, on: date) -> Proposal:
    """One proposal, for whoever may run the conversation it came from."""
    row = proposal_of(viewer, ref)
    require(may_run(viewer, row.conversation, on), "proposal.run")
    return row


def proposal_to_follow(viewer: Viewer, ref: str, on: date) -> Proposal:
    """One proposal, for whoever may say what came of it: also whoever promised something."""
    row = proposal_of(viewer, ref)
    require(may_say_what_came(viewer, row, on), "proposal.came")
    return row


def may_say_what_came(viewer: Viewer, proposal: Proposal, on: date) -> bool:
    """Whether the viewer may say what came of a proposal."""
    return can_say_what_came(viewer, runs=may_run(viewer, proposal.conversation, on), owner=proposal.owner_id)


def proposals_from(viewer: Viewer, conversation: Conversation) -> list[Proposal]:
    """What was made of one conversation, the oldest first."""
    return list(_rows(viewer).filter(conversation=conversation).order_by("put_on", "ref"))


def proposals_with(viewer: Viewer, statement_ref: str) -> list[Proposal]:
    """The proposals that one statement stands behind, the oldest first."""
    return list(_rows(viewer).filter(statements__ref=statement_ref).order_by("put_on", "ref"))


def statements_behind(viewer: Viewer, proposal: Proposal) -> set[str]:
    """References of the statements a proposal rests on."""
    rows = proposal.statements.filter(partnership_id=viewer.partnership_id)
    return set(rows.values_list("ref", flat=True))


def said_about(viewer: Viewer, topic: Any, on: date) -> tuple[list[Conversation], list[Proposal]]:
    """The conversations about one matter, and the proposals made of them or put before it; the newest first."""
    of_it = Q(topic=topic) | Q(conversation__topic=topic)
    proposals = list(_rows(viewer).filter(of_it).order_by("-put_on", "-ref"))
    led_here = {one.conversation_id for one in proposals}
    about = [row for row in conversations_visible_to(viewer, on) if row.topic_id == topic.pk or row.pk in led_here]
    return [row for row in about if row.state != State.DRAFT], proposals


def matters_to_choose(viewer: Viewer, conversation: Conversation | None = None) -> list[tuple[str, str]]:
    """Reference and words of each matter that is not decided yet; the conversation's own first."""
    own = conversation.topic_id if conversation else None
    found = [topic for topic in topics(viewer) if topic.status != TopicStatus.DECIDED]
    found.sort(key=lambda topic: topic.pk != own)
    return [(topic.ref, f"{topic.title} ({topic.body.name})") for topic in found]


def _rows(viewer: Viewer) -> Any:
    rows = Proposal.objects.filter(partnership=this_partnership(viewer))
    return rows.select_related("conversation__partnership", "conversation__body", "topic__body", "owner")
