"""What the figures shown say in words: common ground and what divides. From these figures alone, never from votes."""

from collections.abc import Collection, Hashable, Sequence
from math import floor

import numpy as np

from convenor.methods.disclosure import DisclosurePolicy, Shown
from convenor.methods.opinions.consensus import FALSE_FINDS, FOUND
from convenor.methods.opinions.exact import mid_p, q_values
from convenor.methods.opinions.published import EVERYBODY, Common, Divided, Part, Split, Standing
from convenor.methods.opinions.representative import least_difference
from convenor.methods.opinions.shares import jeffreys
from convenor.methods.opinions.votes import Counts

__all__ = ["common", "divided", "side_of", "sure_at_least", "surely", "the_rest"]


def common(standings: Sequence[Standing]) -> tuple[Common, ...]:
    """What more than half of everybody and of every part shown surely take one side on, by the least willing part."""
    found = []
    for one in standings:
        if one.everybody is None:
            continue
        for side in ("agree", "disagree"):
            least = min(surely(getattr(split, side), split.about) for split in one.splits.values())
            if least > 0.5:
                found.append(Common(one.statement, side, round(100 * least), len(one.splits)))
    return tuple(sorted(found, key=lambda one: (-one.least, str(one.statement))))


def divided(standings: Sequence[Standing], between_groups: Collection[tuple[Hashable, Part]]) -> tuple[Divided, ...]:
    """On which statements a part differs from the rest, the largest sure difference first.

    Of communities: by an exact test of the figures as shown, with the share of false finds held down over all of an
    axis. Of groups: those in `between_groups`, which were tested without circularity.
    """
    cells = [
        (one, part, _counts(split), _counts(one.splits[EVERYBODY]))
        for one in standings
        if one.everybody is not None
        for part, split in one.splits.items()
        if part != EVERYBODY
    ]
    found = []
    for axis in sorted({part[0] for _, part, _, _ in cells}):
        mine = [cell for cell in cells if cell[1][0] == axis]
        ours = np.array([cell[2] for cell in mine]).T
        rest = np.maximum(np.array([cell[3] for cell in mine]).T - ours, 0)
        rest[0] = np.minimum(rest[0], rest[1])
        q = q_values(mid_p(ours[0], ours[1], rest[0], rest[1]))
        low = np.abs(least_difference(*(Counts(one[0], one[1] - one[0], one[1]) for one in (ours, rest))))
        for (one, part, _, _), q_here, low_here in zip(mine, q.tolist(), low.tolist(), strict=True):
            listed = (one.statement, part) in between_groups if axis == FOUND else q_here < FALSE_FINDS and low_here > 0
            if listed:
                shown = Divided(one.statement, part, one.splits[part].agree, one.splits[EVERYBODY].agree)
                found.append((-round(low_here, 9), part, str(one.statement), shown))
    return tuple(one[-1] for one in sorted(found, key=lambda one: one[:3]))


def surely(share: Shown, about: int) -> float:
    """What a share as shown surely is at least, between 0 and 1."""
    if share.bound == "at_most":
        return 0.0
    n = max(about, 1)
    return float(jeffreys(np.array([share.value / 100 * n]), np.array([float(n)]))[0][0])


def side_of(split: Split) -> int:
    """1 where more than half surely agree, -1 where more than half surely do not, by what is shown; else 0."""
    return int(surely(split.agree, split.about) > 0.5) - int(surely(the_rest(split.agree), split.about) > 0.5)


def the_rest(share: Shown) -> Shown:
    """The share of all others.

    >>> the_rest(Shown(30.0)), the_rest(Shown(90.0, "at_least"))
    (Shown(value=70.0, bound=''), Shown(value=10.0, bound='at_most'))
    """
    return Shown(100 - share.value, {"at_least": "at_most", "at_most": "at_least"}.get(share.bound, ""))


def sure_at_least(split: Split, entitled: int, policy: DisclosurePolicy) -> float | None:
    """In 100, what agreement among all entitled is at least whatever the rest vote: true, but from what is shown."""
    if split.agree.bound == "at_most":
        return None
    loose = 0 if split.agree.bound else policy.round_points / 2
    voters = min(max(split.about - 2.5, 0), entitled)
    steps = (split.agree.value - loose) * voters / entitled / policy.round_points
    return max(floor(steps), 0) * float(policy.round_points)


def _counts(split: Split) -> tuple[int, int]:
    """About how many agreed, of about how many; where only what disagreeing leaves is known, half of that."""
    agree = split.agree.value
    if split.agree.bound == "at_most" and split.agree == split.passed:
        agree = (100 - split.disagree.value) / 2
    return min(round(agree * split.about / 100), split.about), split.about
