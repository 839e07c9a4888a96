"""What is advised for each gap, and by which rule."""

from datetime import date

import pytest

from convenor.records import Affected, AgreedShare, Body, Community, Partner, Seat, Topic
from convenor.theory.institutional_design import remedies
from convenor.theory.institutional_design.hidden_hierarchy import hidden_hierarchies
from convenor.theory.institutional_design.inclusion import coming_up, places
from convenor.theory.institutional_design.pairs import pairs
from convenor.theory.institutional_design.perspectives import accountability, front_line_link, health_views
from convenor.theory.institutional_design.qualification import forum_qualification
from convenor.theory.institutional_design.shares import sector_shares
from convenor.theory.propositions import RULES

SPOKEN_FOR = Community("carers", "Unpaid carers", "carers", speaks=("O1",))
UNSPOKEN = Community("young", "Young people", "young")


@pytest.mark.parametrize(
    ("affected", "seats", "code", "rule"),
    [
        (Affected("B1", community="young"), [], "find_who_speaks", "J57"),
        (Affected("B1", community="carers"), [], "invite_who_speaks", "T3"),
        (
            Affected("B1", community="carers"),
            [Seat("S1", "B1", "voluntary", partner="O1", holder="P")],
            "ask_them_directly",
            "T3",
        ),
        (
            Affected("B1", community="young"),
            [Seat("S1", "B1", "lived_experience", community="young")],
            "fill_the_seat",
            "T3",
        ),
        (
            Affected("B1", community="young"),
            [Seat("S1", "B1", "participant", community="young", holder="P", voting=False)],
            "give_a_vote",
            "T1",
        ),
        (Affected("B1", partner="may"), [], "ask_what_would_bring", "J44"),
        (Affected("B1", partner="gains"), [], "offer_a_seat", "T3"),
        (Affected("B1", partner="must"), [], "win_more_than_mandate", "P8"),
    ],
)
def test_each_gap_has_its_remedy(affected, seats, code, rule):
    partners = [
        Partner("may", "May", "voluntary", participation="voluntary"),
        Partner("gains", "Gains", "voluntary", participation="voluntary", incentive="Fewer crises"),
        Partner("must", "Must", "nhs_trust", participation="mandated"),
    ]
    found = places([affected], seats, [SPOKEN_FOR, UNSPOKEN])
    [advice] = remedies.inclusion_advice(found, [SPOKEN_FOR, UNSPOKEN], partners)
    assert (advice.code, advice.rule) == (code, rule)
    assert advice.rule in RULES


def test_whoever_is_absent_from_most_bodies_comes_first():
    affected = [
        Affected("B1", community="young"),
        Affected("B1", community="carers"),
        Affected("B2", community="carers"),
    ]
    advice = remedies.inclusion_advice(places(affected, [], []), [SPOKEN_FOR, UNSPOKEN], [])
    assert [one.about for one in advice] == [("carers",), ("young",)]


def test_a_seat_with_a_vote_needs_no_advice():
    found = places([Affected("B1", partner="O1")], [Seat("S1", "B1", "partner", partner="O1", holder="P")], [])
    assert remedies.inclusion_advice(found, [], []) == []


def test_notice_is_owed_to_those_not_told():
    found = places([Affected("B1", community="young")], [], [])
    [advice] = remedies.notice_advice(coming_up([Topic("T1", "B1", "Hours", due=date(2026, 12, 1))], found, []))
    assert (advice.code, advice.rule, advice.about) == ("send_notice", "J54", ("young",))


def codes(advice):
    return [one.code for one in advice]


def test_a_body_that_advises_is_told_to_say_so():
    tests = forum_qualification(Body("B1", "Forum", "place", "thematic", decides=False), [])
    assert codes(remedies.design_advice("B1", tests)) == ["say_it_advises", "write_it_down", "answer_the_tests"]


def test_shares_are_agreed_first_and_then_kept():
    seats = [Seat(f"S{n}", "B1", "partner", sector="nhs_trust", holder="P") for n in range(10)]
    assert codes(remedies.shares_advice(sector_shares(seats, []))) == ["agree_shares"]
    [advice] = remedies.shares_advice(sector_shares(seats, [AgreedShare("patients", 20)]))
    assert (advice.code, advice.about, advice.facts["short"]) == ("offer_seats", ("patients",), 2)
    assert remedies.shares_advice(sector_shares([], [])) == []


def test_whole_points_of_view_that_are_absent():
    trust = Partner("O1", "Trust", "nhs_trust", ("statutory",), view_of_health="medical")
    seats = [Seat("S1", "B1", "partner", sector="nhs_trust", partner="O1", holder="P")]
    found = remedies.perspective_advice(
        pairs(seats), accountability(seats, [trust]), health_views(seats, [trust]), front_line_link(seats, [])
    )
    assert codes(found) == ["bring_other_side"] * 3 + ["invite_those_who_answer", "invite_social_view"]


def test_one_advice_for_each_hidden_hierarchy():
    bodies = [Body("A", "A", "system", "executive"), Body("B", "B", "place", "executive", parent="A")]
    seats = [Seat(f"S{ref}", ref, "chair", holder="P", leads=True) for ref in "AB"]
    assert codes(remedies.hierarchy_advice(hidden_hierarchies(bodies, seats, []))) == ["another_lead"]
