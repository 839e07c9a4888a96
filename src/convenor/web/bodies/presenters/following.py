"""The body that follows another: what can be ticked, and what would go over and what would not, before it is done."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.selectors.following import SeatToCarry, ToCarry
from convenor.web.ui.environment import day

Link = Callable[..., str]


def seat_choices(found: ToCarry) -> list[tuple[str, str]]:
    """Each seat, with what it is for."""
    return [(one.seat.ref, _seat(one)) for one in found.seats]


def holder_choices(found: ToCarry) -> list[tuple[str, str]]:
    """Each holder, with their seat."""
    return [
        (one.seat.ref, _("%(holder)s: %(seat)s") % {"holder": one.term.person.name, "seat": one.seat.title})
        for one in found.seats
        if one.term
    ]


def follow_check(body: Any, found: ToCarry, said: dict[str, Any], *, starts: date, link: Link) -> dict[str, Any]:
    """What would be done, to check before it is."""
    seats, holders = said.get("seats", ()), said.get("holders", ())
    going = [one for one in found.seats if one.seat.ref in seats]
    below = found.below if said.get("move_below") else []
    return {
        "sentence": _sentence(body, said["name"], found, starts),
        "counts": _counts(going, holders),
        "rows": [_row(one, holders) for one in going],
        "left_seats": [_seat(one) for one in found.seats if one.seat.ref not in seats],
        "left_people": [one.term.person.name for one in found.seats if one.term and one.seat.ref not in holders],
        "moved": [row.name for row in below],
        "not_carried": _not_carried(body, link),
    }


def _sentence(body: Any, name: str, found: ToCarry, starts: date) -> str:
    words = {"old": body.name, "last": day(found.last), "new": name, "first": day(starts)}
    return _("%(old)s ends on %(last)s. %(new)s begins on %(first)s and follows it.") % words


def _counts(going: Collection[SeatToCarry], holders: Collection[str]) -> str:
    held = sum(one.seat.ref in holders for one in going)
    seats = ngettext("%(count)s seat goes over", "%(count)s seats go over", len(going)) % {"count": len(going)}
    return _("%(seats)s, %(held)s of them with whoever holds it.") % {"seats": seats, "held": held}


def _row(one: SeatToCarry, holders: Collection[str]) -> list[Any]:
    if one.term is None or one.seat.ref not in holders:
        return [_seat(one), _("Empty"), ""]
    return [_seat(one), one.term.person.name, day(one.term_ends) or _("no end set")]


def _seat(one: SeatToCarry) -> str:
    return one.seat.title


def _not_carried(body: Any, link: Link) -> list[dict[str, str]]:
    """What the new body must say anew, each with where it stands on the old one."""
    page = link("bodies:body", ref=body.ref)
    return [
        {"text": _("What it may decide, and from whom"), "href": f"{page}#powers"},
        {"text": _("Ground rules, and who agreed to them"), "href": link("bodies:charter", ref=body.ref)},
        {"text": _("What it is in law, its terms of reference, how it decides and meets"), "href": f"{page}#about"},
        {"text": _("Who is affected by what it decides"), "href": link("bodies:affected", ref=body.ref)},
        {"text": _("Matters it was to decide"), "href": link("bodies:topics") + f"?body={body.ref}"},
        {"text": _("Pathways it looked after"), "href": link("bodies:pathways")},
        {"text": _("Those it was asking to join"), "href": link("bodies:outreach") + f"?body={body.ref}"},
        {"text": _("Agreed shares of seats"), "href": link("bodies:shares")},
    ]
