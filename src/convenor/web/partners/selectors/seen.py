"""Partners, communities and who belongs where, as one viewer may see them: plain values, never rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartnerSeen:
    """An organisation. `incentive`, `culture` and `funding` are empty for anybody outside the partnership."""

    id: int
    ref: str
    revision: int
    name: str
    short_name: str
    kind: str
    kind_label: str
    sector: str
    sector_label: str
    participation: str
    participation_label: str
    accountability: tuple[str, ...]
    view_of_health: str
    view_of_health_label: str
    population_served: int | None
    annual_budget: int | None
    staff: int | None
    ods_code: str
    charity_number: str
    decision_timing: str
    decision_days: int | None
    answers_to: str
    regulation: str
    starts: date | None
    ends: date | None
    incentive: str = ""
    culture: str = ""
    funding: str = ""

    @property
    def pk(self) -> int:
        """The key that a row of a higher room points at."""
        return self.id

    @property
    def mandated(self) -> bool | None:
        """Whether it has to take part; None when nobody has said."""
        return {"mandated": True, "voluntary": False}.get(self.participation)

    def in_force(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (self.ends is None or self.ends >= day)


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A name a partner went by for a time."""

    ref: str
    revision: int
    name: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class SuccessionSeen:
    """One partner following another, in law from a day."""

    ref: str
    revision: int
    kind: str
    kind_label: str
    on: date
    earlier_ref: str
    earlier_name: str
    later_ref: str
    later_name: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a partner came from and what followed it."""

    before: tuple[SuccessionSeen, ...]
    after: tuple[SuccessionSeen, ...]


@dataclass(frozen=True, slots=True)
class AffiliationSeen:
    """That somebody belongs to a partner, for a time."""

    ref: str
    revision: int
    title: str
    starts: date | None
    ends: date | None
    person_id: int
    person_ref: str
    person_name: str
    partner_ref: str
    partner_name: str


@dataclass(frozen=True, slots=True)
class VoiceSeen:
    """Who speaks for a community, and on what footing: a partner or a person."""

    ref: str
    revision: int
    footing: str
    starts: date | None
    ends: date | None
    community_ref: str
    community_name: str
    partner_ref: str
    person_ref: str
    person_id: int | None
    speaker: str


@dataclass(frozen=True, slots=True)
class CommunitySeen:
    """People affected. Whom to write to is empty for anybody outside the partnership."""

    id: int
    ref: str
    revision: int
    name: str
    kind: str
    kind_label: str
    size: int | None
    about: str
    starts: date | None
    ends: date | None
    voices: tuple[VoiceSeen, ...] = ()
    contact_name: str = ""
    contact_email: str = ""

    @property
    def pk(self) -> int:
        """The key that a row of a higher room points at."""
        return self.id

    @property
    def heard(self) -> bool:
        return bool(self.voices)
