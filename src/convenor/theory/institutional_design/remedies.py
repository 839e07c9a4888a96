"""What can be done about each gap in how a forum is set up: advice with its rule, its inputs and nothing hidden.

Sources: by rule, in theory/propositions.py. Each function takes findings of this part of the model and returns
`Advice`, the gravest first: a decision coming up without those it touches, then parties by the number of bodies they
are absent from. No advice means that the register shows no gap, not that there is none. Whether a partner has to take
part or chooses to (J44) changes what to offer: who may stay away needs a reason to come.

>>> place = Place("B1", community="carers", partner=None, standing=Standing.VACANT, seats=("S1",))
>>> inclusion_advice([place], [Community("carers", "Carers", "carers")], [])[0].code
'fill_the_seat'
"""

from collections.abc import Iterable, Mapping, Sequence

from convenor.findings import Advice, Finding
from convenor.records import Community, Partner
from convenor.theory.institutional_design.hidden_hierarchy import Pattern
from convenor.theory.institutional_design.inclusion import Place, Standing, Unheard
from convenor.theory.institutional_design.qualification import Verdict, verdict
from convenor.theory.institutional_design.shares import Against

__all__ = [
    "design_advice",
    "hierarchy_advice",
    "inclusion_advice",
    "notice_advice",
    "perspective_advice",
    "shares_advice",
]

_BY_STANDING: Mapping[Standing, tuple[str, str]] = {
    Standing.VACANT: ("fill_the_seat", "T3"),
    Standing.SEAT_WITHOUT_VOTE: ("give_a_vote", "T1"),
    Standing.VOICE: ("ask_them_directly", "T3"),
}
_BY_TEST: Mapping[str, tuple[str, str]] = {
    "non_state": ("invite_non_state", "T3"),
    "consensus": ("aim_at_consensus", "T7"),
}
_BY_PATTERN: Mapping[Pattern, str] = {
    Pattern.WAITS_FOR: "draw_it_in",
    Pattern.CARRIES_VOTES: "say_it_openly",
    Pattern.SAME_PEOPLE: "widen_the_way_up",
    Pattern.SAME_LEAD: "say_it_openly",
}


def notice_advice(unheard: Iterable[Unheard]) -> list[Advice]:
    """The notice owed before a decision to those it touches who have no seat (J54), soonest decision first."""
    return [
        Advice("send_notice", "J54", tuple(place.party for place in one.not_told), {"topic": one.topic.ref})
        for one in unheard
        if one.not_told
    ]


def inclusion_advice(
    found: Iterable[Place], communities: Iterable[Community], partners: Iterable[Partner]
) -> list[Advice]:
    """One advice for each party and kind of gap, with the bodies it concerns; most bodies first."""
    known_communities = {community.ref: community for community in communities}
    known_partners = {partner.ref: partner for partner in partners}
    grouped: dict[tuple[str | None, str | None, str, str], list[Place]] = {}
    for place in found:
        if place.standing is Standing.SEAT:
            continue
        code, rule = _BY_STANDING.get(place.standing) or _bring_in(place, known_communities, known_partners)
        grouped.setdefault((place.community, place.partner, code, rule), []).append(place)
    advice = [
        Advice(
            code,
            rule,
            (community or partner or "",),
            {
                "community": community,
                "partner": partner,
                "bodies": tuple(place.body for place in places),
                "seats": tuple(seat for place in places for seat in place.seats),
                "through": tuple(dict.fromkeys(ref for place in places for ref in place.through)),
            },
        )
        for (community, partner, code, rule), places in grouped.items()
    ]
    return sorted(advice, key=lambda one: -len(one.facts["bodies"]))


def design_advice(body: str, tests: Finding) -> list[Advice]:
    """What the six tests of one body ask for: openness above all, where its members only advise."""
    advice = []
    if verdict(tests) is Verdict.ADVISES:
        advice.append(Advice("say_it_advises", "T1", (body,)))
    for test in tests.details:
        if test.met is False and test.code in _BY_TEST:
            code, rule = _BY_TEST[test.code]
            advice.append(Advice(code, rule, (body,), {"reason": test.reason, **test.facts}))
        if test.met is None and test.code == "organised":
            advice.append(Advice("write_it_down", "T5", (body,), dict(test.facts)))
    unknown = tuple(test.code for test in tests.details if test.met is None and test.code != "organised")
    if unknown:
        advice.append(Advice("answer_the_tests", "D", (body,), {"tests": unknown}))
    return advice


def shares_advice(shares: Finding) -> list[Advice]:
    """Agree a norm where there is none; otherwise offer the seats that are short, to whom most are owed first."""
    if shares.why_undefined == "no_share_agreed":
        return [Advice("agree_shares", "T3")]
    short = [share for share in shares.details if share.standing is Against.FEWER]
    return [
        Advice("offer_seats", "J57", (share.sector,), {"short": -share.whole_seats, "agreed": share.agreed})
        for share in sorted(short, key=lambda share: share.whole_seats)
    ]


def perspective_advice(
    pairs: Sequence[Finding], accountability: Finding, views: Finding, front_line: Finding
) -> list[Advice]:
    """Whole points of view with no seat: one side of a pair, voters, the social view of health, the front line."""
    advice = []
    for pair in pairs:
        absent = tuple(side.code for side in pair.details if not side.seats)
        if pair.value == 0:
            advice.append(Advice("bring_other_side", "J40", absent, {"pair": pair.settings["pair"]}))
    if accountability.value is not None:
        lacking = tuple(one.code for one in accountability.details if not one.count)
        if "democratic" in lacking or "lived_experience" in lacking:
            advice.append(Advice("invite_those_who_answer", "J63", lacking))
    if views.value == 0:
        advice.append(Advice("invite_social_view", "J64", facts={"seats": views.n}))
    if front_line.value == 0:
        advice.append(Advice("bring_front_line", "W36", facts={"people": front_line.n}))
    return advice


def hierarchy_advice(hidden: Finding) -> list[Advice]:
    """For each hierarchy that the tree does not show: say it, draw it, or loosen it."""
    advice = []
    for found in hidden.details:
        code = "another_lead" if found.answers else _BY_PATTERN[found.pattern]
        advice.append(Advice(code, "W27", (*found.upper, found.lower), {"pattern": found.pattern.value}))
    return advice


def _bring_in(place: Place, communities: Mapping[str, Community], partners: Mapping[str, Partner]) -> tuple[str, str]:
    """How to bring in a party with nothing at all, by what is known of it."""
    if place.community is not None:
        community = communities.get(place.community)
        spoken_for = community is not None and (community.speaks or community.speakers)
        return ("invite_who_speaks", "T3") if spoken_for else ("find_who_speaks", "J57")
    partner = partners.get(place.partner or "")
    if partner is not None and partner.participation == "voluntary" and not partner.incentive:
        return "ask_what_would_bring", "J44"
    if partner is not None and partner.participation == "mandated":
        return "win_more_than_mandate", "P8"
    return "offer_a_seat", "T3"
