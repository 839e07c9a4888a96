"""The mix of organisations and people of a partnership, and of others that agreed to be compared: counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.comparing import comparable_with
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Community, Partner
from convenor.web.partners.rules import can_read_differences

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership


@dataclass(frozen=True, slots=True)
class Mix:
    """How many organisations of each sector, how many have to take part, how many communities, how many people."""

    slug: str
    name: str
    population: int | None
    partners: int
    by_sector: dict[str, int]
    mandated: int
    voluntary: int
    communities: int


def mix_here(viewer: Viewer, *, on: date) -> Mix:
    """The mix of the viewer's own partnership on a day."""
    require(can_read_differences(viewer), "mix.read")
    return _mix(this_partnership(viewer), on)


def comparable_partnerships(viewer: Viewer) -> list[tuple[str, str]]:
    """The partnerships that one may compare with: (slug, name). None unless one's own agreed too."""
    require(can_read_differences(viewer), "mix.read")
    return [(there.slug, there.name) for there in comparable_with(viewer)]


def mix_of(viewer: Viewer, slug: str, *, on: date) -> Mix:
    """The mix of another partnership. One that did not agree answers like one that does not exist."""
    there = next((one for one in comparable_with(viewer) if one.slug == slug), None)
    if there is None:
        raise NotHere("not_here", subject="partnership")
    return _mix(there, on)


def _mix(partnership: Partnership, on: date) -> Mix:
    rows = Partner.objects.filter(in_force_on(on), partnership=partnership).order_by()
    by_sector: dict[str, int] = {}
    by_participation: dict[str, int] = {}
    for row in rows.values("sector", "participation").annotate(many=Count("pk")):
        by_sector[row["sector"]] = by_sector.get(row["sector"], 0) + row["many"]
        by_participation[row["participation"]] = by_participation.get(row["participation"], 0) + row["many"]
    return Mix(
        slug=partnership.slug,
        name=partnership.name,
        population=partnership.population,
        partners=sum(by_sector.values()),
        by_sector=by_sector,
        mandated=by_participation.get("mandated", 0),
        voluntary=by_participation.get("voluntary", 0),
        communities=Community.objects.filter(in_force_on(on), partnership=partnership).count(),
    )
