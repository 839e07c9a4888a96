"""One organisation as the Organisation Data Service holds it, whichever of its files it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import Any

ACTIVE, INACTIVE = "Active", "Inactive"


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; an open end is None."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in it.

        >>> Period(date(2026, 4, 1)).covers(date(2026, 3, 31))
        False
        """
        return (self.start is None or self.start <= day) and (self.end is None or self.end >= day)


@dataclass(frozen=True, slots=True)
class OdsRole:
    """What an organisation is (primary) or also is, for a time; `name` when the file gives it."""

    id: str
    name: str = ""
    primary: bool = False
    active: bool = True
    legal: Period = Period()
    operational: Period = Period()


@dataclass(frozen=True, slots=True)
class OdsRelationship:
    """A tie to another organisation, such as "is commissioned by", as ODS numbers them (RE4, RE5 …)."""

    id: str
    target: str
    active: bool = True
    operational: Period = Period()


@dataclass(frozen=True, slots=True)
class OdsSuccession:
    """That one code followed another, in law from a day."""

    earlier: str
    later: str
    legal_start: date | None = None


@dataclass(frozen=True, slots=True)
class OdsOrganisation:
    """One organisation. `status` is operational: after a merger the old code stays Active for months."""

    code: str
    name: str
    status: str = ACTIVE
    primary_role: OdsRole | None = None
    other_roles: tuple[OdsRole, ...] = ()
    legal: Period = Period()
    operational: Period = Period()
    relationships: tuple[OdsRelationship, ...] = ()
    successions: tuple[OdsSuccession, ...] = ()
    town: str = ""
    postcode: str = ""
    last_changed: date | None = None


@dataclass(frozen=True, slots=True)
class OdsProblem:
    """Something that cannot be read: where (a line of the file, or the code of a record), which field, and why."""

    code: str
    where: str
    field: str = ""
    params: Mapping[str, Any] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OdsFile:
    """What one file says: organisations, successions it gives apart from them, and what could not be read."""

    organisations: tuple[OdsOrganisation, ...] = ()
    successions: tuple[OdsSuccession, ...] = ()
    problems: tuple[OdsProblem, ...] = ()

    def all_successions(self) -> tuple[OdsSuccession, ...]:
        """Every succession once, whether an organisation carries it or it stands apart."""
        carried = (link for organisation in self.organisations for link in organisation.successions)
        return tuple(dict.fromkeys([*carried, *self.successions]))
