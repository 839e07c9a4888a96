"""Which of the places that a pathway requires are held at the table of the body that looks after it.

Source: Jones et al. (2023), weaker organisations and patients take part in designing pathways that cross
organisations; Ansell & Gash (2008), participatory inclusiveness (T3).

Somebody has said who must sit there: a partner, a community, people of a profession, or a class of seat. Each place is
held (somebody sits on such a seat), empty (the seat is there, nobody holds it) or missing (there is no such seat). The
number is the share of required places that are held: 1, all; 0, none; undefined when nothing is required. Whoever only
observes does not take part in designing, so an observer's seat counts only where observers are what is required. It is
a count of the register, not a sample, so there is no interval. Critique: a place held is not yet a voice.

>>> required = [Required("Q1", "W1", "B1", profession="nursing"), Required("Q2", "W1", "B1", community="carers")]
>>> seats = [Seat("S1", "B1", "clinical", holder="P1"), Seat("S2", "B1", "lived_experience", community="carers")]
>>> finding = required_places(required, seats, {"P1": ("nursing",)})
>>> finding.value, [place.state.value for place in finding.details]
(0.5, ['held', 'empty'])
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.findings import Finding
from convenor.records import Seat

__all__ = ["Held", "Required", "RequiredPlace", "required_places"]

OBSERVER = "observer"


class Held(StrEnum):
    """How a required place stands, best first."""

    HELD = "held"
    EMPTY = "empty"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Required:
    """A place that the body looking after a pathway must have; one of the last four is given."""

    ref: str
    pathway: str
    body: str
    partner: str | None = None
    community: str | None = None
    profession: str = ""
    seat_class: str = ""


@dataclass(frozen=True, slots=True)
class RequiredPlace:
    """One required place: how it stands, and by which seats."""

    required: Required
    state: Held
    seats: tuple[str, ...] = ()


def required_places(
    required: Iterable[Required], seats: Iterable[Seat], professions: Mapping[str, Sequence[str]]
) -> Finding:
    """How each required place stands, in the order given; `professions` are those of each person, by reference.

    The seats may be those of the whole partnership: only those of the body that looks after the pathway are looked at.
    """
    every = list(seats)
    found = tuple(_place(one, [seat for seat in every if _meets(one, seat, professions)]) for one in required)
    held = sum(place.state is Held.HELD for place in found)
    return Finding(
        construct="required places of a pathway",
        method="required_places",
        version="1",
        value=held / len(found) if found else None,
        n=len(found),
        why_undefined=None if found else "nothing_required",
        source="Jones et al. (2023)",
        caveats=("seat_is_not_yet_a_voice",) if found else (),
        details=found,
    )


def _meets(required: Required, seat: Seat, professions: Mapping[str, Sequence[str]]) -> bool:
    if seat.body != required.body:
        return False
    if seat.seat_class == OBSERVER and required.seat_class != OBSERVER:
        return False
    if required.partner:
        return seat.partner == required.partner
    if required.community:
        return seat.community == required.community
    if required.profession:
        return seat.holder is not None and required.profession in professions.get(seat.holder, ())
    return seat.seat_class == required.seat_class


def _place(required: Required, seats: Sequence[Seat]) -> RequiredPlace:
    held = tuple(seat.ref for seat in seats if seat.holder is not None)
    if held:
        return RequiredPlace(required, Held.HELD, held)
    return RequiredPlace(required, Held.EMPTY if seats else Held.MISSING, tuple(seat.ref for seat in seats))
