"""Writes of this room, one module for each matter; `by` names the actor."""

from convenor.web.listening.services.asks import (
    forget_old_asks,
    note_asking,
    note_what_came,
    say_what_came,
    write_down_asking,
)
from convenor.web.listening.services.concerns import (
    acknowledge_concern,
    answer_concern,
    forget_old_concerns,
    move_answer,
    publish_concern,
    raise_concern,
    settle_concern,
    withdraw_concern,
)
from convenor.web.listening.services.initiatives import add_initiative, change_initiative, end_initiative, send_word
from convenor.web.listening.services.sessions import (
    add_point,
    call_off_session,
    change_point,
    change_session,
    correct_point,
    forget_old_sessions,
    plan_session,
    say_what_came_of_session,
    say_who_was_heard,
    say_with_whom,
    send_notes,
)

__all__ = [
    "acknowledge_concern",
    "add_initiative",
    "add_point",
    "answer_concern",
    "call_off_session",
    "change_initiative",
    "change_point",
    "change_session",
    "correct_point",
    "end_initiative",
    "forget_old_asks",
    "forget_old_concerns",
    "forget_old_sessions",
    "move_answer",
    "note_asking",
    "note_what_came",
    "plan_session",
    "publish_concern",
    "raise_concern",
    "say_what_came",
    "say_what_came_of_session",
    "say_who_was_heard",
    "say_with_whom",
    "send_notes",
    "send_word",
    "settle_concern",
    "withdraw_concern",
    "write_down_asking",
]
