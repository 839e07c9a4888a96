"""This room's refusals in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.bodies import wording_reach

ERRORS: Mapping[str, Any] = {
    "ref_taken": _("The reference “%(ref)s” is already used here. Choose another, or leave it empty and we make one."),
    "ends_before_start": _("The last day (%(ends)s) is before the first (%(starts)s). Change one of them."),
    "value_refused": _("%(why)s (%(name)s)"),
    # bodies
    "body_name_missing": _("Give the body a name."),
    "body_name_same": _("“%(name)s” is its name already. Type the new one."),
    "body_circle": _(
        "%(above)s stands below %(body)s, so %(body)s cannot be put below it. Choose another, or move %(above)s first."
    ),
    "body_succeeds_circle": _("%(above)s came after %(body)s, so it cannot also have come before it."),
    "body_has_others_below": _("%(body)s stands below it and goes on after that day. End or move it first."),
    "body_has_later_seats": _("A seat here, or somebody’s time on one, begins after %(on)s. Choose a later day."),
    "body_starts_after_term": _("%(holder)s held a seat there from %(since)s. It must have begun by then."),
    "body_ends_before_term": _("%(holder)s holds a seat beyond that day. End the body instead: its seats end with it."),
    "change_too_early": _("What it is now holds from %(since)s. Choose a later day for the change."),
    "standing_same": _("Nothing here differs from what it is already. Change something, or go back."),
    "successor_follows_another": _("%(successor)s already follows another body. Choose one that follows none."),
    "follow_before_it_began": _("%(body)s began on %(since)s. What follows it begins later."),
    "follow_leaves_gap": _("%(body)s ends on %(until)s. What follows it begins on the day after."),
    "follow_holder_without_seat": _(
        "Nobody can go over without their seat: tick the seat %(seat)s too, or untick both."
    ),
    # seats
    "seat_title_missing": _("Give the seat a name, for example “Partner member, councils”."),
    "seat_class_has_no_vote": _("A seat of this class (%(seat_class)s) never has a vote. Say no, or choose another."),
    "seat_before_body": _("%(body)s began on %(since)s; a seat on it cannot begin before."),
    "seat_outlives_body": _("%(body)s ends on %(until)s; a seat on it cannot last longer."),
    "seat_starts_after_term": _("%(holder)s held this seat from %(since)s. It must have begun by then."),
    "seat_ends_before_term": _("%(holder)s holds this seat beyond that day. End their time first, or end the seat."),
    "seat_ends_before_start": _("The seat began on %(since)s. It cannot have ended before."),
    "seat_has_later_term": _("%(holder)s will hold this seat from %(since)s. Take that back, or choose a later day."),
    "seat_held_twice": _(
        "%(seat)s is held by %(other)s from %(since)s until %(until)s, so %(holder)s cannot hold it then as well. "
        "Choose other days, or end the time of %(other)s first."
    ),
    # time on a seat
    "person_erased": _("This person’s details were erased on request. They cannot be given a seat."),
    "person_missing": _("Choose a person, or type the name of a new one."),
    "person_twice": _("You chose a person and typed a new name as well. Leave one of them empty."),
    "term_before_seat": _("%(seat)s began on %(since)s. Nobody can hold it before."),
    "term_outlives_seat": _("%(seat)s ends on %(until)s. Nobody can hold it longer."),
    "term_ends_before_start": _("%(holder)s holds this seat from %(since)s. The last day cannot be before that."),
    "term_ends_already": _("%(holder)s leaves this seat on %(until)s already. For longer, extend their time."),
    "term_not_longer": _("That is not longer than now (%(until)s). Give a later day."),
    "term_has_begun": _("%(holder)s has held this seat already. That stays on record: end it instead."),
    # powers
    "function_missing": _("Say what is decided, for example “Commission stroke rehabilitation”."),
    "delegation_from_two": _("It can come from a body or from a partner, not from both."),
    "delegation_to_itself": _("%(body)s cannot have this from itself. Choose who gave it, or say it decides itself."),
    "delegation_circle": _("%(giver)s has this, through others, from %(body)s. It cannot also give it to %(body)s."),
    "delegation_ends_before_start": _("It holds from %(since)s. The last day cannot be before that."),
    "reserved_from_nobody": _("What a body decides itself comes from nobody else. Leave “from whom” empty."),
    # charters
    "charter_draft_exists": _("There is a draft of the ground rules of %(body)s already. Change or discard that one."),
    "charter_without_rules": _("Write at least one rule, each on a line of its own."),
    "charter_rule_twice": _("This rule is there twice: “%(rule)s”. Keep it once."),
    "charter_is_published": _("Version %(number)s is published and does not change. Begin a new version instead."),
    "charter_too_early": _("Version %(number)s holds from %(since)s. The new one must begin later."),
    "charter_not_in_force": _("Version %(number)s is not in force, so nobody can agree to it now."),
    "reservation_missing": _("Say what your reservation about rule %(number)s is, so that others can answer it."),
    **wording_reach.ERRORS,
}
