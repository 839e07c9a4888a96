"""From a result to a proposal: put forward as a matter of a body, with the statements it rests on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.selectors import body_of
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.bodies.services.topics import add_topic
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.models import Proposal
from convenor.web.conversations.selectors.proposals import proposal_to_run
from convenor.web.conversations.services.fates import add_fates, closed_one, shown_ones, worded
from convenor.web.conversations.vocabulary import CameOf, ProposalState
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import can_keep_register
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def put_proposal(
    *,
    by: Viewer,
    ref: str,
    title: str,
    text: str,
    benefit: str,
    statements: Sequence[str],
    topic: str = "",
    body: str = "",
    due: date | None = None,
    on: date,
    own_ref: str = "",
) -> Proposal:
    """Make a proposal of a closed conversation: what, what people gain by it, on which statements it rests.

    It joins a matter that is not decided yet (`topic`), or is put on the list of a `body` as a new one. Whoever may not
    keep that list may leave both out, and a governance lead gives it a matter later.
    """
    conversation = closed_one(by, ref, on)
    title = " ".join(worded(title, field="title", code="proposal_title_missing").split())
    benefit = worded(benefit, field="benefit", code="proposal_benefit_missing")
    refuse_patient_data(title=title, text=text, benefit=benefit)
    rows = shown_ones(conversation, statements, code="proposal_rests_on_nothing")
    row = Proposal.objects.create(
        partnership_id=conversation.partnership_id,
        **({"ref": own_ref} if own_ref else {}),
        conversation=conversation,
        title=title,
        text=text.strip(),
        benefit=benefit,
        topic=_matter(by, title, topic, body, due, on, needed=can_keep_register(by)),
        put_on=on,
    )
    row.statements.set(rows)
    add_fates(rows, CameOf.USED, title, on=on, proposal=row)
    facts = {"conversation": conversation.ref, "statements": [one.ref for one in rows]}
    audit.record(by=by, verb="proposal.put", subject=row.ref, **facts)
    return row


@transaction.atomic
def give_matter(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    topic: str = "",
    body: str = "",
    due: date | None = None,
    on: date,
) -> Proposal:
    """Put a proposal that is on no body's list before whoever decides it."""
    row = proposal_to_run(by, ref, on)
    if row.topic_id is not None:
        raise Invalid("proposal_has_a_matter", title=str(row.topic))
    if row.state != ProposalState.PUT:
        raise Invalid("proposal_decided_already")
    matter = _matter(by, row.title, topic, body, due, on, needed=True)
    save_against(row, revision=revision, fields={"topic": matter})
    audit.record(by=by, verb="proposal.matter", subject=row.ref, matter=matter.ref)
    return row


def _matter(by: Viewer, title: str, topic: str, body: str, due: date | None, on: date, *, needed: bool) -> Any:
    """The matter chosen, which must be undecided; or a new one on the list of the body chosen."""
    if topic:
        matter = topic_of(by, topic)
        if matter.status == TopicStatus.DECIDED:
            raise Invalid("proposal_matter_decided", field="topic", title=matter.title)
        return matter
    if body:
        if due is not None and due < on:
            raise Invalid("proposal_due_past", field="due")
        return add_topic(by=by, body=body_of(by, body), title=title, due=due)
    if needed:
        raise Invalid("proposal_matter_missing", field="topic")
    return None
