"""That the links to hand out were taken: whoever has them could answer in others' place, so it is written down."""

from datetime import date

from django.db import transaction

from convenor.web.conversations.services.holding import open_one
from convenor.web.kernel import audit
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def note_links_taken(*, by: Viewer, ref: str, on: date) -> None:
    """Write down who took the list of links, and when."""
    row = open_one(by, ref, on)
    audit.record(by=by, verb="conversation.links", subject=row.ref, links=row.personal_links)
