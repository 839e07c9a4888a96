"""Names over time, and who followed whom: plain functions on what the record says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NameHeld:
    """A name that was right from one day to another; an open end is None."""

    name: str
    starts: date | None = None
    ends: date | None = None

    def covers(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (self.ends is None or self.ends >= day)


def name_on(now: str, former: Iterable[NameHeld], day: date) -> str:
    """The name an organisation had on a day: a former one that covers the day (the latest begun), else today's.

    >>> name_on("Vale Trust", [NameHeld("Vale Hospital", None, date(2024, 3, 31))], date(2024, 1, 1))
    'Vale Hospital'
    >>> name_on("Vale Trust", [NameHeld("Vale Hospital", None, date(2024, 3, 31))], date(2024, 4, 1))
    'Vale Trust'
    """
    right = [held for held in former if held.covers(day)]
    return max(right, key=lambda held: held.starts or date.min).name if right else now


def reaches(links: Iterable[tuple[str, str]], first: str, last: str) -> bool:
    """Whether following `earlier → later` links from `first` ever comes to `last` (or they are the same).

    >>> reaches([("A", "B"), ("B", "C")], "A", "C"), reaches([("A", "B"), ("B", "C")], "C", "A")
    (True, False)
    """
    after = _after(links)
    seen, todo = {first}, [first]
    while todo:
        for later in after.get(todo.pop(), ()):
            if later not in seen:
                seen.add(later)
                todo.append(later)
    return last in seen


def standing_in(links: Sequence[tuple[str, str, date]], ref: str, day: date) -> tuple[str, ...]:
    """Who stands in an organisation's place on a day: the ends of the chains that had, in law, begun by then.

    >>> day = date(2026, 4, 1)
    >>> standing_in([("A", "B", day), ("B", "C", day)], "A", day)
    ('C',)
    >>> standing_in([("A", "B", day)], "A", date(2026, 3, 31))
    ('A',)
    """
    after = _after((earlier, later) for earlier, later, on in links if on <= day)
    found: dict[str, None] = {}
    seen: set[str] = set()
    todo = [ref]
    while todo:
        one = todo.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if later := after.get(one):
            todo.extend(later)
        else:
            found[one] = None
    return tuple(found)


def _after(links: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    after: dict[str, list[str]] = {}
    for earlier, later in links:
        after.setdefault(earlier, []).append(later)
    return after
