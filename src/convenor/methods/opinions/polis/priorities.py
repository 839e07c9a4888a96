"""How soon Polis would ask people about a statement: new, far from the middle, agreed with and seldom passed first."""

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.votes import Counts

__all__ = ["META", "priorities"]

META = 49.0


def priorities(counts: Counts, extremity: NDArray[np.float64], meta: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A weight above 0 for each statement; `counts` over all who are in a group. Statements about statements have 49.

    From March 2025 to July 2026 Polis itself gave every statement 49 by mistake; this is the formula as meant.

    >>> nobody = Counts(np.array([0]), np.array([0]), np.array([0]))
    >>> priorities(nobody, np.array([0.0]), np.array([False])).tolist()
    [5.0625]
    """
    agreed = (counts.agree + 1) / (counts.votes + 2)
    passed = (counts.passes + 1) / (counts.votes + 2)
    new = 1 + 8 * 2.0 ** (-counts.votes / 5)
    return np.where(meta, META, ((1 - passed) * (extremity + 1) * agreed * new) ** 2)
