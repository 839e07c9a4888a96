"""A conversation that is closed, a proposal that can still be decided, for whoever runs it; or the way back to it."""

from typing import Any

from django.http import HttpRequest

from convenor.web.conversations.selectors.reading import conversation_to_run
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.flow import else_to

else_back = else_to("conversations:conversation")
else_to_proposal = else_to("conversations:proposal")


def closed_conversation(request: HttpRequest, ref: str) -> Any:
    """One that is closed: what comes of it is said after everybody has spoken."""
    row = conversation_to_run(request.viewer, ref, today())
    if row.state != State.CLOSED:
        raise Invalid("conversation_not_closed_yet")
    return row
