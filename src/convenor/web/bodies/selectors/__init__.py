"""Reads of this room, one module for each matter; first argument who is asking."""

from convenor.web.bodies.selectors.bodies import bodies_on, bodies_to_choose, body_chosen, name_on, standing_now
from convenor.web.bodies.selectors.bodies import lineage_of as body_lineage
from convenor.web.bodies.selectors.body_page import body_page
from convenor.web.bodies.selectors.charters import charter_seen, charters_of, rules_as_text
from convenor.web.bodies.selectors.following import to_carry
from convenor.web.bodies.selectors.members import is_member, member_ids
from convenor.web.bodies.selectors.neighbours import chosen, to_choose
from convenor.web.bodies.selectors.powers import powers_of, powers_on, who_may_decide
from convenor.web.bodies.selectors.rows import (
    body_of,
    body_to_change,
    charter_of,
    delegation_to_change,
    seat_of,
    seat_to_change,
    term_to_change,
)
from convenor.web.bodies.selectors.seats import ending_soon, other_seats, seat_visible_to, seats_on

__all__ = [
    "bodies_on",
    "bodies_to_choose",
    "body_chosen",
    "body_lineage",
    "body_of",
    "body_page",
    "body_to_change",
    "charter_of",
    "charter_seen",
    "charters_of",
    "chosen",
    "delegation_to_change",
    "ending_soon",
    "is_member",
    "member_ids",
    "name_on",
    "other_seats",
    "powers_of",
    "powers_on",
    "rules_as_text",
    "seat_of",
    "seat_to_change",
    "seat_visible_to",
    "seats_on",
    "standing_now",
    "term_to_change",
    "to_carry",
    "to_choose",
    "who_may_decide",
]
