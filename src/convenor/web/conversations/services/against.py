"""Critical points about a proposal, each answered once. Neither a point nor its answer is changed or taken away."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.after import Against
from convenor.web.conversations.rules import can_say_against
from convenor.web.conversations.selectors.proposals import proposal_of, proposal_to_run
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.services.together import known, short
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def say_against(*, by: Viewer, ref: str, kind: str, role: str, text: str, said_on: date, on: date) -> Against:
    """Keep one critical point: of what kind, from whom by their role, when; also after the decision."""
    row = proposal_of(by, ref)
    require(can_say_against(by, runs=may_run(by, row.conversation, on)), "proposal.against")
    if said_on > on:
        raise Invalid("proposal_day_to_come", field="said_on")
    role = short(role, field="role", code="against_role_missing")
    text = worded(text, field="text", code="against_text_missing")
    refuse_patient_data(role=role, text=text)
    facts = {"proposal": row, "kind": known(kind), "role": role, "text": text, "said_on": said_on}
    made = Against.objects.create(partnership_id=row.partnership_id, **facts)
    audit.record(by=by, verb="proposal.against", subject=row.ref, kind=kind)
    return made


@transaction.atomic
def answer_against(*, by: Viewer, ref: str, against: str, revision: int, answer: str, on: date) -> Against:
    """Answer one critical point, once and for good."""
    proposal = proposal_to_run(by, ref, on)
    row = Against.objects.filter(proposal=proposal, ref=against).first()
    if row is None:
        raise NotHere("not_here", subject=against)
    if row.answer:
        raise Invalid("against_answered_already")
    words = worded(answer, field="answer", code="against_answer_missing")
    refuse_patient_data(answer=words)
    save_against(row, revision=revision, fields={"answer": words, "answered_on": on})
    audit.record(by=by, verb="proposal.against_answered", subject=proposal.ref, against=row.ref)
    return row
