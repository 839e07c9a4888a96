"""People as a viewer may see them: what is inside stays inside, and only what holds on a day is shown as holding."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import LeadershipRole, Person, ProfessionalAffiliation
from convenor.web.people.rules import can_change_person, can_keep_people, can_see_people, is_self
from convenor.web.people.selectors.seen import (
    PersonSeen,
    ProfessionSeen,
    RoleSeen,
    person_seen,
    profession_seen,
    role_seen,
    with_all,
)

A_PAGE = 25


@dataclass(frozen=True)
class PeoplePage:
    """Some of the people found, how many there are in all, and how many of those belong to several professions."""

    people: list[PersonSeen]
    total: int
    spanning: int
    number: int
    pages: int


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
    rows = _found(viewer, on=on, search=search, profession=profession)
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    return [person_seen(viewer, row) for row in with_all(rows, on)]


def people_page(
    viewer: Viewer, *, on: date, search: str = "", profession: str = "", number: int = 1, of: int = A_PAGE
) -> PeoplePage:
    """One page of that list, so that a register of thousands opens as fast as a small one."""
    rows = _found(viewer, on=on, search=search, profession=profession)
    total = rows.count()
    pages = max(1, -(-total // of))
    number = min(max(1, number), pages)
    several = ProfessionalAffiliation.objects.filter(in_force_on(on), person__in=rows.order_by().values("pk"))
    spanning = several.values("person").annotate(count=Count("profession", distinct=True)).filter(count__gt=1)
    shown = with_all(rows, on)[(number - 1) * of : number * of]
    return PeoplePage([person_seen(viewer, row) for row in shown], total, spanning.count(), number, pages)


def _found(viewer: Viewer, *, on: date, search: str, profession: str) -> QuerySet[Person]:
    require(can_see_people(viewer), "people.read")
    rows = Person.objects.filter(partnership_id=viewer.partnership_id, erased_on__isnull=True)
    if search.strip():
        words = search.strip()
        found = Q(name__icontains=words) | Q(ref__iexact=words)
        rows = rows.filter(found | Q(email__icontains=words) if can_keep_people(viewer) else found)
    if profession:
        holding = ProfessionalAffiliation.objects.filter(in_force_on(on), profession=profession)
        rows = rows.filter(pk__in=holding.values("person"))
    return rows


def leaders_visible_to(viewer: Viewer, *, on: date) -> list[PersonSeen]:
    """Everybody with a role of leadership on that day, formal or informal, clinical or not."""
    require(can_see_people(viewer), "people.read")
    leading = LeadershipRole.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    rows = Person.objects.filter(
        partnership_id=viewer.partnership_id, erased_on__isnull=True, pk__in=leading.values("person")
    )
    return [person_seen(viewer, row) for row in with_all(rows, on)]


def person_visible_to(
    viewer: Viewer, ref: str, *, on: date | None = None, public_if: Callable[[int], bool] = nobody
) -> PersonSeen:
    """One person; without `on`, past professions and roles too. Everybody sees their own record, whatever their rights.

    The public sees a person only when `public_if(person id)` says that they hold or held a public seat (the rooms
    above know), and then only the name and formal roles.
    """
    row = Person.objects.filter(partnership_id=viewer.partnership_id, ref=ref)
    person = with_all(row, on).first()
    if person is None:
        raise NotHere("not_here", subject="person")
    if can_see_people(viewer) or is_self(viewer, person.pk):
        return person_seen(viewer, person)
    if not can_read_register(viewer, this_partnership(viewer)) or not public_if(person.pk):
        raise NotHere("not_here", subject="person")
    formal = tuple(role_seen(role, person) for role in person.leadership_roles.all() if role.formal)
    return PersonSeen(
        id=person.pk, ref=person.ref, name=person.name, revision=0, erased_on=person.erased_on, roles=formal
    )


def profession_visible_to(viewer: Viewer, ref: str) -> ProfessionSeen:
    """One professional affiliation, for whoever may change it."""
    row = _own(viewer, ProfessionalAffiliation.objects, ref)
    return profession_seen(row, row.person)


def role_visible_to(viewer: Viewer, ref: str) -> RoleSeen:
    """One role of leadership, for whoever may change it."""
    row = _own(viewer, LeadershipRole.objects, ref)
    return role_seen(row, row.person)


def _own(viewer: Viewer, manager: Any, ref: str) -> Any:
    row = manager.filter(partnership_id=viewer.partnership_id, ref=ref).select_related("person").first()
    if row is None:
        raise NotHere("not_here", subject="person")
    require(can_change_person(viewer, row.person_id), "person.edit")
    return row


def own_ref(viewer: Viewer) -> str | None:
    """The reference under which the partnership knows the viewer, if it does."""
    if viewer.person_id is None:
        return None
    person = Person.objects.filter(partnership_id=viewer.partnership_id, pk=viewer.person_id).first()
    return person.ref if person else None
