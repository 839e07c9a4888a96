"""Whether figures of overlapping groups, put together in any way, tell of fewer people than they may.

Each figure is a sum over a group, so whatever can be worked out from several of them is a weighted sum over people:
a vector in the span of the groups' rows. The figures are safe when every such vector but zero touches at least so many
people who answered. This one condition covers complements, nested groups, margins that overlap and releases that
follow one another. (In coding theory it is the least distance of a linear code; in matroids, the cogirth.)

The search is exact. Someone left out of all zero entries must stand in every basis of the columns, so it takes a
heaviest basis, leaves out each light column of it in turn and looks again. Sums are taken modulo a prime larger than
any minor of 22 rows of zeros and ones can be; beyond 22 independent figures a wrong zero is merely as good as
impossible.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from convenor.methods.disclosure.leverage import surely_wide

PRIME = 2**31 - 1
PATIENCE = 20_000  # looks, after which not having found a way to tell no longer counts as there being none

Table = NDArray[np.int64]


def tells(rows: Sequence[Sequence[int]], weights: Sequence[int], *, below: int) -> bool:
    """Whether sums over the groups in `rows` tell a sum over somebody, but over fewer than `below` answers.

    `rows[i][j]` is 1 when the people of column j belong to group i, else 0; `weights[j]` (0 or more) is how many of
    them answered. Columns of weight 0 are people who were asked and did not answer: that they did not is theirs too.

    >>> everyone, nhs = [1, 1], [1, 0]
    >>> tells([everyone, nhs], [14, 4], below=5), tells([everyone, nhs], [14, 5], below=5), tells([], [], below=5)
    (True, False, False)
    """
    if not len(rows):
        return False
    columns, weight = _merged(np.asarray(rows, dtype=np.int64), np.asarray(weights, dtype=np.int64))
    if surely_wide(columns, weight, below):
        return False
    order = np.argsort(-weight, kind="stable")
    table, basis = _reduced(columns[:, order])
    weight = weight[order]
    if any(weight[column] == 0 for column in basis):
        return True  # without those who did not answer, something is left that no longer depends on the others
    return _Search(weight).finds(table, basis, below - 1, np.zeros(len(weight), bool), weight == 0)


def _merged(table: Table, weights: Table) -> tuple[Table, Table]:
    """People who are in the same groups cannot be told apart: one column for all of them."""
    columns, where = np.unique(table, axis=1, return_inverse=True)
    together = np.bincount(where.ravel(), weights=weights, minlength=columns.shape[1]).astype(np.int64)
    inside = columns.any(axis=0)
    return columns[:, inside], together[inside]


def _reduced(table: Table) -> tuple[Table, list[int]]:
    """The same span in reduced row echelon form, and the column each row stands for; earlier columns first."""
    table = table % PRIME
    basis: list[int] = []
    for column in range(table.shape[1]):
        below = np.flatnonzero(table[len(basis) :, column])
        if not below.size:
            continue
        row = len(basis)
        table[[row, row + below[0]]] = table[[row + below[0], row]]
        table = _pivoted(table, row, column)
        basis.append(column)
        if len(basis) == len(table):
            break
    return table[: len(basis)], basis


def _pivoted(table: Table, row: int, column: int) -> Table:
    """The table with 1 at this place and 0 elsewhere in the column."""
    lead = table[row] * pow(int(table[row, column]), -1, PRIME) % PRIME
    factors = table[:, column].copy()
    factors[row] = 0
    table = (table - factors[:, None] * lead % PRIME) % PRIME
    table[row] = lead
    return table


class _Search:
    """Leaves out light columns one after another until a row stands on nothing else, or there are no more to try."""

    def __init__(self, weight: Table) -> None:
        self.weight = weight
        self.looks = 0

    def finds(
        self, table: Table, basis: list[int], left: int, kept: NDArray[np.bool_], gone: NDArray[np.bool_]
    ) -> bool:
        """Whether columns weighing at most `left` more, none of them `kept`, make with those `gone` a vector's all."""
        self.looks += 1
        if self.looks > PATIENCE:
            return True
        kept = kept.copy()
        for row, column in enumerate(basis):
            if kept[column] or self.weight[column] > left:
                continue
            others = np.flatnonzero((table[row] != 0) & ~gone)
            others = others[others != column]
            if not others.size:
                return True
            heaviest = int(max(others, key=lambda other: (kept[other], self.weight[other])))
            without = gone.copy()
            without[column] = True
            exchanged = [*basis[:row], heaviest, *basis[row + 1 :]]
            spent = left - int(self.weight[column])
            if self.finds(_pivoted(table, row, heaviest), exchanged, spent, kept, without):
                return True
            kept[column] = True
        return False
