"""What was asked lately, of whose people, what came of it, and how near to the front line those asked are."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.listening.presenters.load import lasting, partner_rows
from convenor.web.listening.rules import can_keep_asks
from convenor.web.listening.selectors import AskSeen, PartnerLoad, SessionSeen
from convenor.web.ui.environment import day
from convenor.web.ui.pages import link


def page(
    request: HttpRequest,
    asks: Sequence[AskSeen],
    partners: Sequence[PartnerLoad],
    own: tuple[int, int],
    sessions: Sequence[SessionSeen],
) -> dict[str, Any]:
    """The page of asks."""
    may_keep = can_keep_asks(request.viewer)
    return {
        "sentence": _sentence(asks),
        "own": _own(own),
        "rows": [_row(request, one, may_keep=may_keep) for one in asks],
        "partners": partner_rows(partners),
        "front_line": front_line(asks, sessions),
        "may_keep": may_keep,
    }


def front_line(asks: Sequence[AskSeen], sessions: Sequence[SessionSeen]) -> dict[str, Any]:
    """Of all askings and hearings of a year the share that reached somebody who still works with patients, as the
    register knew it on the day; beside it, of how many nobody has said. A session is counted by who was heard."""
    rows = [(one.people, one.front_line, one.not_front_line) for one in asks if one.kind != "session"]
    rows += [(one.heard, one.front_line, one.not_front_line) for one in sessions if one.held_on]
    people, near, far = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    known = near + far
    if not people:
        return {"sentence": _("Nobody was asked or heard in the last year."), "bars": []}
    words = {"near": near, "known": known, "people": people, "unknown": people - known}
    if not known:
        said = _("In none of %(people)s askings and hearings has anybody said whether they work with patients.")
        return {"sentence": said % words, "bars": []}
    said = _(
        "Somebody was asked or heard %(people)s times in the last year. Of the %(known)s times of which it is known, "
        "%(near)s reached somebody who still works with patients or service users. Of %(unknown)s nobody has said."
    )
    shares = [
        (_("Still work with patients or service users"), near),
        (_("Do not"), far),
        (_("Nobody has said"), people - known),
    ]
    return {
        "sentence": said % words,
        "bars": [
            {"label": label, "share": round(100 * count / people), "says": f"{count} / {people}"}
            for label, count in shares
        ],
    }


def _sentence(asks: Sequence[AskSeen]) -> str:
    if not asks:
        return _("Nothing was asked in the last year.")
    led = sum(bool(one.came) for one in asks)
    hours = lasting(sum(one.people * one.minutes for one in asks))
    said = ngettext(
        "%(count)s thing was asked in the last year, and took %(hours)s of people’s time together.",
        "%(count)s things were asked in the last year, and took %(hours)s of people’s time together.",
        len(asks),
    ) % {"count": len(asks), "hours": hours}
    came = ngettext(
        "What came of it is written down for %(led)s.", "What came of it is written down for %(led)s.", led
    ) % {"led": led}
    return f"{said} {came if led else _('What came of them is not written down for any.')}"


def _own(own: tuple[int, int]) -> str:
    count, minutes = own
    if not count:
        return _("You were asked for nothing in the last 90 days.")
    return ngettext(
        "You were asked once in the last 90 days, for %(time)s.",
        "You were asked %(count)s times in the last 90 days, for %(time)s together.",
        count,
    ) % {"count": count, "time": lasting(minutes)}


def _row(request: HttpRequest, one: AskSeen, *, may_keep: bool) -> list[Any]:
    came: Any = one.came or _("nobody has said yet")
    if may_keep:
        href = link(request, "listening:ask_came", ref=one.ref)
        came = {"text": one.came or _("Say what came of it"), "href": href}
    people = ngettext("%(count)s person", "%(count)s people", one.people) % {"count": one.people}
    return [{"text": one.title, "note": f"· {one.kind_label}"}, day(one.on), people, lasting(one.minutes), came]
