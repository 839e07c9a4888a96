"""The seats of a body in groups, each row with who holds it, for whom and until when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from convenor.web.bodies.selectors.seats import SeatSeen
from convenor.web.ui.environment import day

Link = Callable[..., str]


SAID: Mapping[bool | None, Any] = {True: gettext_lazy("Yes"), False: gettext_lazy("No")}


@dataclass(frozen=True)
class Group:
    """Seats that belong together on the page."""

    name: str
    rows: list[dict[str, Any]]


def head() -> list[str]:
    """The headings of the table of seats."""
    return [_("Seat"), _("Held by"), _("Until"), _("For"), _("Class"), _("Votes")]


def groups(seats: list[SeatSeen], body: str, to: Link, *, keeps: bool) -> list[Group]:
    """Those who lead, those with a vote, those without."""
    parts = [
        (_("Who leads"), [one for one in seats if one.seat.leads]),
        (_("Members with a vote"), [one for one in seats if not one.seat.leads and one.seat.voting]),
        (_("Without a vote"), [one for one in seats if not one.seat.leads and not one.seat.voting]),
    ]
    return [Group(name, [_row(one, body, to, keeps) for one in found]) for name, found in parts if found]


def _row(one: SeatSeen, body: str, to: Link, keeps: bool) -> dict[str, Any]:
    seat = one.seat
    return {
        "title": seat.title,
        "href": to("bodies:seat", body=body, ref=seat.ref),
        "holder": one.now.person.name if one.now else "",
        "holder_href": to("insight:person", ref=one.now.person.ref) if one.now else "",
        "note": (_("(acting)") if one.now.acting else "") if one.now else vacant_since(one),
        "fill": to("bodies:seat_fill", body=body, ref=seat.ref) if keeps and one.vacant else "",
        "seat_class": seat.get_seat_class_display(),
        "whom_for": whom_for(one),
        "votes": _("Yes") if seat.voting else _("No"),
        "until": (day(one.now.ends) or _("no end set")) if one.now else "",
    }


def vacant_since(one: SeatSeen) -> str:
    """That nobody holds it, since when, and who is to come."""
    if one.next is not None:
        return _("Empty; %(holder)s from %(day)s") % {"holder": one.next.person.name, "day": day(one.next.starts)}
    if one.last is not None and one.last.ends is not None:
        return _("Empty since %(day)s") % {"day": day(one.last.ends + timedelta(days=1))}
    return _("Empty")


def whom_for(one: SeatSeen) -> str:
    """Whose seat it is, if anybody's in particular."""
    seat = one.seat
    names = [row.name for row in (seat.partner, seat.community) if row is not None]
    return ", ".join(names)


def facts(one: SeatSeen) -> list[dict[str, Any]]:
    """What a seat is, for its page."""
    seat = one.seat
    return [
        {"key": _("Class"), "value": seat.get_seat_class_display()},
        {"key": _("For"), "value": whom_for(one)},
        {"key": _("Nominated by"), "value": seat.nominated_by},
        {"key": _("Has a vote"), "value": _("Yes") if seat.voting else _("No")},
        {"key": _("Leads the body"), "value": _("Yes") if seat.leads else ""},
        {"key": _("Required by law or the terms of reference"), "value": SAID.get(seat.required, "")},
        {"key": _("There since"), "value": day(seat.starts)},
        {"key": _("Until"), "value": day(seat.ends)},
    ]


def sentence(one: SeatSeen) -> str:
    """Who holds it, in a sentence."""
    if one.now is None:
        return _("Nobody holds this seat.") if one.next is None and one.last is None else vacant_since(one) + "."
    facts_said = {"holder": one.now.person.name, "since": day(one.now.starts), "until": day(one.now.ends)}
    if one.now.starts and one.now.ends:
        return _("%(holder)s holds this seat from %(since)s until %(until)s.") % facts_said
    if one.now.starts:
        return _("%(holder)s has held this seat since %(since)s.") % facts_said
    return _("%(holder)s holds this seat.") % facts_said


def history_head(*, inside: bool, keeps: bool) -> list[str]:
    """The headings of the table of those who held a seat."""
    head = [_("Who"), _("From"), _("Until")]
    return [*head, *([_("How they came to it")] if inside else []), *([_("Change")] if keeps else [])]


def history(one: SeatSeen, to: Link, *, inside: bool, keeps: bool) -> list[list[Any]]:
    """All who held it, hold it or will, latest first; for who keeps the register with a way to put it right.

    Whether somebody was told to come or came by themselves is for the partnership's own people (`inside`).
    """
    rows = []
    for term in one.terms:
        note = _("(acting)") if term.acting else ""
        person = {"text": term.person.name, "href": to("insight:person", ref=term.person.ref), "note": note}
        change = to("bodies:term_edit", body=one.seat.body.ref, seat=one.seat.ref, ref=term.ref)
        rows.append(
            [
                person,
                day(term.starts),
                day(term.ends) or _("no end set"),
                *([term.get_came_by_display() or _("Nobody has said")] if inside else []),
                *([{"text": _("Put right"), "href": change}] if keeps else []),
            ]
        )
    return rows


def other_seats_said(term: Any, others: list[Any]) -> str:
    """That the same person holds other seats too; empty when they do not."""
    if not others:
        return ""
    listed = "; ".join(_("%(seat)s, %(body)s") % {"seat": row.seat.title, "body": row.seat.body.name} for row in others)
    said = {"holder": term.person.name, "seats": listed, "count": len(others)}
    return (
        ngettext(
            "%(holder)s also holds another seat: %(seats)s.",
            "%(holder)s also holds %(count)s other seats: %(seats)s.",
            len(others),
        )
        % said
    )
