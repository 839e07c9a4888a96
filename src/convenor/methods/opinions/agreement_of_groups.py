"""How far two ways of grouping the same people agree: the adjusted Rand index."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["adjusted_rand"]


def adjusted_rand(ours: ArrayLike, theirs: ArrayLike) -> float:
    """1 for the same groups under any names, 0 for what chance alone gives, below 0 for less (Hubert & Arabie 1985).

    Where both put everybody together, or everybody apart, they agree: 1.

    >>> adjusted_rand([0, 0, 1, 1], [5, 5, 3, 3]), round(adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]), 3)
    (1.0, -0.5)
    """
    first = np.unique(np.asarray(ours), return_inverse=True)[1]
    second = np.unique(np.asarray(theirs), return_inverse=True)[1]
    if first.size != second.size:
        raise ValueError("two groupings of the same people have the same length")
    if first.size < 2:
        return 1.0
    width = int(second.max()) + 1
    table = np.bincount(first * width + second, minlength=(int(first.max()) + 1) * width).reshape(-1, width)
    both, rows, columns = _pairs(table), _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    expected = rows * columns / _pairs(np.array([first.size]))
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _pairs(sizes: NDArray[np.int64]) -> float:
    return float((sizes * (sizes - 1) / 2).sum())
