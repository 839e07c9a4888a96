"""Small words that the parts of the page share."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from convenor.web.ui.environment import day


def signed_says(row: Any) -> str:
    """When something was said, and whether somebody else wrote it down."""
    if row.on_behalf:
        return _("%(day)s, written down on its behalf") % {"day": day(row.said_on)}
    return day(row.said_on)


def in_a_row(names: Sequence[str]) -> str:
    """A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def quoted(text: str) -> str:
    """What somebody wrote, in one line, as part of a sentence."""
    return " ".join(text.split()).rstrip(".")
