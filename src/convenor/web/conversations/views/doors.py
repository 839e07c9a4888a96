"""The way through a link: the page of a conversation one can take part in, or a page that says why one cannot."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from convenor.web.conversations import selectors
from convenor.web.conversations.presenters import answering as words
from convenor.web.conversations.presenters.fates import said_of
from convenor.web.conversations.selectors import Door
from convenor.web.conversations.selectors.fates import own_statements
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.pages import page
from convenor.web.ui.wording import say as worded

GONE = 410


def behind(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives a view the door that a token opens, while one can take part; otherwise says what became of it."""

    @wraps(view)
    def shown(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
        try:
            door = selectors.door_of(token, today())
        except NotHere as error:
            return unknown(request, worded(error))
        if door.state != "open":
            return ended(request, door, token)
        return view(request, token, door, **parts)

    return shown


def ended(request: HttpRequest, door: Door, token: str) -> HttpResponse:
    """Nobody can take part any more, or not yet; what one wrote, and what became of it, can still be read."""
    own = selectors.own_words(token, door.conversation) if token else []
    came = said_of(own_statements(token)) if own and door.state == State.CLOSED else []
    context = words.ended(door, own, came, can_be_read=selectors.can_be_read(door))
    return page(request, "conversations/say_ended.html", context, status=GONE)


def unknown(request: HttpRequest, says: str) -> HttpResponse:
    """No link of ours."""
    return page(request, "conversations/say_unknown.html", {"says": says}, status=404)
