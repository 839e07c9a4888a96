"""Which statements somebody is asked next: from their own votes, everybody's counts and the policy declared.

The counts are kept in this process's memory for some seconds, because they are the same for everybody; what must be
right at once (which statements there are, what this person said) is read each time.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from django.core.cache import caches
from django.utils.crypto import salted_hmac
from numpy.typing import NDArray

from convenor.methods.opinions.polis.matrix import matrix
from convenor.methods.opinions.polis.plane import plane
from convenor.methods.opinions.routing import Known, Policy, choose
from convenor.methods.opinions.slate import slate
from convenor.methods.opinions.votes import AGREE, Counts, Votes
from convenor.web.conversations import selectors
from convenor.web.conversations.selectors import Part, Votable
from convenor.web.conversations.vocabulary import Routing

SECONDS = 5
PART = 50  # working it out takes at most one part in so many of the time
EXTREMITY_FROM = 8  # voters; of fewer a plane says nothing

Totals = Mapping[int, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Next:
    """One statement to ask, and with what chance it came up; None where everybody is asked everything. `pushed`:
    whether it comes now because whoever asks brought it forward. `at`: its place of `of`."""

    ref: str
    text: str
    pushed: bool
    chance: float | None
    at: int
    of: int


@dataclass(frozen=True, slots=True)
class Everybody:
    """What the weights need of everybody's votes, by statement: totals; how far from the middle; of each community and
    of those whom no statement of the slate speaks for, their number and totals."""

    totals: Totals
    extremity: Mapping[int, float] = field(default_factory=dict)
    communities: Mapping[str, tuple[int, Totals]] = field(default_factory=dict)
    uncovered: tuple[int, Totals] | None = None


def coming(token: str, part: Part, most: int = 1) -> list[Next]:
    """The next statements to ask, the first first; none when everything is voted on.

    Drawn by lot, but by the same lot each time until the next vote: a page loaded again shows the same statement.
    """
    rows = selectors.votable(token, part)
    unseen = np.array([not row.voted for row in rows], dtype=bool)
    if not unseen.any():
        return []
    known, policy = _known(part, rows), part.routing
    done = len(rows) - int(unseen.sum())
    found: list[Next] = []
    while len(found) < most:
        choice = choose(cast(Policy, policy), known, unseen, _lot(token, done + len(found)))
        if choice is None:
            break
        row = rows[choice.statement]
        chance = None if policy == Routing.COMPLETE else choice.probability
        place = done + len(found) + 1
        found.append(Next(row.ref, row.text, row.pushed and choice.pushed > 0, chance, place, len(rows)))
        unseen[choice.statement] = False
    return found


def _lot(token: str, turn: int) -> np.random.Generator:
    """Chance that nobody outside can foretell and that a page loaded again repeats."""
    digest = salted_hmac("conversations.lot", f"{token} {turn}", algorithm="sha256").digest()
    return np.random.default_rng(int.from_bytes(digest[:8]))


def _known(part: Part, rows: Sequence[Votable]) -> Known:
    everybody = _everybody(part)
    size, of_community = _of_community(part, everybody)
    uncovered = everybody.uncovered
    return Known(
        counts=_counts(everybody.totals, rows),
        extremity=np.array([everybody.extremity.get(row.pk, 0.0) for row in rows]),
        seed=np.array([row.seed for row in rows], dtype=bool),
        meta=np.array([row.meta for row in rows], dtype=bool),
        pushed=np.array([float(row.pushed) for row in rows]),
        of_community=None if of_community is None else _counts(of_community, rows),
        community_size=size,
        uncovered=None if uncovered is None else _counts(uncovered[1], rows),
        uncovered_size=uncovered[0] if uncovered else 0,
    )


def _of_community(part: Part, everybody: Everybody) -> tuple[int, Totals | None]:
    mine = part.groups.get(_axis(part), "")
    return everybody.communities.get(mine, (0, None))


def _axis(part: Part) -> str:
    """The line that `informative` goes by: the first of those kept."""
    return str(part.axes[0]) if part.axes else ""


def _counts(totals: Totals, rows: Sequence[Votable]) -> Counts:
    table = np.array([totals.get(row.pk, (0, 0, 0)) for row in rows], dtype=np.int64)
    return Counts(table[:, 0], table[:, 1], table[:, 2])


def _everybody(part: Part) -> Everybody:
    """As of some seconds ago; worked out anew the more seldom the longer that takes."""
    near, key = caches["near"], f"conversations.everybody.{part.ref}"
    kept: Everybody | None = near.get(key)
    if kept is None:
        began = time.monotonic()
        kept = _worked_out(part)
        near.set(key, kept, timeout=SECONDS + PART * (time.monotonic() - began))
    return kept


def _worked_out(part: Part) -> Everybody:
    policy, totals = part.routing, selectors.totals_of(part.conversation)
    if policy == Routing.COMPLETE or not totals:
        return Everybody(totals)
    voter, statement, value = _columns(part)
    if policy == Routing.INFORMATIVE:
        return Everybody(totals, communities=_communities(part, voter, statement, value))
    votes = Votes.from_rows(voter, statement, value)
    if policy == Routing.POLIS:
        if len(votes.people) < EXTREMITY_FROM:
            return Everybody(totals)
        far = plane(matrix(votes, np.zeros(len(votes.statements), dtype=bool))).extremity
        return Everybody(totals, extremity=_by_statement(votes, far))
    return Everybody(totals, uncovered=_uncovered(votes))


def _columns(part: Part) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    table = np.array(list(selectors.votes_of(part.conversation)), dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _communities(
    part: Part, voter: NDArray[np.int64], statement: NDArray[np.int64], value: NDArray[np.int64]
) -> dict[str, tuple[int, Totals]]:
    axis = _axis(part)
    members: dict[str, list[int]] = {}
    for key, groups in selectors.groups_of_voters(part.conversation).items():
        if name := groups.get(axis):
            members.setdefault(name, []).append(key)
    found: dict[str, tuple[int, Totals]] = {}
    for name, keys in members.items():
        inside = np.isin(voter, keys)
        found[name] = (len(keys), _totals(statement[inside], value[inside]))
    return found


def _uncovered(votes: Votes) -> tuple[int, Totals]:
    """Those who agree with nothing on the slate as it stands: how many, and what they said."""
    chosen = slate(votes, np.ones(len(votes.statements), dtype=bool)).statements
    heard = np.zeros(len(votes.people), dtype=bool)
    heard[votes.person[(votes.value == AGREE) & np.isin(votes.statement, chosen)]] = True
    theirs = ~heard[votes.person]
    names = np.array(votes.statements, dtype=np.int64)
    return int((~heard).sum()), _totals(names[votes.statement[theirs]], votes.value[theirs].astype(np.int64))


def _totals(statement: NDArray[np.int64], value: NDArray[np.int64]) -> Totals:
    found: dict[int, tuple[int, int, int]] = {}
    for pk in np.unique(statement).tolist():
        said = value[statement == pk]
        found[pk] = (int((said == 1).sum()), int((said == -1).sum()), len(said))
    return found


def _by_statement(votes: Votes, numbers: NDArray[np.float64]) -> dict[int, float]:
    return {int(cast(int, pk)): float(number) for pk, number in zip(votes.statements, numbers, strict=True)}
