"""How far seats, votes and leading seats lie with a few partners.

Source: Ansell & Gash (2008), starting conditions, power and resource imbalance (P1); Jones et al. (2023): differences
of power leave a system open to being steered by the strong.

The number is the share that the three partners with the most hold. Near 0: spread over many; 1: those three have all.
Undefined when nobody holds a seat. With few partners a high share is bound to be: read it beside the effective number
(how many equal partners would be as concentrated) and Gini's coefficient (0 equal, near 1 one has nearly all), both
over all partners, those without a seat included. Seats are one source of power among several; money and staff are
shown beside them where known, and who speaks or sets the agenda is not in a register at all.

>>> seats = [Seat(f"S{i}", "B1", "partner", partner="P1" if i < 3 else "P2", holder=f"H{i}") for i in range(4)]
>>> partners = [Partner("P1", "Trust", "nhs_trust"), Partner("P2", "Charity", "voluntary")]
>>> finding = concentration(seats, partners)
>>> finding.value, finding.details[0].partner, finding.details[0].share
(1.0, 'P1', 0.75)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.findings import Advice, Finding
from convenor.methods.concentration import effective_number, gini, top_share
from convenor.records import Partner, Seat, held

__all__ = ["MOST", "Holding", "Holds", "concentration", "power_advice"]

MOST = 0.5  # ours: three partners who hold more than half can carry a vote without anybody else
FEW = 3


class Holds(StrEnum):
    """What is counted."""

    SEATS = "seats"
    VOTES = "votes"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Holding:
    """What one partner holds: how many, their share of all, and its resources where the register knows them."""

    partner: str
    count: int
    share: float
    annual_budget: int | None = None
    population_served: int | None = None


def concentration(seats: Iterable[Seat], partners: Iterable[Partner], what: Holds = Holds.SEATS) -> Finding:
    """The share of the three that hold most, among the seats given; `details` are all partners, most first.

    Seats of communities and of nobody (an independent chair) belong to the whole that shares are taken of.
    """
    everyone = list(partners)
    counted = [seat for seat in held(seats) if _counts(seat, what)]
    counts = Counter(seat.partner for seat in counted if seat.partner)
    amounts = [counts[partner.ref] for partner in everyone]
    whole = len(counted)
    return Finding(
        construct=f"share of {what.value} of the three partners that hold most",
        method="concentration",
        version="1",
        value=top_share(amounts, FEW, whole=whole),
        n=whole,
        why_undefined=None if whole else "none_held",
        source="Ansell & Gash (2008), P1",
        settings={
            "what": what.value,
            "top": top_share(amounts, 1, whole=whole),
            "gini": gini(amounts),
            "effective_number": effective_number(amounts),
            "partners": len(everyone),
            "without": sum(amount == 0 for amount in amounts),
        },
        caveats=("few_partners",) if len(everyone) <= FEW else (),
        details=tuple(_holdings(everyone, counts, whole)),
    )


def power_advice(finding: Finding) -> list[Advice]:
    """What a large imbalance asks for: a plan to strengthen the others is then required, not optional (P1)."""
    if finding.value is None or finding.value <= MOST or "few_partners" in finding.caveats:
        return []
    strongest = tuple(holding.partner for holding in finding.details[:FEW])
    facts = {"share": finding.value, "threshold": MOST, "what": finding.settings["what"]}
    return [Advice("strengthen_the_others", "P1", strongest, facts)]


def _counts(seat: Seat, what: Holds) -> bool:
    if what is Holds.VOTES:
        return seat.voting
    if what is Holds.LEADS:
        return seat.leads
    return True


def _holdings(partners: Sequence[Partner], counts: Counter[str], whole: int) -> list[Holding]:
    holdings = [
        Holding(
            partner.ref,
            counts[partner.ref],
            counts[partner.ref] / whole if whole else 0.0,
            partner.annual_budget,
            partner.population_served,
        )
        for partner in partners
    ]
    return sorted(holdings, key=lambda holding: (-holding.count, holding.partner))
