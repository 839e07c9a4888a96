"""Who leads what: how leadership is spread, and whether a lead shares anything with those who sit there."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.records import Seat
from convenor.theory.facilitative_leadership.acceptance import Acceptance, Standing, acceptance, acceptance_advice
from convenor.theory.facilitative_leadership.spread import Leads, leadership_spread, spread_advice
from convenor.theory.institutional_design.perspectives import CLINICAL
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.presenters.suggestions import suggestions
from convenor.web.insight.presenters.workings import workings
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words

FIRST = 3


def leading_page(request: HttpRequest, register: Register) -> dict[str, Any]:
    """Everything `insight/leading.html` asks for."""
    names = Names(request, register)
    spread = leadership_spread(register.bodies, register.seats, register.people, CLINICAL)
    near = acceptance(register.bodies, register.seats, register.people, register.partners)
    apart = suggestions(acceptance_advice(near), names)
    return {
        "on": register.on,
        "known": spread.known,
        "facts": _facts(spread),
        "sentence": _sentence(spread, names),
        "clinical_say": _clinical_say(spread),
        "sectors": [_bar(one, spread, register.seats) for one in spread.details if one.sector],
        "co_led": [_co_led_row(body, register.seats, names) for body in spread.settings["co_led"]],
        "several": [
            [names.person_link(one.person), words.listing((names.body(ref) for ref in one.bodies), most=8)]
            for one in spread.settings["several"]
        ],
        "nobody": [names.body_link(ref) for ref in spread.settings["nobody"]],
        "near_say": near_says(near),
        "apart": apart[:FIRST],
        "more_apart": apart[FIRST:],
        "near_rows": [_near_row(one, names) for one in near.details if one.standing is not Standing.NO_LEAD],
        "spread_advice": suggestions(spread_advice(spread), names),
        "workings": workings([spread, near]),
    }


def _facts(spread: Finding) -> list[str]:
    people = spread.settings["people"]
    return [
        ngettext("%(count)s body is led", "%(count)s bodies are led", spread.n) % {"count": spread.n},
        ngettext("by %(count)s person", "by %(count)s people", people) % {"count": people},
    ]


def _sentence(spread: Finding, names: Names) -> str:
    if not spread.known:
        return _("No seat is marked as leading a body yet.")
    said = [_most_says(spread)] if spread.settings["most"] else []
    co_led, several = len(spread.settings["co_led"]), len(spread.settings["several"])
    if co_led:
        said.append(
            ngettext("%(count)s body is led by two or more.", "%(count)s bodies are led by two or more.", co_led)
            % {"count": co_led}
        )
    else:
        said.append(_("No body is led by two people together."))
    if several:
        said.append(
            ngettext("%(count)s person leads more than one body.", "%(count)s people lead more than one body.", several)
            % {"count": several}
        )
    return " ".join(said)


def _most_says(spread: Finding) -> str:
    most = spread.settings["most"]
    facts = {
        "who": words.listing(words.sector(one) for one in most),
        "count": spread.details[0].bodies if len(most) == 1 else max(one.bodies for one in spread.details),
        "all": spread.n,
    }
    return (
        ngettext(
            "The sector that leads most often: %(who)s, on %(count)s of %(all)s bodies.",
            "The sectors that lead most often: %(who)s, each on %(count)s of %(all)s bodies.",
            len(most),
        )
        % facts
    )


def _clinical_say(spread: Finding) -> str:
    facts = {key: spread.settings[key] for key in ("clinical", "known", "people")}
    if not facts["known"]:
        return _("Nobody has said what the professions of those who lead are.")
    said = ngettext(
        "Of the %(known)s whose profession we know, %(clinical)s is a clinician.",
        "Of the %(known)s whose profession we know, %(clinical)s are clinicians.",
        facts["clinical"],
    )
    return said % facts


def _bar(one: Leads, spread: Finding, seats: Sequence[Seat]) -> dict[str, Any]:
    held = sum(seat.holder is not None for seat in seats)
    share = one.seats / held if held else 0.0
    led = ngettext("leads %(count)s body", "leads %(count)s bodies", one.bodies) % {"count": one.bodies}
    says = _("%(led)s; holds %(share)s seats") % {"led": led, "share": words.in_100(share)}
    return {
        "label": words.sector(one.sector),
        "share": round(100 * one.bodies / spread.n, 1) if spread.n else 0,
        "mark": round(100 * share, 1),
        "says": says,
    }


def _co_led_row(body: str, seats: Sequence[Seat], names: Names) -> list[Any]:
    return [names.body_link(body), _leads_of(body, seats, names)]


def _leads_of(body: str, seats: Sequence[Seat], names: Names) -> str:
    leads = [seat for seat in seats if seat.body == body and seat.leads and seat.holder]
    return words.listing((_("%(who)s (%(seat)s)") % {"who": _who(seat, names), "seat": seat.title}) for seat in leads)


def _who(seat: Seat, names: Names) -> str:
    return names.people.get(seat.holder or "", seat.holder or "")


def near_says(near: Finding) -> str:
    """On how many bodies whoever leads shares something with at least a third of the others."""
    if not near.known:
        return _("No body has both a lead and three or more others, so there is nothing to compare.")
    much = sum(one.standing is Standing.MUCH for one in near.details)
    facts = {"much": much, "all": near.n}
    return (
        _(
            "On %(much)s of %(all)s bodies, whoever leads shares a profession, a sector or a community with at least a "
            "third of the others who sit there."
        )
        % facts
    )


def near_says_here(one: Acceptance) -> str:
    """The same of one body."""
    if one.standing is Standing.NO_LEAD:
        return _("Nobody is written down as leading this body.")
    if one.standing is Standing.TOO_FEW:
        return _("Too few others sit here to compare them with whoever leads.")
    facts = {"near": one.near, "others": one.others}
    return (
        _(
            "%(near)s of the %(others)s others who sit here share a profession, a sector or a community with "
            "whoever leads."
        )
        % facts
    )


def _near_row(one: Acceptance, names: Names) -> list[Any]:
    seats = [names.seats[ref] for ref in one.leads]
    return [
        names.body_link(one.body),
        words.listing(_("%(who)s (%(seat)s)") % {"who": _who(seat, names), "seat": seat.title} for seat in seats),
        one.others,
        one.near,
        one.profession,
        one.sector,
        one.community,
    ]
