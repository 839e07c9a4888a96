"""Polis's groups: people gathered into base clusters, those into 2 to 5 groups by silhouette. Its start, its order.

They depend on the order in which people first voted, as they do there; see `groups.py` for ours, which do not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.polis.kmeans import first_distinct, kmeans, silhouette

__all__ = ["Groups", "polis_groups"]

BASE = 100
BASE_STEPS = 100
STEPS = 20  # Polis means 100, but names the setting wrongly
MOST = 5
PEOPLE_A_GROUP = 12


@dataclass(frozen=True, slots=True)
class Groups:
    """`group` of each person, -1 for none; `base` likewise its base cluster. `silhouettes` by the k tried."""

    group: NDArray[np.intp]
    base: NDArray[np.intp]
    k: int
    silhouettes: dict[int, float]


def polis_groups(people: NDArray[np.float64], inside: NDArray[np.bool_], k: int | None = None) -> Groups:
    """Groups of those `inside`, by where they lie; `k` fixes how many, else the best silhouette does."""
    points = people[inside]
    base = _base(points)
    centres, weights = _centres(points, base)
    found = {many: _groups(centres, weights, many) for many in ([k] if k else _tried(len(centres)))}
    scores = {many: silhouette(centres, group) for many, group in found.items()}
    chosen = max(scores, key=lambda many: (scores[many], -many)) if scores else 0
    of_base = found[chosen] if chosen else np.zeros(len(centres), dtype=np.intp)
    group = np.full(len(people), -1, dtype=np.intp)
    all_base = group.copy()
    group[inside], all_base[inside] = of_base[base], base
    return Groups(group, all_base, int(of_base.max()) + 1 if len(of_base) else 0, scores)


def _base(points: NDArray[np.float64]) -> NDArray[np.intp]:
    if len(points) <= BASE:
        return np.arange(len(points))
    return kmeans(points, first_distinct(points, BASE), steps=BASE_STEPS)


def _centres(points: NDArray[np.float64], base: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not len(points):
        return points, np.zeros(0)
    size = np.bincount(base).astype(float)
    sums = np.stack([np.bincount(base, weights=axis) for axis in points.T], axis=1)
    return sums / size[:, None], size


def _tried(base: int) -> range:
    return range(2, min(MOST, 2 + base // PEOPLE_A_GROUP) + 1) if base > 1 else range(0)


def _groups(centres: NDArray[np.float64], weights: NDArray[np.float64], k: int) -> NDArray[np.intp]:
    return kmeans(centres, first_distinct(centres, k), weights=weights, steps=STEPS)
