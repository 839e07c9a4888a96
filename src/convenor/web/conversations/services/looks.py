"""Saying whether a proposal serves what one's organisation needs, until it is decided."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Look, Proposal
from convenor.web.conversations.selectors.needs import looks_at, need_of
from convenor.web.conversations.selectors.proposals import proposal_of
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.services.signing import signed, take_the_place_of
from convenor.web.conversations.vocabulary import ProposalState, Serves
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def look_at_proposal(
    *,
    by: Viewer,
    ref: str,
    partner: str,
    serves: str,
    reason: str,
    revision: int = 0,
    on_behalf: bool = False,
    on: date,
) -> Look:
    """Keep whether a proposal serves what a partner needs, with the reason. What it said before stays in the record."""
    proposal = proposal_of(by, ref)
    hand = signed(by=by, ref=proposal.conversation.ref, partner=partner, on=on, on_behalf=on_behalf)
    former = may_look(by=by, proposal=proposal, partner=partner)
    if serves not in Serves.values:
        raise Invalid("look_serves_missing", field="serves")
    reason = worded(reason, field="reason", code="look_reason_missing")
    refuse_patient_data(reason=reason)
    if former is not None and (former.serves, former.reason) == (serves, reason):
        return former
    take_the_place_of(by=by, former=former, revision=revision)
    row = Look.objects.create(**hand.fields, proposal=proposal, serves=serves, reason=reason)
    audit.record(by=by, verb="proposal.look", subject=row.ref, proposal=proposal.ref, serves=serves, **hand.facts)
    return row


def may_look(*, by: Viewer, proposal: Proposal, partner: str) -> Look | None:
    """What the partner said of it so far. Invalid once it is decided, or where the partner has said no need."""
    if proposal.state != ProposalState.PUT:
        raise Invalid("look_decided_already")
    if need_of(by, proposal.conversation, partner) is None:
        raise Invalid("look_need_first")
    return looks_at(by, [proposal]).get((proposal.ref, partner))
