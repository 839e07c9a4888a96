"""Whether who leads a body has something in common with those who sit there.

Sources: Jones et al. (2023): a leader whom clinicians accept may not be accepted in every setting (J62); councils,
which answer to voters, may question a lead who does not (J63); community bodies, which see health socially, may
question a medical view (J64). What helps is a second lead from among those who share little with the first.

Of one body: the others who sit there and share with one of its leads a profession, a sector or a community. The number
is the share of bodies with a lead and three or more others where that is at least a third of the others. Undefined when
there is no such body. Sharing a profession or a sector is no proof of being accepted, nor its absence of the contrary:
it says where to ask. It speaks of seats, not of how well somebody leads.

>>> seats = [Seat("S1", "B1", "chair", "primary_care", holder="P1", leads=True),
...          *(Seat(f"S{i}", "B1", "elected", "council", holder=f"P{i}") for i in (2, 3, 4))]
>>> [one] = acceptance([Body("B1", "Board", "place", "executive")], seats).details
>>> one.near, one.others, one.standing.value, one.sectors
(0, 3, 'little', ('council',))
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from convenor.findings import Advice, Finding
from convenor.records import Body, Partner, Person, Seat, held

__all__ = ["Acceptance", "Standing", "acceptance", "acceptance_advice"]

FEWEST = 3  # others: of fewer, one person is a third
ENOUGH = 1 / 3  # ours: a lead of a table of many sectors cannot share something with most, but with one in three
A_VOICE = 1 / 3  # ours: too many of the others to be overheard
SOCIAL = frozenset({"social", "both"})


class Standing(StrEnum):
    """How much the leads share with the others who sit there."""

    MUCH = "much"
    LITTLE = "little"
    NO_LEAD = "no_lead"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One body: its leads' seats, the others, how many of them share something, and what each kind of sharing comes to.

    `sectors` are those of the others who share nothing, most seats first; `voters` and `social` count the others who
    answer to voters, or see health socially, where no lead does (0 where one does).
    """

    body: str
    leads: tuple[str, ...]
    others: int
    near: int
    profession: int
    sector: int
    community: int
    sectors: tuple[str, ...]
    voters: int
    social: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Sides:
    """What somebody brings to a table."""

    professions: frozenset[str]
    sector: str
    community: str
    answers: frozenset[str]
    view: str


def acceptance(
    bodies: Iterable[Body], seats: Iterable[Seat], people: Iterable[Person] = (), partners: Iterable[Partner] = ()
) -> Finding:
    """Each body in the order given. Where professions are not known, sector and community alone are compared."""
    known_people, known_partners = {one.ref: one for one in people}, {one.ref: one for one in partners}
    on_body: dict[str, list[Seat]] = {body.ref: [] for body in bodies}
    for seat in held(seats):
        if seat.body in on_body:
            on_body[seat.body].append(seat)
    details = tuple(_of_body(body, own, known_people, known_partners) for body, own in on_body.items())
    judged = [one for one in details if one.standing in (Standing.MUCH, Standing.LITTLE)]
    return Finding(
        construct="leads who share something with those who sit there",
        method="acceptance",
        version="1",
        value=sum(one.standing is Standing.MUCH for one in judged) / len(judged) if judged else None,
        n=len(judged),
        why_undefined=None if judged else "nobody_leads",
        source="Jones et al. (2023)",
        settings={"enough": ENOUGH, "fewest": FEWEST, "a_voice": A_VOICE},
        caveats=("sharing_is_not_acceptance",),
        details=details,
    )


def acceptance_advice(finding: Finding) -> list[Advice]:
    """A second lead, body by body: from those who share nothing, who answer to voters, or who see health socially.

    Those bodies come first whose leads share least.
    """
    advice = []
    for one in sorted(finding.details, key=lambda one: one.near / one.others if one.others else 1.0):
        facts = {"body": one.body, "near": one.near, "others": one.others}
        if one.standing is Standing.LITTLE:
            advice.append(Advice("co_lead", "J62", one.sectors[:2], {**facts, "threshold": ENOUGH}))
        elif one.standing is Standing.MUCH and one.voters >= A_VOICE * one.others:
            advice.append(Advice("co_lead_voters", "J63", (), {**facts, "voters": one.voters, "threshold": A_VOICE}))
        elif one.standing is Standing.MUCH and one.social >= A_VOICE * one.others:
            advice.append(Advice("co_lead_social", "J64", (), {**facts, "social": one.social, "threshold": A_VOICE}))
    return advice


def _of_body(
    body: str, seats: Sequence[Seat], people: Mapping[str, Person], partners: Mapping[str, Partner]
) -> Acceptance:
    lead_people = {seat.holder for seat in seats if seat.leads}
    leads = [_sides(seat, people, partners) for seat in seats if seat.holder in lead_people]
    others = [_sides(seat, people, partners) for seat in _each_once(seats) if seat.holder not in lead_people]
    professions = {one for lead in leads for one in lead.professions}
    sectors, communities = {lead.sector for lead in leads} - {""}, {lead.community for lead in leads} - {""}
    apart = [
        one
        for one in others
        if professions.isdisjoint(one.professions) and one.sector not in sectors and one.community not in communities
    ]
    farther = Counter(one.sector for one in apart if one.sector)
    voters = 0 if any("democratic" in lead.answers for lead in leads) else _count(others, "democratic")
    medical = bool(leads) and all(lead.view == "medical" for lead in leads if lead.view)
    said = any(lead.view for lead in leads)
    return Acceptance(
        body=body,
        leads=tuple(seat.ref for seat in seats if seat.leads),
        others=len(others),
        near=len(others) - len(apart),
        profession=sum(not professions.isdisjoint(one.professions) for one in others),
        sector=sum(one.sector in sectors for one in others),
        community=sum(one.community in communities for one in others),
        sectors=tuple(sorted(farther, key=lambda sector: (-farther[sector], sector))),
        voters=voters if leads else 0,
        social=sum(one.view in SOCIAL for one in others) if medical and said else 0,
        standing=_standing(len(lead_people), len(others), len(others) - len(apart)),
    )


def _standing(leads: int, others: int, near: int) -> Standing:
    if not leads:
        return Standing.NO_LEAD
    if others < FEWEST:
        return Standing.TOO_FEW
    return Standing.MUCH if near >= ENOUGH * others else Standing.LITTLE


def _count(others: Iterable[_Sides], answers: str) -> int:
    return sum(answers in one.answers for one in others)


def _each_once(seats: Iterable[Seat]) -> list[Seat]:
    """One seat for each person who sits there."""
    return list({seat.holder: seat for seat in reversed(list(seats))}.values())[::-1]


def _sides(seat: Seat, people: Mapping[str, Person], partners: Mapping[str, Partner]) -> _Sides:
    person, partner = people.get(seat.holder or ""), partners.get(seat.partner or "")
    return _Sides(
        frozenset(person.professions if person else ()),
        seat.sector or (partner.sector if partner else ""),
        seat.community or "",
        frozenset(partner.accountability if partner else ()),
        partner.view_of_health if partner else "",
    )
