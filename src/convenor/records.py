"""Frozen inputs that every analysis shares: what the record says, without a database behind it.

Refs are the register's own references (`Partner.ref`, …): unique within one partnership, stable for ever. Dates are days
in the law's sense (no time of day); an interval's last day belongs to it; None means open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """The time a finding covers, first and last day included.

    >>> Window(date(2026, 1, 1), date(2026, 3, 31)).overlaps(date(2026, 3, 31), None)
    True
    """

    first: date
    last: date

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether anything from `start` to `end` (either may be open) touches this window."""
        return (start is None or start <= self.last) and (end is None or end >= self.first)


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation in the partnership."""

    ref: str
    name: str
    sector: str
    accountability: tuple[str, ...] = ()
    view_of_health: str = ""
    participation: str = ""
    population_served: int | None = None
    annual_budget: int | None = None


@dataclass(frozen=True, slots=True)
class Community:
    """People affected by what is decided, represented or not."""

    ref: str
    name: str
    kind: str
    speaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A board, committee, partnership or group that meets."""

    ref: str
    name: str
    tier: str
    level: str
    parent: str | None = None
    decides: bool | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a body, of a class, held by someone for a time (`holder` None: vacant)."""

    ref: str
    body: str
    seat_class: str
    sector: str = ""
    partner: str | None = None
    community: str | None = None
    holder: str | None = None
    voting: bool = True
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Affected:
    """A partner or community touched by what one body decides, or by one topic on its list."""

    body: str
    community: str | None = None
    partner: str | None = None
    topic: str | None = None


def held(seats: Iterable[Seat]) -> list[Seat]:
    """The seats that somebody holds.

    >>> held([Seat("S1", "B1", "executive"), Seat("S2", "B1", "executive", holder="P1")])[0].ref
    'S2'
    """
    return [seat for seat in seats if seat.holder is not None]
