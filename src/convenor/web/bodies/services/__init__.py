"""Writes of this room, one module for each matter; those that stand on who is affected are in `reach_*`."""

from convenor.web.bodies.services.bodies import (
    add_body,
    change_standing,
    edit_body,
    end_body,
    move_body,
    rename_body,
)
from convenor.web.bodies.services.charters import (
    answer_charter,
    discard_draft,
    draft_charter,
    edit_draft,
    publish_charter,
)
from convenor.web.bodies.services.following import start_following
from convenor.web.bodies.services.powers import add_delegation, edit_delegation, end_delegation
from convenor.web.bodies.services.seats import add_seat, edit_seat, end_seat
from convenor.web.bodies.services.terms import (
    edit_term,
    end_term,
    extend_term,
    fill_seat,
    fill_seat_with_new_person,
    withdraw_term,
)

__all__ = [
    "add_body",
    "add_delegation",
    "add_seat",
    "answer_charter",
    "change_standing",
    "discard_draft",
    "draft_charter",
    "edit_body",
    "edit_delegation",
    "edit_draft",
    "edit_seat",
    "edit_term",
    "end_body",
    "end_delegation",
    "end_seat",
    "end_term",
    "extend_term",
    "fill_seat",
    "fill_seat_with_new_person",
    "move_body",
    "publish_charter",
    "rename_body",
    "start_following",
    "withdraw_term",
]
