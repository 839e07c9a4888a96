"""A short list in which everybody with enough company finds something: sequential Phragmén on what people agree with.

Every statement chosen costs one unit, shared among those who agree with it so that the most burdened is burdened as
little as may be (Brill et al. 2017). The list then has proportional justified representation: a group large enough and
agreed on enough statements gets as many as it can claim (tested against every group on small profiles).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from convenor.methods.opinions.votes import AGREE, Votes

__all__ = ["Slate", "coverage", "slate"]


@dataclass(frozen=True, slots=True)
class Slate:
    """`statements`: positions in the order chosen. `covered`: share of voters who agree with at least one of them."""

    statements: tuple[int, ...]
    covered: float


def slate(votes: Votes, allowed: NDArray[np.bool_], size: int = 10) -> Slate:
    """At most `size` of those allowed; fewer where nobody agrees with more. Ties go to the most agreed with."""
    agreed = votes.value == AGREE
    who, what = votes.person[agreed], votes.statement[agreed]
    width = len(votes.statements)
    supporters = np.bincount(what, minlength=width).astype(float)
    burden = np.zeros(len(votes.people))
    starts = np.concatenate(([0], np.cumsum(np.bincount(what, minlength=width))))
    by_statement = who[np.argsort(what, kind="stable")]
    open_ones = allowed & (supporters > 0)
    chosen: list[int] = []
    while len(chosen) < size and open_ones.any():
        load = (1 + np.bincount(what, weights=burden[who], minlength=width)) / np.maximum(supporters, 1)
        candidates = np.flatnonzero(open_ones)
        least = np.lexsort((-supporters[candidates], np.round(load[candidates], 12)))[0]
        best = int(candidates[least])
        burden[by_statement[starts[best] : starts[best + 1]]] = load[best]
        open_ones[best] = False
        chosen.append(best)
    return Slate(tuple(chosen), coverage(votes, chosen))


def coverage(votes: Votes, statements: list[int] | tuple[int, ...], of: NDArray[np.bool_] | None = None) -> float:
    """The share of voters (or of those named `of`) who agree with at least one; NaN where there is nobody."""
    hit = np.zeros(len(votes.people), dtype=bool)
    hit[votes.person[(votes.value == AGREE) & np.isin(votes.statement, statements)]] = True
    those = hit if of is None else hit[of]
    return float(those.mean()) if those.size else float("nan")
