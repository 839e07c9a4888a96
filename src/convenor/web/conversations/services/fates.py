"""Saying what came of statements, several at once. Each saying is added; none is changed or taken back."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Conversation, Fate, Proposal, Statement
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import CameOf, Standing, State
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

SAYABLE = (CameOf.ANSWERED.value, CameOf.NOT_USED.value, CameOf.USED.value)


@transaction.atomic
def say_fates(
    *,
    by: Viewer,
    ref: str,
    statements: Sequence[str],
    came_of: str,
    reason: str,
    proposal: str = "",
    on: date,
) -> int:
    """Say what came of some statements of a closed conversation, with the reason; how many they are.

    A statement used in a proposal stands behind it from then on.
    """
    conversation = closed_one(by, ref, on)
    if came_of not in SAYABLE:
        raise Invalid("fate_missing", field="came_of")
    words = worded(reason, field="reason", code="fate_reason_missing")
    refuse_patient_data(reason=words)
    rows = shown_ones(conversation, statements, code="fate_nothing_chosen")
    used = _used_in(conversation, proposal) if came_of == CameOf.USED else None
    if used is not None:
        used.statements.add(*rows)
    add_fates(rows, came_of, words, on=on, proposal=used)
    facts = {"statements": [row.ref for row in rows], "came_of": came_of}
    audit.record(by=by, verb="conversation.fates", subject=conversation.ref, **facts)
    return len(rows)


def add_fates(
    rows: Iterable[Statement], came_of: str, reason: str, *, on: date, proposal: Proposal | None = None
) -> None:
    """Write one fate for each statement; those they had stay."""
    Fate.objects.bulk_create(
        Fate(statement=row, came_of=came_of, reason=reason, proposal=proposal, on=on) for row in rows
    )


def closed_one(by: Viewer, ref: str, on: date) -> Conversation:
    """A conversation that is closed, for whoever runs it; nobody else changes it until the transaction ends."""
    rows = Conversation.objects.select_for_update(of=("self",)).filter(partnership_id=by.partnership_id, ref=ref)
    row = rows.select_related("partnership", "body", "topic__body").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    require(may_run(by, row, on), "conversation.run")
    if row.state != State.CLOSED:
        raise Invalid("conversation_not_closed_yet")
    return row


def shown_ones(conversation: Conversation, refs: Sequence[str], *, code: str) -> list[Statement]:
    """The statements chosen, in their order; only such as people voted on."""
    if not refs:
        raise Invalid(code, field="statements")
    rows = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN, ref__in=refs)
    found = list(rows.order_by("number"))
    if len(found) != len(set(refs)):
        raise Invalid("fate_statement_strange", field="statements")
    return found


def worded(text: str, *, field: str, code: str) -> str:
    """The text without blanks around it; refused when nothing is left."""
    text = text.strip()
    if not text:
        raise Invalid(code, field=field)
    return text


def _used_in(conversation: Conversation, ref: str) -> Proposal:
    row = Proposal.objects.filter(conversation=conversation, ref=ref).first() if ref else None
    if row is None:
        raise Invalid("fate_proposal_missing", field="proposal")
    return row
