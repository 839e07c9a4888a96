"""What a home says of the partnership: plain facts, a sentence, seats, what is coming up, and where to read on."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.records import Seat, Topic
from convenor.web.insight.links import link, quiet
from convenor.web.insight.selectors import Home
from convenor.web.kernel.rules import can_read_inside
from convenor.web.ui.environment import day

COMING = timedelta(days=90)
SHOWN = 5


def facts(home: Home) -> list[str]:
    """Where, for how many people, as of which day."""
    people = home.partnership.population
    return [
        home.partnership.area,
        _("%(count)s people served") % {"count": f"{people:,}"} if people else "",
        _("on %(day)s") % {"day": day(home.on)},
    ]


def sentence(home: Home) -> str:
    """How many organisations, bodies and seats."""
    if not home.bodies:
        return _("Nothing is in the register yet.")
    held = sum(seat.holder is not None for seat in home.seats)
    partners = ngettext("%(count)s organisation works", "%(count)s organisations work", home.partners)
    bodies = ngettext("%(count)s body", "%(count)s bodies", len(home.bodies))
    together = _("%(partners)s together here, on %(bodies)s.") % {
        "partners": partners % {"count": home.partners},
        "bodies": bodies % {"count": len(home.bodies)},
    }
    return f"{together} {_seats_say(held, len(home.seats) - held)}"


def _seats_say(held: int, empty: int) -> str:
    if not held and not empty:
        return _("No seats are in the register yet.")
    if not empty:
        return _("Every one of the %(all)s seats is held.") % {"all": held}
    says = ngettext(
        "%(held)s of %(all)s seats are held; %(empty)s stands empty.",
        "%(held)s of %(all)s seats are held; %(empty)s stand empty.",
        empty,
    )
    return says % {"held": held, "all": held + empty, "empty": empty}


def own_seat(request: HttpRequest, seat: Seat, names: dict[str, str]) -> list[Any]:
    """One of the viewer's own seats."""
    until = _("until %(day)s") % {"day": day(seat.until)} if seat.until else _("no end given")
    return [
        {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body, ref=seat.ref)},
        {"text": names.get(seat.body, ""), "href": link(request, "bodies:body", ref=seat.body)},
        _("votes") if seat.voting else _("no vote"),
        until,
    ]


def ending(request: HttpRequest, seat: Seat, home: Home, names: dict[str, str]) -> list[Any]:
    """A term that ends soon."""
    return [
        {"text": home.names.get(seat.holder or "", ""), "href": link(request, "insight:person", ref=seat.holder)},
        {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body, ref=seat.ref)},
        names.get(seat.body, ""),
        day(seat.until),
    ]


def ways(request: HttpRequest, *, few: bool) -> list[dict[str, Any]]:
    """Where to read on; `few`: only who sits where, and how collaboration stands."""
    inside = can_read_inside(request.viewer)
    stands = quiet(request, _("How collaboration stands"), "insight:forums") if inside else None
    sits = quiet(request, _("Who sits where"), "bodies:bodies")
    found = [
        sits,
        stands,
    ]
    if not few:
        found = [
            quiet(request, _("Who decides what"), "bodies:decides"),
            sits,
            quiet(request, _("Who is missing"), "insight:who_is_missing"),
            stands,
            quiet(request, _("Where power lies"), "insight:power"),
            quiet(request, _("Who leads what"), "insight:leading") if inside else None,
            quiet(request, _("How many layers"), "insight:layers"),
            quiet(request, _("What has changed"), "record:changes"),
        ]
    return [one for one in found if one]


def reading(request: HttpRequest) -> list[dict[str, Any]]:
    """What somebody who reads and measures finds here, each with what it holds."""
    known = [
        ("insight:forums", _("How collaboration stands"), _("Every forum: levels, intervals, evidence, advice.")),
        ("pulses:pulses", _("Pulses"), _("What was asked of whom and when; results, and the same as files.")),
        ("bodies:bodies", _("Who sits where"), _("Bodies, seats and terms, today or on any day.")),
        ("insight:who_is_missing", _("Who is missing"), _("Who is affected and has no seat; also as a spreadsheet.")),
        ("insight:power", _("Where power lies"), _("Seats, votes and money, and how unequal they are.")),
        ("insight:leading", _("Who leads what"), _("How leadership is spread over sectors and professions.")),
        ("insight:layers", _("How many layers"), _("Who answers to whom, and who joins what is apart.")),
        ("record:changes", _("What has changed"), _("Who came, who went, what was set up or ended.")),
        ("register:files", _("Files"), _("The whole register, in open formats.")),
    ]
    return [{"text": text, "href": href, "says": says} for name, text, says in known if (href := link(request, name))]


def coming(request: HttpRequest, home: Home, names: dict[str, str]) -> list[dict[str, Any]]:
    """What is decided before long, or still to be heard about; the soonest."""
    return [_topic(request, topic, names) for topic in home.topics if _is_open_to_all(topic, home.on)][:SHOWN]


def _is_open_to_all(topic: Topic, on: date) -> bool:
    if topic.how_to_be_heard:
        return True
    return topic.due is not None and topic.due <= on + COMING


def _topic(request: HttpRequest, topic: Topic, names: dict[str, str]) -> dict[str, Any]:
    return {
        "title": topic.title,
        "href": link(request, "bodies:topic", ref=topic.ref),
        "body": names.get(topic.body, ""),
        "due": topic.due,
        "heard": topic.how_to_be_heard,
    }
