"""How evenly seats, votes and leading seats lie with the partners.

Source: Ansell & Gash (2008), starting conditions, power and resource imbalance (P1); Jones et al. (2023): differences
of power leave a system open to being steered by the strong.

The number is Gini's coefficient over all partners, those without a seat included: 0, all hold the same; near 1, one
holds nearly all. Undefined when no partner holds anything. Beside it: the effective number (how many equal partners
would be as concentrated), and the fewest partners who together hold more than half, ties at the edge counted in, so
that no order of names decides who is among them. Whole seats cannot always be shared out equally, so partners who lie
no more than one seat apart are even. Seats are one source of power among several; money and staff are shown beside
them where known, and who speaks or sets the agenda is not in a register at all.

>>> seats = [Seat(f"S{i}", "B1", "partner", partner="P1" if i < 3 else "P2", holder=f"H{i}") for i in range(4)]
>>> partners = [Partner("P1", "Trust", "nhs_trust"), Partner("P2", "Charity", "voluntary")]
>>> finding = concentration(seats, partners)
>>> finding.value, finding.settings["evenness"].value, finding.settings["more_than_half"]
(0.25, 'uneven', ('P1',))
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.findings import Advice, Finding
from convenor.methods.concentration import effective_number, gini, top_share
from convenor.records import Partner, Seat, held

__all__ = ["UNEVEN", "Evenness", "Holding", "Holds", "concentration", "power_advice"]

UNEVEN = 0.25  # ours: Gini of two partners with three seats and one, and of four with 4, 3, 2 and 1


class Holds(StrEnum):
    """What is counted."""

    SEATS = "seats"
    VOTES = "votes"
    LEADS = "leads"


class Evenness(StrEnum):
    """How the whole lies with the partners: as equal as whole seats allow, nearly so, or not."""

    EVEN = "even"
    FAIRLY = "fairly"
    UNEVEN = "uneven"


@dataclass(frozen=True, slots=True)
class Holding:
    """What one partner holds: how many, their share of all, and its resources where the register knows them."""

    partner: str
    count: int
    share: float
    annual_budget: int | None = None
    population_served: int | None = None


def concentration(seats: Iterable[Seat], partners: Iterable[Partner], what: Holds = Holds.SEATS) -> Finding:
    """How evenly the seats given lie with the partners; `details` are all partners, most first.

    Seats of communities and of nobody (an independent chair) belong to the whole that shares are taken of.
    """
    everyone = list(partners)
    counted = [seat for seat in held(seats) if _counts(seat, what)]
    counts = Counter(seat.partner for seat in counted if seat.partner)
    amounts = [counts[partner.ref] for partner in everyone]
    whole, uneven = len(counted), gini(amounts)
    holdings = _holdings(everyone, counts, whole)
    return Finding(
        construct=f"how evenly {what.value} lie with the partners",
        method="concentration",
        version="2",
        value=uneven,
        n=whole,
        why_undefined=None if uneven is not None else "none_held",
        source="Ansell & Gash (2008)",
        settings={
            "what": what.value,
            "evenness": _evenness(amounts, uneven),
            "effective_number": effective_number(amounts),
            "top": top_share(amounts, 1, whole=whole),
            "most": tuple(one.partner for one in holdings if one.count and one.count == holdings[0].count),
            "more_than_half": _more_than_half(holdings, whole),
            "partners": len(everyone),
            "without": sum(amount == 0 for amount in amounts),
        },
        details=tuple(holdings),
    )


def power_advice(finding: Finding) -> list[Advice]:
    """What an imbalance asks for: a plan to strengthen the others is then required, not optional (P1)."""
    strongest = finding.settings["more_than_half"]
    if finding.settings["evenness"] is not Evenness.UNEVEN or not strongest:
        return []
    share = sum(holding.share for holding in finding.details if holding.partner in strongest)
    facts = {"share": share, "gini": finding.value, "threshold": UNEVEN, "what": finding.settings["what"]}
    return [Advice("strengthen_the_others", "P1", strongest, facts)]


def _evenness(amounts: Sequence[int], uneven: float | None) -> Evenness | None:
    if uneven is None:
        return None
    if max(amounts) - min(amounts) <= 1:
        return Evenness.EVEN
    return Evenness.UNEVEN if uneven >= UNEVEN else Evenness.FAIRLY


def _more_than_half(holdings: Sequence[Holding], whole: int) -> tuple[str, ...]:
    """The fewest who hold more than half of the whole, and all who hold as much as the least of them; else nobody."""
    carried, least = 0, None
    for holding in holdings:
        carried += holding.count
        if 2 * carried > whole:
            least = holding.count
            break
    return () if least is None else tuple(one.partner for one in holdings if one.count >= least)


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
