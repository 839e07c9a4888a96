"""A person, a profession and a role as one viewer may see them, and how rows become so."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import LeadershipRole, Person, ProfessionalAffiliation
from convenor.web.people.rules import can_keep_people, is_self
from convenor.web.people.vocabulary import CLINICAL


@dataclass(frozen=True)
class ProfessionSeen:
    """A professional community somebody belongs to."""

    ref: str
    profession: str
    label: str
    specialty: str
    front_line: bool | None
    front_line_checked: date | None
    starts: date | None
    ends: date | None
    revision: int
    person_ref: str
    person_id: int

    @property
    def clinical(self) -> bool:
        return self.profession in CLINICAL


@dataclass(frozen=True)
class RoleSeen:
    """A role of leadership; an informal one has the day its holder agreed to its being written down."""

    ref: str
    title: str
    formal: bool
    agreed_on: date | None
    starts: date | None
    ends: date | None
    revision: int
    person_ref: str
    person_id: int


@dataclass(frozen=True)
class PersonSeen:
    """A person as one viewer may see them.

    The e-mail address is the person's own and the governance lead's to see. To the public everything but the name and
    formal roles is empty.
    """

    id: int
    ref: str
    name: str
    revision: int
    email: str = ""
    signs_in: bool = False
    erased_on: date | None = None
    professions: tuple[ProfessionSeen, ...] = ()
    roles: tuple[RoleSeen, ...] = ()
    influence: tuple[str, ...] = ()
    influence_agreed_on: date | None = None
    is_you: bool = False

    @property
    def clinical(self) -> bool:
        return any(one.clinical for one in self.professions)

    @property
    def front_line(self) -> bool | None:
        """Whether they still work with patients or service users in any profession; None when nobody has said."""
        said = {one.front_line for one in self.professions}
        return True if True in said else (False if False in said else None)


def with_all(rows: QuerySet[Person], on: date | None) -> QuerySet[Person]:
    """With their professions and roles: those holding on a day, or all there ever were."""
    holds = in_force_on(on) if on else Q()
    return rows.prefetch_related(
        Prefetch("professions", ProfessionalAffiliation.objects.filter(holds)),
        Prefetch("leadership_roles", LeadershipRole.objects.filter(holds)),
    )


def person_seen(viewer: Viewer, row: Person) -> PersonSeen:
    """A row fetched `with_all`, for one of the partnership's own people."""
    you = is_self(viewer, row.pk)
    said = bool(row.influence_agreed_on) or you
    return PersonSeen(
        id=row.pk,
        ref=row.ref,
        name=row.name,
        revision=row.revision,
        email=row.email if you or can_keep_people(viewer) else "",
        signs_in=row.account_id is not None,
        erased_on=row.erased_on,
        professions=tuple(profession_seen(one, row) for one in row.professions.all()),
        roles=tuple(role_seen(one, row) for one in row.leadership_roles.all()),
        influence=tuple(row.influence) if said else (),
        influence_agreed_on=row.influence_agreed_on,
        is_you=you,
    )


def profession_seen(row: ProfessionalAffiliation, person: Person) -> ProfessionSeen:
    """One row of theirs."""
    return ProfessionSeen(
        ref=row.ref,
        profession=row.profession,
        label=str(row.get_profession_display()),
        specialty=row.specialty,
        front_line=row.front_line,
        front_line_checked=row.front_line_checked,
        starts=row.starts,
        ends=row.ends,
        revision=row.revision,
        person_ref=person.ref,
        person_id=person.pk,
    )


def role_seen(row: LeadershipRole, person: Person) -> RoleSeen:
    """One row of theirs."""
    return RoleSeen(
        ref=row.ref,
        title=row.title,
        formal=row.formal,
        agreed_on=row.agreed_on,
        starts=row.starts,
        ends=row.ends,
        revision=row.revision,
        person_ref=person.ref,
        person_id=person.pk,
    )
