"""Writes of this room, one module for each matter; `by` names the actor."""

from convenor.web.pulses.services.answering import keep_answers, send_answers, stop_letters, want_letters
from convenor.web.pulses.services.instruments import bring_in_instrument, remove_instrument
from convenor.web.pulses.services.nightly import ask_for_letters, close_over, forget_asked, open_due
from convenor.web.pulses.services.opening import open_later, open_wave, why_not_open
from convenor.web.pulses.services.preparing import (
    change_whom,
    choose_days,
    choose_questions,
    discard_draft,
    prepare_wave,
)
from convenor.web.pulses.services.waves import bring_forward, cancel_wave, close_wave

__all__ = [
    "ask_for_letters",
    "bring_forward",
    "bring_in_instrument",
    "cancel_wave",
    "change_whom",
    "choose_days",
    "choose_questions",
    "close_over",
    "close_wave",
    "discard_draft",
    "forget_asked",
    "keep_answers",
    "open_due",
    "open_later",
    "open_wave",
    "prepare_wave",
    "remove_instrument",
    "send_answers",
    "stop_letters",
    "want_letters",
    "why_not_open",
]
