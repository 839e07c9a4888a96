"""How far a group stands from all others, with its interval, and whether chance alone would part them as far.

The test is exact: every way to part the same people into groups of these sizes is counted. Of hundreds of people, where
counting takes too long for a page, it is the normal approximation to the same test, and says that it is not exact.
"""

from collections.abc import Sequence
from statistics import fmean

from convenor.findings import Sureness
from convenor.methods.disclosure import mean_shown
from convenor.methods.resampling import Difference, difference, holm
from convenor.web.pulses.selectors.results import Counted
from convenor.web.pulses.shown.kinds import Apart
from convenor.web.pulses.shown.levels import CAREFUL

BY_CHANCE = 0.05

Compared = tuple[str, Counted, list[float], list[float] | None]


def apart(compared: Sequence[Compared], *, asked: int) -> tuple[Apart, ...]:
    """Each group against everybody else, for every construct both have a level of."""
    pairs = [
        (construct, group, own, others)
        for construct, group, own, others in compared
        if others and min(len(own), len(others)) >= CAREFUL.min_cell
    ]
    found = [
        (construct, group, own, others, one)
        for construct, group, own, others in pairs
        if (one := difference(own, others, electorates=(group.invited, asked - group.invited))) is not None
    ]
    among_all = holm([one.p for *_rest, one in found])
    return tuple(_shown(*one, adjusted) for one, adjusted in zip(found, among_all, strict=True))


def _shown(
    construct: str, group: Counted, own: list[float], others: list[float], found: Difference, adjusted: float
) -> Apart:
    sureness = Sureness.UNSURE
    if found.p < BY_CHANCE:
        sureness = Sureness.CLEAR if adjusted < BY_CHANCE else Sureness.LIKELY
    bounded = any(mean_shown(fmean(values), len(values), CAREFUL).bound for values in (own, others))
    if bounded:  # the number would say what "at least" leaves open
        return Apart(group.group, construct, None, None, None, None, found.exact, sureness, found.value > 0)
    rounded = round(found.value, CAREFUL.decimals)
    return Apart(
        group=group.group,
        construct=construct,
        value=rounded,
        low=min(rounded, round(found.low, CAREFUL.decimals)),
        high=max(rounded, round(found.high, CAREFUL.decimals)),
        p=round(found.p, 2),
        exact=found.exact,
        sureness=sureness,
        higher=found.value > 0,
    )
