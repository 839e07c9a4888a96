"""Many comparisons at once: how to read their p so that chance is not found to speak."""

from collections.abc import Sequence

__all__ = ["benjamini_hochberg", "holm"]


def holm(ps: Sequence[float]) -> list[float]:
    """Each p adjusted so that below 0.05 even one false alarm among all is as rare as that (Holm 1979).

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03, 0.005])]
    [0.03, 0.06, 0.06, 0.02]
    """
    _check(ps)
    adjusted, worst = [0.0] * len(ps), 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=lambda place: ps[place])):
        worst = max(worst, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = worst
    return adjusted


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Each p adjusted so that of those below 0.05 no more are expected to be false than that share (1995).

    >>> [round(q, 4) for q in benjamini_hochberg([0.01, 0.04, 0.03, 0.005])]
    [0.02, 0.04, 0.04, 0.02]
    """
    _check(ps)
    adjusted, best = [0.0] * len(ps), 1.0
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    for rank, place in reversed(list(enumerate(order, start=1))):
        best = min(best, len(ps) / rank * ps[place])
        adjusted[place] = best
    return adjusted


def _check(ps: Sequence[float]) -> None:
    if any(not 0 <= p <= 1 for p in ps):
        raise ValueError("p lies between 0 and 1")
