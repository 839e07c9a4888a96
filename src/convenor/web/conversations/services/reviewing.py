"""Looking again, some time after a decision, whether it held. What was said before stays."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.after import Review
from convenor.web.conversations.selectors.proposals import proposal_to_follow
from convenor.web.conversations.services.deciding import SAID_YES
from convenor.web.conversations.services.fates import worded
from convenor.web.conversations.vocabulary import Held
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def say_whether_it_held(
    *, by: Viewer, ref: str, revision: int, held: str, why: str, look_again: date | None = None, on: date
) -> Review:
    """Keep whether a decision held, with why; and when one looks the next time, unless it was given up."""
    row = proposal_to_follow(by, ref, on)
    if row.state not in SAID_YES:
        raise Invalid("proposal_nothing_to_hold")
    if held not in Held.values:
        raise Invalid("proposal_held_missing", field="held")
    why = worded(why, field="why", code="proposal_held_why_missing")
    refuse_patient_data(why=why)
    if held == Held.GIVEN_UP:
        look_again = None
    elif look_again is not None and look_again <= on:
        raise Invalid("proposal_look_again_day", field="look_again")
    save_against(row, revision=revision, fields={"look_again": look_again})
    made = Review.objects.create(partnership_id=row.partnership_id, proposal=row, held=held, why=why, looked_on=on)
    audit.record(by=by, verb="proposal.held", subject=row.ref, held=held)
    return made
