"""Roles of leadership: formal ones as appointed, informal ones only while the person agrees to their being recorded."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import LeadershipRole, new_role_ref
from convenor.web.people.rules import can_change_person
from convenor.web.people.services.checks import free_ref, in_order, person_of, words

EDITABLE = frozenset({"title", "formal", "agreed_on", "starts", "ends"})


@transaction.atomic
def add_role(
    *,
    by: Viewer,
    person: str,
    title: str,
    formal: bool,
    agreed_on: date | None = None,
    starts: date | None = None,
    ends: date | None = None,
    ref: str = "",
) -> LeadershipRole:
    """Record that a person leads. An informal role needs the day on which they agreed to its being written down."""
    holder = person_of(by, person)
    require(can_change_person(by, holder.pk), "leadership.add")
    refuse_patient_data(title=title, ref=ref)
    _agreed(formal, agreed_on)
    in_order(starts, ends)
    row = LeadershipRole(
        partnership_id=by.partnership_id,
        ref=free_ref(LeadershipRole, by, ref) if ref else new_role_ref(),
        person=holder,
        title=words(title, field="title"),
        formal=formal,
        agreed_on=agreed_on,
        starts=starts,
        ends=ends,
    )
    row.save(force_insert=True)
    audit.record(by=by, verb="leadership.add", subject=row.ref, person=holder.ref, formal=formal)
    return row


@transaction.atomic
def edit_role(*, by: Viewer, ref: str, revision: int, **fields: Any) -> LeadershipRole:
    """Change one role of leadership."""
    row = _row(by, ref)
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a role's {', '.join(sorted(unknown))} cannot be edited")
    refuse_patient_data(**fields)
    if "title" in fields:
        fields["title"] = words(fields["title"], field="title")
    _agreed(fields.get("formal", row.formal), fields.get("agreed_on", row.agreed_on))
    in_order(fields.get("starts", row.starts), fields.get("ends", row.ends))
    changed = save_against(row, revision=revision, fields=fields)
    if changed:
        audit.record(by=by, verb="leadership.edit", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def remove_role(*, by: Viewer, ref: str, revision: int) -> None:
    """Take a role out for good: what happens at once when somebody takes back their consent to an informal one."""
    row = _row(by, ref)
    save_against(row, revision=revision, fields={})
    row.delete()
    audit.record(by=by, verb="leadership.remove", subject=ref)


def _row(by: Viewer, ref: str) -> LeadershipRole:
    row = LeadershipRole.objects.filter(partnership_id=by.partnership_id, ref=ref).select_related("person").first()
    if row is None:
        raise NotHere("not_here", subject="person")
    require(can_change_person(by, row.person_id), "leadership.edit")
    return row


def _agreed(formal: bool, agreed_on: date | None) -> None:
    if not formal and agreed_on is None:
        raise Invalid("consent_missing", field="agreed_on")
