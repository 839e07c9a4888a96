"""The lists Polis shows: what represents each group, and what most of all agree or disagree with. In its order."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.polis.statistics import Z90, Side, Statistics, z_of_share
from convenor.methods.opinions.votes import Counts

__all__ = ["Listed", "consensus", "representative"]

MOST = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement on a list: its position, the side it is listed for, and the figures of that side.

    `best_agree`: whether it was put first as the group's best agreed; it may still be told apart by its disagreeing,
    and is then listed for that side, as Polis does. Of a consensus list `ratio` and `t` are None.
    """

    statement: int
    agrees: bool
    taken: int
    votes: int
    share: float
    z: float
    ratio: float | None = None
    t: float | None = None
    best_agree: bool = False


def representative(given: Statistics, group: int, out: NDArray[np.bool_]) -> list[Listed]:
    """At most five statements that tell this group from the others, agreed ones before disagreed ones."""
    agree, disagree = given.agree, given.disagree
    shown = [int(at) for at in np.flatnonzero(~out)]
    best = _best_agreed(given, group, shown)
    passing = [at for at in shown if _passes(agree, group, at) or _passes(disagree, group, at)]
    if not passing:
        return _the_one_there_is(given, group, shown, best)
    scored = {at: (agree if _agrees(given, group, at) else disagree).score[group, at] for at in passing if at != best}
    ordered = sorted(scored, key=lambda at: -scored[at])
    chosen = ([] if best is None else [best]) + ordered
    listed = [_listed(given, group, at, best_agree=at == best) for at in chosen[:MOST]]
    return [one for one in listed if one.agrees] + [one for one in listed if not one.agrees]


def consensus(counts: Counts, out: NDArray[np.bool_]) -> tuple[list[Listed], list[Listed]]:
    """What more than half of all voters agree with, and disagree with: at most five each, surest first."""
    return _agreed_by_most(counts.agree, counts.votes, out, agrees=True), _agreed_by_most(
        counts.disagree, counts.votes, out, agrees=False
    )


def _agreed_by_most(
    taken: NDArray[np.int64], votes: NDArray[np.int64], out: NDArray[np.bool_], *, agrees: bool
) -> list[Listed]:
    share, z = (taken + 1) / (votes + 2), z_of_share(taken, votes)
    passing = np.flatnonzero((share > 0.5) & (z > Z90) & ~out)
    ordered = passing[np.argsort(-(share * z)[passing], kind="stable")][:MOST]
    return [Listed(int(at), agrees, int(taken[at]), int(votes[at]), float(share[at]), float(z[at])) for at in ordered]


def _passes(side: Side, group: int, at: int) -> bool:
    return bool(side.t[group, at] > Z90 and side.z[group, at] > Z90)


def _agrees(given: Statistics, group: int, at: int) -> bool:
    return bool(given.agree.t[group, at] > given.disagree.t[group, at])


def _best_agreed(given: Statistics, group: int, shown: Sequence[int]) -> int | None:
    """The statement the group agrees with best, scanned in order as Polis does it."""
    side, counts, best = given.agree, given.counts, None
    for at in shown:
        if counts.agree[group, at] == 0 and counts.disagree[group, at] == 0:
            continue
        if _better(side, group, at, best):
            best = at
    return best


def _better(side: Side, group: int, at: int, best: int | None) -> bool:
    if best is None:
        return bool(side.z[group, at] > Z90 or (side.ratio[group, at] > 1 and side.share[group, at] > 0.5))
    if side.ratio[group, best] > 1:
        return bool(side.score[group, at] > side.score[group, best])
    return bool(side.share[group, at] * side.z[group, at] > side.share[group, best] * side.z[group, best])


def _the_one_there_is(given: Statistics, group: int, shown: Sequence[int], best: int | None) -> list[Listed]:
    if best is not None:
        return [_listed(given, group, best, best_agree=True)]
    if not shown:
        return []
    return [
        _listed(given, group, max(shown, key=lambda at: max(given.agree.t[group, at], given.disagree.t[group, at])))
    ]


def _listed(given: Statistics, group: int, at: int, *, best_agree: bool = False) -> Listed:
    agrees = _agrees(given, group, at)
    side, taken = (given.agree, given.counts.agree) if agrees else (given.disagree, given.counts.disagree)
    return Listed(
        at,
        agrees,
        int(taken[group, at]),
        int(given.counts.votes[group, at]),
        float(side.share[group, at]),
        float(side.z[group, at]),
        float(side.ratio[group, at]),
        float(side.t[group, at]),
        best_agree,
    )
