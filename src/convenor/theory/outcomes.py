"""Two gauges of what a forum's state promises: results, and legitimacy and support.

Different things carry the two. In 60 documented collaborations (Collaborative Governance Case Database; Douglas et al.
2020), goals that are put to work and watched, and joint process, went with results; leadership and needing one another
went with legitimacy and support (rank correlations below, and in the project's evidence page). So there are two.

A gauge is the share of such cases, between 0 and 1, that did well when they stood where this forum stands: for results,
reached more than the middle of their own goals (42 of 59 did). Each block counts by the square of its published rank
correlation, the share of the differences between cases that goes with it, so that weak blocks do not drown strong ones.
It counts by how far it is high (calibrated at 2, 3.01 and 4.5), not by its plain mean, because the cases show a
threshold: goals hardly watched 3 of 11, half watched 10 of 13, watched 26 of 31; so it hurts more to be low than it
helps to be very high. A block nobody knows counts as average and widens the interval. Three contingencies change the
odds where they hold (P1/P6, P4, P8), each at half its raw strength, because each rests on some twenty cases.

More of a good never lowers a gauge. The one exception is meant: more equal resources, or more trust at the start, may
take a forum out of the few cases where a strong convenor or strong interdependence was seen to help.

Undefined, and said so, below two blocks or 40% of the weight known. Known critiques: the same coder scored causes and
results; about ten cases touch health, none is an integrated care system; an association, never a prediction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt

from convenor.methods.degrees import Level, calibrate

__all__ = ["BLOCKS", "Gauge", "legitimacy", "results"]

# What belongs together, as the case database's blocks have it, each item with its share in the block. Goals that are
# put to work and watched count twice as much as goals that are only said: the counts above are of those two.
BLOCKS: Mapping[str, Mapping[str, float]] = {
    "goals": {"goals_explicit": 1, "goals_operational": 2, "goals_monitored": 2},
    "process": dict.fromkeys(
        (
            *("face_to_face", "joint_fact_finding", "knowledge_sharing", "aligned_interests", "joint_problem_solving"),
            *("trust", "commitment"),  # of the model's loop; the case database does not ask for them
        ),
        1,
    ),
    "leadership": dict.fromkeys(("convening", "guarding", "mediating", "catalysing"), 1),
    "incentives": {"incentives": 1},
    "interdependence": {"interdependence": 1},
    "design": dict.fromkeys(("rules_explicit", "rules_applied", "inclusive", "transparent"), 1),
    "quick wins": {"quick_wins": 1},
    "equality": {"resource_equality": 1},
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
# Where the middle of the cases stands: the means of the blocks' items in the case database.
MIDDLE: Mapping[str, float] = {
    "goals": 3.43,
    "process": 3.51,
    "leadership": 3.71,
    "incentives": 3.58,
    "interdependence": 3.64,
    "design": 3.44,
    "quick wins": 3.36,
    "equality": 2.68,
}
BASE = log(42 / 17)  # the odds of success in the cases, 42 of 59
SPAN = 6.0  # log-odds from everything low to everything high: the cases' 8 of 19 with up to two blocks, 34 of 40 above
NOT_ASKED = {"trust", "commitment"}  # not missed where unknown
ASKED: Mapping[str, frozenset[str]] = {block: frozenset(BLOCKS[block].keys() - NOT_ASKED) for block in BLOCKS}
MODEL = 0.35  # standard error, in log-odds, of a slope learnt from 59 cases
SPREAD = 0.3  # standard deviation, over cases, of how far a block is high
ENOUGH = 0.4  # share of the weight that has to be known
SHRINK = 0.5
WIDE = 1.96


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


def results(levels: Mapping[str, Level], *, mandated: bool | None = None) -> Gauge:
    """The gauge of results.

    >>> middling = {name: Level(at, at, at) for block, at in MIDDLE.items() for name in BLOCKS[block]}
    >>> round(results(middling).value, 2)
    0.71
    """
    return _gauge(levels, FOR_RESULTS, _contingencies(levels, mandated))


def legitimacy(levels: Mapping[str, Level]) -> Gauge:
    """The gauge of legitimacy and support. No contingency was tested on it, so none changes it.

    The cases count no successes of this kind, so its middle is set where that of results lies: read it as better or
    worse than the middle case, not as a share.
    """
    return _gauge(levels, FOR_LEGITIMACY, {})


def _weights(rho: Mapping[str, float]) -> dict[str, float]:
    """Each block's share in a gauge: by the square of its rank correlation."""
    total = sum(one**2 for one in rho.values())
    return {block: one**2 / total for block, one in rho.items()}


FOR_RESULTS, FOR_LEGITIMACY = _weights(RESULTS), _weights(LEGITIMACY)


def _gauge(levels: Mapping[str, Level], weights: Mapping[str, float], shifts: Mapping[str, float]) -> Gauge:
    known = {block: names for block in weights if (names := [name for name in BLOCKS[block] if name in levels])}
    share = sum(weights[block] for block in known)
    n = sum(len(names) for names in known.values())
    if len(known) < 2 or share < ENOUGH:
        return Gauge(None, None, None, n, share, {}, {})
    drivers, variance = {}, MODEL**2
    for block, weight in weights.items():
        if block not in known:
            variance += (SPAN * weight * SPREAD) ** 2  # unknown: it could stand anywhere the cases do
            continue
        value, error = _block(block, known[block], levels)
        drivers[block] = SPAN * weight * (calibrate(value) - calibrate(MIDDLE[block]))
        slope = (calibrate(value + 0.1) - calibrate(value - 0.1)) / 0.2
        missing = 1 - len(known[block]) / len({*known[block], *ASKED[block]})
        variance += (SPAN * weight) ** 2 * ((slope * error) ** 2 + missing * SPREAD**2)
    odds = BASE + sum(drivers.values()) + sum(shifts.values())
    margin = WIDE * sqrt(variance)
    return Gauge(_share(odds), _share(odds - margin), _share(odds + margin), n, share, drivers, shifts)


def _block(block: str, names: list[str], levels: Mapping[str, Level]) -> tuple[float, float]:
    """A block's value and its standard error: the mean of the items known, each with its share."""
    parts = BLOCKS[block]
    total = sum(parts[name] for name in names)
    value = sum(parts[name] * levels[name].value for name in names) / total
    return value, sqrt(sum((parts[name] * _error(levels[name])) ** 2 for name in names)) / total


def _error(level: Level) -> float:
    return (level.high - level.low) / (2 * WIDE)


def _contingencies(levels: Mapping[str, Level], mandated: bool | None) -> dict[str, float]:
    """What the propositions add to or take from the odds, at half their raw strength."""
    value = {name: one.value for name, one in levels.items()}
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
