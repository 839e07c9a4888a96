"""Questions of others in a list, and what is wrong with a file of them, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import ngettext

from convenor.formats.instruments import InstrumentError
from convenor.theory.constructs import CONSTRUCTS
from convenor.theory.items import ITEMS, MEASURES
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link

PROBLEMS = {
    "instrument_too_large": __("The file is larger than %(most)s kilobytes. Leave out what are no questions."),
    "instrument_empty": __("The file is empty. Choose the right one."),
    "instrument_broken": __("The file cannot be read from here on. Save it again as CSV or TOML."),
    "instrument_no_items": __("There are no questions in it."),
    "instrument_too_many": __("It holds more than %(most)s questions. Bring fewer."),
    "instrument_column_twice": __("This column is there twice. Take one out."),
    "instrument_two": __(
        "A file holds one instrument; the first row says “%(first)s”. Bring the other in its own file."
    ),
    "instrument_cells": __("This row has more cells than the %(most)s columns."),
    "instrument_unknown": __("We do not know this. Did you mean “%(near)s”?"),
    "instrument_key": __("“%(said)s” cannot be a key. Use small letters, digits and _, beginning with a letter."),
    "instrument_key_twice": __("The key “%(said)s” is another question’s already. Give it its own."),
    "instrument_construct": __("There is nothing called “%(said)s” in the model. Did you mean “%(near)s”?"),
    "instrument_answers": __("Give five different answers, from 1 to 5; there are %(found)s."),
    "instrument_reverse": __("“%(said)s” is neither yes nor no."),
    "instrument_day": __("“%(said)s” is no day. Write it as 2027-03-31."),
    "instrument_needs": __("This is needed."),
    "instrument_long": __("This is longer than %(most)s letters, or cannot be kept."),
}


def constructs() -> set[str]:
    """What a question can be about."""
    return {*CONSTRUCTS, *MEASURES}


def own_keys() -> set[str]:
    """Keys that are our own items'."""
    return set(ITEMS)


def listed(request: HttpRequest, instruments: Sequence[Any], on: date) -> list[dict[str, Any]]:
    """Each with whose it is, by what licence it may be asked, and until when."""
    return [
        {
            "title": one.title,
            "says": _says(one),
            "until": _until(one.licensed_until, on),
            "remove": link(request, "pulses:instrument_remove", ref=one.ref),
        }
        for one in instruments
    ]


def problems(error: InstrumentError) -> list[list[str]]:
    """Where each is, and what to do."""
    return [[str(one.row or ""), one.column, str(PROBLEMS[one.code]) % dict(one.params)] for one in error.problems]


def _says(one: Any) -> str:
    says = ngettext(
        "%(count)s question of %(holder)s, by licence %(licence)s",
        "%(count)s questions of %(holder)s, by licence %(licence)s",
        len(one.items),
    )
    licence = f"{one.licence} {one.licence_ref}".strip()
    return says % {"count": len(one.items), "holder": one.holder, "licence": licence}


def _until(ends: date | None, on: date) -> str:
    if ends is None:
        return ""
    if ends < on:
        return _("The licence ended on %(day)s: these cannot be asked any more.") % {"day": day(ends)}
    return _("Licensed until %(day)s.") % {"day": day(ends)}
