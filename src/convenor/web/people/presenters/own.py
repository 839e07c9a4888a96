"""One's own details in words."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.people.presenters.people import profession_line, role_line
from convenor.web.people.presenters.rows import front_line_words
from convenor.web.people.selectors import PersonSeen, ProfessionSeen
from convenor.web.people.vocabulary import Influence
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def my_details(request: HttpRequest, me: PersonSeen, *, on: date) -> dict[str, Any]:
    """What the partnership holds about whoever is signed in, each part with a way to change it."""
    current = [row for row in me.professions if row.ends is None or row.ends >= on]
    return {
        "me": me,
        "facts": [
            {"key": _("Name"), "value": me.name},
            {"key": _("E-mail address"), "value": me.email or _("None")},
        ],
        "edit_href": link(request, "people:person_edit", ref=me.ref),
        "professions": [profession_line(request, row) for row in me.professions],
        "profession_new": {"text": _("Add a profession"), "href": link(request, "people:profession_new", ref=me.ref)},
        "front_line": [_front_line(request, row, on) for row in current],
        "roles": [
            {**role_line(request, row), "informal": not row.formal, "agreed": day(row.agreed_on), "row": row}
            | {"remove": link(request, "people:role_remove", ref=row.ref)}
            for row in me.roles
        ],
        "role_new": {"text": _("Add a role"), "href": link(request, "people:role_new", ref=me.ref)},
        "influence": ", ".join(str(Influence(value).label) for value in me.influence),
        "influence_on": day(me.influence_agreed_on),
        "influence_href": link(request, "people:my_influence"),
        "erasure_href": link(request, "people:my_erasure"),
        "copy_href": link(request, "people:my_copy"),
    }


def _front_line(request: HttpRequest, row: ProfessionSeen, on: date) -> dict[str, Any]:
    return {
        "profession": row.label,
        "says": front_line_words(row, on),
        "address": link(request, "people:front_line_confirm", ref=row.ref),
        "revision": row.revision,
    }
