"""Writes about partnerships: starting one, and changing what it says of itself."""

import re
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.rules import can_edit_partnership, can_run_installation, require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EDITABLE = frozenset({"name", "area", "population", "about", "demography", "register_is_public", "comparable"})


@transaction.atomic
def start_partnership(
    *,
    by: Viewer,
    name: str,
    slug: str | None = None,
    area: str = "",
    population: int | None = None,
    about: str = "",
    demography: str = "",
    register_is_public: bool = True,
) -> Partnership:
    """Start an empty partnership. Without a slug, one is made of the name.

    Noted twice: in the installation's chain, so that a whole chain cannot vanish unseen, and as the first entry of
    the partnership's own.
    """
    require(can_run_installation(by), "partnership.start")
    refuse_patient_data(name=name, area=area, about=about, demography=demography)
    partnership = Partnership(
        slug=_slug(slug) if slug else _free_slug(name),
        name=_name(name),
        area=area.strip(),
        population=_population(population),
        about=about.strip(),
        demography=demography.strip(),
        register_is_public=register_is_public,
    )
    partnership.save(force_insert=True)
    for viewer in (replace(by, partnership_id=None), replace(by, partnership_id=partnership.pk)):
        audit.record(by=viewer, verb="partnership.start", subject=f"partnership:{partnership.pk}")
    return partnership


@transaction.atomic
def edit_partnership(*, by: Viewer, revision: int, **fields: Any) -> Partnership:
    """Change what the viewer's partnership says of itself. Its slug stays: addresses of a public record do not move."""
    require(can_edit_partnership(by), "partnership.edit")
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a partnership's {', '.join(sorted(unknown))} cannot be edited")
    refuse_patient_data(**fields)
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    if "population" in fields:
        fields["population"] = _population(fields["population"])
    partnership = this_partnership(by)
    changed = save_against(partnership, revision=revision, fields=fields)
    if changed:
        audit.record(by=by, verb="partnership.edit", subject=f"partnership:{partnership.pk}", fields=changed)
    return partnership


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Invalid("partnership_name_missing", field="name")
    if len(name) > 200:
        raise Invalid("partnership_name_long", field="name", most=200)
    return name


def _population(population: int | None) -> int | None:
    if population is not None and not 0 <= population <= 2_000_000_000:
        raise Invalid("partnership_population", field="population")
    return population


def _slug(slug: str) -> str:
    if not SLUG.fullmatch(slug) or len(slug) > 50:
        raise Invalid("partnership_slug", field="slug", slug=slug)
    if Partnership.objects.filter(slug=slug).exists():
        raise Invalid("partnership_slug_taken", field="slug", slug=slug)
    return slug


def _free_slug(name: str) -> str:
    stem = slugify(name)[:44].strip("-_") or "partnership"
    stem = stem.replace("_", "-")
    taken = set(Partnership.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)
