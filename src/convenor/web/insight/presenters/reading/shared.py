"""What the reading pages say alike: seats with their holders, what touches somebody, how long something held."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.selectors.belonging import Touched
from convenor.web.bodies.selectors.seats import SeatSeen
from convenor.web.insight.links import link
from convenor.web.kernel.rules import can_invite_missing
from convenor.web.ui.environment import day


def seat_head() -> list[str]:
    """Headings of the table of seats."""
    return [_("Body"), _("Seat"), _("Held by"), _("Vote"), _("Until")]


def seat_row(request: HttpRequest, one: SeatSeen) -> list[Any]:
    """One seat: an empty one says so."""
    seat, now = one.seat, one.now
    holder: dict[str, Any] = {"text": _("nobody")}
    if now is not None:
        holder = {"text": now.person.name, "href": link(request, "insight:person", ref=now.person.ref)}
    return [
        {"text": seat.body.name, "href": link(request, "bodies:body", ref=seat.body.ref)},
        {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body.ref, ref=seat.ref)},
        holder,
        _("yes") if seat.voting else _("no"),
        (day(now.ends) or _("no end set")) if now is not None else "",
    ]


def seats_say(seats: list[SeatSeen]) -> str:
    """How many seats on how many bodies, and how many of them stand empty."""
    if not seats:
        return _("It has no seat on any body.")
    bodies = len({one.seat.body_id for one in seats})
    empty = sum(1 for one in seats if one.vacant)
    parts = {
        "seats": ngettext("%(count)s seat", "%(count)s seats", len(seats)) % {"count": len(seats)},
        "bodies": ngettext("%(count)s body", "%(count)s bodies", bodies) % {"count": bodies},
    }
    if not empty:
        return _("It has %(seats)s on %(bodies)s.") % parts
    stand = ngettext("one stands empty", "%(count)s stand empty", empty) % {"count": empty}
    return _("It has %(seats)s on %(bodies)s; %(stand)s.") % {**parts, "stand": stand}


def touched_items(request: HttpRequest, touched: list[Touched]) -> list[dict[str, Any]]:
    """What is decided that touches somebody, as links with the day of the decision."""
    items = []
    for one in touched:
        if one.topic:
            when = _("%(body)s decides on %(day)s") % {"body": one.body.name, "day": day(one.due)}
            said = when if one.due else _("%(body)s decides; no day is set") % {"body": one.body.name}
            href = link(request, "bodies:topic", ref=one.topic_ref)
            items.append({"text": one.topic, "href": href, "note": said, "how": one.how})
        else:
            said = _("everything it decides")
            href = link(request, "bodies:body", ref=one.body.ref)
            items.append({"text": one.body.name, "href": href, "note": said, "how": one.how})
    return items


def asked_items(request: HttpRequest, asked: list[Any]) -> list[dict[str, Any]]:
    """What has been done to bring somebody in; whoever may ask is led to what is known, others to the list."""
    asks = can_invite_missing(request.viewer)
    return [
        {
            "text": row.body.name if row.body else _("any body"),
            "note": _("%(state)s (%(day)s)") % {"state": row.get_state_display(), "day": day(row.asked_on)}
            if row.asked_on
            else row.get_state_display(),
            "href": link(request, "bodies:outreach_edit", ref=row.ref) if asks else link(request, "bodies:outreach"),
        }
        for row in asked
    ]


def span(starts: date | None, ends: date | None) -> str:
    """From a day to a day, either left out when nobody said."""
    if starts and ends:
        return _("%(from)s to %(until)s") % {"from": day(starts), "until": day(ends)}
    if starts:
        return _("since %(from)s") % {"from": day(starts)}
    if ends:
        return _("until %(until)s") % {"until": day(ends)}
    return ""
