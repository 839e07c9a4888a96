"""Writing what a partner needs, saying it back, and answering whether one was understood."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Need, SaidBack
from convenor.web.conversations.selectors.needs import need_of, needs_conversation, said_back_of
from convenor.web.conversations.selectors.taking_part import speaks_for
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.services.signing import held, signed, take_the_place_of
from convenor.web.conversations.vocabulary import Understood
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def write_need(
    *, by: Viewer, ref: str, partner: str, text: str, why: str, revision: int = 0, on_behalf: bool = False, on: date
) -> Need:
    """Keep what a partner needs, and why. What it wrote before stays readable; what was said back was about that."""
    hand = signed(by=by, ref=ref, partner=partner, on=on, on_behalf=on_behalf)
    text = worded(text, field="text", code="needs_text_missing")
    why = worded(why, field="why", code="needs_why_missing")
    refuse_patient_data(text=text, why=why)
    former = need_of(by, hand.conversation, partner)
    if former is not None and (former.text, former.why) == (text, why):
        return former
    take_the_place_of(by=by, former=former, revision=revision)
    row = Need.objects.create(**hand.fields, conversation=hand.conversation, text=text, why=why)
    audit.record(by=by, verb="need.write", subject=row.ref, **hand.facts)
    return row


@transaction.atomic
def say_back(
    *, by: Viewer, ref: str, partner: str, other: str, text: str, on_behalf: bool = False, on: date
) -> SaidBack:
    """Keep what `other` needs, as `partner` understands it. Earlier attempts stay; one at a time waits."""
    hand = signed(by=by, ref=ref, partner=partner, on=on, on_behalf=on_behalf)
    about = may_say_back(by=by, ref=ref, partner=partner, other=other, on=on)
    text = worded(text, field="text", code="needs_back_missing")
    refuse_patient_data(text=text)
    row = SaidBack.objects.create(**hand.fields, need=about, text=text)
    audit.record(by=by, verb="need.say_back", subject=row.ref, need=about.ref, **hand.facts)
    return row


def may_say_back(*, by: Viewer, ref: str, partner: str, other: str, on: date) -> Need:
    """What would be said back: the other's need of today. Invalid while there is none, or nothing to try again."""
    conversation = needs_conversation(by, ref, on)
    own, about = need_of(by, conversation, partner), need_of(by, conversation, other)
    if about is None or partner == other:
        raise Invalid("needs_not_written_yet")
    if own is None:
        raise Invalid("needs_own_first")
    said = SaidBack.objects.filter(need=about, partner__ref=partner).order_by("pk").last()
    if said is not None and not said.answer:
        raise Invalid("needs_back_waits", partner=about.partner.name)
    if said is not None and said.answer == Understood.YES:
        raise Invalid("needs_back_understood", partner=about.partner.name)
    return about


@transaction.atomic
def answer_said_back(
    *, by: Viewer, ref: str, said: str, answer: str, missing: str = "", revision: int, on: date
) -> SaidBack:
    """Say whether that is what one's own organisation needs. Only its own people can, and nobody who acts for both."""
    held(by=by, ref=ref, on=on)
    row = to_answer(by=by, ref=ref, said=said, on=on)
    if answer not in Understood.values:
        raise Invalid("needs_answer_missing", field="answer")
    missing = missing.strip() if answer == Understood.YES else _what_is_missing(missing)
    refuse_patient_data(missing=missing)
    fields = {"answer": answer, "missing": missing, "answered_on": on}
    save_against(row, revision=revision, fields=fields)
    audit.record(by=by, verb="need.answer", subject=row.ref, answer=answer)
    return row


def to_answer(*, by: Viewer, ref: str, said: str, on: date) -> SaidBack:
    """What was said back and waits for an answer of the viewer's own organisation."""
    row = said_back_of(by, needs_conversation(by, ref, on), said)
    speaks = speaks_for(by, on)
    require(speaks.as_own(row.need.partner.ref), "needs.answer")
    if not speaks.job and speaks.as_own(row.partner.ref):
        raise Invalid("needs_answer_for_both", partner=row.need.partner.name)
    if row.answer:
        raise Invalid("needs_answered_already")
    if row.need.replaced:
        raise Invalid("needs_answer_older")
    return row


def _what_is_missing(text: str) -> str:
    return worded(text, field="missing", code="needs_missing_missing")
