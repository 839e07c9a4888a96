"""The map of a conversation: how many people lie in each square of the plane; of fewer than fifty people, no map."""

import numpy as np

from convenor.methods.disclosure import DisclosurePolicy
from convenor.methods.opinions.analysis import Result
from convenor.methods.opinions.published import Place

__all__ = ["FEWEST", "places"]

FEWEST = 50
SQUARES, A_SQUARE = 16, 16  # a side at most; and people that there should be for each


def places(result: Result, policy: DisclosurePolicy) -> tuple[Place, ...]:
    """The squares that hold anybody, those with fewer than the policy's smallest cell joined to the nearest that has
    enough. Where people lie is drawn from what they have in common with others; which way is up means nothing.
    """
    inside = np.flatnonzero(result.inside)
    if len(inside) < FEWEST:
        return ()
    points = result.plane.people[inside]
    low, high = np.quantile(points, 0.01, axis=0), np.quantile(points, 0.99, axis=0)
    scaled = np.clip((points - low) / np.where(high > low, high - low, 1), 0, 1 - 1e-9)
    side = min(SQUARES, int((len(inside) / A_SQUARE) ** 0.5))
    square = (scaled * side).astype(int)
    cells, place, count = np.unique(square, axis=0, return_inverse=True, return_counts=True)
    place = place.ravel()
    enough = count >= policy.min_cell
    if not enough.any():
        return ()
    apart = ((cells[:, None] - cells[None, enough]) ** 2).sum(axis=2)
    home = np.flatnonzero(enough)[np.argmin(apart, axis=1)]
    home[enough] = np.flatnonzero(enough)
    joined = home[place]
    return tuple(_place(result, inside[joined == at], (cells[at] + 0.5) / side) for at in np.unique(joined))


def _place(result: Result, members: np.ndarray, middle: np.ndarray) -> Place:
    x, y = middle.tolist()
    group = None
    if result.grouping is not None and result.grouping.k > 1:
        group = int(np.bincount(result.grouping.group[members]).argmax())
    return Place(x, y, round(len(members) / 5) * 5, group)
