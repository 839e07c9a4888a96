"""What the roles of the Organisation Data Service mean here: kind, sector and whether it has to take part, dated.

Data, not law: what a number stands for has changed before (RO261 held the partnerships that became integrated care
boards under the same codes) and will again. A role that is not listed is "other", and the page says so.
"""

from dataclasses import dataclass
from datetime import date

from convenor.formats.ods import OdsOrganisation, OdsRole
from convenor.web.partners.vocabulary import Accountability, Participation, PartnerKind, Sector

ICBS_BEGAN = date(2022, 7, 1)  # Health and Care Act 2022


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one role means between two days; open ends are empty. `by_name`: words in the name that say more."""

    role: str
    kind: PartnerKind
    sector: Sector
    participation: str = ""
    accountability: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    by_name: tuple[tuple[str, PartnerKind], ...] = ()

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


_HAS_TO = Participation.MANDATED
_LAW = (Accountability.STATUTORY,)
_TRUST_NAMES = (
    ("AMBULANCE", PartnerKind.AMBULANCE_TRUST),
    ("MENTAL HEALTH", PartnerKind.MENTAL_HEALTH_TRUST),
    ("PARTNERSHIP", PartnerKind.MENTAL_HEALTH_TRUST),
    ("COMMUNITY", PartnerKind.COMMUNITY_TRUST),
)

# Most telling first: an organisation's further roles say more than its primary one.
MEANINGS: tuple[Meaning, ...] = (
    Meaning("RO318", PartnerKind.ICB, Sector.NHS_COMMISSIONER, _HAS_TO, _LAW, since=ICBS_BEGAN),
    Meaning("RO319", PartnerKind.OTHER, Sector.NHS_COMMISSIONER, _HAS_TO, _LAW, since=ICBS_BEGAN),
    Meaning("RO76", PartnerKind.GP_PRACTICE, Sector.PRIMARY_CARE, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO272", PartnerKind.PRIMARY_CARE_NETWORK, Sector.PRIMARY_CARE, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO182", PartnerKind.PHARMACY, Sector.PRIMARY_CARE, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO107", PartnerKind.CARE_TRUST, Sector.NHS_TRUST, _HAS_TO, _LAW),
    Meaning("RO197", PartnerKind.ACUTE_TRUST, Sector.NHS_TRUST, _HAS_TO, _LAW, by_name=_TRUST_NAMES),
    Meaning(
        "RO141",
        PartnerKind.UPPER_TIER_COUNCIL,
        Sector.COUNCIL,
        "",
        (Accountability.DEMOCRATIC,),
        by_name=(("DISTRICT", PartnerKind.DISTRICT_COUNCIL), ("PARISH", PartnerKind.PARISH_COUNCIL)),
    ),
    Meaning("RO172", PartnerKind.INDEPENDENT_PROVIDER, Sector.INDEPENDENT, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO176", PartnerKind.INDEPENDENT_PROVIDER, Sector.INDEPENDENT, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO213", PartnerKind.OTHER, Sector.OTHER, "", (Accountability.CONTRACTUAL,)),
    Meaning("RO261", PartnerKind.OTHER, Sector.NHS_COMMISSIONER, until=date(2022, 6, 30)),
    Meaning("RO261", PartnerKind.ICB, Sector.NHS_COMMISSIONER, _HAS_TO, _LAW, since=ICBS_BEGAN),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What an organisation is taken for. `known`: a role of it is listed; `by_name`: its name was asked as well."""

    kind: str
    sector: str
    participation: str = ""
    accountability: tuple[str, ...] = ()
    known: bool = True
    by_name: bool = False


def meaning_on(organisation: OdsOrganisation, day: date) -> Guess:
    """What an organisation is on a day by the roles it then has."""
    roles = {role.id for role in organisation.other_roles if _held(role, day)}
    if organisation.primary_role:
        roles.add(organisation.primary_role.id)
    for meaning in MEANINGS:
        if meaning.role in roles and meaning.holds(day):
            return _guess(meaning, organisation.name.upper())
    return Guess(PartnerKind.OTHER, Sector.OTHER, known=False)


def _held(role: OdsRole, day: date) -> bool:
    return role.active and role.operational.covers(day) and role.legal.covers(day)


def _guess(meaning: Meaning, name: str) -> Guess:
    told = [kind for words, kind in meaning.by_name if words in name]
    return Guess(
        kind=str(told[0] if told else meaning.kind),
        sector=str(meaning.sector),
        participation=str(meaning.participation),
        accountability=tuple(str(value) for value in meaning.accountability),
        by_name=bool(meaning.by_name),
    )
