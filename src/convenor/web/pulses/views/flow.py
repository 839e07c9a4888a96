"""A pulse in the state that a page is about, or the way back to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from convenor.web.kernel.errors import Invalid
from convenor.web.pulses.selectors import wave_to_run
from convenor.web.pulses.vocabulary import WaveState
from convenor.web.ui.pages import link
from convenor.web.ui.wording import say

NOT_OPEN: dict[str, str] = {
    WaveState.DRAFT: "pulse_not_open_yet",
    WaveState.CLOSED: "pulse_closed_already",
    WaveState.CANCELLED: "pulse_cancelled_already",
}


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
