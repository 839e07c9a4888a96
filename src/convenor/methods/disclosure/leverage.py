"""A quick word on whether figures can tell of few people: one that is sure when it says no, and else says nothing.

A sum that can be worked out weighs each person by no more than the root of that person's leverage (how much the figures
hang on that one person; a group of ten standing alone gives each a tenth). So the leverages of those whom it touches
come to one at least, and it touches so many people as it takes to reach one.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["surely_wide"]

CLOSE = 1e-6


def surely_wide(rows: ArrayLike, weights: ArrayLike, below: int) -> bool:
    """Whether every sum that can be worked out from figures over `rows` surely touches `below` answers or more.

    `rows` and `weights` as in `tells`. False says nothing.

    >>> everyone, nhs = [1, 1], [1, 0]
    >>> surely_wide([everyone, nhs], [14, 5], 5), surely_wide([everyone, nhs], [14, 4], 5)
    (True, False)
    """
    table, weight = np.asarray(rows, dtype=np.float64), np.asarray(weights, dtype=np.int64)
    if not table.any() or (weight <= 0).any():
        return False
    together = (table * weight) @ table.T
    leverage: NDArray[np.float64] = ((np.linalg.pinv(together, rcond=1e-10, hermitian=True) @ table) * table).sum(
        axis=0
    )
    order = np.argsort(-leverage)
    sums = np.cumsum(np.minimum(weight[order], below))
    few = int(np.searchsorted(sums, below))  # after these kinds of people there are enough to count
    taken = np.minimum(weight[order][: few + 1], below)
    taken[-1] -= max(int(taken.sum()) - (below - 1), 0)
    return float((taken * leverage[order][: few + 1]).sum()) < 1 - CLOSE
