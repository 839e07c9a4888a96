"""Writes of this room, one module for each matter; `by` names the actor."""

from convenor.web.listening.services.asks import (
    forget_old_asks,
    note_asking,
    note_what_came,
    say_what_came,
    write_down_asking,
)

__all__ = ["forget_old_asks", "note_asking", "note_what_came", "say_what_came", "write_down_asking"]
