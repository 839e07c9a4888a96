"""Which statement somebody is asked about next, drawn by lot from weights; the chance of each is kept.

Where the chance is logged, unequal exposure can be corrected for later. A small electorate should see everything
(`complete`); choosing matters above some sixty statements. A facilitator may bring a statement forward: that fades as
votes come in, and is shown.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.polis.priorities import priorities
from convenor.methods.opinions.votes import Counts

__all__ = ["POLICIES", "Choice", "Known", "Policy", "choose", "weights"]

Policy = Literal["complete", "polis", "informative", "representative"]
POLICIES: tuple[Policy, ...] = ("complete", "polis", "informative", "representative")
FADES = 10.0  # votes after which a facilitator's push has halved
LEAST = 1e-6  # no statement that may be shown is ever quite out of reach


@dataclass(frozen=True, slots=True)
class Known:
    """What the weights are worked out from, one entry a statement; worked out now and then, not at every vote.

    `counts`: over everybody. `of_community`: over the person's own community; None where not known. `uncovered`: over
    those who agree with nothing on the current slate. `people`: how many take part, in all and in the community.
    """

    counts: Counts
    extremity: NDArray[np.float64]
    seed: NDArray[np.bool_]
    meta: NDArray[np.bool_]
    pushed: NDArray[np.float64]
    of_community: Counts | None = None
    uncovered: Counts | None = None
    community_size: int = 0
    uncovered_size: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The position of the statement chosen, with what chance, and how much of it a facilitator's push made (0 to 1)."""

    statement: int
    probability: float
    pushed: float


def weights(policy: Policy, known: Known) -> NDArray[np.float64]:
    """How much each statement is worth asking about, above 0; before a facilitator's push.

    `complete`: only the statements voted on least, seeds before all others. `polis`: its priority. `informative`: how
    divided the person's community is on it, times how many of it have not said. `representative`: how many of those
    who find nothing on the slate might agree with it.
    """
    if policy == "complete":
        return np.where(known.seed, 2.0, 1.0)
    if policy == "polis":
        return np.maximum(priorities(known.counts, known.extremity, known.meta), LEAST)
    if policy == "informative":
        counts = known.of_community or known.counts
        size = max(known.community_size, int(counts.votes.max(initial=0)))
        share = (counts.agree + 1) / (counts.votes + 2)
        return np.maximum(share * (1 - share) * (size - counts.votes + 1), LEAST)
    counts = known.uncovered or known.counts
    size = max(known.uncovered_size, int(counts.votes.max(initial=0)))
    might = (counts.agree + 1) / (counts.votes + 2) + np.sqrt(1 / (counts.votes + 2))
    return np.maximum(np.minimum(might, 1.0) * (size - counts.votes + 1), LEAST)


def choose(policy: Policy, known: Known, unseen: NDArray[np.bool_], rng: np.random.Generator) -> Choice | None:
    """The next statement of those `unseen` by this person and open to be shown; None when there is none left.

    >>> few = Counts(np.array([1, 0, 0]), np.array([0, 0, 0]), np.array([1, 0, 0]))
    >>> no = np.zeros(3, dtype=bool)
    >>> known = Known(few, np.zeros(3), seed=np.array([False, False, True]), meta=no, pushed=np.zeros(3))
    >>> choose("complete", known, ~no, np.random.default_rng(1))
    Choice(statement=2, probability=1.0, pushed=0.0)
    """
    open_ones = np.flatnonzero(unseen)
    if not open_ones.size:
        return None
    worth = weights(policy, known)[open_ones]
    if policy == "complete":
        worth = _least_voted(worth, known.counts.votes[open_ones])
    push = known.pushed[open_ones] * 2.0 ** (-known.counts.votes[open_ones] / FADES)
    pushed = np.maximum(worth, worth.max() * (push > 0)) * (1 + push)
    chance = pushed / pushed.sum()
    at = min(int(np.searchsorted(np.cumsum(chance), rng.random(), side="right")), len(chance) - 1)
    plain = worth[at] / worth.sum()
    return Choice(int(open_ones[at]), float(chance[at]), float(max(0.0, 1 - plain / chance[at])))


def _least_voted(rank: NDArray[np.float64], votes: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 for those of the highest rank with the fewest votes, else 0."""
    highest = rank == rank.max()
    least: NDArray[np.float64] = (highest & (votes == votes[highest].min())).astype(float)
    return least
