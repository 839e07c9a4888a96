"""Whether to begin at all, and how many hours to set aside for trust first.

Ansell & Gash (2008): after a bitter past one budgets for repairing trust, or does not embark (P7); "do not embark" is
an answer this module gives, but only where nothing that helped such cases is there: partners who need one another
(low trust and high interdependence: 8 of 8 cases succeeded), reasons to come, leaders who settle conflict (9 of 10), a
deadlock that hurts all sides (T2), or a plan to repair. Hours are a rule of thumb of this project (see `HOURS`), to be
argued with; no case tells them. Undefined where history or trust is unknown and the rest does not decide it.

>>> bitter = {name: Level(1.4, 1.2, 1.6) for name in ("prehistory", "initial_trust", "interdependence", "incentives")}
>>> go_or_not({**bitter, "mediating": Level(1.5, 1.2, 1.8)}, {}, Degree(0.9, 0.8, 1.0)).answer
'do not embark'
"""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor.findings import Sureness
from convenor.methods.degrees import Degree, Level, both, is_high, is_low, sureness

__all__ = ["Go", "go_or_not"]

GO, WITH_A_BUDGET, DO_NOT = "go", "go, with a budget for trust", "do not embark"
HELPING_FACTS = ("repair_planned", "hurting_stalemate")
# Two half-days of a mediator and five leaders each month for a year, at the very worst.
HOURS = 500


@dataclass(frozen=True, slots=True)
class Go:
    """Go, go with a budget for trust, or do not embark; the hours with their bounds; what would change the answer."""

    answer: str | None
    sureness: Sureness
    hours: int | None
    hours_low: int | None
    hours_high: int | None
    would_change: tuple[str, ...]


def go_or_not(levels: Mapping[str, Level], facts: Mapping[str, bool], bitter: Degree) -> Go:
    """Whether to embark. `bitter`: how far history or conflict is bad and trust is low (P7)."""
    if bitter.holds is None:
        return Go(None, Sureness.NOT_ENOUGH, None, None, None, ())
    hours = _hours(levels)
    if not bitter.holds:
        distrusted = is_low(levels.get("trust") or levels.get("initial_trust")).holds
        return Go(GO, sureness(bitter), *(hours if distrusted else (None, None, None)), ())
    return _bitter(levels, facts, bitter, hours)


def _bitter(
    levels: Mapping[str, Level],
    facts: Mapping[str, bool],
    bitter: Degree,
    hours: tuple[int | None, int | None, int | None],
) -> Go:
    helps = {name: is_high(levels.get(name)) for name in ("interdependence", "incentives", "mediating")}
    # not to embark is the gravest answer: it needs all three constructs to be known, and each of them to be low
    lows = [is_low(levels.get(name)) for name in helps]
    if all(low.value is not None for low in lows) and not any(facts.get(fact) for fact in HELPING_FACTS):
        hopeless = both(bitter, *lows)
        if hopeless.holds:
            return Go(DO_NOT, sureness(hopeless), *hours, tuple(CHANGES.values()))
    missing = tuple(CHANGES[name] for name in CHANGES if not (helps[name].holds if name in helps else facts.get(name)))
    return Go(WITH_A_BUDGET, sureness(bitter), *hours, missing)


CHANGES: Mapping[str, str] = {
    "interdependence": "Partners come to see that they need one another.",
    "incentives": "Each partner gets a reason of its own to take part.",
    "mediating": "Somebody whom all accept settles the conflicts.",
    "repair_planned": "There is a plan to repair relations, with hours and money.",
    "hurting_stalemate": "Going on as now hurts all sides, and they say so.",
}


def _hours(levels: Mapping[str, Level]) -> tuple[int | None, int | None, int | None]:
    """Hours for trust, their least and their most; None where trust is not known."""
    trust = levels.get("trust") or levels.get("initial_trust")
    if trust is None:
        return None, None, None
    distance = is_low(trust)
    value, low, high = (
        round(HOURS * (share or 0.0) / 10) * 10 for share in (distance.value, distance.low, distance.high)
    )
    return value, low, high
