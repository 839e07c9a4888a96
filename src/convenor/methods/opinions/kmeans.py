"""k-means with many starts at once: drawn by k-means++ from a seeded generator, the best by the sum of squares kept."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_groups", "spread_starts", "two_groups_of_each"]

Points = NDArray[np.float64]
STEPS = 50


def best_groups(
    points: Points, weights: Points, k: int, rng: np.random.Generator, starts: int = 10
) -> NDArray[np.intp]:
    """The group of each point: the best of `starts` runs. `points` n by 2, `weights` above 0.

    Fewer than k groups come back where there are fewer than k different points.
    """
    if len(points) == 0:
        return np.zeros(0, dtype=np.intp)
    centres = np.stack([spread_starts(points, weights, k, rng) for _ in range(starts)])
    many = np.broadcast_to(points, (starts, *points.shape))
    group, squares = _run(many, np.broadcast_to(weights, (starts, len(weights))), centres)
    # rounded, so that runs which end at the same groups by another way of adding up are not told apart
    best = int(np.argmin(np.round(squares, 9)))
    return np.unique(group[best], return_inverse=True)[1].astype(np.intp)


def spread_starts(points: Points, weights: Points, k: int, rng: np.random.Generator) -> Points:
    """k points to start from, each drawn by how far it is from those before (k-means++)."""
    chosen = [points[_draw(weights, rng)]]
    nearest = ((points - chosen[0]) ** 2).sum(axis=1)
    for _ in range(k - 1):
        far = weights * nearest
        chosen.append(points[_draw(far if far.sum() > 0 else weights, rng)])
        nearest = np.minimum(nearest, ((points - chosen[-1]) ** 2).sum(axis=1))
    return np.array(chosen)


def two_groups_of_each(points: Points) -> NDArray[np.intp]:
    """Two groups in each of several clouds of points (clouds by n by 2), from starts that need no lot.

    The cloud is cut across its first axis, across its second, and both ways between; the best cut settled is kept.
    """
    x, y = points[..., 0], points[..., 1]
    cuts = [x > np.median(x, axis=1, keepdims=True), y > np.median(y, axis=1, keepdims=True), x + y > 0, x - y > 0]
    starts = np.stack([_centres_of_cut(points, cut) for cut in cuts])  # cuts by clouds by 2 by 2
    ways, clouds = starts.shape[:2]
    many = np.broadcast_to(points, (ways, *points.shape)).reshape(ways * clouds, *points.shape[1:])
    group, squares = _run(many, np.ones(many.shape[:2]), starts.reshape(ways * clouds, 2, 2))
    best = np.argmin(np.round(squares, 9).reshape(ways, clouds), axis=0)
    found: NDArray[np.intp] = group.reshape(ways, clouds, -1)[best, np.arange(clouds)]
    return found


def _draw(weights: Points, rng: np.random.Generator) -> int:
    sums = np.cumsum(weights)
    return int(min(np.searchsorted(sums, rng.random() * sums[-1], side="right"), len(weights) - 1))


def _centres_of_cut(points: Points, cut: NDArray[np.bool_]) -> Points:
    def mean(part: NDArray[np.bool_]) -> Points:
        size = np.maximum(part.sum(axis=1), 1)[:, None]
        centre: Points = (points * part[..., None]).sum(axis=1) / size
        return centre

    return np.stack([mean(cut), mean(~cut)], axis=1)


def _run(points: Points, weights: Points, centres: Points) -> tuple[NDArray[np.intp], Points]:
    """Runs by n by 2, runs by n, runs by k by 2: the groups of each run and its weighted sum of squares."""
    runs, _, k = len(points), points.shape[1], centres.shape[1]
    group = np.full(points.shape[:2], -1, dtype=np.intp)
    squares = np.zeros((*points.shape[:2], k))
    for _ in range(STEPS):
        squares = np.stack([((points - centres[:, None, at]) ** 2).sum(axis=2) for at in range(k)], axis=2)
        nearest = np.argmin(squares, axis=2)
        if np.array_equal(nearest, group):
            break
        group = nearest
        centres = _means(points, weights, group, centres)
    nearest_square = np.take_along_axis(squares, group[..., None], axis=2)[..., 0]
    return group, (nearest_square * weights).sum(axis=1).reshape(runs)


def _means(points: Points, weights: Points, group: NDArray[np.intp], before: Points) -> Points:
    """The weighted mean of each group; a group left empty stays where it was."""
    runs, k = len(points), before.shape[1]
    cell = (group + k * np.arange(runs)[:, None]).ravel()
    total = np.bincount(cell, weights=weights.ravel(), minlength=runs * k)
    sums = [np.bincount(cell, weights=(weights * points[..., axis]).ravel(), minlength=runs * k) for axis in (0, 1)]
    means = np.stack(sums, axis=1) / np.where(total == 0, 1, total)[:, None]
    means[total == 0] = before.reshape(-1, 2)[total == 0]
    return means.reshape(runs, k, 2)
