"""One conversation, or all, as far as whoever looks may know of them."""

from datetime import date
from typing import Any

from convenor.web.bodies import evidence as bodies
from convenor.web.conversations.models import Conversation
from convenor.web.conversations.rules import can_ask, can_ask_anybody, can_read
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people import evidence as people


def conversations_visible_to(viewer: Viewer, on: date) -> list[Conversation]:
    """All that were opened; drafts too, of those whom the viewer may ask. The newest first."""
    partnership = this_partnership(viewer)
    rows = _rows(viewer).order_by("-opened", "-ref")
    return [row for row in rows if _visible(viewer, partnership, row, on)]


def conversation_of(viewer: Viewer, ref: str, on: date) -> Conversation:
    """One conversation; NotHere when there is none that the viewer may know of."""
    row: Conversation | None = _rows(viewer).filter(ref=ref).first()
    if row is None or not _visible(viewer, this_partnership(viewer), row, on):
        raise NotHere("not_here", subject=ref)
    return row


def conversation_to_run(viewer: Viewer, ref: str, on: date) -> Conversation:
    """One conversation, for whoever may prepare, moderate and close it."""
    row = conversation_of(viewer, ref, on)
    require(may_run(viewer, row, on), "conversation.run")
    return row


def may_run(viewer: Viewer, conversation: Conversation, on: date) -> bool:
    """Whether the viewer may prepare, moderate and close this conversation."""
    return can_ask(viewer, leads=bool(conversation.body) and leads(viewer, conversation.body, on))


def leads(viewer: Viewer, body: Any, on: date) -> bool:
    """Whether the viewer holds a leading seat on a body that day."""
    me = people.own_ref(viewer)
    if me is None or body is None:
        return False
    return any(seat.leads and seat.holder == me for seat in bodies.seats_on(viewer, on, only=body.ref))


def _rows(viewer: Viewer) -> Any:
    rows = Conversation.objects.filter(partnership_id=viewer.partnership_id)
    return rows.select_related("partnership", "body", "topic__body")


def _visible(viewer: Viewer, partnership: Any, row: Conversation, on: date) -> bool:
    if row.state == State.DRAFT:
        return can_ask_anybody(viewer) or may_run(viewer, row, on)
    return can_read(viewer, partnership, state=row.state)
