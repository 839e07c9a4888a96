"""Questions of others that this partnership holds a licence to ask: brought in from a file, taken out again."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.formats.instruments import Instrument as Read
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Instrument
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.services.checks import MOST_QUESTIONS


@transaction.atomic
def bring_in_instrument(*, by: Viewer, read: Read, on: date) -> Instrument:
    """Keep what a file said of an instrument; one whose licence has ended is refused."""
    require(can_run_pulses(by), "instrument.add")
    texts = [text for item in read.items for text in (item.text, *item.answers)]
    refuse_patient_data(file=[read.title, read.holder, read.licence, read.reference, *texts])
    if read.licensed_until is not None and read.licensed_until < on:
        raise Invalid("instrument_licence_over", field="file", ended=read.licensed_until)
    if len(read.items) > MOST_QUESTIONS:
        raise Invalid("pulse_too_many_questions", field="file", most=MOST_QUESTIONS)
    row = Instrument.objects.create(
        partnership_id=by.partnership_id,
        title=read.title[:200],
        holder=read.holder[:200],
        licence=read.licence[:200],
        licence_ref=read.reference[:200],
        licensed_until=read.licensed_until,
        items=[_question(item) for item in read.items],
    )
    audit.record(by=by, verb="instrument.add", subject=row.ref, items=len(row.items))
    return row


@transaction.atomic
def remove_instrument(*, by: Viewer, ref: str) -> None:
    """Take an instrument out, as a licence that ends may ask for. Pulses that asked it keep their questions."""
    require(can_run_pulses(by), "instrument.remove")
    gone, _detail = Instrument.objects.filter(partnership_id=by.partnership_id, ref=ref).delete()
    if not gone:
        raise NotHere("not_here", subject=ref)
    audit.record(by=by, verb="instrument.remove", subject=ref)


def _question(item: Any) -> dict[str, Any]:
    return {
        "key": item.key,
        "version": 1,
        "construct": item.construct,
        "text": item.text,
        "answers": list(item.answers),
        "reverse": item.reverse,
    }
