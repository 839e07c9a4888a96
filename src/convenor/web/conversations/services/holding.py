"""A conversation held for a change until the transaction ends, in the state that the change is about."""

from datetime import date

from convenor.web.conversations.models import Conversation
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

NOT_OPEN: dict[str, str] = {
    State.DRAFT: "conversation_not_open_yet",
    State.CLOSED: "conversation_closed_already",
    State.CANCELLED: "conversation_cancelled_already",
}


def held(by: Viewer, ref: str, on: date) -> Conversation:
    """Any, whoever holds it may run it."""
    rows = Conversation.objects.select_for_update(of=("self",)).filter(partnership_id=by.partnership_id, ref=ref)
    row = rows.select_related("body", "topic").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    require(may_run(by, row, on), "conversation.run")
    return row


def draft_of(by: Viewer, ref: str, on: date) -> Conversation:
    """One that is still being prepared."""
    row = held(by, ref, on)
    if row.state != State.DRAFT:
        raise Invalid("conversation_opened_already")
    return row


def open_one(by: Viewer, ref: str, on: date) -> Conversation:
    """One that is open."""
    row = held(by, ref, on)
    if row.state != State.OPEN:
        raise Invalid(NOT_OPEN[row.state])
    return row
