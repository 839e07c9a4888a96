"""Where somebody's influence comes from: only as they say it themselves, and only for as long as they want it kept."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.models import Person
from convenor.web.people.rules import can_speak_for
from convenor.web.people.services.checks import person_of
from convenor.web.people.vocabulary import Influence


@transaction.atomic
def declare_influence(*, by: Viewer, person: str, revision: int, sources: Iterable[str], on: date) -> Person:
    """Say where one's influence comes from. Choosing nothing takes back what was said before."""
    row = person_of(by, person)
    require(can_speak_for(by, row.pk), "influence.declare")
    given = set(sources)
    if not given <= set(Influence.values):
        raise Invalid("influence_unknown", field="sources")
    fields = {
        "influence": [value for value in Influence.values if value in given],
        "influence_agreed_on": on if given else None,
    }
    if save_against(row, revision=revision, fields=fields):
        audit.record(by=by, verb="influence.declare" if given else "influence.forget", subject=row.ref)
    return row


def forget_influence(*, by: Viewer, person: str, revision: int, on: date) -> Person:
    """Take back what one said; nothing of it is kept."""
    return declare_influence(by=by, person=person, revision=revision, sources=(), on=on)
