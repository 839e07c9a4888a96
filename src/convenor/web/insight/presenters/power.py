"""Where power lies: which partners hold seats, votes and leading seats, and how evenly these are shared."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Finding
from convenor.records import Seat
from convenor.theory.starting_conditions.power import Evenness, Holding, Holds, concentration, power_advice
from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.presenters.suggestions import suggestions
from convenor.web.insight.presenters.workings import workings
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words
from convenor.web.ui.environment import count, pounds

BARS = 10
MOST = 0.5  # more than this of a body's votes: one partner decides alone there


def power_page(request: HttpRequest, register: Register) -> dict[str, Any]:
    """The whole partnership, tier by tier, body by body, and partner by partner."""
    names = Names(request, register)
    found = {what: concentration(register.seats, register.partners, what) for what in Holds}
    seats = found[Holds.SEATS]
    return {
        "on": register.on,
        "known": seats.n > 0,
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
    """Who holds most, and how evenly the whole is shared, before any figure."""
    seats, votes, leads = (found[what] for what in (Holds.SEATS, Holds.VOTES, Holds.LEADS))
    if not seats.n:
        return _("No seat is held yet, so nothing can be said of who holds most.")
    if not seats.known:
        return _("No seat held today belongs to a partner.")
    said = [_seats_say(seats, names), _votes_say(votes, names)]
    if leads.n and not leads.known:
        said.append(_("No seat that leads a body belongs to a partner."))
    return " ".join(one for one in said if one)


def _seats_say(seats: Finding, names: Names) -> str:
    """Whether seats are spread evenly; else who holds most of them, all who tie for it."""
    first = seats.details[0]
    if seats.settings["evenness"] is Evenness.EVEN:
        if seats.settings["without"] or len(seats.settings["most"]) < seats.settings["partners"]:
            return _("Seats are spread as evenly over the partners as whole seats allow.")
        return _("Seats are spread evenly: each partner holds %(count)s.") % {"count": first.count}
    most = seats.settings["most"]
    facts = {
        "who": words.listing(names.partners[ref] for ref in most),
        "count": first.count,
        "share": words.in_100(first.share),
    }
    return (
        ngettext(
            "%(who)s holds the most seats: %(count)s (%(share)s).",
            "%(who)s hold the most seats: %(count)s each.",
            len(most),
        )
        % facts
    )


def _votes_say(votes: Finding, names: Names) -> str:
    """How many partners together hold more than half of the votes: a few, or as many as equal shares would ask for."""
    strong = votes.settings["more_than_half"]
    if not votes.known:
        return ""
    if votes.settings["evenness"] is Evenness.EVEN:
        return _("Votes are spread evenly.")
    if not strong:
        return _("No group of partners holds more than half of the votes without those who belong to no partner.")
    if len(strong) == 1:
        return _("%(who)s alone holds more than half of the votes.") % {"who": names.partners[strong[0]]}
    facts = {"strong": len(strong), "all": votes.settings["partners"]}
    return _("%(strong)s of the %(all)s partners together hold more than half of the votes.") % facts


def shared_says(finding: Finding) -> str:
    """How evenly something is shared, in a word or two."""
    evenness = finding.settings["evenness"]
    return str(words.EVENNESS[evenness.value]) if evenness is not None else _("no partner holds any")


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
    """One tier: how evenly its seats lie, who together carries a vote, and how many equal partners that comes to."""
    bodies = {body.ref for body in register.bodies if body.tier == tier}
    here = [seat for seat in register.seats if seat.body in bodies]
    seats = concentration(here, register.partners)
    if not seats.n:
        return None
    votes = concentration(here, register.partners, Holds.VOTES)
    alike = votes.settings["effective_number"]
    return [
        words.tier(tier),
        seats.n,
        shared_says(seats),
        words.listing(names.partners[ref] for ref in votes.settings["more_than_half"]) or _("no few partners"),
        f"{alike:.1f}" if alike is not None else _("not known"),
    ]


def _body_rows(register: Register, names: Names) -> list[list[Any]]:
    """Bodies on which one partner alone holds most of the votes."""
    rows = []
    on_body: dict[str, list[Seat]] = {}
    for seat in register.seats:
        on_body.setdefault(seat.body, []).append(seat)
    by_ref = {partner.ref: partner for partner in register.partners}
    for body in register.bodies:
        seats = on_body.get(body.ref, [])
        here = {seat.partner: by_ref[seat.partner] for seat in seats if seat.partner in by_ref}
        if not here:
            continue
        votes = concentration(seats, here.values(), Holds.VOTES)
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
