"""From rows to the places that pathways require of the bodies that look after them."""

from datetime import date

from convenor.theory.institutional_design.required import Required
from convenor.web.bodies.models import PathwaySeat
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.viewer import Viewer


def required_on_pathways(viewer: Viewer, on: date, *, only: str = "") -> tuple[Required, ...]:
    """What pathways of that day require of the bodies that look after them; `only` narrows to one pathway. One query.

    A pathway that no body looks after has no table to be missing from, so it is left out.
    """
    rows = PathwaySeat.objects.filter(
        in_force_on(on, "pathway__"), partnership_id=viewer.partnership_id, pathway__body__isnull=False
    )
    if only:
        rows = rows.filter(pathway__ref=only)
    fields = ("ref", "pathway__ref", "pathway__body__ref", "partner__ref", "community__ref", "profession", "seat_class")
    return tuple(Required(*row) for row in rows.order_by("pathway__name", "pk").values_list(*fields))
