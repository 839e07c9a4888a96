"""Whether figures that are safe by their numbers still tell what people answered, because all of some said the same.

A sum over five people or more tells nobody's answer, unless it lies at an end of what it can be: a sum of 40 of eight
people on a scale to 5 is eight fives. A mean near an end is therefore shown only as being near it (`mean_shown`); this
finds the weighted sums that can be worked out from several figures and lie there. Near counts as there, so that what is
withheld does not tell which of the two it was.
"""

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray

from convenor.methods.disclosure.policy import DisclosurePolicy
from convenor.methods.disclosure.spans import tells

__all__ = ["pins"]

Table = NDArray[np.float64]
NOTHING = 1e-9


def pins(
    rows: Sequence[Sequence[int]],
    weights: Sequence[int],
    totals: Sequence[float],
    policy: DisclosurePolicy,
    *,
    low: float,
    high: float,
    step: float = 1.0,
) -> bool:
    """Whether the means of the groups in `rows`, put together, say that some people are all near an end of the scale.

    `rows` and `weights` as in `tells`; `totals[j]` is the sum of the answers of the people of column j; `step` is the
    least that answers differ by. Means that are only shown as near an end say nothing exact and do not count; those of
    so many people that they are shown as they are count only where others would be pinned to the very end.

    >>> everyone, nhs = [1, 1], [1, 0]
    >>> [pins([everyone, nhs], [8, 6], [24, rest], DisclosurePolicy(), low=1, high=5) for rest in (20, 28, 30)]
    [False, True, True]
    """
    if not rows:
        return False
    answered = np.asarray(weights) > 0
    table = np.asarray(rows, dtype=np.float64)[:, answered]
    weight = np.asarray(weights, dtype=np.float64)[answered]
    total = np.asarray(totals, dtype=np.float64)[answered]
    n = table @ weight
    mean = (table @ total) / np.maximum(n, 1)
    room = np.minimum(high - mean, mean - low)  # to the nearer end
    exact = room > [policy.near(int(each), low=low, high=high, step=step) + NOTHING for each in n]
    few = _fewest(rows, weights, policy)
    if few is None:
        return False  # what can be worked out is about so many people that it would be shown as it is
    least = policy.near(few, low=low, high=high, step=step)
    if _nearest(table[exact], high * weight - total, total - low * weight, weight) <= least:
        return True
    as_they_are = (n >= policy.unanimity_below) & (room > NOTHING) & ~exact
    if not as_they_are.any():
        return False
    return _nearest(table[exact | as_they_are], high * weight - total, total - low * weight, weight) <= NOTHING


def _fewest(rows: Sequence[Sequence[int]], weights: Sequence[int], policy: DisclosurePolicy) -> int | None:
    """How many answers a sum that can be worked out touches at least; None where they are enough to be shown as they
    are; at most as many as from where on how near is too near no longer depends on it.
    """
    if not tells(rows, weights, below=policy.worked_out_below):
        return None
    enough = ceil((1 + policy.insiders) / policy.margin)
    return next((few for few in range(policy.min_cell, enough) if tells(rows, weights, below=few + 1)), enough)


def _nearest(table: Table, to_top: Table, to_foot: Table, weight: Table) -> float:
    """How far, a person, the weighted sum in the span that is nearest to its own end still is from it.

    A vector's people count from the top where it is above nought and from the foot where below. One linear programme:
    the two parts of the vector, and what the rows are taken times.
    """
    if len(table) == 0 or not table.any():
        return float("inf")
    from scipy.optimize import linprog  # here, so that nothing of it is read before somebody asks

    columns, where = np.unique(table, axis=1, return_inverse=True)
    top, foot, people = (np.bincount(where.ravel(), weights=part) for part in (to_top, to_foot, weight))
    rows, kinds = columns.shape
    cost = np.concatenate([top, foot, np.zeros(rows)])
    whole = np.concatenate([people, people, np.zeros(rows)])[None, :]
    spans = np.concatenate([np.eye(kinds), -np.eye(kinds), -columns.T], axis=1)
    found = linprog(
        cost,
        A_eq=np.concatenate([whole, spans]),
        b_eq=np.concatenate([[1.0], np.zeros(kinds)]),
        bounds=[(0, None)] * (2 * kinds) + [(None, None)] * rows,
    )
    return float(found.fun) if found.status == 0 else 0.0  # what could not be worked out does not count as safe
