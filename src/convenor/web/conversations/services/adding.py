"""What whoever asks may do with statements while people vote: add one of their own, bring one forward. Both are said
beside it."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.likeness import letters_of
from convenor.web.conversations.models import Conversation, Statement
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.services.holding import NOT_OPEN
from convenor.web.conversations.services.moderating import statement_held
from convenor.web.conversations.services.numbering import hold, next_number
from convenor.web.conversations.vocabulary import LONGEST, Standing, State
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def add_statement(*, by: Viewer, ref: str, text: str, on: date) -> Statement:
    """Add a statement of those who ask to a conversation that is open: shown at once, and marked as theirs."""
    conversation = Conversation.objects.filter(partnership_id=by.partnership_id, ref=ref).select_related("body").first()
    if conversation is None:
        raise NotHere("not_here", subject=ref)
    require(may_run(by, conversation, on), "conversation.add_statement")
    refuse_patient_data(text=text)
    hold(conversation)
    conversation.refresh_from_db(fields=["state"])
    if conversation.state != State.OPEN:
        raise Invalid(NOT_OPEN[conversation.state])
    words = " ".join(text.split())
    _fits(words)
    _is_new(conversation, words)
    statement = Statement.objects.create(
        partnership_id=by.partnership_id,
        conversation=conversation,
        text=words,
        seed=True,
        standing=Standing.SHOWN,
        number=next_number(conversation),
        looked_at_on=on,
    )
    audit.record(by=by, verb="conversation.add_statement", subject=statement.ref)
    return statement


@transaction.atomic
def push(*, by: Viewer, statement_ref: str, revision: int, pushed: bool, on: date) -> Statement:
    """Let a shown statement come sooner than its turn, or no longer. That it was brought forward is said beside it."""
    statement = statement_held(by, statement_ref, on)
    if statement.conversation.state != State.OPEN:
        raise Invalid(NOT_OPEN[statement.conversation.state])
    if statement.standing != Standing.SHOWN:
        raise Invalid("conversation_push_not_shown")
    save_against(statement, revision=revision, fields={"pushed": pushed})
    audit.record(by=by, verb="conversation.push", subject=statement.ref, pushed=pushed)
    return statement


def _fits(words: str) -> None:
    if not words:
        raise Invalid("conversation_text_missing", field="text")
    if len(words) > LONGEST:
        raise Invalid("conversation_text_long", field="text", most=LONGEST)


def _is_new(conversation: Conversation, words: str) -> None:
    shown = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN, meta=False)
    letters = letters_of(words)
    for number, text in shown.values_list("number", "text"):
        if letters_of(text) == letters:
            raise Invalid("conversation_text_there_already", field="text", number=number)
