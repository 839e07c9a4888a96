"""Reading which conversations there are, and one of them; the way in to one's own answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.conversations import selectors
from convenor.web.conversations.links import everyone_path, say_path, token_of
from convenor.web.conversations.presenters import one as words
from convenor.web.conversations.presenters.listed import listed
from convenor.web.conversations.presenters.statements import came_from
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import NotHere
from convenor.web.ui.pages import page


def conversations(request: HttpRequest) -> HttpResponse:
    """All conversations."""
    on, viewer = today(), request.viewer
    rows = selectors.conversations_visible_to(viewer, on)
    asked = selectors.asked_of(viewer, on)
    context = listed(request, rows, asked, on, may_begin=selectors.may_begin(viewer, on))
    return page(request, "conversations/conversations.html", context)


def conversation(request: HttpRequest, ref: str) -> HttpResponse:
    """One conversation."""
    on, viewer = today(), request.viewer
    row = selectors.conversation_of(viewer, ref, on)
    is_open = row.state == State.OPEN
    asked = is_open and row.closes is not None and row.closes >= on and selectors.own_nonce(viewer, ref) is not None
    may_run = selectors.may_run(viewer, row, on)
    context = words.one(request, row, selectors.tellings_of(viewer, row), on, asked=asked, may_run=may_run)
    if row.state != State.DRAFT:
        context["came_from"] = came_from(selectors.counts_of(viewer, row, on))
    if may_run:
        progress = selectors.progress_of(viewer, row, on) if is_open else None
        names = [] if row.state == State.DRAFT else selectors.names_asked(viewer, row, on)
        context |= words.running(request, row, progress, names, on)
    return page(request, "conversations/conversation.html", context)


def join_own(request: HttpRequest, ref: str) -> HttpResponse:
    """To the viewer's own link, as it stands in their letter; or to the one that everybody has."""
    row = selectors.conversation_of(request.viewer, ref, today())
    nonce = selectors.own_nonce(request.viewer, ref)
    if nonce is not None:
        return redirect(say_path(token_of(nonce)))
    if row.everyone_nonce:
        return redirect(everyone_path(row.everyone_nonce))
    raise NotHere("not_here", subject=ref)
