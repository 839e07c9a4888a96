"""What the register shows of starting conditions: how evenly votes and money are spread over a forum's partners.

Source: Ansell & Gash (2008), starting conditions, power and resource imbalance (S1, P1), read from what is recorded.

Evenness is the effective number of equal partners, less one, over the number of partners, less one: 0 when one has
all, 1 when all have the same; 1 + 4 times that is the level. Votes and yearly budgets are two sources of power and
seldom agree: the level is their mean and the interval reaches from the one to the other, and half a point beyond,
because the reading is a convention of this project. Undefined with fewer than two partners that hold seats. Money known
of fewer than half the partners is left out and said to be. Critique: who knows what, who speaks, who has staff to send,
is in no register.

>>> seats = [Seat(f"S{one}", "B1", "partner", partner=f"P{one}", holder=f"H{one}") for one in (1, 2)]
>>> found = recorded_equality(seats, [Partner("P1", "Trust", "nhs_trust"), Partner("P2", "Charity", "voluntary")])
>>> found.value, found.low, found.caveats
(5.0, 3.5, ('money_not_known', 'knowledge_not_recorded'))
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from convenor.findings import Finding, Sureness
from convenor.methods.concentration import effective_number
from convenor.records import Partner, Seat, held

__all__ = ["recorded_equality", "taking_part_is_a_duty"]

LOWEST, HIGHEST = 1.0, 5.0
MARGIN = 0.5
UNKNOWN_MONEY = 1.0  # further, where money is not known


def recorded_equality(seats: Iterable[Seat], partners: Iterable[Partner]) -> Finding:
    """The construct `resource_equality` as the register shows it, of the partners that hold seats among those given."""
    counts = Counter(seat.partner for seat in held(seats) if seat.partner and seat.voting)
    budgets = [one.annual_budget for one in partners if one.ref in counts and one.annual_budget]
    votes = _evenness(list(counts.values()))
    known = len(budgets) * 2 >= len(counts)
    money = _evenness(budgets) if known else None
    if votes is None:
        return _finding(None, None, None, len(counts), (), "fewer_than_two_partners")
    parts = [_level(one) for one in (votes, money) if one is not None]
    margin = MARGIN + (UNKNOWN_MONEY if money is None else 0)
    value = sum(parts) / len(parts)
    caveats = (*(() if money is not None else ("money_not_known",)), "knowledge_not_recorded")
    return _finding(value, min(parts) - margin, max(parts) + margin, len(counts), caveats)


def taking_part_is_a_duty(seats: Iterable[Seat], partners: Iterable[Partner], *, by_law: bool | None) -> bool | None:
    """The fact `mandated`: the law set the forum up, or most of the partners that sit there have to take part.

    None when neither is known.
    """
    if by_law:
        return True
    seated = {seat.partner for seat in held(seats) if seat.partner}
    said = [one.participation for one in partners if one.ref in seated and one.participation]
    if len(said) * 2 < len(seated) or not said:
        return by_law
    return sum(one == "mandated" for one in said) * 2 > len(said)


def _evenness(amounts: Sequence[float]) -> float | None:
    equal = effective_number(amounts)
    if equal is None or len(amounts) < 2:
        return None
    return (equal - 1) / (len(amounts) - 1)


def _level(evenness: float) -> float:
    return LOWEST + (HIGHEST - LOWEST) * evenness


def _finding(
    value: float | None, low: float | None, high: float | None, n: int, caveats: tuple[str, ...], why: str | None = None
) -> Finding:
    bounded = low is not None and high is not None
    return Finding(
        construct="resource_equality",
        method="recorded_equality",
        version="1",
        value=value,
        n=n,
        low=max(LOWEST, low) if bounded and low is not None else None,
        high=min(HIGHEST, high) if bounded and high is not None else None,
        sureness=Sureness.LIKELY if value is not None else Sureness.NOT_ENOUGH,
        why_undefined=why,
        source="Ansell & Gash (2008); register",
        settings={"evidence": "recorded"},
        caveats=caveats,
    )
