"""What is seen from where: whom those who sit at each tier answer to, and what they take health to be.

Source: Waring et al. (2023): the position somebody holds shapes why and how they think change should come, in terms of
resources at the top and of care below (W37). Accountability and view of health stand in for that; both are read from
what the register says of the partners, so they are about organisations and not about people's own minds.

The number is the distance between the tiers with the largest and the smallest share of seats that bring a social view
of health (alone or with the medical): 0, alike everywhere; 1, all on one tier and none on another. Undefined with
fewer than two tiers of which it is known.

>>> seats = [Seat(f"S{n}", f"B{n}", "partner", partner=f"P{n}", holder=f"H{n}") for n in (1, 2)]
>>> bodies = [Body("B1", "Board", "system", "executive"), Body("B2", "Team", "place", "project")]
>>> partners = [Partner("P1", "Trust", "nhs_trust", ("statutory",), "medical"),
...             Partner("P2", "Council", "council", ("democratic",), "social")]
>>> finding = by_tier(bodies, seats, partners)
>>> finding.value, [(one.tier, one.mostly) for one in finding.details]
(1.0, [('system', ('statutory',)), ('place', ('democratic',))])
"""

from collections.abc import Iterable
from dataclasses import dataclass

from convenor.findings import Finding
from convenor.records import Body, Partner, Seat, held
from convenor.theory.institutional_design.perspectives import Present, accountability, health_views

__all__ = ["TIERS", "Vantage", "by_tier"]

TIERS = ("system", "place", "neighbourhood")


@dataclass(frozen=True, slots=True)
class Vantage:
    """One tier: its seats, how many answer to whom, and the share with a social view of health among those known."""

    tier: str
    seats: int
    answers: tuple[Present, ...]
    social: float | None
    views_known: int

    @property
    def mostly(self) -> tuple[str, ...]:
        """Whom most seats answer to: all that tie for it; nobody where it is not known."""
        most = max((one.count for one in self.answers), default=0)
        return tuple(one.code for one in self.answers if one.count and one.count == most)


def by_tier(bodies: Iterable[Body], seats: Iterable[Seat], partners: Iterable[Partner]) -> Finding:
    """Each tier on which somebody sits, from the widest to the nearest."""
    tiers = {body.ref: body.tier for body in bodies}
    every, taken = list(partners), held(seats)
    details = []
    for tier in TIERS:
        here = [seat for seat in taken if tiers.get(seat.body) == tier]
        if here:
            views = health_views(here, every)
            details.append(Vantage(tier, len(here), accountability(here, every).details, views.value, views.n))
    known = [one.social for one in details if one.social is not None]
    return Finding(
        construct="views by tier",
        method="vantage",
        version="1",
        value=max(known) - min(known) if len(known) > 1 else None,
        n=sum(one.views_known for one in details),
        why_undefined=None if len(known) > 1 else "nobody_has_said",
        source="Waring et al. (2023)",
        caveats=("some_seats_unknown",) if any(one.views_known < one.seats for one in details) else (),
        details=tuple(details),
    )
