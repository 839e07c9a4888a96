"""Reads about who works for, or otherwise belongs to, which partner."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Affiliation
from convenor.web.partners.rules import can_keep_partners
from convenor.web.partners.selectors.rows import affiliation_seen, may_read
from convenor.web.partners.selectors.seen import AffiliationSeen


def nobody(person_id: int) -> bool:
    """The public sees nobody's post unless the room that knows the public seats says otherwise."""
    return False


def affiliations_of_partner(
    viewer: Viewer, ref: str, *, on: date | None = None, public_if: Callable[[int], bool] = nobody
) -> list[AffiliationSeen]:
    """Who belongs to a partner by name; with `on`, on that day. The public sees only people `public_if` says."""
    may_read(viewer)
    rows = _rows(viewer, on).filter(partner__ref=ref).order_by("person__name", "starts", "pk")
    return _allowed(viewer, rows, public_if)


def affiliations_of_people(
    viewer: Viewer,
    person_ids: Iterable[int],
    *,
    on: date | None = None,
    public_if: Callable[[int], bool] = nobody,
) -> Mapping[int, list[AffiliationSeen]]:
    """Where people belong, by person; several at once are usual, and are what spans boundaries."""
    may_read(viewer)
    found: dict[int, list[AffiliationSeen]] = {}
    rows = _rows(viewer, on).filter(person__in=list(person_ids)).order_by("starts", "pk")
    for one in _allowed(viewer, rows, public_if):
        found.setdefault(one.person_id, []).append(one)
    return found


def affiliations_visible_to(viewer: Viewer, *, on: date) -> list[AffiliationSeen]:
    """Everybody's affiliations on a day, for the partnership's own people."""
    require(can_read_inside(viewer), "affiliations.read")
    return [affiliation_seen(row) for row in _rows(viewer, on)]


def affiliation_visible_to(viewer: Viewer, ref: str) -> AffiliationSeen:
    """One affiliation, for whoever may change it."""
    require(can_keep_partners(viewer), "affiliation.edit")
    row = _rows(viewer, None).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject="affiliation")
    return affiliation_seen(row)


def _rows(viewer: Viewer, on: date | None) -> QuerySet[Affiliation]:
    holds = in_force_on(on) & in_force_on(on, "partner__") if on else Q()
    return Affiliation.objects.filter(holds, partnership_id=viewer.partnership_id).select_related("person", "partner")


def _allowed(viewer: Viewer, rows: Iterable[Affiliation], public_if: Callable[[int], bool]) -> list[AffiliationSeen]:
    inside = can_read_inside(viewer)
    return [affiliation_seen(row) for row in rows if inside or public_if(row.person_id)]
