"""Reads of this room, one module for each matter; first argument who is asking."""

from convenor.web.pulses.selectors.answering import Door, door_of, wants_no_letters
from convenor.web.pulses.selectors.asked import Split, invitees_of, members_to_ask, splits_of
from convenor.web.pulses.selectors.instruments import instruments_to_ask, instruments_visible_to
from convenor.web.pulses.selectors.waves import (
    Asked,
    Progress,
    asked_of,
    minutes_of,
    names_asked,
    own_nonce,
    progress_of,
    wave_to_run,
    wave_visible_to,
    waves_visible_to,
)

__all__ = [
    "Asked",
    "Door",
    "Progress",
    "Split",
    "asked_of",
    "door_of",
    "instruments_to_ask",
    "instruments_visible_to",
    "invitees_of",
    "members_to_ask",
    "minutes_of",
    "names_asked",
    "own_nonce",
    "progress_of",
    "splits_of",
    "wants_no_letters",
    "wave_to_run",
    "wave_visible_to",
    "waves_visible_to",
]
