"""Our groups: the same whatever the order of the file, from many seeded starts, none too small to speak of.

Shown only where `evidence` says that there are any.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.kmeans import best_groups
from convenor.methods.opinions.polis.kmeans import silhouette

__all__ = ["Grouping", "groups", "split"]

MOST = 5
PEOPLE_A_GROUP = 12
SMALLEST, SMALLEST_SHARE = 3, 0.05
CELLS = 128  # a side: above 2,000 people, those in one small square of the plane move together
MANY = 2_000
STARTS_OF_SPLIT = 5
SAMPLE = 256  # weighted points that a silhouette is read from


@dataclass(frozen=True, slots=True)
class Grouping:
    """`group` of each person, -1 for none; the largest is 0.

    `silhouettes` by the k tried; `refused`: the k that gave groups too small.
    """

    group: NDArray[np.intp]
    k: int
    silhouettes: dict[int, float]
    refused: tuple[int, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people are in each group."""
        return tuple(np.bincount(self.group[self.group >= 0], minlength=self.k).tolist())


def groups(
    points: NDArray[np.float64], inside: NDArray[np.bool_], rng: np.random.Generator, k: int | None = None
) -> Grouping:
    """Groups of those `inside`, by where they lie (people by 2). `k` fixes how many, also where one is small.

    Otherwise the k from 2 to 5 with the highest silhouette of those whose groups all have 3 people and 5% of all; if no
    k has, there is one group of all.
    """
    mine = points[inside]
    places, weights, place = _gathered(mine)
    found: dict[int, NDArray[np.intp]] = {}
    scores: dict[int, float] = {}
    refused = []
    for many in [k] if k else _tried(len(mine)):
        of_place = best_groups(places, weights, many, rng)
        sizes = np.bincount(of_place[place]) if len(place) else np.zeros(0, dtype=int)
        if k is None and (len(sizes) < many or sizes.min() < max(SMALLEST, SMALLEST_SHARE * len(mine))):
            refused.append(many)
            continue
        found[many], scores[many] = of_place, _silhouette(places, weights, of_place)
    best = max(scores, key=lambda many: (round(scores[many], 9), -many)) if scores else None
    group = np.full(len(points), -1, dtype=np.intp)
    group[inside] = 0 if best is None else _largest_first(found[best][place], places, found[best])
    return Grouping(group, int(group.max()) + 1 if len(mine) else 0, scores, tuple(refused))


def split(points: NDArray[np.float64], inside: NDArray[np.bool_], k: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """The group of each of those `inside`, -1 for the others: k groups and nothing else, names without meaning."""
    places, weights, place = _gathered(points[inside])
    group = np.full(len(points), -1, dtype=np.intp)
    group[inside] = best_groups(places, weights, k, rng, STARTS_OF_SPLIT)[place]
    return group


def _tried(people: int) -> range:
    return range(2, min(MOST, 2 + people // PEOPLE_A_GROUP) + 1) if people > 1 else range(0)


def _gathered(
    points: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    """The points, their weights, and which of these each person is at."""
    if len(points) <= MANY:
        return points, np.ones(len(points)), np.arange(len(points))
    low, high = points.min(axis=0), points.max(axis=0)
    square = np.minimum(((points - low) / np.where(high > low, high - low, 1) * CELLS).astype(np.intp), CELLS - 1)
    _, place = np.unique(square[:, 0] * CELLS + square[:, 1], return_inverse=True)
    weights = np.bincount(place).astype(float)
    means = np.stack([np.bincount(place, weights=axis) for axis in points.T], axis=1) / weights[:, None]
    return means, weights, place.astype(np.intp)


def _silhouette(places: NDArray[np.float64], weights: NDArray[np.float64], group: NDArray[np.intp]) -> float:
    """The weighted mean silhouette, of evenly picked points where there are more than 256."""
    if len(places) > SAMPLE:
        picked = np.unique(np.linspace(0, len(places) - 1, SAMPLE).astype(np.intp))
        places, weights, group = places[picked], weights[picked], np.unique(group[picked], return_inverse=True)[1]
    return silhouette(places, group, weights)


def _largest_first(
    group: NDArray[np.intp], places: NDArray[np.float64], of_place: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Renamed by size, and of equal ones by where they lie: no name depends on a start or on an id."""
    sizes = np.bincount(group)
    across = np.array([places[of_place == one, 0].mean() for one in range(len(sizes))])
    order = np.lexsort((-np.round(across, 7), -sizes))
    name = np.empty_like(order)
    name[order] = np.arange(len(order))
    renamed: NDArray[np.intp] = name[group]
    return renamed
