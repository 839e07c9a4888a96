"""All that the partnership holds about one person, for them to take away."""

from collections.abc import Mapping
from typing import Any

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.erasure import holdings
from convenor.web.people.models import Person
from convenor.web.people.rules import can_copy_person


def copy_of(viewer: Viewer, ref: str) -> Mapping[str, Any]:
    """Everything held about a person, room by room, in plain values."""
    person = Person.objects.filter(partnership_id=viewer.partnership_id, ref=ref).first()
    if person is None:
        raise NotHere("not_here", subject="person")
    require(can_copy_person(viewer, person.pk), "person.copy")
    found: dict[str, Any] = {"partnership": this_partnership(viewer).name}
    for holding in reversed(holdings()):
        found.update(holding.copy(person.pk))
    return found
