"""From answers to a level that may be shown: its value, its interval among all who were asked, how far they agree."""

from collections.abc import Sequence
from typing import Any

from convenor.findings import Finding, Sureness
from convenor.methods.agreement import agreement
from convenor.methods.disclosure import DisclosurePolicy, mean_shown
from convenor.methods.resampling import level, worst_case
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


def level_of(construct: str, values: Sequence[float], asked: int, settings: dict[str, Any]) -> Finding:
    """The level of everyone who answered."""
    n = len(values)
    if n < CAREFUL.min_cell:
        return held_back(construct, Withheld.TOO_FEW, settings)
    mean = sum(values) / n
    shown = mean_shown(mean, n, CAREFUL)
    # Near an end of the scale all is worked out as if everyone stood at the bound, so that nothing tells who does not.
    counted = [shown.value] * n if shown.bound else list(values)
    between = level(counted, electorate=asked)
    worst = worst_case(counted, electorate=asked)
    if between is None or worst is None:
        return held_back(construct, Withheld.TOO_FEW, settings)
    low, high = _within(shown.value, between.low, between.high)
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


def _within(value: float, low: float, high: float) -> tuple[float, float]:
    """Bounds in the decimals that are shown, around what is shown."""
    return min(value, round(low, CAREFUL.decimals)), max(value, round(high, CAREFUL.decimals))


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
