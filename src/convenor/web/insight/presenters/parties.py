"""Those affected, one by one: on how many of the bodies that decide about them they sit, and what has been done."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.theory.institutional_design.inclusion import Place, Standing
from convenor.web.insight.drawings import sample, squares
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.wording import words
from convenor.web.kernel.rules import can_invite_missing, can_keep_register
from convenor.web.ui.environment import day


def grouped(places: Sequence[Place]) -> list[list[Place]]:
    """The places of each party together; those who sit on the smallest part of what touches them first."""
    found: dict[tuple[str | None, str | None], list[Place]] = defaultdict(list)
    for place in places:
        found[place.community, place.partner].append(place)
    return sorted(found.values(), key=lambda own: (seated(own) / len(own), -len(own)))


def seated(places: Sequence[Place]) -> int:
    return sum(place.standing.seated for place in places)


def party_rows(places: Sequence[Place], names: Names) -> list[dict[str, Any]]:
    """One row of the drawing for each party."""
    return [_row(number, own, names) for number, own in enumerate(grouped(places), start=1)]


def table_rows(places: Sequence[Place], names: Names) -> list[list[Any]]:
    """The same as a table: who, on which body, how they stand, who speaks for them there."""
    return [
        [
            {"text": names.party(place), "href": names.party_href(place)},
            names.body_link(place.body),
            words.STANDING[place.standing.value],
            words.listing(names.through(place.through)),
        ]
        for own in grouped(places)
        for place in own
    ]


def table_rows_here(places: Sequence[Place], names: Names) -> list[list[Any]]:
    """The table of one body, which need not say the body: who speaks for them, whether or not that one sits there."""
    return [
        [
            {"text": names.party(place), "href": names.party_href(place)},
            words.STANDING[place.standing.value],
            _speakers(place, names),
        ]
        for own in grouped(places)
        for place in own
    ]


def body_rows(places: Sequence[Place], names: Names, address: Any) -> list[list[Any]]:
    """Body by body: how many it affects, how many of them sit there, are spoken for, or have an empty seat."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.body].append(place)
    ordered = sorted(found.items(), key=lambda one: (seated(one[1]) / len(one[1]), -len(one[1])))
    return [
        [
            {"text": names.body(body), "href": address(body)},
            len(own),
            seated(own),
            sum(place.standing is Standing.VOICE for place in own),
            sum(place.standing is Standing.VACANT for place in own),
            sum(place.standing is Standing.NOTHING for place in own),
        ]
        for body, own in ordered
    ]


def key() -> list[dict[str, Any]]:
    """What the squares mean."""
    return [
        {"square": sample(one, str(words.STANDING[one.value])), "says": words.STANDING[one.value]} for one in Standing
    ]


def _row(number: int, own: Sequence[Place], names: Names) -> dict[str, Any]:
    best_first = sorted(own, key=lambda place: (list(Standing).index(place.standing), names.body(place.body)))
    marks = [
        (place.standing, f"{names.body(place.body)}: {words.STANDING[place.standing.value]}") for place in best_first
    ]
    counted = _("%(seated)s of %(all)s") % {"seated": seated(own), "all": len(own)}
    title = ngettext(
        "%(seated)s of the %(all)s body that decides about them has a seat for them",
        "%(seated)s of the %(all)s bodies that decide about them have a seat for them",
        len(own),
    ) % {"seated": seated(own), "all": len(own)}
    return {
        "name": names.party(own[0]),
        "href": names.party_href(own[0]),
        "squares": squares(marks, title, name=f"party-{number}"),
        "counted": counted,
        "settled": seated(own) == len(own),
        "speaks": _speaks(own, names),
        "done": _done(own, names) if names.register.inside else "",
        "step": _step(own, names),
    }


def _speaks(own: Sequence[Place], names: Names) -> str:
    """Who speaks for a community; a partner speaks for itself."""
    if own[0].community is None:
        return _("an organisation of its own")
    speakers = names.speakers(own[0].community)
    if not speakers:
        return _("nobody is known to speak for them")
    return _("spoken for by %(who)s") % {"who": words.listing(speakers)}


def _speakers(place: Place, names: Names) -> str:
    if place.community is None:
        return _("an organisation of its own")
    return words.listing(names.speakers(place.community)) or _("nobody is known to speak for them")


def _done(own: Sequence[Place], names: Names) -> str:
    """What has been done to bring them in."""
    vacant = [names.seats[ref] for place in own if place.standing is Standing.VACANT for ref in place.seats]
    who = (own[0].community, own[0].partner)
    asked = [one for one in names.register.recruiting if (one.community, one.partner) == who]
    if seated(own) == len(own):
        return _("They sit wherever they are affected")
    if asked:
        return _asked(asked[-1].state, day(asked[-1].asked_on))
    if vacant and vacant[0].since:
        return _("Seat empty since %(day)s") % {"day": day(vacant[0].since)}
    if vacant:
        return _("A seat stands empty")
    return _("Not asked yet")


def _step(own: Sequence[Place], names: Names) -> dict[str, Any] | None:
    """The one thing to do next about them, for whoever may: fill their empty seat, follow up, or start asking."""
    request = names.request
    vacant = [names.seats[ref] for place in own if place.standing is Standing.VACANT for ref in place.seats]
    who = (own[0].community, own[0].partner)
    if seated(own) == len(own):
        return None
    if vacant and can_keep_register(request.viewer):
        return quiet(request, _("Fill it"), "bodies:seat_fill", body=vacant[0].body, ref=vacant[0].ref)
    if not can_invite_missing(request.viewer):
        return None
    if any((one.community, one.partner) == who for one in names.register.recruiting):
        return quiet(request, _("Follow up"), "bodies:outreach")
    href = link(request, "bodies:outreach_new")
    kind = "community" if own[0].community is not None else "partner"
    return {"text": _("Start asking"), "href": f"{href}?{urlencode({kind: own[0].party})}"} if href else None


def _asked(state: str, on: str) -> str:
    if state == "asked":
        return _("Asked on %(day)s; no answer yet") % {"day": on}
    if state == "talking":
        return _("Talking since %(day)s") % {"day": on}
    if state == "joined":
        return _("Said yes")
    if state == "declined":
        return _("Said no")
    return _("On the list; not asked yet")
