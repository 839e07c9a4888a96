"""Who leads, in words: formal and informal, clinical and not, and how near they still are to the work."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.people.presenters.rows import STALE, profession_name, span
from convenor.web.people.selectors import PersonSeen
from convenor.web.ui.pages import link


def leaders(request: HttpRequest, found: list[PersonSeen], *, on: date) -> dict[str, Any]:
    """Leaders in two tables, with the answer first."""
    return {
        "sentence": _sentence(found),
        "more": _more(found, on),
        "formal": _rows(request, found, formal=True),
        "informal": _rows(request, found, formal=False),
        "people_href": link(request, "people:people"),
        "spread": {"text": _("Who leads what, and how it is spread"), "href": link(request, "insight:leading")},
    }


def _sentence(found: list[PersonSeen]) -> str:
    if not found:
        return _("Nobody is recorded as a leader yet.")
    clinicians = [one for one in found if one.clinical]
    near = sum(1 for one in clinicians if one.front_line)
    first = ngettext("%(count)s person leads", "%(count)s people lead", len(found)) % {"count": len(found)}
    if not clinicians:
        return _("%(people)s; none of them is recorded as a clinician.") % {"people": first}
    words = {"people": first, "clinicians": len(clinicians), "near": near}
    return _("%(people)s. %(clinicians)s are clinicians, and %(near)s of those still work with patients.") % words


def _more(found: list[PersonSeen], on: date) -> str:
    def fresh(one: PersonSeen) -> bool:
        checked = [row.front_line_checked for row in one.professions if row.front_line_checked]
        return bool(checked) and on - max(checked) <= STALE

    owing = sum(1 for one in found if one.clinical and not fresh(one))
    if not owing:
        return ""
    return ngettext(
        "For %(count)s clinician nobody has confirmed within a year whether they still do front-line work.",
        "For %(count)s clinicians nobody has confirmed within a year whether they still do front-line work.",
        owing,
    ) % {"count": owing}


def _rows(request: HttpRequest, found: list[PersonSeen], *, formal: bool) -> list[list[Any]]:
    rows = []
    for one in found:
        front = {True: _("Yes"), False: _("No"), None: _("Not known")}[one.front_line]
        for role in one.roles:
            if role.formal == formal:
                rows.append(
                    [
                        {"text": one.name, "href": link(request, "insight:person", ref=one.ref)},
                        {"text": role.title, "note": span(role.starts, role.ends)},
                        ", ".join(profession_name(row) for row in one.professions) or _("Not known"),
                        front,
                    ]
                )
    return rows
