"""Writes about who works for, or otherwise belongs to, which partner. Several at once are usual."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Affiliation, Partner
from convenor.web.partners.services.checks import add_row, at_most, in_order, may_keep, own, save, tidy
from convenor.web.people.selectors import person_visible_to


@transaction.atomic
def affiliate(
    *,
    by: Viewer,
    person: str,
    partner: str,
    title: str = "",
    starts: date | None = None,
    ends: date | None = None,
    ref: str = "",
) -> Affiliation:
    """Say that a person belongs to a partner, in what post and since when."""
    may_keep(by, "affiliation.add")
    title = tidy({"title": title})["title"]
    at_most("title", title, 200)
    in_order(starts, ends)
    affiliation = Affiliation(
        person_id=person_visible_to(by, person).id,
        partner=own(Partner, by, partner, "partner"),
        title=title,
        starts=starts,
        ends=ends,
    )
    _not_twice(affiliation)
    add_row(by, affiliation, ref)
    audit.record(by=by, verb="affiliation.add", subject=affiliation.partner.ref, affiliation=affiliation.ref)
    return affiliation


@transaction.atomic
def edit_affiliation(*, by: Viewer, ref: str, revision: int, **fields: Any) -> Affiliation:
    """Change the post or the days. Another partner is another affiliation: end this one and say anew."""
    may_keep(by, "affiliation.edit")
    affiliation = own(Affiliation, by, ref, "affiliation")
    fields = tidy(fields)
    at_most("title", fields.get("title", ""), 200)
    in_order(fields.get("starts", affiliation.starts), fields.get("ends", affiliation.ends))
    if changed := save(affiliation, revision=revision, fields=fields, editable={"title", "starts", "ends"}):
        _not_twice(affiliation)
        audit.record(by=by, verb="affiliation.edit", subject=affiliation.partner.ref, fields=changed)
    return affiliation


def _not_twice(affiliation: Affiliation) -> None:
    """The same person in the same post of the same partner, at the same time, is one affiliation."""
    others = Affiliation.objects.filter(
        person=affiliation.person_id, partner=affiliation.partner_id, title__iexact=affiliation.title
    ).exclude(pk=affiliation.pk)
    if affiliation.ends is not None:
        others = others.filter(Q(starts__isnull=True) | Q(starts__lte=affiliation.ends))
    if affiliation.starts is not None:
        others = others.filter(Q(ends__isnull=True) | Q(ends__gte=affiliation.starts))
    if others.exists():
        raise Invalid("affiliation_twice", field="title", partner=affiliation.partner.name)
