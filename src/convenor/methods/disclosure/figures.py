"""How a figure of a group that may be shown is written: rounded, and never as "everybody said so" of a few.

What is said near an end of the scale is the same whether all or nearly all are there, so that the words themselves
do not tell. Agreement and spread are for everyone together only: of a group they would tell that all gave one answer.
"""

from dataclasses import dataclass
from math import ceil, floor

from convenor.methods.disclosure.policy import DisclosurePolicy

__all__ = ["Shown", "change_shown", "mean_shown", "share_shown"]

TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure to show; `bound` says whether it is the figure ("") or the true one is `at_least` or `at_most` it."""

    value: float
    bound: str = ""


def mean_shown(
    value: float,
    n: int,
    policy: DisclosurePolicy | None = None,
    *,
    low: float = 1.0,
    high: float = 5.0,
    step: float = 1.0,
) -> Shown:
    """A mean of `n` answers between `low` and `high`, as it may be shown; `step` is the least that answers differ by.

    >>> mean_shown(5.0, 8), mean_shown(4.7, 8) == mean_shown(5.0, 8), mean_shown(3.14159, 8)
    (Shown(value=4.6, bound='at_least'), True, Shown(value=3.1, bound=''))
    >>> mean_shown(5.0, 24)
    Shown(value=5.0, bound='')
    """
    policy = policy or DisclosurePolicy()
    if n < 1 or not low - TINY <= value <= high + TINY:
        raise ValueError(f"a mean of {n} lies between {low} and {high}, not at {value}")
    return _shown(value, n, policy, low=low, high=high, step=step, unit=10.0**-policy.decimals)


def share_shown(count: int, n: int, policy: DisclosurePolicy | None = None) -> Shown:
    """How many in a hundred of `n` answers are of a kind (`count` of them), as it may be shown.

    >>> share_shown(12, 12), share_shown(11, 12) == share_shown(12, 12), share_shown(7, 12)
    (Shown(value=90.0, bound='at_least'), True, Shown(value=60.0, bound=''))
    >>> share_shown(0, 6) == share_shown(1, 6), share_shown(0, 6)
    (True, Shown(value=20.0, bound='at_most'))
    """
    policy = policy or DisclosurePolicy()
    if n < 1 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share")
    return _shown(100 * count / n, n, policy, low=0, high=100, step=100, unit=policy.round_points)


def _shown(
    value: float, n: int, policy: DisclosurePolicy, *, low: float, high: float, step: float, unit: float
) -> Shown:
    """The value in whole units; near an end, how near it is at least."""
    near = policy.near(n, low=low, high=high, step=step)
    if n < policy.unanimity_below and value >= high - near - TINY:
        return Shown(_tidy(floor((high - near) / unit + TINY) * unit), "at_least")
    if n < policy.unanimity_below and value <= low + near + TINY:
        return Shown(_tidy(ceil((low + near) / unit - TINY) * unit), "at_most")
    return Shown(_tidy(round(value / unit) * unit))


def _tidy(value: float) -> float:
    return float(round(value, 9))


def change_shown(n_before: int, n_now: int, policy: DisclosurePolicy | None = None) -> bool:
    """Whether a change from one wave to the next may be spoken of, by how many answered in each.

    One or two answers more or less, and whoever knows who joined or stayed away could guess what they said.

    >>> change_shown(12, 12), change_shown(12, 13), change_shown(12, 15), change_shown(12, 4)
    (True, False, True, False)
    """
    policy = policy or DisclosurePolicy()
    enough = min(n_before, n_now) >= policy.min_cell
    return enough and (n_before == n_now or abs(n_before - n_now) >= policy.least_change)
