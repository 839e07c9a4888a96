"""The partnership's home, for whoever comes: what it is, who sits where, and what needs them next."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.records import Seat, Topic
from convenor.theory.institutional_design.inclusion import inclusion_gap
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters import asked, tree
from convenor.web.insight.presenters.parties import grouped, seated
from convenor.web.insight.selectors import Home
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.ui.environment import day

COMING = timedelta(days=90)
SHOWN = 5
MOST = 5


def home_page(request: HttpRequest, viewer: Viewer, home: Home) -> dict[str, Any]:
    """Everything the template shows."""
    names = {body.ref: body.name for body in home.bodies}
    keeps = can_keep_register(viewer)
    ending = [_ending(request, seat, home, names) for seat in home.ending]
    more = max(len(ending) - MOST, 0)
    return {
        "facts": _facts(home),
        "sentence": _sentence(home),
        "empty": not home.bodies,
        "keeps": keeps,
        "inside": can_read_inside(viewer),
        "step": _step(request, viewer, home, names),
        "second": quiet(request, _("Add the first body by hand"), "bodies:body_new") if keeps else None,
        "week": _this_week(request, home, names) if keeps else [],
        "own": [_own(request, seat, names) for seat in home.own],
        "asked": [*asked.pulses(request, home.pulses), *asked.ground_rules(request, home.to_answer)],
        "leads": _leading(request, home, names) if viewer.has(Role.LEADER) else [],
        "ways": _ways(request),
        "coming": [_topic(request, topic, names) for topic in home.topics if _is_open_to_all(topic, home.on)][:SHOWN],
        "picture": tree.picture(request, home.bodies, home.seats) if home.bodies else "",
        "rows": tree.rows(request, home.bodies, home.seats),
        "ending": ending[:MOST],
        "later": ending[MOST:],
        "later_says": ngettext("%(count)s more", "%(count)s more", more) % {"count": more},
        "show": show if (show := request.GET.get("show", "")) in ("picture", "table") else "",
    }


def _facts(home: Home) -> list[str]:
    area = home.partnership.area
    people = home.partnership.population
    return [
        area,
        _("%(count)s people served") % {"count": f"{people:,}"} if people else "",
        _("on %(day)s") % {"day": day(home.on)},
    ]


def _sentence(home: Home) -> str:
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


def _step(request: HttpRequest, viewer: Viewer, home: Home, names: dict[str, str]) -> dict[str, str] | None:
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


def _this_week(request: HttpRequest, home: Home, names: dict[str, str]) -> list[list[Any]]:
    """What a governance lead has before them: seats empty, terms ending, decisions coming."""
    vacant = [seat for seat in home.seats if seat.holder is None]
    month = [seat for seat in home.ending if seat.until and seat.until <= home.on + timedelta(days=30)]
    near = [topic for topic in home.topics if topic.due and topic.due <= home.on + timedelta(days=28)]
    rows: list[list[Any]] = []
    if vacant:
        says = ngettext("%(count)s seat stands empty", "%(count)s seats stand empty", len(vacant)) % {
            "count": len(vacant)
        }
        oldest = _longest_vacant(home)
        fill = {"seat": oldest.ref, "body": oldest.body} if oldest else {}
        where = _go(request, _("Fill it"), "bodies:seat_fill", body=fill["body"], ref=fill["seat"]) if fill else ""
        rows.append([says, _first_vacant(oldest, names), where])
    rows += _without_a_seat(request, home)
    if month:
        says = ngettext("%(count)s term ends within a month", "%(count)s terms end within a month", len(month))
        first = _("%(name)s, %(day)s") % {
            "name": home.names.get(month[0].holder or "", ""),
            "day": day(month[0].until),
        }
        rows.append([says % {"count": len(month)}, first, {"text": _("See them"), "href": "#ending"}])
    if near:
        says = ngettext(
            "%(count)s decision is due in four weeks", "%(count)s decisions are due in four weeks", len(near)
        )
        first = _("%(what)s, %(day)s") % {"what": near[0].title, "day": day(near[0].due)}
        rows.append([says % {"count": len(near)}, first, _go(request, _("Topics"), "bodies:topics")])
    return rows


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


def _own(request: HttpRequest, seat: Seat, names: dict[str, str]) -> list[Any]:
    until = _("until %(day)s") % {"day": day(seat.until)} if seat.until else _("no end given")
    return [
        {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body, ref=seat.ref)},
        {"text": names.get(seat.body, ""), "href": link(request, "bodies:body", ref=seat.body)},
        _("votes") if seat.voting else _("no vote"),
        until,
    ]


def _leading(request: HttpRequest, home: Home, names: dict[str, str]) -> list[list[Any]]:
    """The bodies a leader leads: seats held and empty, and what is coming up there."""
    led = dict.fromkeys(seat.body for seat in home.own if seat.leads)
    rows = []
    for body in led:
        seats = [seat for seat in home.seats if seat.body == body]
        held = sum(seat.holder is not None for seat in seats)
        next_topic = next((topic for topic in home.topics if topic.body == body and topic.due), None)
        coming = f"{next_topic.title} ({day(next_topic.due)})" if next_topic else _("nothing dated")
        name = {"text": names.get(body, ""), "href": link(request, "bodies:body", ref=body)}
        missing = {"text": _("Who is missing here"), "href": link(request, "insight:who_is_missing_body", ref=body)}
        rows.append([name, tree.seats_say(held, len(seats) - held), coming, missing])
    return rows


def _ways(request: HttpRequest) -> list[dict[str, Any]]:
    found = [
        quiet(request, _("Who decides what"), "bodies:decides"),
        quiet(request, _("Who sits where"), "bodies:bodies"),
        quiet(request, _("Who is missing"), "insight:who_is_missing"),
        quiet(request, _("How collaboration stands"), "insight:forums") if can_read_inside(request.viewer) else None,
        quiet(request, _("Where power lies"), "insight:power"),
        quiet(request, _("Who leads what"), "insight:leading") if can_read_inside(request.viewer) else None,
        quiet(request, _("How many layers"), "insight:layers"),
        quiet(request, _("What has changed"), "record:changes"),
    ]
    return [one for one in found if one]


def _is_open_to_all(topic: Topic, on: date) -> bool:
    """Decided before long, or still to be heard about."""
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


def _ending(request: HttpRequest, seat: Seat, home: Home, names: dict[str, str]) -> list[Any]:
    return [
        {"text": home.names.get(seat.holder or "", ""), "href": link(request, "insight:person", ref=seat.holder)},
        {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body, ref=seat.ref)},
        names.get(seat.body, ""),
        day(seat.until),
    ]
