"""Who must sit on the body that looks after a pathway, and who of them is missing, in words."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from convenor.theory.institutional_design.required import Held, RequiredPlace
from convenor.web.bodies.presenters.standing import listed

Link = Callable[..., str]

STATES = {
    Held.HELD: gettext_lazy("Sits there"),
    Held.EMPTY: gettext_lazy("A seat that nobody holds"),
    Held.MISSING: gettext_lazy("No seat"),
}


def required_shown(found: Sequence[RequiredPlace], rows: Sequence[Any], *, link: Link) -> dict[str, Any]:
    """One row for each required place, the missing ones first, with the answer in a sentence."""
    by_ref = {row.ref: row for row in rows}
    ordered = sorted(found, key=lambda place: place.state is Held.HELD)
    absent = [str(by_ref[place.required.ref]) for place in ordered if place.state is not Held.HELD]
    return {
        "required_sentence": _sentence(len(found), absent),
        "required_rows": [_row(place, by_ref[place.required.ref], link) for place in ordered],
    }


def _sentence(count: int, absent: Sequence[str]) -> str:
    if not count:
        return _("Nobody has said yet who must sit there.")
    if not absent:
        return _("All who must sit there do.")
    if count == 1:
        return _("The one who must sit there is missing: %(who)s.") % {"who": listed(absent)}
    return ngettext(
        "One of the %(all)s who must sit there is missing: %(who)s.",
        "%(count)s of the %(all)s who must sit there are missing: %(who)s.",
        len(absent),
    ) % {"count": len(absent), "all": count, "who": listed(absent)}


def _row(place: RequiredPlace, row: Any, link: Link) -> list[Any]:
    name: Any = {"text": str(row), "note": _kind(row)}
    if row.partner or row.community:
        kind = "partner" if row.partner else "community"
        name = {"text": str(row), "href": link(f"insight:{kind}", ref=(row.partner or row.community).ref)}
    return [name, row.why or _("Not said"), str(STATES[place.state])]


def _kind(row: Any) -> str:
    return _("(profession)") if row.profession else _("(class of seat)")
