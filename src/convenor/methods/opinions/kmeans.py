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
    centres = spread_starts(points, weights, k, rng, starts)
    many = np.broadcast_to(points, (starts, *points.shape))
    group, squares = _run(many, np.broadcast_to(weights, (starts, len(weights))), centres)
    # rounded, so that runs which end at the same groups by another way of adding up are not told apart
    best = int(np.argmin(np.round(squares, 9)))
    return np.unique(group[best], return_inverse=True)[1].astype(np.intp)


def spread_starts(points: Points, weights: Points, k: int, rng: np.random.Generator, starts: int = 1) -> Points:
    """Each start k points (starts by k by 2), each drawn by how far it is from those before (k-means++)."""
    chosen = [points[_drawn(np.broadcast_to(weights, (starts, len(weights))), rng)]]
    nearest = _squares(points, chosen[0])
    for _ in range(k - 1):
        far = weights * nearest
        far[far.sum(axis=1) <= 0] = weights
        chosen.append(points[_drawn(far, rng)])
        nearest = np.minimum(nearest, _squares(points, chosen[-1]))
    return np.stack(chosen, axis=1)


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


def _drawn(weights: Points, rng: np.random.Generator) -> NDArray[np.intp]:
    """A place in each row, by its weights."""
    sums = np.cumsum(weights, axis=1)
    passed = sums <= rng.random((len(weights), 1)) * sums[:, -1:]
    place: NDArray[np.intp] = np.minimum(passed.sum(axis=1), weights.shape[1] - 1)
    return place


def _squares(points: Points, ones: Points) -> Points:
    across, up = np.subtract.outer(ones[:, 0], points[:, 0]), np.subtract.outer(ones[:, 1], points[:, 1])
    squares: Points = across * across + up * up
    return squares


def _centres_of_cut(points: Points, cut: NDArray[np.bool_]) -> Points:
    def mean(part: NDArray[np.bool_]) -> Points:
        size = np.maximum(part.sum(axis=1), 1)[:, None]
        centre: Points = (points * part[..., None]).sum(axis=1) / size
        return centre

    return np.stack([mean(cut), mean(~cut)], axis=1)


def _run(points: Points, weights: Points, centres: Points) -> tuple[NDArray[np.intp], Points]:
    """Runs by n by 2, runs by n, runs by k by 2: the groups of each run and its weighted sum of squares."""
    x, y = (np.ascontiguousarray(points[..., axis]) for axis in (0, 1))
    group, square = _nearest(x, y, centres)
    moving = np.arange(len(points))
    for _ in range(STEPS):
        centres[moving] = _means(x[moving], y[moving], weights[moving], group[moving], centres[moving])
        nearest, squares = _nearest(x[moving], y[moving], centres[moving])
        moved = (nearest != group[moving]).any(axis=1)
        group[moving], square[moving] = nearest, squares
        moving = moving[moved]
        if not moving.size:
            break
    return group, (square * weights).sum(axis=1)


def _nearest(x: Points, y: Points, centres: Points) -> tuple[NDArray[np.intp], Points]:
    """The nearest centre of each point, the first of equal ones, and the square of how far it is."""
    group, square = np.zeros(x.shape, dtype=np.intp), np.empty(0)
    for at in range(centres.shape[1]):
        across, up = x - centres[:, at, :1], y - centres[:, at, 1:]
        this = across * across + up * up
        if at == 0:
            square = this
            continue
        group[this < square] = at
        square = np.minimum(square, this)
    return group, square


def _means(x: Points, y: Points, weights: Points, group: NDArray[np.intp], before: Points) -> Points:
    """The weighted mean of each group; a group left empty stays where it was."""
    means = before.copy()
    for at in range(before.shape[1]):
        mine = weights * (group == at)
        total = mine.sum(axis=1)
        there = total > 0
        sums = np.stack([np.einsum("ij,ij->i", mine, axis) for axis in (x, y)], axis=1)
        means[there, at] = sums[there] / total[there, None]
    return means
