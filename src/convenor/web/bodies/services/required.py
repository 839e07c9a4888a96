"""The places that the body looking after a pathway must have: set as a whole, each one thing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction

from convenor.web.bodies.models import Pathway, PathwaySeat
from convenor.web.bodies.services.checks import add_row, may_keep, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

PLACES = ("partner", "community", "profession", "seat_class")


class Place(NamedTuple):
    """Whose place it is (one of the first four), and why they must be there."""

    partner: Any = None
    community: Any = None
    profession: str = ""
    seat_class: str = ""
    why: str = ""


@transaction.atomic
def require_seats(*, by: Viewer, pathway: Pathway, revision: int, places: Sequence[Place]) -> list[PathwaySeat]:
    """Make these the places that the pathway requires. One that was there already keeps its reference."""
    may_keep(by, "pathway.edit", pathway, *(row for place in places for row in (place.partner, place.community)))
    save(pathway, revision=revision, fields={}, editable=frozenset())
    there = {_key(row): row for row in PathwaySeat.objects.filter(pathway=pathway)}
    wanted: dict[tuple[Any, ...], PathwaySeat] = {}
    for number, place in enumerate(places, 1):
        if sum(bool(getattr(place, name)) for name in PLACES) != 1:
            raise Invalid("required_one", number=number)
        row = PathwaySeat(pathway=pathway, **{name: getattr(place, name) for name in PLACES}, why=place.why.strip())
        if _key(row) in wanted:
            raise Invalid("required_twice", number=number, place=str(row))
        wanted[_key(row)] = row
    gone = [row.pk for key, row in there.items() if key not in wanted]
    PathwaySeat.objects.filter(pk__in=gone).delete()
    for key, row in wanted.items():
        if key not in there:
            add_row(by, row, None)
        elif there[key].why != row.why:
            save(there[key], revision=there[key].revision, fields={"why": row.why}, editable=frozenset({"why"}))
    audit.record(by=by, verb="pathway.require", subject=pathway.ref, places=len(wanted))
    return list(PathwaySeat.objects.filter(pathway=pathway))


def _key(row: PathwaySeat) -> tuple[Any, ...]:
    return (row.partner_id, row.community_id, row.profession, row.seat_class)
