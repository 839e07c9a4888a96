"""The list of people, a person's record to change, and rights, in words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.people.presenters.entrance import role_names
from convenor.web.people.presenters.rows import form as form_words
from convenor.web.people.presenters.rows import profession_name, span
from convenor.web.people.rules import can_erase, can_give_rights, can_invite, can_keep_people
from convenor.web.people.selectors import PeoplePage, PersonSeen, RightsSeen
from convenor.web.ui.pages import link


def people(request: HttpRequest, found: PeoplePage, form: forms.Form, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Everybody found, a row each, a page at a time."""
    viewer = request.viewer
    searched = any(wanted.values())
    return {
        "sentence": _people_sentence(found, searched),
        "form": form,
        "searched": searched,
        "all_href": link(request, "people:people"),
        "rows": [_row(request, one) for one in found.people],
        "paging": _paging(request, found, wanted),
        "add": {"text": _("Add a person"), "href": link(request, "people:person_new")}
        if can_keep_people(viewer)
        else None,
        "links": [
            {"text": _("Who leads"), "href": link(request, "people:leaders")},
            {"text": _("Your own details"), "href": link(request, "people:my_details")} if viewer.person_id else None,
            {"text": _("Invitations"), "href": link(request, "people:invitations")} if can_invite(viewer) else None,
            {"text": _("Who may do what"), "href": link(request, "people:rights")} if can_give_rights(viewer) else None,
        ],
    }


def _paging(request: HttpRequest, found: PeoplePage, wanted: Mapping[str, str]) -> dict[str, Any] | None:
    if found.pages == 1:
        return None

    def at(number: int) -> str:
        return link(request, "people:people") + "?" + urlencode({**wanted, "page": str(number)})

    return {
        "says": _("Page %(number)s of %(pages)s") % {"number": found.number, "pages": found.pages},
        "before": at(found.number - 1) if found.number > 1 else "",
        "after": at(found.number + 1) if found.number < found.pages else "",
    }


def _people_sentence(found: PeoplePage, searched: bool) -> str:
    if searched:
        return ngettext("%(count)s person fits.", "%(count)s people fit.", found.total) % {"count": found.total}
    if not found.total:
        return _("Nobody is in the register yet.")
    count = ngettext("%(count)s person is in the register", "%(count)s people are in the register", found.total)
    words = count % {"count": found.total}
    if not found.spanning:
        return words + "."
    spanning = ngettext(
        "%(people)s; %(count)s belongs to more than one profession.",
        "%(people)s; %(count)s belong to more than one profession.",
        found.spanning,
    )
    return spanning % {"people": words, "count": found.spanning}


def _row(request: HttpRequest, one: PersonSeen) -> list[Any]:
    front = {True: _("Yes"), False: _("No"), None: _("Not known")}[one.front_line] if one.professions else ""
    return [
        {
            "text": one.name,
            "href": link(request, "insight:person", ref=one.ref),
            "note": _("you") if one.is_you else "",
        },
        ", ".join(profession_name(row) for row in one.professions) or _("Not known"),
        ", ".join(row.title for row in one.roles),
        front,
        _("Yes") if one.signs_in else _("No"),
    ]


def new_person_form(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """The page on which a person is added."""
    return form_words(
        form,
        _("Add a person"),
        link(request, "people:people"),
        sentence=_("Work details only. They hear nothing of it until you invite them."),
        submit=_("Add"),
    )


def person_edit(request: HttpRequest, person: PersonSeen, form: forms.Form) -> dict[str, Any]:
    """A person's record with everything of ours that can be changed."""
    viewer = request.viewer
    invitable = can_invite(viewer) and not person.signs_in
    return {
        "person": person,
        "form": form,
        "title": _("Change what is recorded of %(name)s") % {"name": person.name},
        "crumb_items": [
            {"text": _("People"), "href": link(request, "people:people")},
            {"text": person.name, "href": link(request, "insight:person", ref=person.ref)},
        ],
        "professions": [profession_line(request, row) for row in person.professions],
        "roles": [role_line(request, row) for row in person.roles],
        "profession_new": {"text": _("Add a profession"), "href": _at(request, "profession_new", person)},
        "role_new": {"text": _("Add a role"), "href": _at(request, "role_new", person)},
        "links": [
            {"text": _("Invite them to sign in"), "href": link(request, "people:invite") + f"?person={person.ref}"}
            if invitable
            else None,
            {"text": _("What they may do here"), "href": _at(request, "person_rights", person)}
            if can_give_rights(viewer)
            else None,
            {"text": _("They are here twice"), "href": link(request, "register:merge") + f"?kept={person.ref}"}
            if can_keep_people(viewer)
            else None,
            {"text": _("A copy of what is held about them"), "href": _at(request, "person_copy", person)},
            {"text": _("Erase them"), "href": _at(request, "erase", person)} if can_erase(viewer) else None,
        ],
    }


def profession_line(request: HttpRequest, row: Any) -> dict[str, Any]:
    """One profession in a line, with its link."""
    return {
        "text": profession_name(row),
        "note": span(row.starts, row.ends),
        "href": link(request, "people:profession_edit", ref=row.ref),
    }


def role_line(request: HttpRequest, row: Any) -> dict[str, Any]:
    """One role in a line, with its link."""
    kind = _("formal") if row.formal else _("informal")
    return {
        "text": row.title,
        "note": ", ".join(filter(None, [kind, span(row.starts, row.ends)])),
        "href": link(request, "people:role_edit", ref=row.ref),
    }


def rights(request: HttpRequest, found: list[RightsSeen]) -> dict[str, Any]:
    """Who may do what, a row each."""
    leads = [one for one in found if "convenor" in one.roles]
    sentence = ngettext("There is %(count)s governance lead.", "There are %(count)s governance leads.", len(leads))
    alone = _("If they leave, nobody can let anyone in: make somebody else governance lead too.")
    return {
        "sentence": sentence % {"count": len(leads)} + (" " + alone if len(leads) == 1 else ""),
        "rows": [
            [
                {"text": one.name, "href": link(request, "people:person_rights", ref=one.ref)},
                role_names(one.roles) or _("Nothing"),
                _("Yes") if one.signs_in else _("Not yet"),
            ]
            for one in found
        ],
    }


def _at(request: HttpRequest, name: str, person: PersonSeen) -> str:
    return link(request, f"people:{name}", ref=person.ref)
