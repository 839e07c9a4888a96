"""Who is to be asked, and by what kinds of people their answers may be counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.vocabulary import Level, SeatClass, Tier
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.selectors import PartnerSeen, affiliations_visible_to, partners_visible_to
from convenor.web.people.selectors import PersonSeen, people_visible_to
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.pulses.models import Wave
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.vocabulary import AT_LEAST, Breakdown

LARGE_BUDGET = 10_000_000  # pounds a year, from which on a partner counts as large
LARGE_STAFF = 250


@dataclass(frozen=True, slots=True)
class Split:
    """One breakdown among those asked: how many are in each group, and whether it may be kept."""

    breakdown: str
    groups: Mapping[str, int]
    kept: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody sits or works: what their groups come from."""

    seat_class: str
    sector: str
    partner: str
    tier: str
    level: str


def invitees_of(viewer: Viewer, wave: Wave, on: date) -> list[Invitee]:
    """Everybody whom a pulse would ask on that day, each once, by name. A fixed number of queries."""
    require(can_run_pulses(viewer), "pulse.run")
    partners = {one.ref: one for one in partners_visible_to(viewer, on=on)}
    if wave.body_id:
        places = _on_body(viewer, wave, on)
    else:
        places = _at_partners(viewer, {one.ref for one in wave.partners.all()}, partners, on)
    people = [one for one in people_visible_to(viewer, on=on) if one.ref in places]
    return [_invitee(one, places[one.ref], partners) for one in people]


def members_to_ask(viewer: Viewer, body: Any, on: date) -> list[Invitee]:
    """Everybody whom a pulse of a body would ask on that day."""
    return invitees_of(viewer, Wave(partnership_id=viewer.partnership_id, body=body), on)


def splits_of(invitees: Collection[Invitee], breakdowns: Iterable[str]) -> list[Split]:
    """Each breakdown asked for. It is kept when there are two groups or more and none has fewer than five people."""
    return [_split(invitees, breakdown) for breakdown in breakdowns]


def _split(invitees: Collection[Invitee], breakdown: str) -> Split:
    counts = Counter(one.groups.get(breakdown, "") for one in invitees)
    nobody_said = counts.pop("", 0)
    large_enough = all(count >= AT_LEAST for count in counts.values())
    rest_is_safe = nobody_said == 0 or nobody_said >= AT_LEAST
    return Split(breakdown, dict(sorted(counts.items())), len(counts) > 1 and large_enough and rest_is_safe)


def _on_body(viewer: Viewer, wave: Wave, on: date) -> dict[str, _Place]:
    """The holders of a body's seats; who only observes is not asked."""
    body = wave.body
    if body is None:
        return {}
    seats = [one for one in bodies.seats_on(viewer, on, only=body.ref) if one.holder]
    places: dict[str, _Place] = {}
    for seat in sorted(seats, key=lambda one: (not one.leads, one.ref)):
        if seat.seat_class == SeatClass.OBSERVER:
            continue
        if wave.voting_only and not seat.voting:
            continue
        place = _Place(seat.seat_class, seat.sector, seat.partner or "", body.tier, body.level)
        places.setdefault(seat.holder or "", place)
    return places


def _at_partners(viewer: Viewer, chosen: set[str], partners: Mapping[str, PartnerSeen], on: date) -> dict[str, _Place]:
    """Everybody who works for one of the partners chosen; tier and level are the highest at which they sit."""
    sits = _where_people_sit(viewer, on)
    places: dict[str, _Place] = {}
    for post in affiliations_visible_to(viewer, on=on):
        partner = partners.get(post.partner_ref)
        if partner is None or partner.ref not in chosen:
            continue
        tier, level = sits.get(post.person_ref, ("none", "none"))
        places.setdefault(post.person_ref, _Place("", partner.sector, partner.ref, tier, level))
    return places


def _where_people_sit(viewer: Viewer, on: date) -> dict[str, tuple[str, str]]:
    """The highest tier and level of the bodies on which each person sits."""
    where = {body.ref: (body.tier, body.level) for body in bodies.bodies_on(viewer, on)}
    found: dict[str, list[tuple[str, str]]] = {}
    for seat in bodies.seats_on(viewer, on):
        if seat.holder and seat.body in where:
            found.setdefault(seat.holder, []).append(where[seat.body])
    return {
        person: (
            _first(Tier.values, (tier for tier, _level in at)),
            _first(Level.values, (level for _tier, level in at)),
        )
        for person, at in found.items()
    }


def _first(order: Sequence[str], found: Iterable[str]) -> str:
    return min(found, key=order.index)


def _invitee(person: PersonSeen, place: _Place, partners: Mapping[str, PartnerSeen]) -> Invitee:
    partner = partners.get(place.partner)
    clinical = person.clinical or place.seat_class == SeatClass.CLINICAL
    groups = {
        Breakdown.SECTOR.value: place.sector,
        Breakdown.TIER.value: place.tier,
        Breakdown.LEVEL.value: place.level,
        Breakdown.CLINICAL.value: "yes" if clinical else "no",
        # Who speaks for patients, carers or a community and belongs to no partner chose to come, and is not large.
        Breakdown.MANDATED.value: partner.participation if partner else "voluntary",
        Breakdown.SIZE.value: _size(partner) if partner else "small",
    }
    return Invitee(person.id, person.ref, person.name, person.email, person.signs_in, groups)


def _size(partner: PartnerSeen) -> str:
    if partner.annual_budget is not None:
        return "large" if partner.annual_budget >= LARGE_BUDGET else "small"
    if partner.staff is not None:
        return "large" if partner.staff >= LARGE_STAFF else "small"
    return ""
