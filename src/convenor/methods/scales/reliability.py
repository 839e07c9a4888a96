"""How far items that ask one thing hang together: Cronbach's alpha with its interval, and McDonald's omega.

A row holds one person's answers to all items, reverse ones turned. With fewer than ten people alpha is mostly noise;
the interval shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Reliability", "alpha", "omega", "standardised_alpha"]

Table = NDArray[np.float64]
ENOUGH = 10  # people, below which a reliability is not worth saying


@dataclass(frozen=True, slots=True)
class Reliability:
    """A reliability (1 is perfect; alpha may be negative) with its interval, from `n` people and so many `items`."""

    value: float
    low: float
    high: float
    n: int
    items: int

    @property
    def enough(self) -> bool:
        """Whether it rests on enough people to be worth saying."""
        return self.n >= ENOUGH


def alpha(rows: Sequence[Sequence[float]], *, confidence: float = 0.95) -> Reliability | None:
    """Cronbach's raw alpha (1951) with Feldt's interval (1965).

    None of fewer than two people or items, or where the sums do not vary. Raises ValueError for rows of unlike length.

    >>> found = alpha([[4, 5, 4], [2, 2, 3], [5, 5, 5], [3, 4, 3], [1, 2, 2], [4, 4, 5]])
    >>> round(found.value, 3), found.low < 0.85, found.enough
    (0.954, True, False)
    """
    table = _table(rows)
    if table is None:
        return None
    n, items = table.shape
    of_sums = float(table.sum(axis=1).var(ddof=1))
    if of_sums == 0:
        return None
    value = items / (items - 1) * (1 - float(table.var(axis=0, ddof=1).sum()) / of_sums)
    from scipy.special import fdtri

    first, second = n - 1, (n - 1) * (items - 1)
    low, high = (
        1 - (1 - value) * float(fdtri(first, second, tail)) for tail in ((1 + confidence) / 2, (1 - confidence) / 2)
    )
    return Reliability(value, low, high, n, items)


def standardised_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Alpha of items put to one spread, from their mean correlation; None where `alpha` is or an item does not vary."""
    table = _table(rows)
    if table is None or bool((table.std(axis=0) == 0).any()):
        return None
    items = table.shape[1]
    mean = float((np.corrcoef(table, rowvar=False).sum() - items) / (items * (items - 1)))
    return items * mean / (1 + (items - 1) * mean) if 1 + (items - 1) * mean > 0 else None


def omega(rows: Sequence[Sequence[float]]) -> float | None:
    """McDonald's omega total of one factor (1999), fitted to the items' correlations by maximum likelihood.

    The share of the variance of the sum that the factor accounts for, 0 to 1. None of fewer than three items, no more
    people than items, or items that do not vary or say the very same.
    """
    table = _table(rows)
    if table is None or table.shape[1] < 3 or table.shape[0] <= table.shape[1]:
        return None
    if bool((table.std(axis=0) == 0).any()):
        return None
    correlations = np.asarray(np.corrcoef(table, rowvar=False))
    if float(np.linalg.eigvalsh(correlations)[0]) < 1e-9:
        return None
    loadings, unique = _one_factor(correlations)
    common = float(loadings.sum()) ** 2
    return common / (common + float(unique.sum()))


def _one_factor(correlations: Table) -> tuple[Table, Table]:
    """Loadings and unique variances of one factor: Jöreskog's way, least over the unique variances alone."""
    from scipy.optimize import minimize

    def factor(unique: Table) -> tuple[Table, Table]:
        scale = np.sqrt(unique)
        values, vectors = np.linalg.eigh(correlations / np.outer(scale, scale))
        return values, np.asarray(scale * vectors[:, -1] * np.sqrt(max(float(values[-1]) - 1, 0.0)))

    def misfit(unique: Table) -> float:
        rest = factor(unique)[0][:-1]
        return float((rest - np.log(rest) - 1).sum())

    start = (1 - 0.5 / len(correlations)) / np.diag(np.linalg.inv(correlations))
    found = minimize(misfit, start, method="L-BFGS-B", bounds=[(0.005, 1.0)] * len(start))
    unique = np.asarray(found.x)
    return factor(unique)[1], unique


def _table(rows: Sequence[Sequence[float]]) -> Table | None:
    """The rows as a table of two people and items at least."""
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every person has an answer to every item")
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    return np.asarray(rows, dtype=np.float64)
