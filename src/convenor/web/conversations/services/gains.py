"""What people would gain, as each partner sums it up; reading these side by side; and saying something against that."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Conversation, Gain, Objection, SideBySide
from convenor.web.conversations.selectors.needs import gain_of, gains_in
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.services.signing import held, signed, take_the_place_of
from convenor.web.conversations.vocabulary import Alike, ReadAs
from convenor.web.kernel import audit
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Role, Viewer

TO_COMPARE = 2  # summaries, at least


@transaction.atomic
def write_gain(
    *, by: Viewer, ref: str, partner: str, text: str, revision: int = 0, on_behalf: bool = False, on: date
) -> Gain:
    """Keep what patients and people would gain, as a partner sums it up. What it wrote before stays."""
    hand = signed(by=by, ref=ref, partner=partner, on=on, on_behalf=on_behalf)
    text = worded(text, field="text", code="gains_text_missing")
    refuse_patient_data(text=text)
    former = gain_of(by, hand.conversation, partner)
    if former is not None and former.text == text:
        return former
    take_the_place_of(by=by, former=former, revision=revision)
    row = Gain.objects.create(**hand.fields, conversation=hand.conversation, text=text)
    audit.record(by=by, verb="gain.write", subject=row.ref, **hand.facts)
    return row


@transaction.atomic
def say_side_by_side(*, by: Viewer, ref: str, says: str, words: str, read: str, on: date) -> SideBySide:
    """Say whether the summaries say the same, for whoever runs the conversation. What was said before stays.

    `read`: the references of those that were on the page, joined by spaces; refused when one was written anew since.
    """
    row = held(by=by, ref=ref, on=on)
    gains = gains_to_read(by=by, conversation=row, on=on)
    if set(read.split()) != {one.ref for one in gains}:
        raise ChangedMeanwhile("changed_meanwhile", subject=row.ref)
    if says not in Alike.values:
        raise Invalid("gains_says_missing", field="says")
    words = worded(words, field="words", code="gains_words_missing")
    refuse_patient_data(words=words)
    made = SideBySide.objects.create(
        partnership_id=row.partnership_id, conversation=row, says=says, words=words, read_as=_read_as(by), read_on=on
    )
    made.gains.set(gains)
    audit.record(by=by, verb="gain.compare", subject=made.ref, says=says, gains=[one.ref for one in gains])
    return made


def gains_to_read(*, by: Viewer, conversation: Conversation, on: date) -> list[Gain]:
    """The summaries, for whoever runs the conversation; Invalid while there is only one."""
    require(may_run(by, conversation, on), "conversation.run")
    gains = gains_in(by, conversation)
    if len(gains) < TO_COMPARE:
        raise Invalid("gains_too_few")
    return gains


@transaction.atomic
def object_to_reading(*, by: Viewer, ref: str, partner: str, text: str, on: date) -> Objection:
    """Say something against what was read out of the summaries, in one's own organisation's name."""
    hand = signed(by=by, ref=ref, partner=partner, on=on, itself=True)
    reading = newest_reading(by=by, conversation=hand.conversation)
    text = worded(text, field="text", code="gains_objection_missing")
    refuse_patient_data(text=text)
    row = Objection.objects.create(**hand.fields, reading=reading, text=text)
    audit.record(by=by, verb="gain.object", subject=row.ref, reading=reading.ref, **hand.facts)
    return row


def newest_reading(*, by: Viewer, conversation: Conversation) -> SideBySide:
    """What was said last of the summaries; Invalid while nobody has read them."""
    rows = SideBySide.objects.filter(partnership_id=by.partnership_id, conversation=conversation)
    found = rows.order_by("pk").last()
    if found is None:
        raise Invalid("gains_not_read_yet")
    return found


def _read_as(by: Viewer) -> ReadAs:
    if by.system or by.has(Role.CONVENOR):
        return ReadAs.LEAD
    return ReadAs.LEADER if by.has(Role.LEADER) else ReadAs.CHAIR
