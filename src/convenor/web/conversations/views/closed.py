"""A conversation that is closed, for whoever runs it; or the way back to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.conversations.selectors.reading import conversation_to_run
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.ui.pages import link
from convenor.web.ui.wording import say


def closed_conversation(request: HttpRequest, ref: str) -> Any:
    """One that is closed: what comes of it is said after everybody has spoken."""
    row = conversation_to_run(request.viewer, ref, today())
    if row.state != State.CLOSED:
        raise Invalid("conversation_not_closed_yet")
    return row


def else_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on what a conversation is not yet leads to the conversation, and says why."""

    @wraps(view)
    def looked_at(request: HttpRequest, ref: str) -> HttpResponse:
        try:
            return view(request, ref)
        except Invalid as error:
            messages.info(request, say(error))
            return redirect(link(request, "conversations:conversation", ref=ref))

    return looked_at
