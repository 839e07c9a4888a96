"""How careful to be: the one object every rule of disclosure asks."""

from dataclasses import dataclass

FLOOR = 5  # no policy may go below it


@dataclass(frozen=True, slots=True)
class DisclosurePolicy:
    """What a partnership has settled about showing figures of groups.

    `min_cell`: fewest answers a figure may rest on, shown or worked out (at least 5; 10 suits what the public reads).
    `unanimity_below`: with fewer answers than this, a figure near an end of its scale is only said to be near it.
    `worked_out_below`: the same of what can be worked out from several figures. `margin`: how near, as a share of the
    scale. `insiders`: so many members who know what they said themselves do not learn from it that all others said one
    thing. `round_points`: shares are shown to so many points in a hundred.
    `decimals`: of a mean. `least_change`: fewer answers more or less than last time than this (and not none), and no
    change is spoken of.

    >>> DisclosurePolicy(min_cell=4)
    Traceback (most recent call last):
        ...
    ValueError: min_cell is at least 5, not 4
    """

    min_cell: int = FLOOR
    unanimity_below: int = 20
    worked_out_below: int = 20
    margin: float = 0.1
    insiders: int = 0
    round_points: int = 5
    decimals: int = 1
    least_change: int = 3

    def __post_init__(self) -> None:
        if self.min_cell < FLOOR:
            raise ValueError(f"min_cell is at least {FLOOR}, not {self.min_cell}")
        if not 0 < self.margin < 0.5:
            raise ValueError(f"margin lies between 0 and 0.5, not at {self.margin}")

    def near(self, n: int, *, low: float, high: float, step: float = 1.0) -> float:
        """How near an end a mean of `n` answers is too near: `margin`, but one answer a step away at least, or one more
        than there are `insiders`.

        >>> DisclosurePolicy().near(8, low=1, high=5), DisclosurePolicy().near(8, low=0, high=1)
        (0.4, 0.125)
        """
        return max(self.margin * (high - low), (1 + self.insiders) * step / max(n, 1))
