"""How a page that is one form goes: shown; sent and refused with reasons; or done, and on to the next page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.kernel.errors import Invalid
from convenor.web.pulses.selectors import wave_to_run
from convenor.web.pulses.vocabulary import WaveState
from convenor.web.ui.forms import apply_errors
from convenor.web.ui.pages import link, page
from convenor.web.ui.wording import say

NOT_OPEN: dict[str, str] = {
    WaveState.DRAFT: "pulse_not_open_yet",
    WaveState.CLOSED: "pulse_closed_already",
    WaveState.CANCELLED: "pulse_cancelled_already",
}


def one_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    then: str | Callable[[Any], str],
    back: str,
    done: str = "",
    template: str = "ui/form_page.html",
    **words: Any,
) -> HttpResponse:
    """Show the form; when it is sent and stands, `act` on it, say `done`, and go to `then`."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act(dict(form.cleaned_data))
        except Invalid as error:
            apply_errors(form, error)
        else:
            if done:
                messages.success(request, done)
            return redirect(then(made) if callable(then) else then)
    return page(request, template, {"form": form, "back_href": back, **words})


def sent(request: HttpRequest) -> Any:
    """What was sent, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def else_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page on what a pulse is not any more, or not yet, leads to the pulse, and says why: opened or closed twice."""

    @wraps(view)
    def looked_at(request: HttpRequest, ref: str) -> HttpResponse:
        try:
            return view(request, ref)
        except Invalid as error:
            messages.info(request, say(error))
            return redirect(link(request, "pulses:wave", ref=ref))

    return looked_at


def draft(request: HttpRequest, ref: str) -> Any:
    """A pulse still being prepared, for whoever runs it."""
    wave = wave_to_run(request.viewer, ref)
    if wave.state != WaveState.DRAFT:
        raise Invalid("pulse_opened_already")
    return wave


def opened(request: HttpRequest, ref: str) -> Any:
    """A pulse that is open, for whoever runs it."""
    wave = wave_to_run(request.viewer, ref)
    if wave.state != WaveState.OPEN:
        raise Invalid(NOT_OPEN[wave.state])
    return wave
