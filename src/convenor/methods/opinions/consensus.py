"""What nearly everyone can live with, and what divides: judged by the least sure and least willing, not by an average.

A statement stands as common ground by the smallest lower bound of its share of agreement over everybody, every known
community and every group shown; so that neither a large majority nor a lucky handful makes it. What divides is what a
community, or a group found without the statement, votes differently on than the rest, tested and ordered by how large
the difference is at least.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.communities import Axis
from convenor.methods.opinions.representative import Differences
from convenor.methods.opinions.shares import Shares, jeffreys
from convenor.methods.opinions.votes import Counts

__all__ = ["FOUND", "Common", "Divide", "common_ground", "divides"]

FEWEST = 5  # voters of a community on a statement, before it has a say in what everyone can live with
FALSE_FINDS = 0.1
FOUND = "groups"  # the name of the axis of groups found


@dataclass(frozen=True, slots=True)
class Common:
    """One entry a statement: the least lower bound of the share that agrees (`agree`) or disagrees (`disagree`).

    `weakest`: whose bound that is, as (axis, community), for agreement; ("", "") for everybody together. NaN where
    nobody voted. `asked`: how many communities and groups had five voters or more on it.
    """

    agree: NDArray[np.float64]
    disagree: NDArray[np.float64]
    weakest: tuple[tuple[str, str], ...]
    asked: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Divide:
    """A statement on which one community or group differs from the rest. `statement`: its position.

    `share` agree in it, `others` in the rest; they differ by at least `low` (95%, above 0); `q`: share of false finds.
    """

    statement: int
    axis: str
    name: str
    share: float
    others: float
    low: float
    q: float


def common_ground(everybody: Shares, counts: Counts, axes: Mapping[str, Axis], groups: Counts | None) -> Common:
    """Common ground over all voters, the communities of every axis and the groups shown."""
    names: list[tuple[str, str]] = [("", "")]
    agree, disagree, asked = [everybody.low], [_low(counts.disagree, counts.votes)], np.zeros(len(counts.votes), int)
    for name, (taken, against, total) in _parts(axes, groups):
        enough = total >= FEWEST
        names.append(name)
        agree.append(np.where(enough, _low(taken, total), np.inf))
        disagree.append(np.where(enough, _low(against, total), np.inf))
        asked += enough
    lows = np.stack(agree)
    weakest = np.argmin(np.where(np.isnan(lows), np.inf, lows), axis=0)
    return Common(lows.min(axis=0), np.stack(disagree).min(axis=0), tuple(names[at] for at in weakest.tolist()), asked)


def divides(axes: Mapping[str, Axis], groups: Differences | None) -> tuple[Divide, ...]:
    """What divides, largest sure difference first; of one statement and axis only the community that differs most."""
    found = [one for axis in axes.values() for one in _divides(axis.axis, axis.names, axis.differences)]
    if groups is not None:
        names = tuple(str(at) for at in range(len(groups.p)))
        found += _divides(FOUND, names, groups)
    return tuple(sorted(found, key=lambda one: (-round(one.low, 12), one.q, one.axis, one.statement)))


def _parts(
    axes: Mapping[str, Axis], groups: Counts | None
) -> Iterable[tuple[tuple[str, str], tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]]:
    for axis in axes.values():
        yield from _rows(axis.axis, axis.names, axis.differences.counts)
    if groups is not None:
        yield from _rows(FOUND, [str(at) for at in range(len(groups.votes))], groups)


def _rows(
    axis: str, names: Iterable[str], counts: Counts
) -> Iterable[tuple[tuple[str, str], tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]]:
    for at, name in enumerate(names):
        yield (axis, name), (counts.agree[at], counts.disagree[at], counts.votes[at])


def _low(taken: NDArray[np.int64], total: NDArray[np.int64]) -> NDArray[np.float64]:
    return jeffreys(taken.astype(float), total.astype(float))[0]


def _divides(axis: str, names: tuple[str, ...], given: Differences) -> list[Divide]:
    low = np.where((given.q < FALSE_FINDS) & np.isfinite(given.low), np.abs(given.low), 0.0)
    best = np.argmax(np.round(low, 12), axis=0)
    return [
        Divide(
            at,
            axis,
            names[row],
            float(given.share[row, at]),
            float(given.others[row, at]),
            float(low[row, at]),
            float(given.q[row, at]),
        )
        for at, row in enumerate(best.tolist())
        if low[row, at] > 0
    ]
