"""Three enduring imbalances of health and care: who of each pair sits, votes and leads.

Source: Jones et al. (2023): primary and secondary care, health and social care, providers and patients. Ansell & Gash
(2008), power and resource imbalance.

The number is the weaker side's share of the seats that both sides hold: 0.5, as many as the other; 0, it has none.
Undefined when neither side sits there. Equal numbers are not the aim by themselves: the figure says where to look.
Known limits: sides are read from the seat's sector, so a seat of no sector counts for neither, and general practice
stands for primary care beside pharmacy, dentistry and eye care.

>>> seats = [Seat("S1", "B1", "partner", sector="nhs_trust", holder="P1")]
>>> pair(PAIRS[0], seats).value
0.0
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convenor.findings import Finding
from convenor.records import Seat, held

__all__ = ["PAIRS", "Pair", "Side", "pair", "pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides by name, and the sectors that belong to each."""

    code: str
    sides: tuple[str, str]
    sectors: tuple[frozenset[str], frozenset[str]]


PAIRS: tuple[Pair, ...] = (
    Pair(
        "primary_secondary",
        ("primary_care", "secondary_care"),
        (frozenset({"primary_care"}), frozenset({"nhs_trust"})),
    ),
    Pair(
        "health_social",
        ("health", "social_care"),
        (frozenset({"nhs_commissioner", "nhs_trust", "primary_care"}), frozenset({"council", "social_care"})),
    ),
    Pair(
        "providers_patients",
        ("providers", "patients"),
        (frozenset({"nhs_trust", "primary_care", "social_care", "independent"}), frozenset({"patients"})),
    ),
)


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a pair holds."""

    code: str
    seats: int
    votes: int
    leads: int


def pair(which: Pair, seats: Iterable[Seat]) -> Finding:
    """One pair among the seats given (one body's, one tier's, all); `details` are its two `Side`s."""
    taken = held(seats)
    sides = tuple(_side(code, sectors, taken) for code, sectors in zip(which.sides, which.sectors, strict=True))
    both = sum(side.seats for side in sides)
    return Finding(
        construct=f"balance of {which.code}",
        method="pair",
        version="1",
        value=min(side.seats for side in sides) / both if both else None,
        n=both,
        why_undefined=None if both else "neither_side_sits",
        source="Jones et al. (2023)",
        settings={"pair": which.code},
        details=sides,
    )


def pairs(seats: Iterable[Seat]) -> tuple[Finding, ...]:
    """All three, in their fixed order."""
    taken = held(seats)
    return tuple(pair(which, taken) for which in PAIRS)


def _side(code: str, sectors: frozenset[str], seats: Sequence[Seat]) -> Side:
    own = [seat for seat in seats if seat.sector in sectors]
    return Side(code, len(own), sum(seat.voting for seat in own), sum(seat.leads for seat in own))
