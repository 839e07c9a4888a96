"""Two gauges of what a forum's state promises: results, and legitimacy and support.

Different things carry the two. In 60 documented collaborations (Collaborative Governance Case Database; Douglas et al.
2020), goals that are put to work and watched, and joint process, went with results; leadership and needing one another
went with legitimacy and support (rank correlations below, and in the project's evidence page). So there are two.

A gauge is the share of such cases, between 0 and 1, that did well when they stood where this forum stands: for results,
reached more than the middle of their own goals (42 of 59 did). Each block counts by its published rank correlation, in
units of the cases' own spread, the blocks that correlate most counting most; a block nobody knows counts as average and
widens the interval. Three contingencies change the odds where they hold (P1/P6, P4, P8), each at half its raw strength,
because each rests on some twenty cases.

Undefined, and said so, below two blocks or 40% of the weight known. Known critiques: the same coder scored causes and
results; about ten cases touch health, none is an integrated care system; an association, never a prediction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

__all__ = ["BLOCKS", "Gauge", "Standing", "legitimacy", "results"]

# What belongs together, as the case database's blocks have it.
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "goals": ("goals_explicit", "goals_operational", "goals_monitored"),
    "process": (
        "face_to_face",
        "joint_fact_finding",
        "knowledge_sharing",
        "aligned_interests",
        "joint_problem_solving",
    ),
    "leadership": ("convening", "guarding", "mediating", "catalysing"),
    "incentives": ("incentives",),
    "interdependence": ("interdependence",),
    "design": ("rules_explicit", "rules_applied", "inclusive", "transparent"),
    "quick wins": ("quick_wins",),
    "equality": ("resource_equality",),
}
# Rank correlations with goal attainment; with legitimacy, future legitimacy and support of participants (their mean).
# Initial trust (-0.20, n = 49, p = .16) and one forum (0.14, but -0.27 with effectiveness) are left out on purpose.
RESULTS: Mapping[str, float] = {
    "goals": 0.52,
    "process": 0.47,
    "leadership": 0.39,
    "incentives": 0.33,
    "interdependence": 0.27,
    "design": 0.27,
    "quick wins": 0.15,
    "equality": 0.13,
}
LEGITIMACY: Mapping[str, float] = {
    "leadership": 0.35,
    "interdependence": 0.34,
    "incentives": 0.19,
    "design": 0.19,
    "equality": 0.17,
    "goals": 0.15,
    "process": 0.14,
    "quick wins": 0.11,
}
BASE = log(42 / 17)  # the odds of success in the cases, 42 of 59
SLOPE = 1.25  # log-odds a standard deviation: the cases' 8 of 19 with up to two blocks, 34 of 40 with three or four
MODEL = 0.35  # standard error, in log-odds, of a slope learnt from 59 cases
ENOUGH = 0.4  # share of the weight that has to be known
SHRINK = 0.5
WIDE = 1.96


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a construct stands: in standard deviations from the cases' mean, and its standard error there.

    `value` is on the construct's own scale, 1 to 5.
    """

    value: float
    z: float
    error: float


@dataclass(frozen=True, slots=True)
class Gauge:
    """A gauge and its 95% interval, shares between 0 and 1; None when not enough is known.

    `n`: constructs it rests on. `known`: share of the weight they carry. `drivers`: how much each block moves the
    log-odds. `contingencies`: which of P1, P4, P8 changed it, and by how much.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    known: float
    drivers: Mapping[str, float]
    contingencies: Mapping[str, float]


def results(standings: Mapping[str, Standing], *, mandated: bool | None = None) -> Gauge:
    """The gauge of results.

    >>> middling = {name: Standing(3.4, 0.0, 0.3) for names in BLOCKS.values() for name in names}
    >>> round(results(middling).value, 2)
    0.71
    """
    return _gauge(standings, RESULTS, _contingencies(standings, mandated))


def legitimacy(standings: Mapping[str, Standing]) -> Gauge:
    """The gauge of legitimacy and support. No contingency was tested on it, so none changes it."""
    return _gauge(standings, LEGITIMACY, {})


def _gauge(standings: Mapping[str, Standing], weights: Mapping[str, float], shifts: Mapping[str, float]) -> Gauge:
    known = {block: names for block in weights if (names := [name for name in BLOCKS[block] if name in standings])}
    total = sum(weights.values())
    share = sum(weights[block] for block in known) / total
    n = sum(len(names) for names in known.values())
    if len(known) < 2 or share < ENOUGH:
        return Gauge(None, None, None, n, share, {}, {})
    drivers, variance = {}, MODEL**2
    for block, weight in weights.items():
        part = SLOPE * weight / total
        if block not in known:
            variance += part**2  # unknown: it could stand anywhere the cases do
            continue
        here = [standings[name] for name in known[block]]
        drivers[block] = part * sum(one.z for one in here) / len(here) * _spread(len(here))
        variance += (part * _spread(len(here)) / len(here)) ** 2 * sum(one.error**2 for one in here)
    odds = BASE + sum(drivers.values()) * _sharpened(weights) + sum(shifts.values())
    margin = WIDE * sqrt(variance)
    return Gauge(_share(odds), _share(odds - margin), _share(odds + margin), n, share, drivers, shifts)


def _spread(items: int) -> float:
    """A mean of several items varies less than one item; this gives it the spread of one (items correlating 0.5)."""
    return sqrt(items / (1 + 0.5 * (items - 1)))


def _sharpened(weights: Mapping[str, float]) -> float:
    """The same for a mean of blocks (correlating 0.4): so that SLOPE is for a standard deviation of the whole."""
    total = sum(weights.values())
    shares = [weight / total for weight in weights.values()]
    return 1 / sqrt(0.4 + 0.6 * sum(one**2 for one in shares))


def _contingencies(standings: Mapping[str, Standing], mandated: bool | None) -> dict[str, float]:
    """What the propositions add to or take from the odds, at half their raw strength."""
    value = {name: one.value for name, one in standings.items()}
    shifts: dict[str, float] = {}
    if "convening" in value and value.get("resource_equality", 5) < 2.5:  # 12 of 15 against 2 of 7
        shifts["P1"] = SHRINK * _log_odds(*((12, 15) if value["convening"] >= 4 else (2, 7)))
    if "interdependence" in value and value.get("initial_trust", 5) <= 2:  # 8 of 8 against 7 of 11
        shifts["P4"] = SHRINK * _log_odds(*((8, 8) if value["interdependence"] >= 3.5 else (7, 11)))
    if mandated and "aligned_interests" in value:  # 10 of 11 against 7 of 15
        shifts["P8"] = SHRINK * _log_odds(*((10, 11) if value["aligned_interests"] >= 3.5 else (7, 15)))
    return shifts


def _log_odds(successes: int, cases: int) -> float:
    """Log-odds against the base, with half a case added to each side so that 8 of 8 is not certainty."""
    return log((successes + 0.5) / (cases - successes + 0.5)) - BASE


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
