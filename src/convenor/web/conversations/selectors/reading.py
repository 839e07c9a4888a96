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
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people import evidence as people


def conversations_visible_to(viewer: Viewer, on: date) -> list[Conversation]:
    """All that were opened; drafts too, of those whom the viewer may ask. The newest first."""
    partnership = this_partnership(viewer)
    rows = list(_rows(viewer).order_by("-opened", "-ref"))
    led = bodies_led(viewer, on) if any(row.state == State.DRAFT for row in rows) else frozenset()
    return [row for row in rows if _visible(viewer, partnership, row, led)]


def conversation_of(viewer: Viewer, ref: str, on: date) -> Conversation:
    """One conversation; NotHere when there is none that the viewer may know of."""
    row: Conversation | None = _rows(viewer).filter(ref=ref).first()
    led = bodies_led(viewer, on) if row is not None and row.state == State.DRAFT else frozenset()
    if row is None or not _visible(viewer, this_partnership(viewer), row, led):
        raise NotHere("not_here", subject=ref)
    return row


def conversation_to_run(viewer: Viewer, ref: str, on: date) -> Conversation:
    """One conversation, for whoever may prepare, moderate and close it."""
    row = conversation_of(viewer, ref, on)
    require(may_run(viewer, row, on), "conversation.run")
    return row


def may_run(viewer: Viewer, conversation: Conversation, on: date) -> bool:
    """Whether the viewer may prepare, moderate and close this conversation."""
    if can_ask_anybody(viewer):
        return True
    return conversation.body is not None and can_ask(viewer, leads=leads(viewer, conversation.body, on))


def may_begin(viewer: Viewer, on: date) -> bool:
    """Whether the viewer may ask anybody anything."""
    return can_ask_anybody(viewer) or bool(bodies_led(viewer, on))


def leads(viewer: Viewer, body: Any, on: date) -> bool:
    """Whether the viewer holds a leading seat on a body that day."""
    return body is not None and body.ref in bodies_led(viewer, on, only=body.ref)


def bodies_led(viewer: Viewer, on: date, *, only: str = "") -> frozenset[str]:
    """The bodies that a member leads, and so may ask; empty for whoever may ask anybody, who needs none."""
    if can_ask_anybody(viewer) or not viewer.has(Role.MEMBER):
        return frozenset()
    me = people.own_ref(viewer)
    if me is None:
        return frozenset()
    return frozenset(seat.body for seat in bodies.seats_on(viewer, on, only=only) if seat.leads and seat.holder == me)


def _rows(viewer: Viewer) -> Any:
    rows = Conversation.objects.filter(partnership_id=viewer.partnership_id)
    return rows.select_related("partnership", "body", "topic__body").prefetch_related("communities")


def _visible(viewer: Viewer, partnership: Any, row: Conversation, led: frozenset[str]) -> bool:
    if row.state == State.DRAFT:
        return can_ask_anybody(viewer) or (row.body is not None and row.body.ref in led)
    return can_read(viewer, partnership, state=row.state)
