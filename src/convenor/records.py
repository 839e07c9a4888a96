"""Frozen inputs that every analysis shares: what the record says, without a database behind it.

Refs are the register's own references (`Partner.ref`, …): unique within one partnership, stable for ever. Dates are
days in the law's sense (no time of day); an interval's last day belongs to it; None means open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    kind: str = ""
    incentive: str = ""


@dataclass(frozen=True, slots=True)
class Community:
    """People affected by what is decided, represented or not; `speaks` and `speakers` are the partners and persons who
    speak for them."""

    ref: str
    name: str
    kind: str
    speaks: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held a seat: their professional communities, and the partners they belong to.

    `front_line` is None when nobody has said whether they still work with patients or service users.
    """

    ref: str
    name: str
    professions: tuple[str, ...] = ()
    front_line: bool | None = None
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A board, committee, partnership or group that meets. What nobody has said is None or empty."""

    ref: str
    name: str
    tier: str
    level: str
    parent: str | None = None
    decides: bool | None = None
    kind: str = ""
    legal_status: str = ""
    decision_rule: str = ""
    started_by_public_body: bool | None = None
    public_matter: bool | None = None
    terms_of_reference: bool = False
    meets: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a body, of a class, held by someone for a time (`holder` None: vacant).

    `sector` is empty where the seat belongs to no sector, as an independent chair's does not. `since` is the day the
    holder took it, or, when vacant, the day the last holder left it.
    """

    ref: str
    body: str
    seat_class: str
    sector: str = ""
    partner: str | None = None
    community: str | None = None
    holder: str | None = None
    voting: bool = True
    leads: bool = False
    title: str = ""
    required: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a body may decide (kind `reserved`, `delegated`) or only recommend on (`recommends`), and from whom."""

    body: str
    function: str
    kind: str
    from_body: str | None = None
    from_partner: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class AgreedShare:
    """The share of seats, in 100, that a sector should hold: on one body, or everywhere (`body` None)."""

    sector: str
    percent: float
    body: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that a body is to decide."""

    ref: str
    body: str
    title: str
    status: str = "open"
    due: date | None = None
    how_to_be_heard: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """That an affected party was told what will be decided, when, and how to have a say."""

    topic: str
    sent_on: date
    community: str | None = None
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Affected:
    """A partner or community touched by what one body decides, or by one topic on its list."""

    body: str
    community: str | None = None
    partner: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One filled-in sheet of a pulse: `values` by item (None: does not know, or left out), and the broad groups it
    belongs to (`strata`: attribute to group). It holds no person and no time, and stands in no order that tells."""

    values: Mapping[str, int | None]
    strata: Mapping[str, str] = field(default_factory=dict)


def held(seats: Iterable[Seat]) -> list[Seat]:
    """The seats that somebody holds.

    >>> held([Seat("S1", "B1", "executive"), Seat("S2", "B1", "executive", holder="P1")])[0].ref
    'S2'
    """
    return [seat for seat in seats if seat.holder is not None]
