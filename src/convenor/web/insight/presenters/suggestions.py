"""Advice as suggestions: what to do, why we say so, and the pages on which it is done."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from convenor.findings import Advice
from convenor.web.insight.links import link
from convenor.web.insight.presenters.names import Names
from convenor.web.insight.wording import words
from convenor.web.insight.wording.advice import ADVICE
from convenor.web.insight.wording.rules import why
from convenor.web.kernel.rules import can_invite_missing, can_keep_register

PERSUADE = {
    "find_who_speaks",
    "invite_who_speaks",
    "ask_them_directly",
    "ask_what_would_bring",
    "win_more_than_mandate",
}
MOST_LINKS = 4
OF_BODIES = {"name_a_second", "name_a_lead"}
OF_THE_BODY = {"answer_the_tests", "write_it_down", "say_it_advises"}
OF_SECTORS = {"offer_seats", "co_lead", "share_the_lead"}
OFFER = {
    "offer_a_seat",
    "invite_non_state",
    "offer_seats",
    "bring_other_side",
    "invite_social_view",
    "bring_front_line",
}


def suggestions(advice: Iterable[Advice], names: Names) -> list[dict[str, Any]]:
    """Each as the macro `suggestion` takes it; advice of one kind to several parties becomes one suggestion."""
    kinds: dict[str, list[Advice]] = {}
    for one in advice:
        apart = f"{one.code} {one.about} {one.facts.get('body', '')}"
        kinds.setdefault(one.code if one.facts.get("bodies") else apart, []).append(one)
    return [_suggestion(alike, names) for alike in kinds.values()]


def _suggestion(alike: list[Advice], names: Names) -> dict[str, Any]:
    """`alike` differ only in whom they are about."""
    first = alike[0]
    says = ADVICE[first.code]
    facts = {
        "who": words.listing((_who(one, names) for one in alike), most=5),
        "where": _where(first, names) if len(alike) == 1 else _("the bodies that decide about them"),
        "what": _what(first, names),
        "count": _count(first),
        "near": first.facts.get("near", ""),
        "others": first.facts.get("others", ""),
    }
    actions = [action for one in alike[:MOST_LINKS] for action in _actions(one, names, alone=len(alike) == 1)]
    return {
        "title": str(says.title) % facts,
        "says": str(says.text) % facts,
        "why": why(first.rule),
        "actions": [action for action in actions if action["href"]],
    }


def _who(advice: Advice, names: Names) -> str:
    """The party, the sectors or the sides that an advice is about."""
    if advice.facts.get("community") or advice.facts.get("partner"):
        return names.community_or_partner(advice.facts.get("community"), advice.facts.get("partner"))
    if advice.code in OF_SECTORS:
        return words.listing(words.sector(ref) for ref in advice.about)
    if advice.code == "bring_other_side":
        return words.listing(words.SIDES[ref] for ref in advice.about)
    if advice.code == "invite_those_who_answer":
        return words.listing(words.ANSWERS_TO[ref] for ref in advice.about)
    if advice.code == "strengthen_the_others":
        return words.listing(names.partners.get(ref, ref) for ref in advice.about)
    if advice.rule == "W27":
        return words.listing(names.body(ref) for ref in advice.about[:-1])
    return ""


def _where(advice: Advice, names: Names) -> str:
    if "body" in advice.facts:
        return names.body(advice.facts["body"])
    if advice.code in OF_BODIES:
        return words.listing(names.body(ref) for ref in advice.about)
    if "bodies" in advice.facts:
        return words.listing(names.body(ref) for ref in advice.facts["bodies"])
    return names.body(advice.about[-1]) if advice.about and advice.about[-1] in names.bodies else ""


def _what(advice: Advice, names: Names) -> str:
    topics = {topic.ref: topic.title for topic in names.register.topics}
    return topics.get(advice.facts.get("topic", ""), "")


def _count(advice: Advice) -> Any:
    for counted in ("short", "voters", "social"):
        if counted in advice.facts:
            return advice.facts[counted]
    return round(100 * advice.facts["share"]) if "share" in advice.facts else ""


def _actions(advice: Advice, names: Names, *, alone: bool) -> list[dict[str, str]]:
    """Where it is done, for whoever may do it; one among several names whom it is about."""
    found = _action(advice, names)
    if found is None:
        return []
    text, href = found
    if not alone:
        text = _("%(do)s: %(who)s") % {"do": text, "who": _who(advice, names)}
    return [{"text": text, "href": href}]


def _action(advice: Advice, names: Names) -> tuple[str, str] | None:
    request = names.request
    viewer = request.viewer
    keeps = can_keep_register(viewer)
    if advice.code == "fill_the_seat" and keeps:
        seat = names.seats[advice.facts["seats"][0]]
        return _("Fill the seat"), link(request, "bodies:seat_fill", body=seat.body, ref=seat.ref)
    if advice.code == "give_a_vote" and keeps:
        seat = names.seats[advice.facts["seats"][0]]
        return _("Change the seat"), link(request, "bodies:seat_edit", body=seat.body, ref=seat.ref)
    if advice.code == "agree_shares" and keeps:
        return _("Agree shares of seats"), link(request, "bodies:shares")
    if advice.code in OF_THE_BODY and keeps:
        return _("Change the body"), link(request, "bodies:body_edit", ref=advice.about[0])
    if advice.code in PERSUADE | OFFER and can_invite_missing(viewer):
        return _("Put on the recruitment list"), _recruit(advice, names)
    return None


def _recruit(advice: Advice, names: Names) -> str:
    """The form for one more line of the recruitment list, with party and body filled in where they are clear."""
    href = link(names.request, "bodies:outreach_new")
    known = {kind: advice.facts[kind] for kind in ("community", "partner") if advice.facts.get(kind)}
    bodies = advice.facts.get("bodies", ())
    if len(bodies) == 1:
        known["body"] = bodies[0]
    return f"{href}?{urlencode(known)}" if href and known else href
