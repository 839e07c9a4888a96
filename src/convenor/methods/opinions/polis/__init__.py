"""Polis's published mathematics, exactly: for comparing with it, and for whoever has used it before.

Formulas as in compdemocracy/polis (read for facts, October 2024); what is written here is ours. Its groups depend on
the order in which people voted and always exist, also where nobody agrees with anybody: read `evidence` before them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.panel import Panel
from convenor.methods.opinions.polis.clusters import Groups, polis_groups
from convenor.methods.opinions.polis.lists import Listed, consensus, representative
from convenor.methods.opinions.polis.matrix import clustered, matrix
from convenor.methods.opinions.polis.plane import Plane, plane
from convenor.methods.opinions.polis.priorities import priorities
from convenor.methods.opinions.polis.statistics import Statistics, group_aware_consensus, statistics
from convenor.methods.opinions.votes import Counts, Votes

__all__ = ["Polis", "polis"]


@dataclass(frozen=True, slots=True)
class Polis:
    """Everything Polis works out of these votes, people and statements in the order of `Votes`.

    `means`: of each column; 0 where moderated out. `inside`: who is put in a group. `consensus`: agreed with,
    disagreed with. `group_aware`, `priority`, `out` (moderated out or meta) and `meta`: one a statement.
    """

    plane: Plane
    means: NDArray[np.float64]
    inside: NDArray[np.bool_]
    groups: Groups
    statistics: Statistics
    representative: tuple[list[Listed], ...]
    consensus: tuple[list[Listed], list[Listed]]
    group_aware: NDArray[np.float64]
    priority: NDArray[np.float64]
    out: NDArray[np.bool_]
    meta: NDArray[np.bool_]


def polis(votes: Votes, panel: Panel, k: int | None = None) -> Polis:
    """Polis's result from a cold start; `k` fixes the number of groups."""
    known = {one.id: one for one in panel.statements}
    meta = np.array([one in known and known[one].meta for one in votes.statements], dtype=bool)
    out = np.array([one in known and known[one].out for one in votes.statements], dtype=bool)
    given = matrix(votes, out)
    drawn = plane(given)
    inside = clustered(votes)
    groups = polis_groups(drawn.people, inside, k)
    counts = votes.counts_by(groups.group, groups.k)
    stats = statistics(counts)
    together = Counts(counts.agree.sum(axis=0), counts.disagree.sum(axis=0), counts.votes.sum(axis=0))
    return Polis(
        drawn,
        given.means,
        inside,
        groups,
        stats,
        tuple(representative(stats, group, out) for group in range(groups.k)),
        consensus(votes.counts, out),
        group_aware_consensus(counts),
        priorities(together, drawn.extremity, meta),
        out,
        meta,
    )
