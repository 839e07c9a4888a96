"""How unevenly a whole is shared out: the largest shares, the effective number of holders, and Gini's coefficient.

>>> top_share([3, 1, 0], 1), effective_number([2, 2]), gini([1, 1, 1])
(0.75, 2.0, 0.0)
"""

from collections.abc import Sequence


def top_share(amounts: Sequence[float], count: int, *, whole: float | None = None) -> float | None:
    """The share of the whole (by default, of the sum) that the `count` largest hold; None of nothing."""
    total = sum(amounts) if whole is None else whole
    if total <= 0:
        return None
    return sum(sorted(amounts, reverse=True)[:count]) / total


def effective_number(amounts: Sequence[float]) -> float | None:
    """How many equal holders would be as concentrated (Laakso & Taagepera 1979): n when equal, 1 when one has all."""
    total = sum(amounts)
    if total <= 0:
        return None
    return total**2 / sum(amount**2 for amount in amounts)


def gini(amounts: Sequence[float]) -> float | None:
    """Half the mean absolute difference over the mean: 0 when equal, (n − 1)/n when one of n has all."""
    ordered = sorted(amounts)
    total = sum(ordered)
    if total <= 0:
        return None
    n = len(ordered)
    return sum((2 * rank - n - 1) * amount for rank, amount in enumerate(ordered, start=1)) / (n * total)
