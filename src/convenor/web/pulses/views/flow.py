"""A pulse in the state that a page is about, or the way back to it."""

from typing import Any

from django.http import HttpRequest

from convenor.web.kernel.errors import Invalid
from convenor.web.pulses.selectors import wave_to_run
from convenor.web.pulses.vocabulary import WaveState
from convenor.web.ui.flow import else_to

NOT_OPEN: dict[str, str] = {
    WaveState.DRAFT: "pulse_not_open_yet",
    WaveState.CLOSED: "pulse_closed_already",
    WaveState.CANCELLED: "pulse_cancelled_already",
}


else_back = else_to("pulses:wave")  # a pulse opened or closed twice


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
