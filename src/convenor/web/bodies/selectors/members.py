"""Who the members of a body are: all who hold a seat there, except those who only observe."""

from datetime import date

from convenor.web.bodies.models import Term
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer


def is_member(viewer: Viewer, body_id: int, on: date) -> bool:
    """Whether the viewer is a member of that body on that day."""
    if viewer.person_id is None:
        return False
    mine = Term.objects.filter(partnership_id=viewer.partnership_id, person_id=viewer.person_id, seat__body_id=body_id)
    return mine.filter(in_force_on(on)).exclude(seat__seat_class=SeatClass.OBSERVER).exists()


def leads_body(viewer: Viewer, body_id: int, on: date) -> bool:
    """Whether the viewer holds a leading seat of that body on that day."""
    if viewer.person_id is None:
        return False
    mine = Term.objects.filter(partnership_id=viewer.partnership_id, person_id=viewer.person_id, seat__body_id=body_id)
    return mine.filter(in_force_on(on), in_force_on(on, "seat__"), seat__leads=True).exists()


def member_ids(viewer: Viewer, body_id: int, on: date) -> list[int]:
    """Each member once, by the key of the person."""
    terms = Term.objects.filter(partnership_id=viewer.partnership_id, seat__body_id=body_id)
    held = terms.filter(in_force_on(on)).exclude(seat__seat_class=SeatClass.OBSERVER)
    return list(held.order_by("person_id").values_list("person_id", flat=True).distinct())
