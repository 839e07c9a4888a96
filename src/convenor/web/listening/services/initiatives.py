"""The register of initiatives: begun, finished or abandoned with a reason, and the word owed to who worked on it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.letters import deliver_word
from convenor.web.listening.models import Initiative
from convenor.web.listening.rules import can_keep_initiatives
from convenor.web.listening.selectors.initiatives import initiative_row
from convenor.web.listening.services.checks import ours, words
from convenor.web.listening.vocabulary import InitiativeState


@transaction.atomic
def add_initiative(
    *,
    by: Viewer,
    name: str,
    about: str = "",
    begun: date | None = None,
    lead: Any = None,
    partners: Sequence[Any] = (),
    people: Sequence[Any] = (),
) -> Initiative:
    """Put an initiative on the register, with who leads it and who is in it."""
    require(can_keep_initiatives(by), "initiative.add")
    ours(by, lead, *partners, *people)
    row = Initiative(partnership_id=by.partnership_id, lead=lead, begun=begun, **_said(name, about))
    row.save(force_insert=True)
    row.partners.set(partners)
    row.people.set(people)
    audit.record(by=by, verb="initiative.add", subject=row.ref)
    return row


@transaction.atomic
def change_initiative(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    name: str,
    about: str,
    begun: date | None,
    lead: Any,
    partners: Sequence[Any],
    people: Sequence[Any],
) -> Initiative:
    """Say it better, or who is in it now; once it is over it stays as it was."""
    row = _going(by, ref)
    ours(by, lead, *partners, *people)
    fields = {"lead": lead, "begun": begun, **_said(name, about)}
    changed = save_against(row, revision=revision, fields=fields)
    row.partners.set(partners)
    row.people.set(people)
    audit.record(by=by, verb="initiative.change", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def end_initiative(
    *, by: Viewer, ref: str, revision: int, state: str, reason: str, ended_on: date | None, on: date
) -> Initiative:
    """It is finished or abandoned, and why. Abandoned, it owes a word to those who worked on it."""
    row = _going(by, ref)
    if state not in (InitiativeState.FINISHED, InitiativeState.ABANDONED):
        raise Invalid("initiative_fate_missing", field="state")
    if ended_on is None or ended_on > on:
        raise Invalid("initiative_ended_when", field="ended_on")
    said = words(reason, field="reason", code="initiative_reason_missing")
    save_against(row, revision=revision, fields={"state": state, "reason": said, "ended_on": ended_on})
    audit.record(by=by, verb="initiative.end", subject=row.ref, state=str(state))
    return row


@transaction.atomic
def send_word(*, by: Viewer, ref: str, revision: int, text: str, on: date) -> Initiative:
    """Send the word that is owed to everybody who worked on it. It is sent once."""
    require(can_keep_initiatives(by), "initiative.word")
    row = initiative_row(by, ref)
    if row.state != InitiativeState.ABANDONED:
        raise Invalid("initiative_owes_nothing")
    if row.notice_on is not None:
        raise Invalid("initiative_word_sent")
    said = words(text, field="text", code="initiative_word_missing")
    fields = {"notice": said, "notice_on": on, "notice_to": row.people.exclude(email="").count()}
    save_against(row, revision=revision, fields=fields)
    audit.record(by=by, verb="initiative.word", subject=row.ref, to=row.notice_to)
    deliver_word.enqueue(partnership_id=row.partnership_id, ref=row.ref)
    return row


def _said(name: str, about: str) -> dict[str, str]:
    refuse_patient_data(about=about)
    return {"name": words(name, field="name", code="initiative_name_missing")[:200], "about": about.strip()}


def _going(by: Viewer, ref: str) -> Initiative:
    require(can_keep_initiatives(by), "initiative.change")
    row = initiative_row(by, ref)
    if row.state != InitiativeState.GOING:
        raise Invalid("initiative_over")
    return row
