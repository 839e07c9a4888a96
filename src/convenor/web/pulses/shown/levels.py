"""From answers to a level that may be shown: its value, its interval among all who were asked, how far they agree."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from convenor.findings import Finding, Sureness
from convenor.methods.agreement import agreement
from convenor.methods.disclosure import DisclosurePolicy, mean_shown
from convenor.methods.resampling import level
from convenor.web.pulses.shown.kinds import AgreementShown, Withheld

METHOD, VERSION = "pulse_level", "1"
SOURCE = (
    "Answers of a closed pulse; interval: Student's t among all who were asked; agreement: r_wg (James et al. 1984)"
)
CLEAR, LIKELY = 1.0, 2.0  # how wide an interval may be, in points of the scale
CAREFUL = DisclosurePolicy()
MOST_AGREED = 0.9  # more is not told apart where few answered: it would say that all gave one answer


def held_back(construct: str, why: Withheld, settings: dict[str, Any]) -> Finding:
    """A level that is not shown; how many it rests on is held back with it."""
    return Finding(
        construct=construct,
        method=METHOD,
        version=VERSION,
        value=None,
        n=0,
        sureness=Sureness.NOT_ENOUGH,
        why_undefined=why.value,
        source=SOURCE,
        settings=settings,
    )


def level_of(
    construct: str, values: Sequence[float], asked: int, settings: dict[str, Any], *, mean: float | None = None
) -> Finding:
    """The level of everyone who answered: the mean of `values`, or `mean` where it was come by otherwise."""
    n = len(values)
    if n < CAREFUL.min_cell:
        return held_back(construct, Withheld.TOO_FEW, settings)
    moved = 0.0 if mean is None else mean - sum(values) / n
    shown = mean_shown(sum(values) / n + moved, n, CAREFUL)
    # Near an end of the scale all is worked out as if everyone stood at the bound, so that nothing tells who does not.
    counted = [shown.value] * n if shown.bound else list(values)
    moved = 0.0 if shown.bound else moved
    between = level(counted, electorate=asked)
    if between is None:
        return held_back(construct, Withheld.TOO_FEW, settings)
    worst = _whatever_the_others_think(sum(counted) + moved * n, n, asked)
    least, most = max(worst[0], between.low + moved), min(worst[1], between.high + moved)
    low, high = _within(shown.value, least, most)
    if shown.bound == "at_least":
        high = 5.0
    if shown.bound == "at_most":
        low = 1.0
    return Finding(
        construct=construct,
        method=METHOD,
        version=VERSION,
        value=shown.value,
        n=n,
        low=low,
        high=high,
        sureness=_sureness(high - low),
        source=SOURCE,
        settings={**settings, "worst": _within(shown.value, *worst), "bound": shown.bound},
        caveats=_caveats(shown.bound, n, asked),
        details=(_agreed(values, n, shown.bound),),
    )


def level_together(
    construct: str, each: Sequence[Sequence[float]], values: Sequence[float], asked: int, settings: dict[str, Any]
) -> Finding:
    """The level of what several questions ask: the mean of their means, of those that enough answered.

    Not the mean of people's own levels (`values`, which tell how sure it is): beside the questions' means it would be,
    for whoever subtracts, what those answered who passed one over.
    """
    enough = [one for one in each if len(one) >= CAREFUL.min_cell]
    if 2 * len(enough) < len(each) or len(values) < CAREFUL.min_cell:
        return held_back(construct, Withheld.TOO_FEW, settings)
    return level_of(construct, values, asked, settings, mean=fmean(fmean(one) for one in enough))


def group_level(construct: str, values: Sequence[float], asked: int, settings: dict[str, Any]) -> Finding:
    """The level of one group: no interval and no agreement, because these would tell that all gave one answer."""
    shown = mean_shown(sum(values) / len(values), len(values), CAREFUL)
    return Finding(
        construct=construct,
        method=METHOD,
        version=VERSION,
        value=shown.value,
        n=len(values),
        source=SOURCE,
        settings={**settings, "asked": asked, "bound": shown.bound},
        caveats=_caveats(shown.bound, len(values), asked),
    )


def _whatever_the_others_think(total: float, n: int, asked: int) -> tuple[float, float]:
    """The mean of all who were asked if those who did not answer were all at the lowest, and all at the highest."""
    return (total + (asked - n) * 1.0) / asked, (total + (asked - n) * 5.0) / asked


def _within(value: float, low: float, high: float) -> tuple[float, float]:
    """Bounds in the decimals that are shown, around what is shown and within the scale."""
    return min(value, round(max(low, 1.0), CAREFUL.decimals)), max(value, round(min(high, 5.0), CAREFUL.decimals))


def _agreed(values: Sequence[float], n: int, bound: str) -> AgreementShown:
    found = agreement(values)
    if bound or found is None:
        return AgreementShown("together", None)
    rwg = round(found.rwg, 1)
    return AgreementShown(found.word, rwg if n >= CAREFUL.unanimity_below else min(rwg, MOST_AGREED))


def _sureness(width: float) -> Sureness:
    if width <= CLEAR:
        return Sureness.CLEAR
    return Sureness.LIKELY if width <= LIKELY else Sureness.UNSURE


def _caveats(bound: str, n: int, asked: int) -> tuple[str, ...]:
    found = [bound] if bound else []
    if n < asked:
        found.append("not_all_answered")
    if 2 * n < asked:
        found.append("fewer_than_half")
    return tuple(found)
