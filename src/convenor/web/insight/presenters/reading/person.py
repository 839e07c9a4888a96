"""One person: every seat they hold at once (who spans boundaries shows), where they work, what they are."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.bodies.vocabulary import Tier
from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.reading.shared import span
from convenor.web.insight.selectors.reading import PersonRead
from convenor.web.insight.wording import words
from convenor.web.people.vocabulary import Influence
from convenor.web.ui.environment import day


def person_page(request: HttpRequest, read: PersonRead, on: date) -> dict[str, Any]:
    """Everything `insight/person.html` asks for."""
    now = [term for term in read.terms if term.in_force(on)]
    later = [term for term in read.terms if term.starts is not None and term.starts > on]
    before = [term for term in read.terms if term not in now and term not in later]
    return {
        "name": read.person.name,
        "facts": [one.title for one in read.posts][:3],
        "sentence": _sentence(read, now),
        "seat_head": [_("Body"), _("Seat"), _("Reach"), _("Vote"), _("Until")],
        "seats": [_seat(request, term) for term in now],
        "later": [_spell(request, term) for term in later],
        "before": [_spell(request, term) for term in before],
        "posts": [_post(request, one) for one in read.posts],
        "post_head": [_("Organisation"), _("Post"), _("Since")],
        "professions": _professions(read),
        "roles": [_role(one) for one in read.person.roles],
        "speaks_for": [
            {"text": one.community_name, "href": link(request, "insight:community", ref=one.community_ref)}
            for one in read.voices
        ],
        "influence": [str(Influence(code).label) for code in read.person.influence if code in Influence.values],
        "actions": _actions(request, read),
    }


def _sentence(read: PersonRead, now: list[Any]) -> str:
    """How many bodies, tiers and communities of practice they join: that is what makes a bridge."""
    if not now:
        return _("They hold no seat today.")
    bodies = {term.seat.body_id for term in now}
    tiers = [words.reach(tier) for tier in Tier.values if any(term.seat.body.tier == tier for term in now)]
    said = ngettext("They sit on %(count)s body", "They sit on %(count)s bodies", len(bodies)) % {"count": len(bodies)}
    if len(tiers) > 1:
        said = _("%(said)s, %(tiers)s") % {"said": said, "tiers": words.listing(tiers)}
    professions = list(dict.fromkeys(one.label for one in read.person.professions))
    if len(professions) > 1:
        return _("%(said)s, and belong to %(professions)s at once.") % {
            "said": said,
            "professions": words.listing([str(one).lower() for one in professions]),
        }
    return _("%(said)s.") % {"said": said}


def _seat(request: HttpRequest, term: Any) -> list[Any]:
    seat = term.seat
    title = {"text": seat.title, "href": link(request, "bodies:seat", body=seat.body.ref, ref=seat.ref)}
    if term.acting:
        title["note"] = _("acting")
    return [
        {"text": seat.body.name, "href": link(request, "bodies:body", ref=seat.body.ref)},
        title,
        str(seat.body.get_tier_display()),
        _("yes") if seat.voting else _("no"),
        day(term.ends) or _("no end set"),
    ]


def _spell(request: HttpRequest, term: Any) -> dict[str, Any]:
    said = _("%(seat)s, %(body)s") % {"seat": term.seat.title, "body": term.seat.body.name}
    href = link(request, "bodies:body", ref=term.seat.body.ref)
    return {"text": said, "href": href, "note": span(term.starts, term.ends)}


def _post(request: HttpRequest, one: Any) -> list[Any]:
    organisation = {"text": one.partner_name, "href": link(request, "insight:partner", ref=one.partner_ref)}
    return [organisation, one.title, day(one.starts)]


def _professions(read: PersonRead) -> list[dict[str, Any]]:
    said = {True: _("still works with patients"), False: _("no longer works with patients"), None: ""}
    found = []
    for one in read.person.professions:
        notes = [one.specialty, said[one.front_line]]
        if one.front_line is not None and one.front_line_checked:
            notes.append(_("confirmed %(day)s") % {"day": day(one.front_line_checked)})
        found.append({"text": str(one.label), "note": ", ".join(note for note in notes if note)})
    return found


def _role(one: Any) -> dict[str, Any]:
    kind = _("formal") if one.formal else _("informal; they agreed to its being written down")
    return {"text": one.title, "note": kind}


def _actions(request: HttpRequest, read: PersonRead) -> list[dict[str, Any] | None]:
    ref = read.person.ref
    if read.person.is_you:
        return [quiet(request, _("Your details"), "people:my_details")]
    if not read.keeps:
        return []
    return [
        quiet(request, _("Change"), "people:person_edit", ref=ref),
        quiet(request, _("Add a profession"), "people:profession_new", ref=ref),
        quiet(request, _("Add a role of leadership"), "people:role_new", ref=ref),
        quiet(request, _("What they may do here"), "people:person_rights", ref=ref),
        quiet(request, _("A copy of what is held"), "people:person_copy", ref=ref),
        quiet(request, _("Erase"), "people:erase", ref=ref),
    ]
