"""Raising a concern, and what is owed to it: a word that it was heard, an answer, and whether that settles it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.clock import LONDON
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.listening.models import Concern, Moved, Point
from convenor.web.listening.rules import (
    can_answer_concern,
    can_keep_concerns,
    can_name_others,
    can_raise_concern,
    can_settle_concern,
)
from convenor.web.listening.selectors.concerns import concern_row
from convenor.web.listening.services.checks import ours, words
from convenor.web.listening.vocabulary import KEPT, ConcernState, Settled

IN_CONFIDENCE = "in confidence"  # how the audit names whoever raises a concern without a name


@transaction.atomic
def raise_concern(
    *,
    by: Viewer,
    kind: str,
    title: str,
    said: str,
    owner: Any,
    due: date | None,
    on: date,
    hurt: str = "",
    service: str = "",
    pathway: Any = None,
    person: Any = None,
    partner: Any = None,
    community: Any = None,
    confidential: bool = False,
    point: str = "",
) -> Concern:
    """Put a concern on the register. By none of `person`, `partner`, `community`: somebody, in confidence, and then
    nothing says who typed it, not even the audit. `point`: the point of a listening session that it comes from."""
    require(can_raise_concern(by), "concern.raise")
    if person is not None and person.pk != by.person_id:
        require(can_name_others(by), "concern.raise")
    ours(by, owner, pathway, person, partner, community)
    if sum(one is not None for one in (person, partner, community)) > 1:
        raise Invalid("concern_raised_by_one", field="raised_by")
    if owner is None:
        raise Invalid("concern_owner_missing", field="owner")
    due = _day(due, on)
    refuse_patient_data(hurt=hurt, service=service)
    row = Concern(
        partnership_id=by.partnership_id,
        kind=kind,
        title=words(title, field="title", code="concern_title_missing")[:200],
        words=words(said, field="said", code="concern_words_missing"),
        hurt=hurt.strip(),
        service=service.strip()[:200],
        pathway=pathway,
        person=person,
        partner=partner,
        community=community,
        confidential=confidential,
        raised_on=on,
        owner=owner,
        due=due,
    )
    row.save(force_insert=True)
    if point:
        Point.objects.filter(partnership_id=by.partnership_id, ref=point, concern=None).update(concern=row)
    nameless = person is None and partner is None and community is None
    actor = system_viewer(IN_CONFIDENCE, by.partnership_id) if nameless else by
    audit.record(by=actor, verb="concern.raise", subject=row.ref, kind=str(kind), due=due)
    return row


@transaction.atomic
def acknowledge_concern(*, by: Viewer, ref: str, revision: int, text: str, on: date) -> Concern:
    """Say what was heard, before there is an answer: a loss is a loss, whatever comes of it."""
    row = _to_answer(by, ref)
    said = words(text, field="text", code="concern_heard_missing")
    changed = save_against(row, revision=revision, fields={"heard": said, "heard_on": on})
    audit.record(by=by, verb="concern.acknowledge", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def answer_concern(*, by: Viewer, ref: str, revision: int, text: str, answered_by: Any, on: date) -> Concern:
    """Give the answer that is owed. It is given once and stays."""
    row = _to_answer(by, ref)
    ours(by, answered_by)
    said = words(text, field="text", code="concern_answer_missing")
    fields = {"answer": said, "answered_by": answered_by, "answered_on": on, "state": ConcernState.ANSWERED.value}
    changed = save_against(row, revision=revision, fields=fields)
    audit.record(by=by, verb="concern.answer", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def move_answer(*, by: Viewer, ref: str, revision: int, owner: Any, due: date | None, reason: str, on: date) -> Concern:
    """Owe the answer by another day, or let another owe it. Why stays beside it for good."""
    row = _to_answer(by, ref)
    ours(by, owner)
    if owner is None:
        raise Invalid("concern_owner_missing", field="owner")
    due = _day(due, on)
    if (owner.pk, due) == (row.owner_id, row.due):
        raise Invalid("concern_not_moved", field="due")
    said = words(reason, field="reason", code="concern_reason_missing")
    Moved.objects.create(
        concern=row,
        due_before=row.due,
        due_after=due,
        owner_before_id=row.owner_id,
        owner_after=owner,
        reason=said,
        on=on,
    )
    changed = save_against(row, revision=revision, fields={"owner": owner, "due": due})
    audit.record(by=by, verb="concern.move", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def settle_concern(*, by: Viewer, ref: str, revision: int, how: str, text: str, on: date) -> Concern:
    """Say that those who raised it accept the answer, or that both differ; to differ takes words."""
    row = concern_row(by, ref)
    require(can_settle_concern(by, row), "concern.settle")
    if row.state == ConcernState.OPEN:
        raise Invalid("concern_not_answered")
    if row.state == ConcernState.SETTLED:
        raise Invalid("concern_settled_already")
    if how == Settled.DIFFER:
        text = words(text, field="text", code="concern_differ_missing")
    refuse_patient_data(text=text)
    fields = {"settled": how, "settled_words": text.strip(), "settled_on": on, "state": ConcernState.SETTLED.value}
    changed = save_against(row, revision=revision, fields=fields)
    audit.record(by=by, verb="concern.settle", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def publish_concern(*, by: Viewer, ref: str, revision: int, consent: str, on: date) -> Concern:
    """Let people outside read it. Only with who agreed, and how; never what was told in confidence."""
    row = concern_row(by, ref)
    require(can_keep_concerns(by), "concern.publish")
    if row.confidential:
        raise Invalid("concern_confidential")
    said = words(consent, field="consent", code="concern_consent_missing")[:300]
    changed = save_against(row, revision=revision, fields={"consent": said, "public_on": on})
    audit.record(by=by, verb="concern.publish", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def withdraw_concern(*, by: Viewer, ref: str, revision: int) -> Concern:
    """Take it back from the public: whoever agreed may change their mind."""
    row = concern_row(by, ref)
    require(can_keep_concerns(by), "concern.publish")
    changed = save_against(row, revision=revision, fields={"public_on": None})
    audit.record(by=by, verb="concern.withdraw", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def forget_old_concerns(*, by: Viewer, at: datetime) -> int:
    """Delete what was settled more than two years ago and is not public: a job of the night. What is owed stays."""
    require(bool(by.system), "concern.forget")
    before = at.astimezone(LONDON).date() - KEPT
    return Concern.objects.filter(settled_on__lt=before, public_on=None).delete()[0]


def _to_answer(by: Viewer, ref: str) -> Concern:
    row = concern_row(by, ref)
    require(can_answer_concern(by, row), "concern.answer")
    if row.state != ConcernState.OPEN:
        raise Invalid("concern_answered_already")
    return row


def _day(due: date | None, on: date) -> date:
    if due is None:
        raise Invalid("concern_due_missing", field="due")
    if due < on:
        raise Invalid("concern_due_past", field="due")
    return due
