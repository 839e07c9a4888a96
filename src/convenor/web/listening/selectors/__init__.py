"""Reads of this room: first argument, who is asking."""

from convenor.web.listening.selectors.load import (
    AskSeen,
    Load,
    PartnerLoad,
    PersonLoad,
    asks_lately,
    load_of,
    own_load,
    partner_load_of,
)

__all__ = [
    "AskSeen",
    "Load",
    "PartnerLoad",
    "PersonLoad",
    "asks_lately",
    "load_of",
    "own_load",
    "partner_load_of",
]
