"""Writing a statement of one's own behind a link. Nobody is named, nothing goes into the audit, and no time is kept."""

from datetime import date

from django.db import transaction

from convenor.formats.text import tidy
from convenor.web.conversations.likeness import letters_of
from convenor.web.conversations.links import author_mark
from convenor.web.conversations.models import Conversation, Statement
from convenor.web.conversations.selectors.door import door_of, own_words, statements_in
from convenor.web.conversations.services.numbering import hold, next_number
from convenor.web.conversations.services.voting import NOT_OPEN
from convenor.web.conversations.vocabulary import LONGEST, Standing
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data

MOST_WAITING = 10  # of one link, until they are looked at: nobody buries the others


@transaction.atomic  # allow: actor-named – whoever holds the link
def write_statement(*, token: str, text: str, on: date) -> str:
    """Put a statement of one's own forward; its reference. It waits to be looked at, unless nobody looks first."""
    refuse_patient_data(text=text)
    words = " ".join(tidy(text).split())
    if not words:
        raise Invalid("conversation_text_missing", field="text")
    if len(words) > LONGEST:
        raise Invalid("conversation_text_long", field="text", most=LONGEST)
    conversation = _open_for_words(token, on)
    _is_new(token, conversation, words)
    shown = not conversation.checked_first
    statement = Statement.objects.create(
        partnership_id=conversation.partnership_id,
        conversation=conversation,
        text=words,
        author=author_mark(token),
        standing=Standing.SHOWN if shown else Standing.WAITING,
        number=next_number(conversation) if shown else None,
    )
    return str(statement.ref)


def _open_for_words(token: str, on: date) -> Conversation:
    """The conversation, held: of two who write at once each gets a number of their own."""
    conversation = door_of(token, on).conversation
    hold(conversation)
    door = door_of(token, on)
    if door.state != "open":
        raise Invalid(NOT_OPEN[door.state])
    if not door.conversation.own_statements:
        raise Invalid("conversation_no_own_words")
    return door.conversation


def _is_new(token: str, conversation: Conversation, words: str) -> None:
    own = own_words(token, conversation)
    if sum(one.standing == Standing.WAITING for one in own) >= MOST_WAITING:
        raise Invalid("conversation_many_waiting", most=MOST_WAITING)
    known = [one.text for one in own] + [text for _ref, text in statements_in(conversation)]
    if letters_of(words) in map(letters_of, known):
        raise Invalid("conversation_said_already", field="text")
