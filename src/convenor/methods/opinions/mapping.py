"""The map of a conversation: how many people lie in each square of the plane; of fewer than fifty people, no map."""

import numpy as np
from numpy.typing import NDArray

from convenor.methods.disclosure import DisclosurePolicy
from convenor.methods.opinions.analysis import Result
from convenor.methods.opinions.published import Place

__all__ = ["FEWEST", "places"]

FEWEST = 50
SQUARES, A_SQUARE = 16, 8  # a side at most; and people that there should be for each
EDGE = 0.02  # of people on each side of an axis that are drawn at its end, so that a few far off do not leave it bare


def places(result: Result, policy: DisclosurePolicy) -> tuple[Place, ...]:
    """The squares that hold anybody, those with fewer than the policy's smallest cell put together with others near.

    Where people lie is drawn from what they have in common with others; which way is up means nothing.
    """
    inside = np.flatnonzero(result.inside)
    if len(inside) < FEWEST:
        return ()
    points = result.plane.people[inside]
    low, high = np.quantile(points, EDGE, axis=0), np.quantile(points, 1 - EDGE, axis=0)
    scaled = np.clip((points - low) / np.where(high > low, high - low, 1), 0, 1 - 1e-9)
    side = min(SQUARES, int((len(inside) / A_SQUARE) ** 0.5))
    square = (scaled * side).astype(int)
    home = _gathered(square, policy.min_cell)
    if home is None:
        return ()
    groups = _groups(result, policy)
    found = np.unique(home, axis=0)
    return tuple(_place(groups, inside[(home == at).all(axis=1)], (at + 0.5) / side) for at in found)


def _gathered(square: NDArray[np.intp], least: int) -> NDArray[np.intp] | None:
    """The square that each person counts with; None where there is no one with `least`.

    Squares that hold too few are put together two by two, four by four and so on, and stand where most of these people
    are; whoever is left over at the end counts with the nearest.
    """
    home = np.full_like(square, -1)
    across = 1
    while across < 2 * SQUARES:
        waiting = np.flatnonzero(home[:, 0] < 0)
        _, place, count = np.unique(square[waiting] // across, axis=0, return_inverse=True, return_counts=True)
        for at in np.flatnonzero(count >= least).tolist():
            mine = waiting[place.ravel() == at]
            cells, people = np.unique(square[mine], axis=0, return_counts=True)
            home[mine] = cells[np.argmax(people)]
        across *= 2
    there = np.unique(home[home[:, 0] >= 0], axis=0)
    if not len(there):
        return None
    alone = np.flatnonzero(home[:, 0] < 0)
    home[alone] = there[np.argmin(((square[alone][:, None] - there[None]) ** 2).sum(axis=2), axis=1)]
    return home


def _groups(result: Result, policy: DisclosurePolicy) -> NDArray[np.intp] | None:
    """The group of each person, where groups were found and each is large enough to be told of."""
    grouping = result.grouping
    if grouping is None or grouping.k < 2 or min(grouping.sizes) < policy.min_cell:
        return None
    return grouping.group


def _place(groups: NDArray[np.intp] | None, members: NDArray[np.intp], middle: NDArray[np.float64]) -> Place:
    x, y = middle.tolist()
    group = None if groups is None else int(np.bincount(groups[members]).argmax())
    return Place(x, y, round(len(members) / 5) * 5, group)
