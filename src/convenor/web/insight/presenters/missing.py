"""Who is missing: in a sentence, as a drawing, as a table, body by body, and with what can be done."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.findings import Advice, Finding
from convenor.records import AgreedShare, Body, Seat
from convenor.theory.facilitative_leadership.acceptance import acceptance, acceptance_advice
from convenor.theory.institutional_design import remedies
from convenor.theory.institutional_design.inclusion import Place, Unheard, coming_up, inclusion_gap
from convenor.theory.institutional_design.pairs import pairs
from convenor.theory.institutional_design.perspectives import (
    accountability,
    clinical_share,
    front_line_link,
    health_views,
)
from convenor.theory.institutional_design.qualification import forum_qualification
from convenor.theory.institutional_design.shares import norm_for, sector_shares
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters import balance, parties
from convenor.web.insight.presenters.leading import near_says_here
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.presenters.suggestions import suggestions
from convenor.web.insight.presenters.workings import workings
from convenor.web.insight.selectors import Register
from convenor.web.insight.wording import words
from convenor.web.kernel.rules import can_invite_missing, can_keep_register, can_read_inside
from convenor.web.ui.environment import day

AHEAD = timedelta(days=90)
SOONEST, MOST_URGENT, MOST_MISSING = 3, 3, 6  # shown at once; the others behind a line to open
WAYS_TO_SHOW = ("drawing", "table", "body")


def whole_page(request: HttpRequest, register: Register) -> dict[str, Any]:
    """The whole partnership."""
    names = Names(request, register)
    gap = inclusion_gap(register.affected, register.seats, register.communities)
    norm = [share for share in register.shares if share.body is None]
    shares = sector_shares(register.seats, norm)
    shown = request.GET.get("as", "drawing")
    address = lambda ref: link(request, "insight:who_is_missing_body", ref=ref)  # noqa: E731  one word for the rows
    return {
        **_common(request, register, names, gap, shares, register.seats, []),
        "facts": _facts(register),
        "sentence": _sentence(gap, shares),
        "shown": shown if shown in WAYS_TO_SHOW else "drawing",
        "ways": _ways(request, shown),
        "agreed_where": _agreed_where(norm),
        "by_body": parties.body_rows(gap.details, names, address),
        "change": quiet(request, _("Change who counts as affected"), "bodies:affected") if _keeps(request) else None,
    }


def body_page(request: HttpRequest, register: Register, body: Body) -> dict[str, Any]:
    """One body."""
    names = Names(request, register)
    seats = [seat for seat in register.seats if seat.body == body.ref]
    affected = [row for row in register.affected if row.body == body.ref]
    gap = inclusion_gap(affected, seats, register.communities)
    norm = norm_for(body.ref, register.shares)
    shares = sector_shares(seats, norm)
    tests = forum_qualification(body, seats, register.delegations)
    near = acceptance([body], seats, register.people, register.partners)
    return {
        **_common(request, register, names, gap, shares, seats, remedies.design_advice(body.ref, tests)),
        **_onwards(request, gap, body.ref),
        "lead_says": near_says_here(near.details[0]) if register.inside else "",
        "lead_advice": suggestions(acceptance_advice(near), names) if register.inside else [],
        "lead_href": link(request, "insight:leading"),
        "body": body,
        "agreed_where": _agreed_where(norm),
        "table_rows": parties.table_rows_here(gap.details, names),
        "facts": [words.tier(body.tier), words.level(body.level), _seats_say(seats)],
        "sentence": _body_sentence(body, gap, shares),
    }


def _common(
    request: HttpRequest,
    register: Register,
    names: Names,
    gap: Finding,
    shares: Finding,
    seats: tuple[Seat, ...] | list[Seat],
    design: list[Advice],
) -> dict[str, Any]:
    """What both pages show of one set of seats."""
    unheard = coming_up(register.topics, gap.details, register.notices, until=register.on + AHEAD)
    found_pairs = pairs(seats)
    answering, views = accountability(seats, register.partners), health_views(seats, register.partners)
    clinical, front_line = clinical_share(seats, register.people), front_line_link(seats, register.people)
    perspectives = remedies.perspective_advice(found_pairs, answering, views, front_line)
    missing = remedies.inclusion_advice(gap.details, register.communities, register.partners)
    advice = suggestions([*design, *missing, *perspectives, *remedies.shares_advice(shares)], names)
    invites = can_invite_missing(request.viewer)
    rows = parties.party_rows(gap.details, names)
    missing_rows = [row for row in rows if not row["settled"]]
    return {
        "on": register.on,
        "gap": gap,
        "missing": missing_rows[:MOST_MISSING],
        "more_missing": missing_rows[MOST_MISSING:],
        "seated": [row for row in rows if row["settled"]],
        "table_rows": parties.table_rows(gap.details, names),
        "key": parties.key(),
        "shares": balance.share_bars(shares),
        "shares_known": shares.known,
        "balanced": shares.n > 0,
        "pairs": balance.pair_rows(found_pairs),
        "views": balance.view_rows(answering, views),
        "views_say": balance.absent_views(answering, views),
        "people_say": balance.people_say(clinical, front_line),
        "workings": workings(
            [gap, shares, *found_pairs, answering, views, *([clinical, front_line] if register.inside else [])]
        ),
        "coming": [_coming(one, names, invites) for one in unheard[:SOONEST]],
        "later": [_coming(one, names, invites) for one in unheard[SOONEST:]],
        "suggestions": advice[:MOST_URGENT],
        "more_suggestions": advice[MOST_URGENT:],
        **_onwards(request, gap),
    }


def _facts(register: Register) -> list[str]:
    affected = {(row.community, row.partner) for row in register.affected}
    return [
        ngettext("%(count)s body", "%(count)s bodies", len(register.bodies)) % {"count": len(register.bodies)},
        ngettext("%(count)s seat", "%(count)s seats", len(register.seats)) % {"count": len(register.seats)},
        ngettext(
            "%(count)s community or partner affected", "%(count)s communities and partners affected", len(affected)
        )
        % {"count": len(affected)},
    ]


def _sentence(gap: Finding, shares: Finding) -> str:
    """The answer before any figure: who has no seat anywhere, and which sector is most short."""
    if not gap.known:
        return _("Nobody has said yet who is affected by what is decided here, so nobody can say who is missing.")
    everyone = parties.grouped(gap.details)
    nowhere = sum(parties.seated(own) == 0 for own in everyone)
    if nowhere:
        said = ngettext(
            "%(count)s of the %(all)s communities and partners affected has no seat on any body that decides "
            "about them.",
            "%(count)s of the %(all)s communities and partners affected have no seat on any body that decides "
            "about them.",
            nowhere,
        ) % {"count": nowhere, "all": len(everyone)}
    elif gap.value == 1:
        said = _("Everybody who is named as affected holds a seat wherever it concerns them.")
    else:
        said = _("Everybody affected sits somewhere, but not on every body that decides about them.")
    return " ".join(one for one in [said, balance.worst_short(shares)] if one)


def _body_sentence(body: Body, gap: Finding, shares: Finding) -> str:
    if not gap.known:
        return _("Nobody has said yet who is affected by what %(body)s decides.") % {"body": body.name}
    absent = gap.n - parties.seated(gap.details)
    said = ngettext(
        "%(absent)s of the %(all)s affected by what %(body)s decides has no seat there.",
        "%(absent)s of the %(all)s affected by what %(body)s decides have no seat there.",
        absent,
    ) % {"absent": absent or _("None"), "all": gap.n, "body": body.name}
    return " ".join(one for one in [said, balance.worst_short(shares)] if one)


def _seats_say(seats: list[Seat]) -> str:
    held = sum(seat.holder is not None for seat in seats)
    return _("%(held)s of %(all)s seats held") % {"held": held, "all": len(seats)}


def _ways(request: HttpRequest, shown: str) -> list[dict[str, Any]]:
    """Drawing, table, by body, spreadsheet: the one shown now is not a link."""
    named = {"drawing": _("Drawing"), "table": _("Table"), "body": _("By body")}
    current = shown if shown in named else "drawing"
    ways = [{"text": text, "href": f"?as={code}", "current": code == current} for code, text in named.items()]
    return [*ways, {"text": _("Spreadsheet"), "href": link(request, "insight:who_is_missing_csv")}]


def _agreed_where(norm: list[AgreedShare]) -> str:
    """Where the shares were agreed, once each."""
    sources = dict.fromkeys(share.source for share in norm if share.source)
    return words.listing(sources)


def _coming(unheard: Unheard, names: Names, invites: bool) -> dict[str, Any]:
    """One decision coming up without some of those it touches."""
    topic = unheard.topic
    absent = words.listing((names.party(place) for place in unheard.absent), most=5)
    told = [place for place in unheard.absent if place not in unheard.not_told]
    actions = []
    if invites and unheard.not_told:
        actions.append(quiet(names.request, _("Send the notice they are owed"), "bodies:notice", ref=topic.ref))
    if _keeps(names.request):
        actions.append(quiet(names.request, _("Change who is affected"), "bodies:topic_affected", ref=topic.ref))
    return {
        "when": day(topic.due) if topic.due else _("No day set"),
        "what": _("%(body)s decides: %(topic)s.") % {"body": names.body(topic.body), "topic": topic.title},
        "says": ngettext(
            "%(absent)s is affected and has no seat there.",
            "%(absent)s are affected and have no seat there.",
            len(unheard.absent),
        )
        % {"absent": absent},
        "told": _told(told, unheard, names) if names.register.inside else "",
        "actions": [one for one in actions if one],
    }


def _told(told: list[Place], unheard: Unheard, names: Names) -> str:
    if not told:
        return _("Nobody has told them yet.")
    if not unheard.not_told:
        return _("They have been told.")
    return _("Told so far: %(who)s.") % {"who": words.listing(names.party(place) for place in told)}


def _onwards(request: HttpRequest, gap: Finding, body: str = "") -> dict[str, Any]:
    """The one green button, and the recruitment list beside it; of one body, both keep to that body."""
    of_body = f"?{urlencode({'body': body})}" if body else ""
    step = _step(request, gap, of_body) if can_invite_missing(request.viewer) else None
    href = link(request, "bodies:outreach") if can_read_inside(request.viewer) else ""
    return {"step": step, "links": [{"text": _("Recruitment list"), "href": href + of_body}] if href else []}


def _step(request: HttpRequest, gap: Finding, of_body: str) -> dict[str, str] | None:
    """Say who is affected, or start inviting."""
    if not gap.known:
        href, text = link(request, "bodies:affected"), _("Say who is affected")
        return {"text": text, "href": href} if href and _keeps(request) else None
    href = link(request, "bodies:outreach_new")
    return {"text": _("Start inviting"), "href": href + of_body} if href and gap.value != 1 else None


def _keeps(request: HttpRequest) -> bool:
    return can_keep_register(request.viewer)
