"""The professional communities somebody belongs to, and whether they still do front-line work."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import ProfessionalAffiliation, new_profession_ref
from convenor.web.people.rules import can_change_person
from convenor.web.people.services.checks import free_ref, in_order, person_of, words
from convenor.web.people.vocabulary import Profession

EDITABLE = frozenset({"profession", "specialty", "front_line", "front_line_checked", "starts", "ends"})


@transaction.atomic
def add_profession(
    *,
    by: Viewer,
    person: str,
    profession: str,
    specialty: str = "",
    front_line: bool | None = None,
    front_line_checked: date | None = None,
    starts: date | None = None,
    ends: date | None = None,
    ref: str = "",
) -> ProfessionalAffiliation:
    """Record that a person belongs to a professional community. Several at once are usual."""
    holder = person_of(by, person)
    require(can_change_person(by, holder.pk), "profession.add")
    refuse_patient_data(specialty=specialty, ref=ref)
    _known(profession)
    in_order(starts, ends)
    row = ProfessionalAffiliation(
        partnership_id=by.partnership_id,
        ref=free_ref(ProfessionalAffiliation, by, ref) if ref else new_profession_ref(),
        person=holder,
        profession=profession,
        specialty=words(specialty, field="specialty", most=120, needed=False),
        front_line=front_line,
        front_line_checked=front_line_checked,
        starts=starts,
        ends=ends,
    )
    row.save(force_insert=True)
    audit.record(by=by, verb="profession.add", subject=row.ref, person=holder.ref)
    return row


@transaction.atomic
def edit_profession(*, by: Viewer, ref: str, revision: int, **fields: Any) -> ProfessionalAffiliation:
    """Change one professional affiliation."""
    row = _row(by, ref)
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a profession's {', '.join(sorted(unknown))} cannot be edited")
    refuse_patient_data(**fields)
    if "profession" in fields:
        _known(fields["profession"])
    if "specialty" in fields:
        fields["specialty"] = words(fields["specialty"], field="specialty", most=120, needed=False)
    in_order(fields.get("starts", row.starts), fields.get("ends", row.ends))
    changed = save_against(row, revision=revision, fields=fields)
    if changed:
        audit.record(by=by, verb="profession.edit", subject=row.ref, fields=changed)
    return row


def confirm_front_line(*, by: Viewer, ref: str, revision: int, front_line: bool, on: date) -> ProfessionalAffiliation:
    """Say whether one still works with patients or service users in this profession, as of a day."""
    return edit_profession(by=by, ref=ref, revision=revision, front_line=front_line, front_line_checked=on)


@transaction.atomic
def remove_profession(*, by: Viewer, ref: str, revision: int) -> None:
    """Take out an affiliation that should not have been recorded. One that ended gets an end date instead."""
    row = _row(by, ref)
    save_against(row, revision=revision, fields={})
    row.delete()
    audit.record(by=by, verb="profession.remove", subject=ref)


def _row(by: Viewer, ref: str) -> ProfessionalAffiliation:
    rows = ProfessionalAffiliation.objects.filter(partnership_id=by.partnership_id, ref=ref)
    row = rows.select_related("person").first()
    if row is None:
        raise NotHere("not_here", subject="person")
    require(can_change_person(by, row.person_id), "profession.edit")
    return row


def _known(profession: str) -> None:
    if profession not in Profession.values:
        raise Invalid("profession_unknown", field="profession")
