"""Adding people and changing what is recorded of them."""

from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import Person, new_person_ref
from convenor.web.people.rules import can_change_person, can_keep_people
from convenor.web.people.services.checks import address, free_address, free_ref, person_of, words

EDITABLE = frozenset({"name", "email"})


@transaction.atomic
def add_person(*, by: Viewer, name: str, email: str = "", ref: str = "") -> Person:
    """Add a person to the register. They cannot sign in until they are invited and accept."""
    require(can_keep_people(by), "person.add")
    refuse_patient_data(name=name, ref=ref)
    person = Person(
        partnership_id=by.partnership_id,
        ref=free_ref(Person, by, ref) if ref else new_person_ref(),
        name=words(name, field="name"),
        email=free_address(by, address(email)),
    )
    person.save(force_insert=True)
    audit.record(by=by, verb="person.add", subject=person.ref)
    return person


@transaction.atomic
def edit_person(*, by: Viewer, ref: str, revision: int, **fields: Any) -> Person:
    """Change a person's name or the address the partnership writes to. How they sign in is theirs alone to change."""
    person = person_of(by, ref)
    require(can_change_person(by, person.pk), "person.edit")
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a person's {', '.join(sorted(unknown))} cannot be edited")
    refuse_patient_data(**fields)
    if "name" in fields:
        fields["name"] = words(fields["name"], field="name")
    if "email" in fields:
        fields["email"] = free_address(by, address(fields["email"]), apart_from=person.pk)
    changed = save_against(person, revision=revision, fields=fields)
    if changed:
        audit.record(by=by, verb="person.edit", subject=person.ref, fields=changed)
    return person
