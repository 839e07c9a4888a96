"""Answering behind a personal link: a few questions a page, kept as one goes, looked at, then sent.

No session, no account and no log line says whose link it is; looking at a page changes nothing.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.pulses import marks, selectors, services
from convenor.web.pulses.forms import PartForm, SendForm
from convenor.web.pulses.presenters import answering as words
from convenor.web.ui.flow import letters_stopped
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import page
from convenor.web.ui.wording import say

GONE = 410


@never_cache
def start(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, how long it takes, who sees what; then to the first question not answered yet."""
    door = _door(token)
    if isinstance(door, str):
        return _unknown(request, door)
    if door.state != "open":
        return _ended(request, door)
    go_on = _part(token, words.first_unanswered(door), door)
    return page(request, "pulses/answer_start.html", {**words.start(door), "go_on": go_on})


@never_cache
def part(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """A few questions. What is answered is kept when one goes on, also to finish later."""
    door = _door(token)
    if isinstance(door, str):
        return _unknown(request, door)
    pages = words.parts(door.items)
    if door.state != "open":
        return _ended(request, door)
    if not 1 <= number <= len(pages):
        return redirect(reverse("pulses:answer", kwargs={"token": token}))
    data = request.POST if request.method == "POST" else None
    form = PartForm(data, items=pages[number - 1], dont_know=marks.DONT_KNOW, initial=door.draft)
    if request.method == "POST" and form.is_valid():
        try:
            said = {key: mark for key, mark in form.cleaned_data.items() if mark}  # a page left open takes nothing back
            services.keep_answers(token=token, answers=said, on=today())
        except Invalid as error:
            messages.info(request, say(error))
            return redirect(reverse("pulses:answer", kwargs={"token": token}))
        if "later" in request.POST:
            messages.success(request, _("What you answered is kept. Open the link again whenever it suits you."))
            return redirect(reverse("pulses:answer", kwargs={"token": token}))
        return redirect(_part(token, number + 1, door))
    back = _part(token, number - 1, door) if number > 1 else reverse("pulses:answer", kwargs={"token": token})
    context = {"door": door, "form": form, "progress": words.progress(door, number), "back_href": back}
    return page(request, "pulses/answer_part.html", context)


@never_cache
def check(request: HttpRequest, token: str) -> HttpResponse:
    """All answers to look at, then to send."""
    door = _door(token)
    if isinstance(door, str):
        return _unknown(request, door)
    form = SendForm(request.POST if request.method == "POST" else None, initial={"revision": door.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.send_answers(token=token, revision=form.cleaned_data["revision"], on=today())
        except Invalid as error:
            if error.code == "pulse_answer_sent":  # sent twice: the first answer of the site was lost on its way
                return redirect(reverse("pulses:answer_sent", kwargs={"token": token}))
            door = selectors.door_of(token, today())
            form = SendForm(data={"revision": door.revision})  # as it is now, to be looked at again
            form.is_valid()
            apply_errors(form, error)
        else:
            return redirect(reverse("pulses:answer_sent", kwargs={"token": token}))
    if door.state != "open":
        return _ended(request, door)
    context = {
        "door": door,
        "form": form,
        "items": words.summary(door, lambda number: _part(token, number, door)),
        "unanswered": words.unanswered(door),
        "back_href": _part(token, len(words.parts(door.items)), door),
    }
    return page(request, "pulses/answer_check.html", context)


@never_cache
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks, and what will come of it by when."""
    door = _door(token)
    if isinstance(door, str):
        return _unknown(request, door)
    if door.state == "open":
        return redirect(reverse("pulses:answer", kwargs={"token": token}))
    return _ended(request, door)


@never_cache
@csrf_exempt  # RFC 8058: a mail program sends the form by itself, without a page of ours before it
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """No more letters about pulses; and, on a second thought, letters again."""
    try:
        return letters_stopped(
            request,
            stopped=lambda: selectors.wants_no_letters(token),
            stop=lambda: services.stop_letters(token=token),
            want=lambda: services.want_letters(token=token),
            title=_("Letters about pulses"),
            none_any_more=_("You get no more letters about pulses."),
            shall_we=_("Shall we stop sending you letters about pulses?"),
        )
    except NotHere as error:
        return _unknown(request, say(error))


def _door(token: str) -> selectors.Door | str:
    """The door behind a link, or the sentence that says why there is none."""
    try:
        return selectors.door_of(token, today())
    except NotHere as error:
        return say(error)


def _part(token: str, number: int, door: Any) -> str:
    """The address of a part; past the last one, of the summary."""
    if number > len(words.parts(door.items)):
        return reverse("pulses:answer_check", kwargs={"token": token})
    return reverse("pulses:answer_part", kwargs={"token": token, "number": number})


def _ended(request: HttpRequest, door: Any) -> HttpResponse:
    status = 200 if door.state == "sent" else GONE
    return page(request, "pulses/answer_ended.html", words.ended(door), status=status)


def _unknown(request: HttpRequest, says: str) -> HttpResponse:
    return page(request, "pulses/answer_unknown.html", {"says": says}, status=404)
