"""Writes about partners: add one, change what is recorded of it, end it."""

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.models import Partner
from convenor.web.partners.services.checks import (
    CHARITY_NUMBER,
    ODS_CODE,
    add_row,
    at_most,
    in_order,
    may_keep,
    named,
    one_of,
    own,
    said,
    save,
    tidy,
    whole,
)
from convenor.web.partners.vocabulary import Accountability, Participation, PartnerKind, Sector, ViewOfHealth

LINES = ("incentive", "culture", "funding", "decision_timing", "answers_to", "regulation")
NUMBERS = ("population_served", "annual_budget", "staff", "decision_days")
EDITABLE = frozenset(
    {"name", "short_name", "kind", "sector", "accountability", "view_of_health", "participation", "ods_code"}
    | {"charity_number", "starts", "ends", *LINES, *NUMBERS}
)


@transaction.atomic
def add_partner(*, by: Viewer, name: str, kind: str, sector: str, ref: str = "", **fields: Any) -> Partner:
    """Add an organisation to the partnership."""
    may_keep(by, "partner.add")
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"a partner has no {', '.join(sorted(unknown))}")
    partner = Partner()
    for field, value in _checked({"name": name, "kind": kind, "sector": sector, **fields}).items():
        setattr(partner, field, value)
    in_order(partner.starts, partner.ends)
    partner.partnership_id = by.partnership_id or 0
    _only_one(partner)
    add_row(by, partner, ref)
    audit.record(by=by, verb="partner.add", subject=partner.ref)
    return partner


@transaction.atomic
def edit_partner(*, by: Viewer, ref: str, revision: int, **fields: Any) -> Partner:
    """Change what is recorded of a partner. A new name here corrects the old one; a change of name is a rename."""
    may_keep(by, "partner.edit")
    partner = own(Partner, by, ref, "partner")
    fields = _checked(fields)
    wanted = copy(partner)
    for field, value in fields.items():
        setattr(wanted, field, value)
    in_order(wanted.starts, wanted.ends)
    _only_one(wanted)
    if changed := save(partner, revision=revision, fields=fields, editable=EDITABLE):
        audit.record(by=by, verb="partner.edit", subject=partner.ref, fields=changed)
    return partner


@transaction.atomic
def end_partner(*, by: Viewer, ref: str, revision: int, on: date) -> Partner:
    """Say that a partner is there until that day and not after. What it held stays on record."""
    may_keep(by, "partner.end")
    partner = own(Partner, by, ref, "partner")
    in_order(partner.starts, on)
    if save(partner, revision=revision, fields={"ends": on}, editable=EDITABLE):
        audit.record(by=by, verb="partner.end", subject=partner.ref, on=on.isoformat())
    return partner


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields in the form they are stored in, or a refusal that names the field."""
    neat = tidy(fields, lines=LINES)
    for field in ("ods_code", "charity_number"):
        if field in neat:
            neat[field] = neat[field].upper().replace(" ", "")
    if "accountability" in neat:
        neat["accountability"] = list(dict.fromkeys(neat["accountability"]))
    for check in (_names, _chosen, _codes):
        check(neat)
    for field in NUMBERS:
        whole(field, neat.get(field))
    return neat


def _names(neat: Mapping[str, Any]) -> None:
    if "name" in neat:
        named(neat["name"], code="partner_name_missing")
    at_most("short_name", neat.get("short_name", ""), 60)


def _chosen(neat: Mapping[str, Any]) -> None:
    if "kind" in neat:
        one_of("kind", neat["kind"], PartnerKind.values)
    if "sector" in neat:
        one_of("sector", neat["sector"], Sector.values)
    one_of("view_of_health", neat.get("view_of_health", ""), ViewOfHealth.values, optional=True)
    one_of("participation", neat.get("participation", ""), Participation.values, optional=True)
    for value in neat.get("accountability", ()):
        one_of("accountability", value, Accountability.values)


def _codes(neat: Mapping[str, Any]) -> None:
    if (code := neat.get("ods_code")) and not ODS_CODE.fullmatch(code):
        raise Invalid("partner_ods_shape", field="ods_code", given=code)
    if (number := neat.get("charity_number")) and not CHARITY_NUMBER.fullmatch(number):
        raise Invalid("partner_charity_shape", field="charity_number", given=number)


def _only_one(partner: Partner) -> None:
    """No other partner with the same code ever, nor with the same name or charity number at the same time."""
    others = Partner.objects.filter(partnership=partner.partnership_id).exclude(pk=partner.pk)
    if partner.ods_code and (other := others.filter(ods_code=partner.ods_code).first()):
        raise Invalid("partner_ods_taken", field="ods_code", given=partner.ods_code, other=other.name)
    at_once = others.filter(_overlaps(partner.starts, partner.ends))
    if other := at_once.filter(name__iexact=partner.name).first():
        raise Invalid("partner_name_taken", field="name", other=other.name, since=said(other.starts))
    if partner.charity_number and (other := at_once.filter(charity_number=partner.charity_number).first()):
        raise Invalid("partner_charity_taken", field="charity_number", given=partner.charity_number, other=other.name)


def _overlaps(starts: date | None, ends: date | None) -> Q:
    """Rows that hold on some day between the two, both included."""
    begun = Q(starts__isnull=True) | Q(starts__lte=ends) if ends else Q()
    not_over = Q(ends__isnull=True) | Q(ends__gte=starts) if starts else Q()
    return begun & not_over
