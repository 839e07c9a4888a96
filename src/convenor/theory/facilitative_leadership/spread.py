"""How leadership is spread: which sectors lead, clinicians or not, bodies led by two, people who lead several.

Source: Waring et al. (2023): leadership of systems is shared across organisations and professions (W8), and people
who are not clinicians lead too (W12).

The number is the share of the bodies with a lead that the sector leading most leads (each body counts once for every
sector among its leads, so shares of sectors may add up to more than one). Near 0: spread over many sectors; 1: one
sector leads everywhere. Undefined when nobody leads anything. Leading is read from the seats marked as leading: who
leads without such a seat is not in it. People are counted; their number is never a rank.

>>> seats = [Seat("S1", "B1", "chair", "council", holder="P1", leads=True),
...          Seat("S2", "B2", "chair", "nhs_trust", holder="P1", leads=True)]
>>> bodies = [Body("B1", "Board", "system", "executive"), Body("B2", "Team", "place", "project")]
>>> finding = leadership_spread(bodies, seats)
>>> finding.value, finding.settings["several"][0].bodies
(0.5, ('B1', 'B2'))
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from convenor.findings import Advice, Finding
from convenor.records import Body, Person, Seat, held

__all__ = ["Leads", "Several", "leadership_spread", "spread_advice"]

MOST = 0.5  # ours: a sector that leads more than half of the bodies
FEWEST = 4  # ours: of fewer bodies one sector soon leads most by chance


@dataclass(frozen=True, slots=True)
class Leads:
    """One sector: how many bodies it leads, and how many seats it holds on all of them."""

    sector: str
    bodies: int
    seats: int


@dataclass(frozen=True, slots=True)
class Several:
    """Somebody who leads more than one body."""

    person: str
    bodies: tuple[str, ...]


def leadership_spread(
    bodies: Iterable[Body], seats: Iterable[Seat], people: Iterable[Person] = (), clinical: Collection[str] = ()
) -> Finding:
    """Who leads what; `details` are the sectors that lead or sit, those that lead most first.

    `clinical` are the professions that count as clinical; whose profession is not known is counted as neither.
    """
    every = [body.ref for body in bodies]
    taken = [seat for seat in held(seats) if seat.body in every]
    leading = [seat for seat in taken if seat.leads]
    leads: dict[str, set[str]] = defaultdict(set)
    sectors: dict[str, set[str]] = defaultdict(set)
    for seat in leading:
        leads[seat.body].add(seat.holder or "")
        sectors[seat.sector].add(seat.body)
    sits = Counter(seat.sector for seat in taken)
    details = [Leads(sector, len(sectors.get(sector, ())), count) for sector, count in sits.items()]
    most = max((one.bodies for one in details if one.sector), default=0)
    professions = {person.ref: person.professions for person in people}
    known = [set(found) for person in {seat.holder for seat in leading} if (found := professions.get(person or ""))]
    return Finding(
        construct="how leadership is spread",
        method="leadership_spread",
        version="1",
        value=most / len(leads) if leads else None,
        n=len(leads),
        why_undefined=None if leads else "nobody_leads",
        source="Waring et al. (2023)",
        settings={
            "most": tuple(sorted(one.sector for one in details if one.sector and most and one.bodies == most)),
            "people": len({seat.holder for seat in leading}),
            "clinical": sum(not found.isdisjoint(clinical) for found in known),
            "known": len(known),
            "co_led": tuple(body for body in every if len(leads.get(body, ())) > 1),
            "nobody": tuple(body for body in every if body not in leads),
            "several": _several(every, leads),
        },
        details=tuple(sorted(details, key=lambda one: (-one.bodies, -one.seats, one.sector))),
    )


def spread_advice(finding: Finding) -> list[Advice]:
    """What would spread leadership further: a second lead from elsewhere, and a lead where there is none."""
    advice = []
    if finding.value is not None and finding.value > MOST and finding.n >= FEWEST:
        facts = {"share": finding.value, "threshold": MOST}
        advice.append(Advice("share_the_lead", "W8", finding.settings["most"], facts))
    if finding.settings["several"]:
        led = tuple(dict.fromkeys(body for one in finding.settings["several"] for body in one.bodies))
        advice.append(Advice("name_a_second", "W8", led, {"people": len(finding.settings["several"])}))
    if finding.known and finding.settings["nobody"]:
        advice.append(Advice("name_a_lead", "W8", finding.settings["nobody"]))
    return advice


def _several(every: Iterable[str], leads: dict[str, set[str]]) -> tuple[Several, ...]:
    """Those who lead more than one body, in the order of the bodies."""
    led: dict[str, list[str]] = {}
    for body in every:
        for person in sorted(leads.get(body, ())):
            led.setdefault(person, []).append(body)
    return tuple(Several(person, tuple(own)) for person, own in led.items() if len(own) > 1)
