"""Taking part behind a link, one page at a time, with or without scripts: begin, say something to one statement, look
back. No session, no account and no log line says whose link it is; looking at a page changes nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from convenor.web.conversations import selectors, services
from convenor.web.conversations.chances import unsealed
from convenor.web.conversations.evidence import routing
from convenor.web.conversations.forms.answering import WhoForm
from convenor.web.conversations.presenters import answering as words
from convenor.web.conversations.presenters.fates import said_of
from convenor.web.conversations.selectors import Door, Part
from convenor.web.conversations.selectors.fates import own_statements
from convenor.web.conversations.views.doors import behind, ended, unknown
from convenor.web.conversations.vocabulary import CameOf
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.people.sign_in.sessions import try_again_allowed
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page
from convenor.web.ui.wording import say as worded

TOO_MANY = 429


@never_cache
@behind
def say(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    """What is asked, what one should know, what will come of it; and, where it is asked, which group one belongs to."""
    form = _who_form(request, door)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            services.say_who(token=token, own=form.cleaned_data["own"], on=today())
        except Invalid as error:
            apply_errors(form, error)
        else:
            return redirect(_next(token))
    rows = selectors.votable(token, door.part)
    tellings = selectors.tellings_in(door.conversation)
    shown = words.start(door, len(rows), sum(row.voted for row in rows), tellings)
    return page(request, "conversations/say_start.html", {**shown, "token": token, "form": form})


@never_cache
@behind
def say_next(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    """One statement and three buttons; what is said is kept, and the next one follows."""
    if request.method == "POST":
        return _said(request, token)
    before = request.GET.get("after", "")
    asked = routing.coming(token, door.part)
    if not asked:
        own = selectors.own_words(token, door.conversation)
        return page(request, "conversations/say_end.html", {**words.about(door), "token": token, "wrote": bool(own)})
    context = {
        **words.about(door),
        "token": token,
        "asked": words.statement(token, asked[0]),
        "buttons": words.buttons(),
        "back_href": reverse("conversations:say_again", kwargs={"token": token, "ref": before}) if before else "",
    }
    return page(request, "conversations/say_statement.html", context)


@never_cache
@behind
def say_again(request: HttpRequest, token: str, door: Door, ref: str) -> HttpResponse:
    """One statement that one has voted on, to say something else."""
    try:
        vote = selectors.own_vote(token, door, ref)
    except NotHere:
        return redirect(_next(token))
    mine = reverse("conversations:say_mine", kwargs={"token": token})
    then = request.GET.get("then", "")
    context = {
        **words.about(door),
        "token": token,
        "vote": vote,
        "buttons": words.buttons(vote.value),
        "then": then,
        "back_href": mine if then == "mine" else _next(token),
    }
    return page(request, "conversations/say_again.html", context)


@never_cache
@behind
def say_mine(request: HttpRequest, token: str, door: Door) -> HttpResponse:
    """What one said so far, and what became of what one wrote."""
    own = selectors.own_words(token, door.conversation)
    came = [one for one in own_statements(token) if one.same_as or one.came_of != CameOf.OPEN] if own else []
    context = {
        **words.about(door),
        "token": token,
        "votes": words.votes_of(selectors.own_votes(door), token),
        "own": words.words_of(own, said_of(came)),
    }
    return page(request, "conversations/say_mine.html", context)


@never_cache
@behind
def say_guess(request: HttpRequest, token: str, door: Door, ref: str) -> HttpResponse:
    """The second question: what others will say to a statement one has just voted on. It can be passed over."""
    try:
        vote = selectors.own_vote(token, door, ref)
    except NotHere:
        return redirect(_next(token))
    axis = door.conversation.guess_axis
    community = words.guess_of(token, ref, door, selectors.communities_of(door.conversation, axis)) if axis else ""
    if request.method == "POST" and "value" in request.POST:
        _try(request, services.guess, token=token, statement_ref=ref, community=community, value=_value(request))
    if request.method == "POST" or not community:
        return redirect(_next(token, after=ref))
    context = {
        **words.about(door),
        "token": token,
        "vote": vote,
        "question": words.guess_question(axis, community),
        "buttons": [{"value": value, "text": text} for value, text in words.GUESSES.items()],
    }
    return page(request, "conversations/say_guess.html", context)


@never_cache
def everyone(request: HttpRequest, door: str) -> HttpResponse:
    """The link that everybody has: what is asked; Start makes a link of one's own, by which one comes back."""
    try:
        found = selectors.everyone_door(door, today())
    except NotHere as error:
        return unknown(request, worded(error))
    if found.state != "open":
        return ended(request, found, "")
    status = 200
    if request.method == "POST":
        if try_again_allowed(request, "conversation_start"):
            return redirect(reverse("conversations:say", kwargs={"token": services.come_in(door=door, on=today())}))
        status = TOO_MANY
    row = found.conversation
    shown = words.start(found, len(selectors.statements_in(row)), 0, selectors.tellings_in(row))
    return page(request, "conversations/say_everyone.html", {**shown, "too_many": status == TOO_MANY}, status=status)


def kept(token: str, request: HttpRequest) -> tuple[str, Part]:
    """Keep the vote that a form or the script sent; the reference of its statement, and whose it is. Raises Invalid."""
    ref = request.POST.get("statement", "")
    part = services.cast(
        token=token,
        statement_ref=ref,
        value=_value(request),
        important="important" in request.POST,
        chance=unsealed(request.POST.get("chance", ""), token=token, statement=ref),
        on=today(),
    )
    return ref, part


def guess_address(token: str, part: Part, ref: str, done: int) -> str:
    """Where the second question is asked about what was just voted on; empty when it is not asked now."""
    if not part.guess_axis or not words.guess_due(token, done):
        return ""
    return reverse("conversations:say_guess", kwargs={"token": token, "ref": ref})


def _said(request: HttpRequest, token: str) -> HttpResponse:
    try:
        ref, part = kept(token, request)
    except Invalid as error:
        messages.info(request, worded(error))
        return redirect(_next(token))
    if request.POST.get("then") == "mine":
        return redirect(reverse("conversations:say_mine", kwargs={"token": token}))
    if request.POST.get("then") != "next" and part.guess_axis:
        done = sum(row.voted for row in selectors.votable(token, part))
        if address := guess_address(token, part, ref, done):
            return redirect(address)
    return redirect(_next(token, after=ref))


def _try(request: HttpRequest, service: Any, **given: Any) -> None:
    try:
        service(**given, on=today())
    except Invalid as error:
        messages.info(request, worded(error))


def _value(request: HttpRequest) -> int:
    """What was pressed; a number that is no vote where it is none of ours."""
    return {"1": 1, "-1": -1, "0": 0}.get(request.POST.get("value", ""), 2)


def _next(token: str, after: str = "") -> str:
    """The address of the next statement, at its heading: that is where the focus goes, and what is read out."""
    address = reverse("conversations:say_next", kwargs={"token": token})
    return f"{address}?after={after}#statement" if after else f"{address}#statement"


def _who_form(request: HttpRequest, door: Door) -> WhoForm | None:
    if not door.conversation.own_groups:
        return None
    data = request.POST if request.method == "POST" else None
    return WhoForm(data, groups=door.conversation.own_groups, initial={"own": door.own} if door.own else {})
