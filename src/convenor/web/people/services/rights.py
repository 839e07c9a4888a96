"""Who may do what in the software. The last governance lead cannot be left out, or nobody could let anyone in."""

from collections.abc import Iterable

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.models import Grant, Person
from convenor.web.people.rules import can_give_rights
from convenor.web.people.services.checks import person_of, roles_of


@transaction.atomic
def give_rights(*, by: Viewer, person: str, roles: Iterable[str]) -> tuple[Role, ...]:
    """Give a person exactly these roles in the partnership, taking away any other."""
    require(can_give_rights(by), "rights.give")
    # One change of rights at a time, so that two leads cannot each take out the other.
    lock_partnership(by)
    holder = person_of(by, person)
    wanted = roles_of(roles)
    held = {Role(grant.role) for grant in holder.grants.all()}
    if Role.CONVENOR in held and Role.CONVENOR not in wanted:
        refuse_last_lead(holder)
    holder.grants.exclude(role__in=wanted).delete()
    Grant.objects.bulk_create(Grant(person=holder, role=role) for role in wanted if role not in held)
    if set(wanted) != held:
        audit.record(by=by, verb="rights.give", subject=holder.ref, roles=list(wanted))
    return wanted


def refuse_last_lead(person: Person) -> None:
    """Refuse when nobody else of the partnership could act as governance lead."""
    others = Grant.objects.filter(person__partnership_id=person.partnership_id, role=Role.CONVENOR)
    others = others.filter(person__account__is_active=True, person__erased_on__isnull=True)
    if not others.exclude(person=person).exists():
        raise Invalid("last_lead", field="roles")
