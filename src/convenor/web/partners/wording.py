"""This room's refusals in words: what is wrong, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from convenor.web.partners.ods.wording import ODS_ERRORS

ERRORS: Mapping[str, Any] = {
    "partners_ref_shape": _(
        "“%(ref)s” cannot be a reference. Use up to 40 letters, digits, dots, hyphens and underscores, as in P01."
    ),
    "partners_ref_taken": _("The reference “%(ref)s” is used already. Choose another, or leave it empty."),
    "partners_ends_before_start": _("The last day (%(ends)s) is before the first (%(starts)s). Change one of them."),
    "partners_value": _("%(why)s"),
    "partners_too_long": _("This may have %(most)s letters at most. Please shorten it."),
    "partners_choice": _("“%(value)s” is not one of the choices. Choose from the list."),
    "partners_whole": _("Give a whole number that is not below nought, or leave it empty."),
    "partners_email": _("This is not an e-mail address. Example: carers@vale.example."),
    "partner_name_missing": _("Give the organisation’s name."),
    "partner_name_taken": _(
        "There is already a partner called “%(other)s”. Change that one, or give this one a name that tells them apart."
    ),
    "partner_name_same": _("“%(name)s” is its name already. Type the new one."),
    "partner_name_ahead": _("%(on)s is still to come. A new name can be recorded from the day it holds."),
    "partner_name_too_early": _("It has been called “%(name)s” since %(since)s. Choose a later day for the new name."),
    "partner_ods_shape": _(
        "“%(given)s” is not an ODS code. Such a code has 3 to 12 letters and digits, for example QXX or X26XX."
    ),
    "partner_ods_taken": _("“%(given)s” is the ODS code of %(other)s. Codes are never used twice; check which it is."),
    "partner_charity_shape": _(
        "“%(given)s” is not a charity number. In England and Wales it has 6 or 7 digits; in Scotland it begins SC, "
        "in Northern Ireland NIC."
    ),
    "partner_charity_taken": _("“%(given)s” is the charity number of %(other)s. Check which of the two it is."),
    "succession_no_earlier": _("Choose the partner that ends."),
    "succession_no_later": _("Choose the partner that takes its place. If it is not here yet, add it first."),
    "succession_one_later": _("Only a split has several partners afterwards. Choose one, or say that it was a split."),
    "succession_one_earlier": _("Only a merger has several partners before. Choose one, or say that it was a merger."),
    "succession_split_needs_two": _("A split has at least two partners afterwards. Choose another, or add it first."),
    "succession_to_itself": _("%(name)s cannot take its own place. Choose another partner."),
    "succession_known": _("It is recorded already that %(later)s took the place of %(earlier)s."),
    "succession_circle": _(
        "%(earlier)s itself came after %(later)s, so %(later)s cannot come after it. Check which was first."
    ),
    "succession_too_early": _("%(name)s has been there since %(since)s. Choose a later day."),
    "succession_later_gone": _("%(name)s ended on %(until)s, before that day. Choose another partner or another day."),
    "community_name_missing": _("Give the community a name people would use of themselves."),
    "community_name_taken": _("There is already a community called “%(other)s”. Change that one instead."),
    "voice_one_speaker": _("Choose who speaks for them: one organisation or one person."),
    "voice_twice": _("This is recorded already: they speak for %(community)s at that time. Change that entry instead."),
    "affiliation_twice": _(
        "This is recorded already: the same post with %(partner)s at that time. Change that entry instead."
    ),
    "context_says_missing": _("Say what is so, in a sentence or two."),
    "context_source_missing": _("Say where it stands or who said it, for example: inspection report, June 2025."),
    "context_on_ahead": _("%(on)s is still to come. Give the day on which this was so."),
    "context_said_meanwhile": _("Somebody has just said something else here. Go back, read it, then say yours."),
    **ODS_ERRORS,
}
