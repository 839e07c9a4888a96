"""From rows to the places that pathways require of the bodies that look after them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from convenor import records
from convenor.theory.institutional_design.required import Held, Required, required_places
from convenor.web.bodies.models import PathwaySeat
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ShortPathway:
    """A pathway whose body lacks some who must sit there: who (names), of how many required."""

    ref: str
    name: str
    body: str
    absent: tuple[str, ...]
    required: int


def required_on_pathways(viewer: Viewer, on: date, *, only: str = "") -> tuple[Required, ...]:
    """What pathways of that day require of the bodies that look after them; `only` narrows to one pathway. One query.

    A pathway that no body looks after has no table to be missing from, so it is left out.
    """
    rows = _rows(viewer, on)
    if only:
        rows = rows.filter(pathway__ref=only)
    fields = ("ref", "pathway__ref", "pathway__body__ref", "partner__ref", "community__ref", "profession", "seat_class")
    return tuple(Required(*row) for row in rows.values_list(*fields))


def short_pathways(
    viewer: Viewer, on: date, seats: Iterable[records.Seat], professions: Mapping[str, Sequence[str]]
) -> list[ShortPathway]:
    """The pathways where somebody who must sit there does not, by name: for "who is missing". One query.

    Who belongs to which profession is for the partnership's own people, so others are not told of those places.
    """
    rows = list(_rows(viewer, on).select_related("pathway__body", "partner", "community"))
    if not can_read_inside(viewer):
        rows = [row for row in rows if not row.profession]
    every, by_pathway = list(seats), {row.pathway.ref: row.pathway for row in rows}
    found = []
    for ref, pathway in by_pathway.items():
        mine = [row for row in rows if row.pathway_id == pathway.pk]
        places = required_places([_required(row) for row in mine], every, professions).details
        absent = tuple(str(row) for row, place in zip(mine, places, strict=True) if place.state is not Held.HELD)
        if absent:
            found.append(ShortPathway(ref, pathway.name, _body(row=mine[0]), absent, len(mine)))
    return found


def _rows(viewer: Viewer, on: date) -> QuerySet[PathwaySeat]:
    rows = PathwaySeat.objects.filter(
        in_force_on(on, "pathway__"), partnership_id=viewer.partnership_id, pathway__body__isnull=False
    )
    return rows.order_by("pathway__name", "pk")


def _body(row: PathwaySeat) -> str:
    return row.pathway.body.ref if row.pathway.body else ""


def _required(row: PathwaySeat) -> Required:
    return Required(
        ref=row.ref,
        pathway=row.pathway.ref,
        body=_body(row),
        partner=row.partner.ref if row.partner else None,
        community=row.community.ref if row.community else None,
        profession=row.profession,
        seat_class=row.seat_class,
    )
