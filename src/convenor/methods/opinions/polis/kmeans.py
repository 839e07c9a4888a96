"""k-means on weighted points from a start that is given, so that the same input gives the same groups; silhouettes."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["distances", "first_distinct", "kmeans", "silhouette"]

Points = NDArray[np.float64]
CHUNK = 20_000  # points looked at together: what is held in memory stays small whatever the number of people


def first_distinct(points: Points, k: int) -> Points:
    """The first k points that differ from one another, fewer where there are no more."""
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:k]]


def kmeans(points: Points, start: Points, *, weights: Points | None = None, steps: int = 100) -> NDArray[np.intp]:
    """The group of each point, after at most `steps` steps from the centres `start`.

    A centre that no point is nearest to goes. It stops once no centre, in order, has moved by 0.01.
    """
    weight = np.ones(len(points)) if weights is None else weights
    centres = start
    nearest = np.zeros(len(points), dtype=np.intp)
    for _ in range(steps):
        nearest = _nearest(points, centres)
        moved, nearest = _means(points, nearest, weight, len(centres))
        settled = len(moved) == len(centres) and _same(moved, centres)
        centres = moved
        if settled:
            break
    return nearest


def distances(points: Points, centres: Points) -> Points:
    """From each point to each centre, in the plane."""
    return np.sqrt(_squares(points, centres))


def silhouette(points: Points, group: NDArray[np.intp], weights: Points | None = None) -> float:
    """The mean silhouette: how much nearer each point is to its own group than to the next; a point alone scores 0.

    Between -1 and 1. Undefined for fewer than two groups: then 0. `weights`: how many people are at each point.
    """
    k = int(group.max()) + 1 if len(group) else 0
    if k < 2:
        return 0.0
    weight = np.ones(len(points)) if weights is None else weights
    row = np.arange(len(points))
    of_group = np.zeros((len(points), k))
    of_group[row, group] = weight
    size, sums = of_group.sum(axis=0), distances(points, points) @ of_group
    own = sums[row, group] / np.maximum(size[group] - 1, 1)
    others = sums / np.where(size > 0, size, 1)
    others[row, group] = np.inf
    nearest = others.min(axis=1)
    widest = np.maximum(own, nearest)
    score = np.where(widest > 0, (nearest - own) / np.where(widest > 0, widest, 1), 0.0)
    return float(np.average(np.where(size[group] <= 1, 0.0, score), weights=weight))


def _squares(points: Points, centres: Points) -> Points:
    square = np.zeros((len(points), len(centres)))
    for ours, theirs in zip(points.T, centres.T, strict=True):
        square += np.subtract.outer(ours, theirs) ** 2
    return square


def _nearest(points: Points, centres: Points) -> NDArray[np.intp]:
    nearest = np.empty(len(points), dtype=np.intp)
    for at in range(0, len(points), CHUNK):
        nearest[at : at + CHUNK] = np.argmin(_squares(points[at : at + CHUNK], centres), axis=1)
    return nearest


def _means(points: Points, nearest: NDArray[np.intp], weight: Points, k: int) -> tuple[Points, NDArray[np.intp]]:
    total = np.bincount(nearest, weights=weight, minlength=k)
    sums = np.stack([np.bincount(nearest, weights=weight * axis, minlength=k) for axis in points.T], axis=1)
    stays = total > 0
    place = np.cumsum(stays) - 1
    return sums[stays] / total[stays, None], place[nearest]


def _same(ours: Points, theirs: Points) -> bool:
    def in_order(centres: Points) -> Points:
        return centres[np.lexsort(centres.T[::-1])]

    return bool((np.sqrt(((in_order(ours) - in_order(theirs)) ** 2).sum(axis=1)) < 0.01).all())
