"""People as a viewer may see them: what is inside stays inside, and only what holds on a day is shown as holding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import LeadershipRole, Person, ProfessionalAffiliation
from convenor.web.people.rules import can_change_person, can_keep_people, can_see_people, is_self
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


def nobody(person_id: int) -> bool:
    """The public sees nobody unless the page that knows the public seats says otherwise."""
    return False


def people_visible_to(
    viewer: Viewer,
    *,
    on: date,
    search: str = "",
    profession: str = "",
    among: Iterable[int] | None = None,
) -> list[PersonSeen]:
    """The partnership's people by name, for its own people; `among` narrows to ids another room found."""
    require(can_see_people(viewer), "people.read")
    rows = Person.objects.filter(partnership_id=viewer.partnership_id, erased_on__isnull=True)
    if search.strip():
        words = search.strip()
        found = Q(name__icontains=words) | Q(ref__iexact=words)
        rows = rows.filter(found | Q(email__icontains=words) if can_keep_people(viewer) else found)
    if profession:
        holding = ProfessionalAffiliation.objects.filter(in_force_on(on), profession=profession)
        rows = rows.filter(pk__in=holding.values("person"))
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    return [_seen(viewer, row) for row in _with_all(rows, on)]


def leaders_visible_to(viewer: Viewer, *, on: date) -> list[PersonSeen]:
    """Everybody with a role of leadership on that day, formal or informal, clinical or not."""
    require(can_see_people(viewer), "people.read")
    leading = LeadershipRole.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    rows = Person.objects.filter(
        partnership_id=viewer.partnership_id, erased_on__isnull=True, pk__in=leading.values("person")
    )
    return [_seen(viewer, row) for row in _with_all(rows, on)]


def person_visible_to(
    viewer: Viewer, ref: str, *, on: date | None = None, public_if: Callable[[int], bool] = nobody
) -> PersonSeen:
    """One person; without `on`, past professions and roles too. Everybody sees their own record, whatever their rights.

    The public sees a person only when `public_if(person id)` says that they hold or held a public seat (the rooms
    above know), and then only the name and formal roles.
    """
    row = Person.objects.filter(partnership_id=viewer.partnership_id, ref=ref)
    person = _with_all(row, on).first()
    if person is None:
        raise NotHere("not_here", subject="person")
    if can_see_people(viewer) or is_self(viewer, person.pk):
        return _seen(viewer, person)
    if not can_read_register(viewer, this_partnership(viewer)) or not public_if(person.pk):
        raise NotHere("not_here", subject="person")
    formal = tuple(_role(role, person) for role in person.leadership_roles.all() if role.formal)
    return PersonSeen(
        id=person.pk, ref=person.ref, name=person.name, revision=0, erased_on=person.erased_on, roles=formal
    )


def profession_visible_to(viewer: Viewer, ref: str) -> ProfessionSeen:
    """One professional affiliation, for whoever may change it."""
    row = _own(viewer, ProfessionalAffiliation.objects, ref)
    return _profession(row, row.person)


def role_visible_to(viewer: Viewer, ref: str) -> RoleSeen:
    """One role of leadership, for whoever may change it."""
    row = _own(viewer, LeadershipRole.objects, ref)
    return _role(row, row.person)


def _own(viewer: Viewer, manager: Any, ref: str) -> Any:
    row = manager.filter(partnership_id=viewer.partnership_id, ref=ref).select_related("person").first()
    if row is None:
        raise NotHere("not_here", subject="person")
    require(can_change_person(viewer, row.person_id), "person.edit")
    return row


def _with_all(rows: QuerySet[Person], on: date | None) -> QuerySet[Person]:
    holds = in_force_on(on) if on else Q()
    return rows.prefetch_related(
        Prefetch("professions", ProfessionalAffiliation.objects.filter(holds)),
        Prefetch("leadership_roles", LeadershipRole.objects.filter(holds)),
    )


def _seen(viewer: Viewer, row: Person) -> PersonSeen:
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
        professions=tuple(_profession(one, row) for one in row.professions.all()),
        roles=tuple(_role(one, row) for one in row.leadership_roles.all()),
        influence=tuple(row.influence) if said else (),
        influence_agreed_on=row.influence_agreed_on,
        is_you=you,
    )


def _profession(row: ProfessionalAffiliation, person: Person) -> ProfessionSeen:
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


def _role(row: LeadershipRole, person: Person) -> RoleSeen:
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


def own_ref(viewer: Viewer) -> str | None:
    """The reference under which the partnership knows the viewer, if it does."""
    if viewer.person_id is None:
        return None
    person = Person.objects.filter(partnership_id=viewer.partnership_id, pk=viewer.person_id).first()
    return person.ref if person else None
