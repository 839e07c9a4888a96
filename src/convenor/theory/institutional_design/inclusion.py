"""Who is touched by what a body decides and has no seat there.

Source: Ansell & Gash (2008), institutional design, participatory inclusiveness: leaving out those who are affected is
a main cause of failure (T3); Jones et al. (2023), inclusion of all affected.

The number is coverage: of all pairs of a body and a party (community or partner) affected by what it decides, the
share where the party holds a seat. 1: everyone affected sits where they are affected; 0: nobody does. Undefined when
nobody has said who is affected. Told apart are a seat with a vote, a seat without one, a voice (an organisation or
person that speaks for them sits there), a seat that stands empty, and nothing. A voice is not a seat, and a seat is
not yet being heard: only asking people can show that. It is a count of the register, not a sample, so there is no
interval.

>>> affected = [Affected("B1", community="carers"), Affected("B1", community="young")]
>>> seats = [Seat("S1", "B1", "lived_experience", community="carers", holder="P1")]
>>> finding = inclusion_gap(affected, seats, [])
>>> finding.value, [place.standing.value for place in finding.details]
(0.5, ['seat', 'nothing'])
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from convenor.findings import Finding
from convenor.records import Affected, Community, Notice, Seat, Topic

__all__ = ["Place", "Standing", "Unheard", "coming_up", "inclusion_gap", "places"]


class Standing(StrEnum):
    """How an affected party stands on a body, best first."""

    SEAT = "seat"
    SEAT_WITHOUT_VOTE = "seat_without_vote"
    VOICE = "voice"
    VACANT = "vacant"
    NOTHING = "nothing"

    @property
    def seated(self) -> bool:
        """Whether they hold a seat at all."""
        return self in (Standing.SEAT, Standing.SEAT_WITHOUT_VOTE)


@dataclass(frozen=True, slots=True)
class Place:
    """One affected party on one body: how it stands, by which seats, through whom, and in which topics it is touched.

    `whole` says that the body's work as a whole touches it, not only the named topics.
    """

    body: str
    community: str | None
    partner: str | None
    standing: Standing
    seats: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    whole: bool = True

    @property
    def party(self) -> str:
        """The ref of the community or partner; unique only together with which of the two it is."""
        return self.community or self.partner or ""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A decision coming up without some of those it touches, and which of them have not been told of it."""

    topic: Topic
    absent: tuple[Place, ...]
    not_told: tuple[Place, ...]


def inclusion_gap(affected: Iterable[Affected], seats: Iterable[Seat], communities: Iterable[Community]) -> Finding:
    """Coverage over the pairs given; filter `affected` by body or topic for a narrower answer."""
    found = places(affected, seats, communities)
    seated = sum(place.standing.seated for place in found)
    return Finding(
        construct="inclusion of those affected",
        method="inclusion_gap",
        version="1",
        value=seated / len(found) if found else None,
        n=len(found),
        why_undefined=None if found else "nobody_affected_named",
        source="Ansell & Gash (2008)",
        caveats=("seat_is_not_yet_a_voice",) if found else (),
        details=tuple(found),
    )


def places(affected: Iterable[Affected], seats: Iterable[Seat], communities: Iterable[Community]) -> list[Place]:
    """Each affected party on each body once, in the order given, however many topics touch it."""
    on_body: dict[str, list[Seat]] = defaultdict(list)
    for seat in seats:
        on_body[seat.body].append(seat)
    known = {community.ref: community for community in communities}
    rows: dict[tuple[str, str | None, str | None], list[Affected]] = {}
    for row in affected:
        rows.setdefault((row.body, row.community, row.partner), []).append(row)
    return [
        _place(body, community, partner, on_body[body], known.get(community or ""), named)
        for (body, community, partner), named in rows.items()
    ]


def coming_up(
    topics: Iterable[Topic], found: Sequence[Place], notices: Iterable[Notice], *, until: date | None = None
) -> list[Unheard]:
    """The topics not yet decided, due by `until` or without a day, that touch a party without a seat; soonest first."""
    told = {(notice.topic, notice.community, notice.partner) for notice in notices}
    coming = []
    for topic in topics:
        if topic.status == "decided":
            continue
        if until is not None and topic.due is not None and topic.due > until:
            continue
        touched = [place for place in found if place.body == topic.body and (place.whole or topic.ref in place.topics)]
        absent = tuple(place for place in touched if not place.standing.seated)
        if absent:
            not_told = tuple(place for place in absent if (topic.ref, place.community, place.partner) not in told)
            coming.append(Unheard(topic, absent, not_told))
    return sorted(coming, key=lambda unheard: (unheard.topic.due or date.max, unheard.topic.title, unheard.topic.ref))


def _place(
    body: str,
    community: str | None,
    partner: str | None,
    seats: Sequence[Seat],
    known: Community | None,
    named: Sequence[Affected],
) -> Place:
    own = [seat for seat in seats if (seat.community == community if community else seat.partner == partner)]
    through = _spoken_for(seats, known) if known else ()
    return Place(
        body=body,
        community=community,
        partner=partner,
        standing=_standing(own, through),
        seats=tuple(seat.ref for seat in own),
        through=through,
        topics=tuple(dict.fromkeys(row.topic for row in named if row.topic)),
        whole=any(row.topic is None for row in named),
    )


def _standing(own: Sequence[Seat], through: Sequence[str]) -> Standing:
    if any(seat.holder and seat.voting for seat in own):
        return Standing.SEAT
    if any(seat.holder for seat in own):
        return Standing.SEAT_WITHOUT_VOTE
    if through:
        return Standing.VOICE
    if own:
        return Standing.VACANT
    return Standing.NOTHING


def _spoken_for(seats: Sequence[Seat], community: Community) -> tuple[str, ...]:
    """The partners and persons at this table who speak for the community."""
    partners = [seat.partner for seat in seats if seat.holder and seat.partner in community.speaks]
    persons = [seat.holder for seat in seats if seat.holder in community.speakers]
    return tuple(dict.fromkeys(ref for ref in [*partners, *persons] if ref))
