"""How far a group stands from all others, with its interval, and whether chance alone would part them as far.

The test is exact: every way to part the same people into groups of these sizes is counted. Of hundreds of people, where
counting takes too long for a page, it is the normal approximation to the same test, and says that it is not exact.
"""

from collections.abc import Sequence
from math import erfc, sqrt
from statistics import fmean, pvariance

from convenor.findings import Sureness
from convenor.methods.disclosure import mean_shown
from convenor.methods.resampling import difference, holm, level
from convenor.web.pulses.selectors.results import Counted
from convenor.web.pulses.shown.kinds import Apart
from convenor.web.pulses.shown.levels import CAREFUL

MOST_COUNTED = 250  # people, up to whom every way of parting them is counted
BY_CHANCE = 0.05

Compared = tuple[str, Counted, list[float], list[float] | None]
Found = tuple[float, float, float, float, bool]  # value, low, high, p, exact


def apart(compared: Sequence[Compared], *, asked: int) -> tuple[Apart, ...]:
    """Each group against everybody else, for every construct both have a level of."""
    pairs = [
        (construct, group, own, others)
        for construct, group, own, others in compared
        if others and min(len(own), len(others)) >= CAREFUL.min_cell
    ]
    found = [_found(own, others, group.invited, asked - group.invited) for _, group, own, others in pairs]
    among_all = holm([one[3] for one in found])
    return tuple(
        _shown(construct, group, own, others, one, adjusted)
        for (construct, group, own, others), one, adjusted in zip(pairs, found, among_all, strict=True)
    )


def _found(own: list[float], others: list[float], asked: int, asked_of_others: int) -> Found:
    if len(own) + len(others) <= MOST_COUNTED:
        one = difference(own, others, electorates=(asked, asked_of_others))
        if one is not None:
            return one.value, one.low, one.high, one.p, one.exact
    return _roughly(own, others, asked, asked_of_others)


def _roughly(own: list[float], others: list[float], asked: int, asked_of_others: int) -> Found:
    """The same by the normal approximation, for many."""
    n, m = len(own), len(others)
    value = fmean(own) - fmean(others)
    spread = pvariance([*own, *others]) * (n + m) ** 2 / (n * m * (n + m - 1))
    p = erfc(abs(value) / sqrt(2 * spread)) if spread > 0 else 1.0
    halves = [level(one, electorate=of) for one, of in ((own, asked), (others, asked_of_others))]
    half = sqrt(sum(((one.width / 2) if one else 0.0) ** 2 for one in halves))
    return value, value - half, value + half, p, False


def _shown(
    construct: str, group: Counted, own: list[float], others: list[float], found: Found, adjusted: float
) -> Apart:
    value, low, high, p, exact = found
    sureness = Sureness.UNSURE
    if p < BY_CHANCE:
        sureness = Sureness.CLEAR if adjusted < BY_CHANCE else Sureness.LIKELY
    bounded = any(mean_shown(fmean(values), len(values), CAREFUL).bound for values in (own, others))
    if bounded:  # the number would say what "at least" leaves open
        return Apart(group.group, construct, None, None, None, None, exact, sureness, value > 0)
    rounded = round(value, CAREFUL.decimals)
    return Apart(
        group=group.group,
        construct=construct,
        value=rounded,
        low=min(rounded, round(low, CAREFUL.decimals)),
        high=max(rounded, round(high, CAREFUL.decimals)),
        p=round(p, 2),
        exact=exact,
        sureness=sureness,
        higher=value > 0,
    )
