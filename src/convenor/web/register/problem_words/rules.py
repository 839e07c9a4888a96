"""What can be wrong between rows, and between the file and the register."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_ENDS = (_("It ends before it begins."), _("Correct one of the two days."))
_ONE_OF_TWO = (
    _("Exactly one of the two must be given: the community or the partner."),
    _("Fill one, leave the other empty."),
)
_USE_ITS_REFERENCE = _("To change that one, give its reference; for another one, give a different name.")

PROBLEMS: Mapping[str, tuple[Any, Any]] = {
    "merged_away": (
        _("This record became one with another, whose reference is %(ref)s."),
        _("The other goes on: we keep its name and e-mail address. Nothing needs doing."),
    ),
    "merge_two_accounts": (
        _("Both %(kept)s and %(gone)s sign in, each with an address of their own."),
        _("Ask which they use, and take away the rights of the other on its page; then they sign in with one only."),
    ),
    "merge_other_rights": (
        _("%(gone)s has rights in the software that the kept record has not."),
        _("Give or take away rights on their pages first, so that nobody gets a right unseen."),
    ),
    "reference_twice": (
        _("Row %(row_before)s has the same reference, %(said)s."),
        _("A reference belongs to one row. Leave it empty for something new."),
    ),
    "row_twice": (
        _("Row %(row_before)s is the same one, by name."),
        _("Keep one of the two, or give both a reference if they are two."),
    ),
    "several_match": (
        _("The register has several of this name: %(refs)s."),
        _("Give the reference of the one that is meant."),
    ),
    "already_there": (_("The register has “%(name)s” already, with the reference %(ref)s."), _USE_ITS_REFERENCE),
    "one_row_only": (_("The partnership is one row."), _("Delete this row.")),
    "link_not_found": (
        _("“%(said)s” is not on the sheet %(title)s, nor in the register."),
        _("Add it there, or correct the name."),
    ),
    "link_not_found_near": (
        _("“%(said)s” is not on the sheet %(title)s, nor in the register."),
        _("Did you mean “%(near)s”? Otherwise add it there."),
    ),
    "link_several": (
        _("There are several “%(said)s” among %(title)s."),
        _("Give the reference of the one meant: %(refs)s …"),
    ),
    "link_several_new": (
        _("There are several “%(said)s” on the sheet %(title)s."),
        _("Say which: fill the column before it (such as Body), or give them references and use those."),
    ),
    "partner_ends_after_start": _ENDS,
    "former_name_ends_after_start": _ENDS,
    "former_standing_ends_after_start": _ENDS,
    "affiliation_ends_after_start": _ENDS,
    "community_ends_after_start": _ENDS,
    "voice_ends_after_start": _ENDS,
    "profession_ends_after_start": _ENDS,
    "leadership_ends_after_start": _ENDS,
    "body_ends_after_start": _ENDS,
    "former_body_name_ends_after_start": _ENDS,
    "seat_ends_after_start": _ENDS,
    "term_ends_after_start": _ENDS,
    "delegation_ends_after_start": _ENDS,
    "charter_ends_after_start": _ENDS,
    "pathway_ends_after_start": _ENDS,
    "agreed_share_ends_after_start": _ENDS,
    "informal_role_needs_consent": (
        _("An informal role is kept only with the person’s consent."),
        _("Fill the day they agreed, or leave the role out."),
    ),
    "voice_is_partner_or_person": (
        _("Exactly one of the two must be given: the partner or the person who speaks."),
        _("Fill one, leave the other empty."),
    ),
    "affected_is_community_or_partner": _ONE_OF_TWO,
    "outreach_to_community_or_partner": _ONE_OF_TWO,
    "notice_to_community_or_partner": _ONE_OF_TWO,
    "outreach_asked_has_a_day": (_("They were asked, but no day is given."), _("Fill “Asked on”.")),
    "succession_not_to_itself": (_("A partner cannot follow itself."), _("Name the other partner.")),
    "body_not_own_parent": (_("A body cannot be part of itself."), _("Name the body above it, or leave it empty.")),
    "body_not_own_successor": (
        _("A body cannot follow on from itself."),
        _("Name the earlier body, or leave it empty."),
    ),
    "body_circle": (
        _("Following “Part of” upwards from “%(name)s” leads back to it."),
        _("Correct “Part of” on one body of the circle."),
    ),
    "body_succession_circle": (
        _("Following “Follows on from” back from “%(name)s” leads to itself."),
        _("Correct it on one body of the circle."),
    ),
    "participants_and_observers_do_not_vote": (
        _("Participants and observers have no vote."),
        _("Write No under “Has a vote”, or choose another class of seat."),
    ),
    "delegation_from_one_source": (
        _("It comes from a body and from a partner at once."),
        _("Keep the one it really comes from."),
    ),
    "delegation_not_to_itself": (_("A body cannot delegate to itself."), _("Name the body it comes from.")),
    "agreed_share_in_100": (_("A share lies between 0 and 100."), _("Correct it.")),
    "seat_held_twice": (
        _("“%(seat)s” would be held by %(one)s and %(other)s at once."),
        _("End the one term before the other begins, or use a second seat."),
    ),
    "seat_outside_body": (
        _("The seat’s days reach beyond those of its body, %(name)s."),
        _("Worth a look; it can stay."),
    ),
    "term_outside_seat": (
        _("The term’s days reach beyond those of its seat, %(name)s."),
        _("Worth a look; it can stay."),
    ),
    "topic_reopened": (
        _("“%(title)s” was further on already. A matter may only move towards decided."),
        _("Leave it as it is, or add a new matter."),
    ),
    "topic_marked_today": (
        _("“%(title)s” changes with this file, so today is the day it is marked."),
        _("Leave “Marked so on” as it is, or empty."),
    ),
    "topic_mark_stays": (
        _("The day on which “%(title)s” was marked is on record and does not move."),
        _("Put back the day that was there."),
    ),
    "topic_passes_over": (
        _("“%(title)s” goes on without some it affects, who have no seat there and were never told: %(names)s."),
        _(
            "Tell them first, from the matter’s page. Or say why it goes on without them: there, or in this file on "
            "the sheet “Marked without those affected”, with their names, one on each line, and today’s day."
        ),
    ),
    "went_on_stays": (
        _("What was said when a matter was marked without those it touches does not change."),
        _("Put this row back as it was, or take it out of the file: what is on record stays."),
    ),
    "pathway_seat_is_one_thing": (
        _("A required seat is for one thing: a partner, a community, a profession or a class of seat."),
        _("Fill one of the four and leave the others empty."),
    ),
    "topic_of_another_body": (_("“%(title)s” is a matter of another body."), _("Name the body that decides it.")),
    "person_was_erased": (
        _("This person’s details were erased at their wish, so no file may bring them back."),
        _("Delete this row."),
    ),
    "person_erased_on_their_page": (
        _("Details are erased on the person’s page, not by a file."),
        _("Leave “Details erased on” empty."),
    ),
    "partner_ods_code_once": (
        _("The ODS code %(said)s belongs to %(other)s already."),
        _("Each code belongs to one partner and is never used again."),
    ),
    "partner_ods_code_once_in_file": (
        _("Row %(other)s has the same ODS code, %(said)s."),
        _("Each code belongs to one partner and is never used again."),
    ),
    "person_email_once_per_partnership": (
        _("The e-mail address %(said)s belongs to %(other)s already."),
        _("Each address belongs to one person."),
    ),
    "person_email_once_per_partnership_in_file": (
        _("Row %(other)s has the same e-mail address, %(said)s."),
        _("Each address belongs to one person."),
    ),
    "succession_once": (_("The same succession is there already: %(other)s."), _("Keep one.")),
    "succession_once_in_file": (_("Row %(other)s says the same."), _("Keep one.")),
    "charter_number_once": (_("This body has a version %(said)s already: %(other)s."), _("Use the next number.")),
    "charter_number_once_in_file": (_("Row %(other)s has the same version, %(said)s."), _("Use the next number.")),
    "charter_rule_position_once": (
        _("This version has a rule %(said)s already: %(other)s."),
        _("Use the next number."),
    ),
    "charter_rule_position_once_in_file": (
        _("Row %(other)s has the same number, %(said)s."),
        _("Use the next number."),
    ),
    "charter_agreement_once": (_("This person said so of this rule already: %(other)s."), _("Keep one.")),
    "charter_agreement_once_in_file": (_("Row %(other)s is of the same person and rule."), _("Keep one.")),
    "pathway_step_position_once": (
        _("This pathway has a step %(said)s already: %(other)s."),
        _("Use the next number."),
    ),
    "pathway_step_position_once_in_file": (
        _("Row %(other)s has the same number, %(said)s."),
        _("Use the next number."),
    ),
}
