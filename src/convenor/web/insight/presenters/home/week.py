"""What a governance lead has before them this week, and the one next step."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.records import Seat
from convenor.theory.institutional_design.inclusion import inclusion_gap
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.home import week_conversations, week_pulses
from convenor.web.insight.presenters.parties import grouped, seated
from convenor.web.insight.selectors import Home
from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.viewer import Viewer
from convenor.web.ui.environment import day


def step(request: HttpRequest, viewer: Viewer, home: Home, names: dict[str, str]) -> dict[str, str] | None:
    """The one green button of a governance lead: whatever is wanted most, in the order in which a register grows."""
    if not can_keep_register(viewer):
        return None
    if not home.bodies:
        return _button(request, _("Bring in your spreadsheet"), "register:files")
    if not home.partners:
        return _button(request, _("Add your partners"), "partners:partner_new")
    if not home.seats:
        return _button(request, _("Add seats to a body"), "bodies:bodies")
    if not home.affected_named:
        return _button(request, _("Say who is affected by what is decided"), "bodies:affected")
    vacant = _longest_vacant(home)
    if vacant is not None:
        says = _("Fill a seat: %(seat)s, %(body)s") % {"seat": vacant.title, "body": names.get(vacant.body, "")}
        return _button(request, says, "bodies:seat_fill", body=vacant.body, ref=vacant.ref)
    return _button(request, _("See who is missing"), "insight:who_is_missing")


def _button(request: HttpRequest, text: str, name: str, **parts: str) -> dict[str, str] | None:
    href = link(request, name, **parts)
    return {"text": text, "href": href} if href else None


def _longest_vacant(home: Home) -> Seat | None:
    """The seat that has stood empty longest, one that must be filled before others; no day: it was never held."""
    vacant = [seat for seat in home.seats if seat.holder is None]
    return min(vacant, key=lambda seat: (not seat.required, seat.since or date.min, seat.title), default=None)


def rows(request: HttpRequest, home: Home, names: dict[str, str]) -> list[list[Any]]:
    """What a governance lead has before them: seats empty, terms ending, decisions coming."""
    vacant = [seat for seat in home.seats if seat.holder is None]
    month = [seat for seat in home.ending if seat.until and seat.until <= home.on + timedelta(days=30)]
    near = [topic for topic in home.topics if topic.due and topic.due <= home.on + timedelta(days=28)]
    found: list[list[Any]] = []
    if vacant:
        says = ngettext("%(count)s seat stands empty", "%(count)s seats stand empty", len(vacant)) % {
            "count": len(vacant)
        }
        oldest = _longest_vacant(home)
        fill = {"seat": oldest.ref, "body": oldest.body} if oldest else {}
        where = _go(request, _("Fill it"), "bodies:seat_fill", body=fill["body"], ref=fill["seat"]) if fill else ""
        found.append([says, _first_vacant(oldest, names), where])
    found += _without_a_seat(request, home)
    if month:
        says = ngettext("%(count)s term ends within a month", "%(count)s terms end within a month", len(month))
        first = _("%(name)s, %(day)s") % {
            "name": home.names.get(month[0].holder or "", ""),
            "day": day(month[0].until),
        }
        found.append([says % {"count": len(month)}, first, {"text": _("See them"), "href": "#ending"}])
    if near:
        says = ngettext(
            "%(count)s decision is due in four weeks", "%(count)s decisions are due in four weeks", len(near)
        )
        first = _("%(what)s, %(day)s") % {"what": near[0].title, "day": day(near[0].due)}
        found.append([says % {"count": len(near)}, first, _go(request, _("Topics"), "bodies:topics")])
    return found + week_pulses.rows(request, home, names) + week_conversations.rows(request, home)


def _first_vacant(seat: Seat | None, names: dict[str, str]) -> str:
    if seat is None:
        return ""
    facts = {"seat": seat.title, "body": names.get(seat.body, ""), "day": day(seat.since)}
    if seat.since is None:
        return _("%(seat)s, %(body)s") % facts
    return _("%(seat)s, %(body)s, empty since %(day)s") % facts


def _without_a_seat(request: HttpRequest, home: Home) -> list[list[Any]]:
    """The communities with a seat on no body that decides about them; first, whom most bodies decide about."""
    gap = inclusion_gap([row for row in home.affected if row.community], home.seats, home.communities)
    nowhere = [own for own in grouped(gap.details) if not seated(own)]
    if not nowhere:
        return []
    names = {one.ref: one.name for one in home.communities}
    says = ngettext(
        "%(count)s community has no seat where it is affected",
        "%(count)s communities have no seat where they are affected",
        len(nowhere),
    ) % {"count": len(nowhere)}
    decide = ngettext(
        "%(who)s: %(count)s body decides about them",
        "%(who)s: %(count)s bodies decide about them",
        len(nowhere[0]),
    ) % {"who": names.get(nowhere[0][0].party, ""), "count": len(nowhere[0])}
    return [[says, decide, _go(request, _("Who is missing"), "insight:who_is_missing")]]


def _go(request: HttpRequest, text: str, name: str, **parts: str) -> Any:
    return quiet(request, text, name, **parts) or text
