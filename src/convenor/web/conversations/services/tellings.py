"""The background told in another version, for one audience. The risks are the conversation's own and stand under every
version; a version replaced stays readable."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.models import Telling
from convenor.web.conversations.services.holding import held
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def write_telling(
    *, by: Viewer, ref: str, audience: str, text: str, on: date, replaces: str = "", revision: int = 0
) -> Telling:
    """Write a version; `replaces` is the one that it follows, with the revision that was looked at."""
    row = held(by, ref, on)
    if row.state not in (State.DRAFT, State.OPEN):
        raise Invalid("conversation_closed_already")
    refuse_patient_data(audience=audience, text=text)
    audience, text = " ".join(audience.split()), text.strip()
    if not row.background.strip():
        raise Invalid("conversation_no_background", field="text")
    if not audience:
        raise Invalid("conversation_telling_audience", field="audience")
    if not text:
        raise Invalid("conversation_telling_text", field="text")
    standing = Telling.objects.select_for_update().filter(conversation=row, replaced=False)
    if replaces:
        former = standing.filter(ref=replaces).first()
        if former is None:
            raise NotHere("not_here", subject=replaces)
        save_against(former, revision=revision, fields={"replaced": True})
    if standing.filter(audience__iexact=audience).exclude(ref=replaces).exists():
        raise Invalid("conversation_telling_twice", field="audience", audience=audience)
    made = Telling.objects.create(
        partnership_id=row.partnership_id, conversation=row, audience=audience[:120], text=text, written_on=on
    )
    audit.record(by=by, verb="conversation.tell_otherwise", subject=row.ref, version=made.ref, replaces=replaces)
    return made
