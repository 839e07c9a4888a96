"""A partnership's profile: what it says of its circumstances, and its organisations counted by sector and kind."""

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
from convenor.web.partners.models import ContextFact, Partner
from convenor.web.partners.rules import can_keep_partners, can_read_profile

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership


@dataclass(frozen=True, slots=True)
class FactSeen:
    """One statement: of what kind, what it says, whence, of which day, and whether a later one took its place."""

    ref: str
    kind: str
    says: str
    source: str
    on: date
    replaced: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A partnership as it describes itself and as its register counts it; `mix` is by sector and kind."""

    slug: str
    name: str
    population: int | None
    demography: str
    facts: dict[str, FactSeen]
    earlier: tuple[FactSeen, ...]
    mix: dict[tuple[str, str], int]


def profile_here(viewer: Viewer, *, on: date) -> Profile:
    """The profile of the partnership the viewer looks at; a closed one is not there for those outside."""
    here = this_partnership(viewer)
    require(can_read_profile(viewer, here), "profile.read")
    return _profile(here, on)


def open_partnerships(viewer: Viewer) -> list[tuple[str, str]]:
    """Which others may stand beside one's own: open registers only, and both agreed to be compared. (slug, name)."""
    return [(there.slug, there.name) for there in _open(viewer)]


def profile_of(viewer: Viewer, slug: str, *, on: date) -> Profile:
    """Another partnership's profile. A closed one answers like one that does not exist."""
    there = next((one for one in _open(viewer) if one.slug == slug), None)
    if there is None:
        raise NotHere("not_here", subject="partnership")
    return _profile(there, on)


def fact_standing(viewer: Viewer, kind: str) -> FactSeen | None:
    """What is said of one kind now, for whoever may say otherwise."""
    require(can_keep_partners(viewer), "context.state")
    rows = ContextFact.objects.filter(partnership_id=viewer.partnership_id, kind=kind, replaced_by__isnull=True)
    row = rows.first()
    return _seen(row, replaced=False) if row else None


def _open(viewer: Viewer) -> list[Partnership]:
    return [there for there in comparable_with(viewer) if there.register_is_public]


def _profile(partnership: Partnership, on: date) -> Profile:
    rows = list(ContextFact.objects.filter(partnership=partnership))
    gone = {row.replaces_id for row in rows}
    facts = [_seen(row, replaced=row.pk in gone) for row in rows]
    partners = Partner.objects.filter(in_force_on(on), partnership=partnership).order_by()
    counted = partners.values_list("sector", "kind").annotate(many=Count("pk"))
    return Profile(
        slug=partnership.slug,
        name=partnership.name,
        population=partnership.population,
        demography=partnership.demography,
        facts={fact.kind: fact for fact in facts if not fact.replaced},
        earlier=tuple(fact for fact in facts if fact.replaced),
        mix={(sector, kind): many for sector, kind, many in counted},
    )


def _seen(row: ContextFact, *, replaced: bool) -> FactSeen:
    return FactSeen(row.ref, row.kind, row.says, row.source, row.on, replaced)
