"""What an erasure would take away and what it would leave, said before it is done."""

from dataclasses import dataclass
from typing import Any

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.erasure import Held, holdings
from convenor.web.people.models import Person
from convenor.web.people.rules import can_see_erasure


@dataclass(frozen=True)
class ErasurePlan:
    """What goes and what stays of one person; kinds of which there is nothing are left out."""

    ref: str
    name: str
    goes: tuple[Held, ...]
    stays: tuple[Held, ...]
    keeps_name: bool
    erased_on: Any = None


def erasure_plan(viewer: Viewer, ref: str) -> ErasurePlan:
    """What erasing this person would do, from every room that holds something about them."""
    person = Person.objects.filter(partnership_id=viewer.partnership_id, ref=ref).first()
    if person is None:
        raise NotHere("not_here", subject="person")
    require(can_see_erasure(viewer, person.pk), "person.erase")
    return plan_for(person)


def plan_for(person: Person) -> ErasurePlan:
    """The plan of one row, already permitted."""
    held = [one for holding in holdings() for one in holding.plan(person.pk) if one.count]
    return ErasurePlan(
        ref=person.ref,
        name=person.name,
        goes=tuple(one for one in held if not one.stays),
        stays=tuple(one for one in held if one.stays),
        keeps_name=any(one.stays and one.names_them for one in held),
        erased_on=person.erased_on,
    )
