"""What was brought together for a proposal, and what is new in it; it stands as it is once the proposal is decided."""

from datetime import date

from django.db import transaction

from convenor.web.bodies.selectors.neighbours import chosen
from convenor.web.conversations.after import SHORT, Source
from convenor.web.conversations.models import Proposal
from convenor.web.conversations.selectors.proposals import proposal_to_run
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.vocabulary import Knowledge, ProposalState
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def say_what_is_new(*, by: Viewer, ref: str, revision: int, new_in_it: str, on: date) -> Proposal:
    """Say what is new in a proposal that no single source said."""
    row = _undecided(by, ref, on)
    words = worded(new_in_it, field="new_in_it", code="proposal_new_missing")
    refuse_patient_data(new_in_it=words)
    save_against(row, revision=revision, fields={"new_in_it": words})
    audit.record(by=by, verb="proposal.new_in_it", subject=row.ref)
    return row


@transaction.atomic
def add_source(*, by: Viewer, ref: str, kind: str, whose: str, gives: str, community: str = "", on: date) -> Source:
    """Name one source: of what kind, from whom and when, what it gives; the community it is about, where known."""
    row = _undecided(by, ref, on)
    whose = short(whose, field="whose", code="source_whose_missing")
    gives = worded(gives, field="gives", code="source_gives_missing")
    refuse_patient_data(whose=whose, gives=gives)
    made = Source.objects.create(
        partnership_id=row.partnership_id,
        proposal=row,
        kind=known(kind),
        whose=whose,
        gives=gives,
        community=chosen(by, "community", community),
        named_on=on,
    )
    audit.record(by=by, verb="proposal.source", subject=row.ref, kind=kind)
    return made


@transaction.atomic
def take_source_out(*, by: Viewer, ref: str, source: str, on: date) -> None:
    """Take out a source that was named by mistake."""
    row = _undecided(by, ref, on)
    found = Source.objects.filter(proposal=row, ref=source).first()
    if found is None:
        raise NotHere("not_here", subject=source)
    audit.record(by=by, verb="proposal.source_out", subject=row.ref, whose=found.whose)
    found.delete()


def known(kind: str) -> str:
    """The kind, one of those there are."""
    if kind not in Knowledge.values:
        raise Invalid("knowledge_kind_missing", field="kind")
    return kind


def short(text: str, *, field: str, code: str) -> str:
    """One line that is not too long."""
    text = " ".join(worded(text, field=field, code=code).split())
    if len(text) > SHORT:
        raise Invalid("proposal_line_long", field=field, most=SHORT)
    return text


def _undecided(by: Viewer, ref: str, on: date) -> Proposal:
    row = proposal_to_run(by, ref, on)
    if row.state != ProposalState.PUT:
        raise Invalid("proposal_together_decided")
    return row
