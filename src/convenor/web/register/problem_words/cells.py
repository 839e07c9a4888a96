"""What can be wrong in one cell."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_A_DAY = _("Write it like 08/12/2026: day, month, year with four figures.")

PROBLEMS: Mapping[str, tuple[Any, Any]] = {
    "formula": (
        _("This is a formula, %(said)s. We read what is written, not what is worked out."),
        _("Copy it and paste it as values."),
    ),
    "formula_in_csv": (
        _("This begins with =, which a spreadsheet would run: %(said)s."),
        _("Write the plain value; if the = is meant, put an apostrophe before it."),
    ),
    "cell_error": (_("The spreadsheet could not work this out: %(said)s."), _("Write the plain value.")),
    "broken_characters": (_("This holds half a letter, which cannot be kept."), _("Type it anew.")),
    "not_one_value": (_("This should be one plain value."), _("Write one text, number or yes or no.")),
    "too_long": (_("This is %(length)s letters long; %(most)s fit."), _("Shorten it.")),
    "bad_reference": (
        _("“%(said)s” cannot be a reference."),
        _("Use letters, digits, full stops, - and _ only, without spaces; or leave it empty and we make one."),
    ),
    "not_an_email": (_("“%(said)s” is not an e-mail address."), _("Write one address, like name@example.org.")),
    "not_an_address": (_("“%(said)s” is not a web address."), _("Write it whole, beginning with https://.")),
    "not_yes_or_no": (_("“%(said)s” is neither yes nor no."), _("Write Yes or No, or leave it empty.")),
    "no_such_choice_near": (
        _("“%(said)s” is not one of the answers."),
        _("Did you mean “%(near)s”? If not, choose one of: %(choices)s."),
    ),
    "no_such_choice": (_("“%(said)s” is not one of the answers."), _("Choose one of: %(choices)s.")),
    "not_a_day": (_("“%(said)s” is not a day we understand."), _A_DAY),
    "no_such_day": (_("There is no such day as %(said)s."), _A_DAY),
    "day_month_first": (_("%(said)s has the month first, as in America, or there is no such day."), _A_DAY),
    "day_without_century": (
        _("%(said)s has only two figures for the year, so it could be in more than one century."),
        _("Write the year with four figures: %(likely)s, if that is the day meant."),
    ),
    "not_a_number": (_("“%(said)s” is not a number."), _("Write figures only, like 12500.")),
    "number_out_of_range": (_("%(said)s is out of range."), _("Write a number from 0 to %(most)s.")),
    "not_whole": (_("%(said)s is not a whole number."), _("Write it without a fraction.")),
    "too_fine": (_("%(said)s has too many figures after the point."), _("Round it to %(places)s.")),
    "needed": (_("This is needed and empty."), _("Fill it.")),
    "looks_like_nhs_number": (
        _("This looks like an NHS number. Convenor is never for patient data."),
        _("Take it out, and anything else about the patient."),
    ),
}
