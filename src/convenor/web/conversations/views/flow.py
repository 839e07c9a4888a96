"""A conversation in the state that a page is about, or the way back to it."""

from typing import Any

from django.http import HttpRequest

from convenor.web.conversations.selectors import conversation_to_run
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.flow import else_to

NOT_OPEN: dict[str, str] = {
    State.DRAFT: "conversation_not_open_yet",
    State.CLOSED: "conversation_closed_already",
    State.CANCELLED: "conversation_cancelled_already",
}
else_back = else_to("conversations:conversation")  # one opened or closed twice


def draft(request: HttpRequest, ref: str) -> Any:
    """One still being prepared, for whoever runs it."""
    row = conversation_to_run(request.viewer, ref, today())
    if row.state != State.DRAFT:
        raise Invalid("conversation_opened_already")
    return row


def opened(request: HttpRequest, ref: str) -> Any:
    """One that is open, for whoever runs it."""
    row = conversation_to_run(request.viewer, ref, today())
    if row.state != State.OPEN:
        raise Invalid(NOT_OPEN[row.state])
    return row
