"""Writes about a partner's names: a new name from a day, and putting right a former one."""

from datetime import date, timedelta

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import FormerName, Partner
from convenor.web.partners.services.checks import in_order, may_keep, named, own, said, save, tidy
from convenor.web.partners.services.partners import edit_partner


@transaction.atomic
def rename_partner(*, by: Viewer, ref: str, revision: int, name: str, on: date, today: date) -> Partner:
    """Give a partner a new name from a day on, today or earlier; the old one goes to its former names."""
    may_keep(by, "partner.rename")
    partner = own(Partner, by, ref, "partner")
    name = tidy({"name": name})["name"]
    named(name, code="partner_name_missing")
    if name == partner.name:
        raise Invalid("partner_name_same", field="name", name=name)
    if on > today:
        raise Invalid("partner_name_ahead", field="on", on=said(on))
    held_from = _held_from(partner)
    if held_from is not None and on <= held_from:
        raise Invalid("partner_name_too_early", field="on", name=partner.name, since=said(held_from))
    former = FormerName(
        partnership_id=partner.partnership_id,
        partner=partner,
        name=partner.name,
        starts=held_from,
        ends=on - timedelta(days=1),
    )
    partner = edit_partner(by=by, ref=ref, revision=revision, name=name)
    former.save(force_insert=True)
    audit.record(by=by, verb="partner.rename", subject=partner.ref, on=on.isoformat())
    return partner


@transaction.atomic
def correct_former_name(
    *, by: Viewer, ref: str, revision: int, name: str, starts: date | None, ends: date | None
) -> FormerName:
    """Put right a name a partner went by, or the days it did."""
    may_keep(by, "partner.former_name")
    former = own(FormerName, by, ref, "name")
    fields = tidy({"name": name, "starts": starts, "ends": ends})
    named(fields["name"], code="partner_name_missing")
    in_order(starts, ends)
    if changed := save(former, revision=revision, fields=fields, editable={"name", "starts", "ends"}):
        audit.record(by=by, verb="partner.former_name", subject=former.partner.ref, fields=changed)
    return former


def _held_from(partner: Partner) -> date | None:
    """The first day of today's name: the day after the last former one ended, else the partner's own first day."""
    last = FormerName.objects.filter(partner=partner, ends__isnull=False).order_by("-ends").first()
    return last.ends + timedelta(days=1) if last and last.ends else partner.starts
