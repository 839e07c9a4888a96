"""Who is to be asked, and along which lines they are known."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from convenor.records import Community
from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.conversations.models import Conversation
from convenor.web.conversations.rules import may_be_counted_on
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import AT_LEAST, Audience, Axis
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.partners import evidence as partners
from convenor.web.people.selectors import PersonSeen, people_visible_to
from convenor.web.people.selectors.invitees import Invitee

FROM_REGISTER = tuple(axis.value for axis in Axis if axis != Axis.OWN)


@dataclass(frozen=True, slots=True)
class Split:
    """One line among those asked: how many are in each group, and whether it may be kept."""

    axis: str
    groups: Mapping[str, int]
    kept: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody sits, works or speaks from: what their groups come from."""

    seat_class: str = ""
    sector: str = ""
    partner: str = ""
    community: str = ""  # its name


def invitees_of(viewer: Viewer, conversation: Conversation, on: date) -> list[Invitee]:
    """Everybody of the register whom a conversation would ask on that day, each once, by name.

    A fixed number of queries. Addresses are for the letters alone: whoever asks is shown names.
    """
    require(may_run(viewer, conversation, on), "conversation.run")
    if conversation.audience not in (Audience.BODY, Audience.COMMUNITIES):
        return []
    eyes = system_viewer("conversations", viewer.partnership_id)
    communities = partners.communities_on(eyes, on)
    employers = partners.employers_on(eyes, on)
    if conversation.audience == Audience.BODY:
        places = _on_body(eyes, conversation, on)
    else:
        chosen = {one.ref for one in conversation.communities.all()}
        places = _speaking_for(eyes, [one for one in communities if one.ref in chosen], employers, on)
    there = {one.ref: one for one in partners.partners_on(eyes, on)}
    names = {one.ref: one.name for one in communities}
    found = []
    for person in people_visible_to(eyes, on=on):
        if person.ref in places:
            place = _completed(places[person.ref], person.ref, communities, employers, names)
            partner = there.get(place.partner)
            sector = place.sector or (partner.sector if partner else "")
            found.append(_invitee(person, replace(place, sector=sector), partner.name if partner else ""))
    return found


def splits_of(invitees: Collection[Invitee], axes: Iterable[str]) -> list[Split]:
    """Each line of the register asked for. It is kept with two groups or more, none of them of fewer than eight."""
    return [_split(invitees, axis) for axis in axes if axis != Axis.OWN]


def _split(invitees: Collection[Invitee], axis: str) -> Split:
    counts = Counter(one.groups.get(axis, "") for one in invitees)
    nobody_said = counts.pop("", 0)
    return Split(axis, dict(sorted(counts.items())), may_be_counted_on(counts.values(), nobody_said, AT_LEAST))


def _on_body(eyes: Viewer, conversation: Conversation, on: date) -> dict[str, _Place]:
    """The holders of a body's seats; who only observes is not asked."""
    if conversation.body is None:
        return {}
    seats = [one for one in bodies.seats_on(eyes, on, only=conversation.body.ref) if one.holder]
    places: dict[str, _Place] = {}
    for seat in sorted(seats, key=lambda one: (not one.leads, one.ref)):
        if seat.seat_class != SeatClass.OBSERVER:
            place = _Place(seat.seat_class, seat.sector, seat.partner or "", seat.community or "")
            places.setdefault(seat.holder or "", place)
    return places


def _speaking_for(
    eyes: Viewer, chosen: Sequence[Community], employers: Mapping[str, Sequence[str]], on: date
) -> dict[str, _Place]:
    """Who speaks for a community in their own person, from a seat, or from an organisation that does."""
    places: dict[str, _Place] = {}
    for seat in bodies.seats_on(eyes, on):
        if seat.holder and seat.community in {one.ref for one in chosen} and seat.seat_class != SeatClass.OBSERVER:
            places.setdefault(
                seat.holder, _Place(seat.seat_class, seat.sector, seat.partner or "", seat.community or "")
            )
    for community in chosen:
        for person in community.speakers:
            places.setdefault(person, _Place(community=community.ref))
        for person, works_for in employers.items():
            speaking = [ref for ref in works_for if ref in community.speaks]
            if speaking:
                places.setdefault(person, _Place(partner=speaking[0], community=community.ref))
    return places


def _completed(
    place: _Place,
    person: str,
    communities: Sequence[Community],
    employers: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
) -> _Place:
    """With the organisation they work for, and the community they speak for, where the place alone does not say."""
    partner = place.partner or next(iter(employers.get(person, ())), "")
    ref = place.community
    if not ref:
        spoken = (one.ref for one in communities if person in one.speakers or (partner and partner in one.speaks))
        ref = next(spoken, "")
    return replace(place, partner=partner, community=names.get(ref, ""))


def _invitee(person: PersonSeen, place: _Place, organisation: str) -> Invitee:
    clinical = person.clinical or place.seat_class == SeatClass.CLINICAL
    groups = {
        Axis.SECTOR.value: place.sector,
        Axis.ORGANISATION.value: organisation,
        Axis.CLINICAL.value: "yes" if clinical else "no",
        Axis.FRONT_LINE.value: {True: "yes", False: "no", None: ""}[person.front_line],
        Axis.COMMUNITY.value: place.community,
    }
    return Invitee(person.id, person.ref, person.name, person.email, person.signs_in, groups)
