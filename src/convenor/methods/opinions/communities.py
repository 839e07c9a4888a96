"""Communities known beforehand (sector, tier, clinical or not, …): where they differ, exactly tested.

Known communities were not made from the votes, so that testing them is valid at full power. Every community is held
against everybody else on its axis; the share of false finds is controlled over all communities and statements of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.panel import Panel
from convenor.methods.opinions.representative import Differences, differences
from convenor.methods.opinions.votes import Votes

__all__ = ["Axis", "communities", "overlap"]

SHUFFLES = 199


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its communities in alphabetical order, how many people of each voted, and where each differs.

    `overlap`: Cramér's V of community and found group, 0 none to 1 the same, with its permutation p; None where no
    groups are shown.
    """

    axis: str
    names: tuple[str, ...]
    people: tuple[int, ...]
    member: NDArray[np.intp]
    differences: Differences
    overlap: tuple[float, float] | None


def communities(
    votes: Votes, panel: Panel, out: NDArray[np.bool_], group: NDArray[np.intp] | None, rng: np.random.Generator
) -> Mapping[str, Axis]:
    """Every axis that at least two communities of voters are known on."""
    found = {}
    for axis in panel.axes():
        said = [panel.people.get(person, {}).get(axis, "") for person in votes.people]
        names = tuple(sorted({one for one in said if one}))
        if len(names) < 2:
            continue
        place = {name: at for at, name in enumerate(names)}
        member = np.array([place.get(one, -1) for one in said], dtype=np.intp)
        found[axis] = Axis(
            axis,
            names,
            tuple(np.bincount(member[member >= 0], minlength=len(names)).tolist()),
            member,
            differences(votes.counts_by(member, len(names)), ~out),
            None if group is None else overlap(member, group, rng),
        )
    return found


def overlap(
    member: NDArray[np.intp], group: NDArray[np.intp], rng: np.random.Generator, shuffles: int = SHUFFLES
) -> tuple[float, float] | None:
    """How far groups found are communities known: Cramér's V and its permutation p. None where either is one."""
    both = (member >= 0) & (group >= 0)
    rows = np.unique(member[both], return_inverse=True)[1]
    columns = np.unique(group[both], return_inverse=True)[1]
    if not rows.size or rows.max() == 0 or columns.max() == 0:
        return None
    real = _cramer(rows, columns)
    reached = sum(_cramer(rng.permutation(rows), columns) >= real - 1e-12 for _ in range(shuffles))
    return real, (1 + reached) / (shuffles + 1)


def _cramer(rows: NDArray[np.intp], columns: NDArray[np.intp]) -> float:
    height, width = int(rows.max()) + 1, int(columns.max()) + 1
    table = np.bincount(rows * width + columns, minlength=height * width).reshape(height, width).astype(float)
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0, keepdims=True) / len(rows)
    square = float(((table - expected) ** 2 / expected).sum())
    return float(np.sqrt(square / (len(rows) * (min(height, width) - 1))))
