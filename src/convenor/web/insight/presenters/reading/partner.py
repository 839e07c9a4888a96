"""One partner: what it is, where it sits, who belongs to it, what it has to do."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.reading.shared import (
    asked_items,
    seat_head,
    seat_row,
    seats_say,
    span,
    touched_items,
)
from convenor.web.insight.selectors.reading import PartnerRead
from convenor.web.insight.wording import words
from convenor.web.partners.vocabulary import Accountability
from convenor.web.ui.environment import count, day, pounds


def partner_page(request: HttpRequest, read: PartnerRead, on: date) -> dict[str, Any]:
    """Everything `insight/partner.html` asks for."""
    partner = read.partner
    return {
        "name": partner.name,
        "facts": [partner.kind_label, partner.sector_label, partner.participation_label],
        "sentence": _sentence(read, on),
        "seat_head": seat_head(),
        "seats": [seat_row(request, one) for one in read.seats],
        "people": [_person(request, one) for one in read.people],
        "people_head": [_("Person"), _("Post"), _("Since")],
        "speaks_for": [
            {"text": one.community_name, "href": link(request, "insight:community", ref=one.community_ref)}
            for one in read.voices
        ],
        "touched": touched_items(request, read.touched),
        "duties": _duties(request, read),
        "asked": asked_items(request, read.asked),
        "about": _about(read),
        "differs": _differs(read),
        "history": _history(request, read),
        "actions": _actions(request, read),
    }


def _sentence(read: PartnerRead, on: date) -> str:
    partner = read.partner
    if partner.ends is not None and partner.ends < on:
        return _("It ended on %(day)s.") % {"day": day(partner.ends)}
    voices = words.listing([one.community_name for one in read.voices])
    if not voices:
        return seats_say(read.seats)
    return _("%(seats)s It speaks for %(communities)s.") % {"seats": seats_say(read.seats), "communities": voices}


def _person(request: HttpRequest, one: Any) -> list[Any]:
    return [
        {"text": one.person_name, "href": link(request, "insight:person", ref=one.person_ref)},
        one.title,
        day(one.starts),
    ]


def _duties(request: HttpRequest, read: PartnerRead) -> list[dict[str, Any]]:
    """What it takes on and gives on: steps of pathways, powers it has given."""
    steps = [
        {
            "text": row.pathway.name,
            "href": link(request, "bodies:pathway", ref=row.pathway.ref),
            "note": _("step %(number)s: %(what)s") % {"number": row.position, "what": row.what},
        }
        for row in read.steps
    ]
    powers = [
        {
            "text": row.body.name,
            "href": link(request, "bodies:body", ref=row.body.ref),
            "note": _("decides for it: %(what)s") % {"what": row.function},
        }
        for row in read.powers
    ]
    return [*powers, *steps]


def _about(read: PartnerRead) -> list[dict[str, Any]]:
    partner = read.partner
    answers = [str(Accountability(code).label) for code in partner.accountability if code in Accountability.values]
    return [
        {"key": _("Answers to"), "value": ", ".join(answers)},
        {"key": _("View of health"), "value": partner.view_of_health_label},
        {"key": _("People served"), "value": count(partner.population_served)},
        {"key": _("Yearly budget"), "value": pounds(partner.annual_budget)},
        {"key": _("Staff"), "value": count(partner.staff)},
        {"key": _("NHS organisation code (ODS)"), "value": partner.ods_code},
        {"key": _("Charity number"), "value": partner.charity_number},
        {"key": _("In the partnership"), "value": span(partner.starts, partner.ends)},
        {"key": _("What it hopes to gain"), "value": partner.incentive},
    ]


def _differs(read: PartnerRead) -> list[dict[str, Any]]:
    """The five differences that partnerships trip over."""
    partner = read.partner
    return [
        {"key": _("Ways of working"), "value": partner.culture},
        {"key": _("How it is paid"), "value": partner.funding},
        {"key": _("How and when it decides"), "value": partner.decision_timing},
        {"key": _("Days it needs to decide"), "value": count(partner.decision_days)},
        {"key": _("How it gives account"), "value": partner.answers_to},
        {"key": _("Who regulates it"), "value": partner.regulation},
    ]


def _history(request: HttpRequest, read: PartnerRead) -> list[dict[str, Any]]:
    names = [
        {"text": _("Was called %(name)s") % {"name": one.name}, "note": span(one.starts, one.ends)}
        for one in read.names
    ]
    came = [
        {
            "text": one.earlier_name,
            "href": link(request, "insight:partner", ref=one.earlier_ref),
            "note": _("came before it; in law from %(day)s") % {"day": day(one.on)},
        }
        for one in read.lineage.before
    ]
    went = [
        {
            "text": one.later_name,
            "href": link(request, "insight:partner", ref=one.later_ref),
            "note": _("%(what)s, in law from %(day)s") % {"what": one.kind_label, "day": day(one.on)},
        }
        for one in read.lineage.after
    ]
    return [*went, *names, *came]


def _actions(request: HttpRequest, read: PartnerRead) -> list[dict[str, Any] | None]:
    if not read.keeps:
        return []
    ref = read.partner.ref
    return [
        quiet(request, _("Change"), "partners:partner_edit", ref=ref),
        quiet(request, _("New name"), "partners:partner_rename", ref=ref),
        quiet(request, _("Add somebody who works here"), "partners:affiliation_new", ref=ref),
        quiet(request, _("Leaves the partnership"), "partners:partner_end", ref=ref),
    ]
