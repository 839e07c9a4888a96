"""An attacker on a small board: everybody's communities, who voted on what and who changed a vote are known, and the
rules of rounding; of votes nothing but, perhaps, their own. Solves for single votes by whole numbers."""

from functools import cache

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from convenor.methods.opinions.disclose import PUBLIC
from convenor.methods.opinions.splitting import split_shown

SIDES = (1, -1, 0)


def recovered(releases, members, known=()):
    """(statement, unit) of every vote of which it follows whether it agreed, or whether it disagreed.

    `releases`: what was published, with the votes of that time as {statement: {person: vote}}. `members`: part → people
    in it. `known`: people whose votes the attacker knows. A changed vote is another unit, as people know who changed.
    """
    found = []
    for statement in {one for _, votes in releases for one in votes}:
        units = sorted(
            {(who, vote) for _, votes in releases for who, vote in votes.get(statement, {}).items()}, key=repr
        )
        found += [(statement, unit) for unit in _pinned(statement, units, releases, members, set(known))]
    return found


def _pinned(statement, units, releases, members, known):
    place = {unit: at for at, unit in enumerate(units)}
    rows, least, most = [], [], []
    for published, votes in releases:
        standing = next((one for one in published.standings if one.statement == statement), None)
        here = votes.get(statement, {})
        for part, split in (standing.splits if standing else {}).items():
            inside = [place[who, vote] for who, vote in here.items() if part == ("", "") or who in members[part]]
            ways = _ways(split, len(inside))
            for at in range(3):
                row = np.zeros((len(units), 3))
                row[inside, at] = 1
                rows.append(row.ravel())
                least.append(min((way[at] for way in ways), default=1))
                most.append(max((way[at] for way in ways), default=0))
    if not rows:
        return []
    one_each = np.kron(np.eye(len(units)), np.ones(3))
    limits = [LinearConstraint(np.array(rows), least, most), LinearConstraint(one_each, 1, 1)]
    truth = np.array([side == vote for _, vote in units for side in SIDES], dtype=float)
    fixed = np.array([who in known for who, _ in units for _ in SIDES])
    box = Bounds(np.where(fixed, truth, 0), np.where(fixed, truth, 1))
    left = [place[one] for one in units if one[0] not in known]
    found = {at for side in (0, 1) for at in _never_otherwise(side, truth, limits, box, left)}
    return [units[at] for at in sorted(found)]


def _ways(split, n):
    """Every (agree, disagree, pass) of n that is shown like this: a box round it would do, but no more is known."""
    counts = [(agree, disagree, n - agree - disagree) for agree in range(n + 1) for disagree in range(n + 1 - agree)]
    said = (split.agree, split.disagree, split.passed)
    return [way for way in counts if said in _said(way)]


@cache
def _said(way):
    """In each of the three ways that it may be shown: which one it was is seen."""
    splits = [split_shown(*way, PUBLIC, lead) for lead in (1, -1, None)]
    return [(split.agree, split.disagree, split.passed) for split in splits]


def _never_otherwise(side, truth, limits, box, left):
    """Those of whom it is sure whether they took that side; each way that the votes can be clears all that differ."""
    while left:
        goal = np.zeros(len(truth))
        for at in left:
            goal[3 * at + side] = 1 if truth[3 * at + side] else -1
        way = milp(goal, constraints=limits, bounds=box, integrality=np.ones(len(truth)))
        if way.x is None:
            raise AssertionError("what was published cannot be: the attacker has misread the rules")
        still = [at for at in left if round(way.x[3 * at + side]) == truth[3 * at + side]]
        if len(still) == len(left):
            return left
        left = still
    return []
