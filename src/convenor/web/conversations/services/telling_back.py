"""Telling everybody who was asked what came of it: one letter to all, never to those who wrote something alone."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Conversation, Fate
from convenor.web.conversations.news import tell_everybody_asked
from convenor.web.conversations.news_words import fates_say
from convenor.web.conversations.selectors.fates import statements_seen
from convenor.web.conversations.services.fates import closed_one
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.services import note_what_came


@transaction.atomic
def tell_everybody(*, by: Viewer, ref: str, revision: int, words: str, on: date) -> Conversation:
    """Send everybody who was asked a letter with what came of it so far; once a day at most.

    `words`: what whoever asked adds. The ledger of what people are asked notes it too, or else how many statements were
    answered.
    """
    row = closed_one(by, ref, on)
    words = words.strip()
    refuse_patient_data(words=words)
    if row.told_on == on:
        raise Invalid("conversation_told_today", field="words")
    if not words and not row.proposals.exists() and not Fate.objects.filter(statement__conversation=row).exists():
        raise Invalid("conversation_nothing_to_tell", field="words")
    save_against(row, revision=revision, fields={"told_on": on, "told_words": words})
    note_what_came(by=by, subject=row.ref, text=words or _in_a_line(by, row), on=on)
    audit.record(by=by, verb="conversation.tell", subject=row.ref)
    tell_everybody_asked.enqueue(partnership_id=row.partnership_id, ref=row.ref)
    return row


def _in_a_line(by: Viewer, row: Conversation) -> str:
    return fates_say([one for one in statements_seen(by, row) if not one.meta])
