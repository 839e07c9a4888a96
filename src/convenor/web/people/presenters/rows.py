"""Forms, professions and roles in words."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.people.selectors import ProfessionSeen, RoleSeen
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link

STALE = timedelta(days=366)


def form(
    bound: forms.Form, title: str, back: str, *, sentence: str = "", submit: str = "", big: bool = False
) -> dict[str, Any]:
    """A page that is one form."""
    return {
        "form": bound,
        "title": title,
        "back_href": back,
        "sentence": sentence,
        "submit_text": submit or _("Save"),
        "big": big,
    }


def span(starts: date | None, ends: date | None) -> str:
    """From when to when, in words; nothing when neither is known."""
    if starts and ends:
        return _("%(starts)s to %(ends)s") % {"starts": day(starts), "ends": day(ends)}
    if starts:
        return _("since %(day)s") % {"day": day(starts)}
    return _("until %(day)s") % {"day": day(ends)} if ends else ""


def profession_name(row: ProfessionSeen) -> str:
    """Medicine (stroke care)."""
    return f"{row.label} ({row.specialty})" if row.specialty else row.label


def front_line_words(row: ProfessionSeen, on: date) -> str:
    """Whether they still do front-line work, and how long ago that was confirmed."""
    if row.front_line is None:
        return _("Nobody has said whether it is still front-line work.")
    said = _("Works with patients or service users.") if row.front_line else _("Not front-line work at present.")
    if row.front_line_checked is None:
        return said + " " + _("Never confirmed.")
    confirmed = _("Confirmed %(day)s.") % {"day": day(row.front_line_checked)}
    stale = on - row.front_line_checked > STALE
    return " ".join([said, confirmed, _("That is more than a year ago.") if stale else ""]).strip()


def profession_values(row: ProfessionSeen) -> dict[str, Any]:
    """What the form starts from."""
    names = ("profession", "specialty", "front_line", "front_line_checked", "starts", "ends", "revision")
    return {name: getattr(row, name) for name in names}


def role_values(row: RoleSeen) -> dict[str, Any]:
    """What the form starts from."""
    names = ("title", "agreed_on", "starts", "ends", "revision")
    return {**{name: getattr(row, name) for name in names}, "formal": "yes" if row.formal else "no"}


def change_profession(request: HttpRequest, bound: forms.Form, row: ProfessionSeen, back: str) -> dict[str, Any]:
    """The page on which a profession is changed or taken out."""
    return {
        **form(bound, _("Change a profession"), back),
        "remove_address": link(request, "people:profession_remove", ref=row.ref),
        "remove_says": _("Was it written down by mistake? Take it out. If it has ended, give the last day instead."),
        "remove_text": _("Take out this profession"),
        "revision": row.revision,
    }


def change_role(request: HttpRequest, bound: forms.Form, row: RoleSeen, back: str) -> dict[str, Any]:
    """The page on which a role is changed or taken out."""
    formal = _("Was it written down by mistake? Take it out. If it has ended, give the last day instead.")
    informal = _("An informal role is kept only while the person agrees. Take it out, and it is gone for good.")
    return {
        **form(bound, _("Change a role of leadership"), back),
        "remove_address": link(request, "people:role_remove", ref=row.ref),
        "remove_says": formal if row.formal else informal,
        "remove_text": _("Take out this role"),
        "revision": row.revision,
    }
