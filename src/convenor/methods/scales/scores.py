"""Levels from answers: reverse items turned, "don't know" left out and never read as a number.

A level is the mean of the items that a person answered, on the items' own scale. Whoever answered fewer than `least`
of them has none: half of the items, rounded up, unless said otherwise.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import fmean

from convenor.records import Answer

__all__ = ["complete_rows", "item_values", "score", "scores", "turned"]

SCALE = (1, 5)


def turned(answer: float, scale: tuple[int, int] = SCALE) -> float:
    """The answer of a reverse item as if it had been asked the other way round.

    >>> turned(5), turned(2)
    (1, 4)
    """
    return scale[0] + scale[1] - answer


def score(
    values: Mapping[str, int | None],
    items: Sequence[str],
    *,
    reverse: Collection[str] = (),
    least: int | None = None,
    scale: tuple[int, int] = SCALE,
) -> float | None:
    """One person's level over `items`, or None when they answered fewer than `least`. Raises ValueError off the scale.

    >>> answers = {"a": 4, "b": 1, "c": None}
    >>> score(answers, ["a", "b", "c"], reverse=["b"]), score(answers, ["a", "b", "c"], least=3)
    (4.5, None)
    """
    if not items:
        raise ValueError("a level needs items")
    known = [_turned_if(item, value, reverse, scale) for item in items if (value := values.get(item)) is not None]
    needed = (len(items) + 1) // 2 if least is None else least
    return fmean(known) if len(known) >= max(1, needed) else None


def scores(
    answers: Iterable[Answer],
    items: Sequence[str],
    *,
    reverse: Collection[str] = (),
    least: int | None = None,
    scale: tuple[int, int] = SCALE,
) -> list[float]:
    """The levels of all who have one, least first, so that their order tells nothing."""
    levels = (score(answer.values, items, reverse=reverse, least=least, scale=scale) for answer in answers)
    return sorted(level for level in levels if level is not None)


def item_values(
    answers: Iterable[Answer], item: str, *, reverse: Collection[str] = (), scale: tuple[int, int] = SCALE
) -> list[float]:
    """What those who answered one item said, turned if it is a reverse one, least first."""
    return scores(answers, [item], reverse=reverse, least=1, scale=scale)


def complete_rows(
    answers: Iterable[Answer],
    items: Sequence[str],
    *,
    reverse: Collection[str] = (),
    scale: tuple[int, int] = SCALE,
) -> list[list[float]]:
    """A row for each who answered every item: what reliability and r_wg(j) are worked out from."""
    rows = []
    for answer in answers:
        known = [(item, value) for item in items if (value := answer.values.get(item)) is not None]
        if len(known) == len(items):
            rows.append([_turned_if(item, value, reverse, scale) for item, value in known])
    return sorted(rows)


def _turned_if(item: str, value: int, reverse: Collection[str], scale: tuple[int, int]) -> float:
    if not scale[0] <= value <= scale[1]:
        raise ValueError(f"an answer is from {scale[0]} to {scale[1]}, not {value}")
    return turned(value, scale) if item in reverse else value
