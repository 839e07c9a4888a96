"""One reading of one conversation: is there common ground, are there groups, what divides whom.

>>> rows = [(who, what, 1 if (who < 10) == (what < 5) else -1) for who in range(20) for what in range(10)]
>>> who, what, vote = zip(*rows)
>>> result = analyse(Votes.from_rows(who, what, vote))
>>> str(result.evidence.verdict), result.grouping.sizes, len(result.divisive)
('groups', (10, 10), 10)
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.bridging import Bridging, bridging
from convenor.methods.opinions.communities import Axis, communities
from convenor.methods.opinions.consensus import Common, Divide, common_ground, divides
from convenor.methods.opinions.evidence import Evidence, Verdict, evidence
from convenor.methods.opinions.groups import Grouping, groups
from convenor.methods.opinions.one_thread import one_thread
from convenor.methods.opinions.ordering import in_order_of_content, plane_reordered, reordered
from convenor.methods.opinions.panel import Panel
from convenor.methods.opinions.polis import Polis, polis
from convenor.methods.opinions.polis.matrix import clustered_in_any_order, matrix
from convenor.methods.opinions.polis.plane import Plane, plane
from convenor.methods.opinions.representative import Differences, cross_fitted
from convenor.methods.opinions.robust import robust_plane
from convenor.methods.opinions.shares import Shares, shares, weighted
from convenor.methods.opinions.slate import Slate, slate
from convenor.methods.opinions.votes import Counts, Votes

__all__ = ["VERSION", "Result", "Settings", "analyse"]

VERSION = "1"
Method = Literal["polis", "robust"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a repetition needs beside the votes. `k` None: as many groups as the votes earn."""

    method: Method = "polis"
    k: int | None = None
    compat: bool = False
    seed: int = 0
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Result:
    """What was found. `votes` are in an order of their own (`ordering`): every array here follows it.

    `out`: statements moderated out or about the conversation itself, which stay out of the lists. `grouping`,
    `representative`: None unless groups were earned, or asked for by `k` (then `evidence` still says what they are
    worth). `polis`: only where asked for, and in the order in which people first voted (`polis_votes`).
    """

    settings: Settings
    votes: Votes
    out: NDArray[np.bool_]
    plane: Plane
    inside: NDArray[np.bool_]
    evidence: Evidence
    grouping: Grouping | None
    representative: Differences | None
    shares: Shares
    common: Common
    divisive: tuple[Divide, ...]
    bridging: Bridging
    communities: Mapping[str, Axis]
    polis: Polis | None = None
    polis_votes: Votes | None = None

    def slate(self, size: int = 10) -> Slate:
        """At most `size` statements in which everybody with enough company finds something."""
        return slate(self.votes, ~self.out, size)


def analyse(votes: Votes, panel: Panel | None = None, settings: Settings | None = None) -> Result:
    """The whole reading. The same votes and seed give the same result in any order and under any names."""
    with one_thread():
        return _analysed(votes, panel or Panel(), settings or Settings())


def _analysed(votes: Votes, panel: Panel, settings: Settings) -> Result:
    out_as_given = _out(votes, panel)
    first = robust_plane(votes, out_as_given) if settings.method == "robust" else plane(matrix(votes, out_as_given))
    order = in_order_of_content(votes, first)
    mine, drawn, out = reordered(votes, *order), plane_reordered(first, *order), out_as_given[order[1]]
    # the seed is an argument, so that a report can be made again
    rng = np.random.default_rng(settings.seed)  # allow: core-chance – seeded by an argument
    found = evidence(mine, out, rng)
    inside = clustered_in_any_order(votes)[order[0]]
    grouping = _grouping(drawn, inside, found, settings, rng)
    if grouping is None and found.verdict == Verdict.GROUPS:
        found = replace(found, verdict=Verdict.SPECTRUM)  # no division into groups large enough to speak of
    told = None if grouping is None or grouping.k < 2 else cross_fitted(mine, out, inside, grouping.group, rng)
    group = None if told is None or grouping is None else grouping.group
    axes = communities(mine, panel, out, group, rng)
    everybody = _shares(mine, panel)
    of_groups = None if group is None or grouping is None else mine.counts_by(group, grouping.k)
    return Result(
        settings,
        mine,
        out,
        drawn,
        inside,
        found,
        grouping,
        told,
        everybody,
        common_ground(everybody, mine.counts, axes, of_groups),
        divides(axes, told),
        bridging(mine, drawn.components[0]),
        axes,
        polis(votes, panel, settings.k) if settings.compat else None,
        votes if settings.compat else None,
    )


def _out(votes: Votes, panel: Panel) -> NDArray[np.bool_]:
    out = {one.id for one in panel.statements if one.out}
    return np.array([one in out for one in votes.statements], dtype=bool)


def _grouping(
    drawn: Plane, inside: NDArray[np.bool_], found: Evidence, settings: Settings, rng: np.random.Generator
) -> Grouping | None:
    if settings.k is None and found.verdict != Verdict.GROUPS:
        return None
    grouping = groups(drawn.people, inside, rng, settings.k)
    return grouping if settings.k is not None or grouping.k > 1 else None


def _shares(votes: Votes, panel: Panel) -> Shares:
    counts: Counts = votes.counts
    if panel.weights is None:
        return shares(counts, panel.entitled)
    weights = np.array([panel.weights.get(one, 1.0) for one in votes.people], dtype=float)
    return shares(counts, panel.entitled, weighted(votes, weights))
