"""Erasing a person: everything every room holds about them goes, except the public record."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people.erasure import holdings
from convenor.web.people.models import Person
from convenor.web.people.rules import can_erase
from convenor.web.people.selectors.erasing import ErasurePlan, plan_for
from convenor.web.people.services.checks import person_of
from convenor.web.people.services.rights import refuse_last_lead


@transaction.atomic
def erase(*, by: Viewer, ref: str, on: date) -> ErasurePlan:
    """Erase a person and say what went and what stayed. The name stays only beside public seats they held."""
    require(can_erase(by), "person.erase")
    lock_partnership(by)  # rights and erasures one at a time
    person = person_of(by, ref)
    if person.grants.filter(role=Role.CONVENOR).exists():
        refuse_last_lead(person)
    plan = plan_for(person)
    for holding in holdings():
        holding.erase(person.pk)
    left = [one for holding in holdings() for one in holding.plan(person.pk) if one.count and not one.stays]
    if left:
        raise Invalid("erasure_incomplete")
    Person.objects.filter(pk=person.pk).update(
        name=person.name if plan.keeps_name else _("A former member"),
        erased_on=on,
        revision=person.revision + 1,
    )
    counts = {"went": sum(one.count for one in plan.goes), "stayed": sum(one.count for one in plan.stays)}
    audit.record(by=by, verb="person.erase", subject=person.ref, **counts)
    return plan
