"""Where power lies: which partners hold seats, votes and leading seats, and how far these lie with a few."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.theory.starting_conditions.power import MOST, Holding, Holds, concentration, power_advice
from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.presenters.suggestions import suggestions
from convenor.web.insight.presenters.workings import workings
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words
from convenor.web.ui.environment import count, pounds

BARS = 10


def power_page(request: HttpRequest, register: Register) -> dict[str, Any]:
    """The whole partnership, tier by tier, body by body, and partner by partner."""
    names = Names(request, register)
    found = {what: concentration(register.seats, register.partners, what) for what in Holds}
    seats = found[Holds.SEATS]
    return {
        "on": register.on,
        "known": seats.known,
        "facts": _facts(seats),
        "sentence": _sentence(found, names),
        "bars_rows": [_bar(holding, seats.n, names) for holding in seats.details[:BARS] if holding.count],
        "partners": _partner_rows(found, names),
        "tiers": [row for tier in Tier.values if (row := _tier_row(tier, register, names))],
        "bodies": _body_rows(register, names),
        "resources_say": _resources_say(register, seats),
        "workings": workings(found.values()),
        "suggestions": suggestions(power_advice(found[Holds.VOTES]), names),
    }


def _facts(seats: Finding) -> list[str]:
    partners = seats.settings["partners"]
    without = seats.settings["without"]
    return [
        ngettext("%(count)s partner", "%(count)s partners", partners) % {"count": partners},
        ngettext("%(count)s seat held", "%(count)s seats held", seats.n) % {"count": seats.n},
        ngettext("%(count)s partner without a seat", "%(count)s partners without a seat", without) % {"count": without},
    ]


def _sentence(found: dict[Holds, Finding], names: Names) -> str:
    """Who holds most, before any figure."""
    seats, votes, leads = (found[what] for what in (Holds.SEATS, Holds.VOTES, Holds.LEADS))
    if not seats.known:
        return _("No seat is held yet, so nothing can be said of who holds most.")
    strongest = [names.partners[holding.partner] for holding in seats.details[:3] if holding.count]
    if not strongest:
        return _("No seat held today belongs to a partner.")
    said = ngettext(
        "%(who)s holds the most seats: %(seats)s, and %(votes)s of the votes.",
        "%(who)s hold the most seats: together %(seats)s, and %(votes)s of the votes.",
        len(strongest),
    ) % {"who": words.listing(strongest), "seats": words.in_100(seats.value), "votes": words.in_100(votes.value)}
    if not leads.known:
        return said
    if not leads.value:
        return _("%(said)s No seat that leads a body belongs to a partner.") % {"said": said}
    return _("%(said)s The three that lead most bodies lead %(leads)s of them.") % {
        "said": said,
        "leads": words.in_100(leads.value),
    }


def _bar(holding: Holding, total: int, names: Names) -> dict[str, Any]:
    says = ngettext("%(count)s seat (%(share)s)", "%(count)s seats (%(share)s)", holding.count)
    return {
        "label": names.partners[holding.partner],
        "share": round(100 * holding.share, 1),
        "says": says % {"count": holding.count, "share": words.in_100(holding.share)},
    }


def _partner_rows(found: dict[Holds, Finding], names: Names) -> list[list[Any]]:
    """Every partner: what it holds, and its resources where they are known."""
    counts = {what: {holding.partner: holding.count for holding in finding.details} for what, finding in found.items()}
    return [
        [
            names.partner_link(holding.partner),
            holding.count,
            counts[Holds.VOTES][holding.partner],
            counts[Holds.LEADS][holding.partner],
            pounds(holding.annual_budget) or _("not known"),
            count(holding.population_served) or _("not known"),
        ]
        for holding in found[Holds.SEATS].details
    ]


def _tier_row(tier: str, register: Register, names: Names) -> list[Any] | None:
    """One tier: how far its seats and votes lie with three partners, and with how many as good as equal ones."""
    bodies = {body.ref for body in register.bodies if body.tier == tier}
    here = [seat for seat in register.seats if seat.body in bodies]
    seats = concentration(here, register.partners)
    if not seats.known:
        return None
    votes = concentration(here, register.partners, Holds.VOTES)
    alike = seats.settings["effective_number"]
    return [
        words.tier(tier),
        seats.n,
        words.in_100(seats.value),
        words.in_100(votes.value),
        f"{alike:.1f}" if alike is not None else _("not known"),
        words.listing(names.partners[holding.partner] for holding in seats.details[:3] if holding.count),
    ]


def _body_rows(register: Register, names: Names) -> list[list[Any]]:
    """Bodies on which one partner alone holds most of the votes."""
    rows = []
    for body in register.bodies:
        votes = concentration(
            [seat for seat in register.seats if seat.body == body.ref], register.partners, Holds.VOTES
        )
        if votes.n > 1 and (votes.settings["top"] or 0) > MOST:
            strongest = votes.details[0]
            carried = _("%(count)s of %(all)s") % {"count": strongest.count, "all": votes.n}
            rows.append([names.body_link(body.ref), names.partner_link(strongest.partner), carried])
    return rows


def _resources_say(register: Register, seats: Finding) -> str:
    """What the partners with the largest known budgets hold."""
    known = sorted(
        (holding for holding in seats.details if holding.annual_budget is not None),
        key=lambda holding: -(holding.annual_budget or 0),
    )
    if len(known) <= 3 or not seats.n:
        return _("Budgets are known of too few partners to set seats beside resources.")
    share = sum(holding.count for holding in known[:3]) / seats.n
    return _("The three with the largest budgets, of the %(known)s whose budget is known, hold %(share)s seats.") % {
        "known": len(known),
        "share": words.in_100(share),
    }
