"""The six tests of a collaborative forum, as tables one can read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Body, Delegation, Seat
from convenor.theory.institutional_design.qualification import Verdict, forum_qualification, missing, verdict

FORUM = Body(
    "B1",
    "Eastvale Place Partnership",
    "place",
    "executive",
    decides=True,
    started_by_public_body=True,
    public_matter=True,
    decision_rule="consensus",
    terms_of_reference=True,
    meets="monthly",
)
SEATS = [
    Seat("S1", "B1", "executive", sector="nhs_trust", holder="P1"),
    Seat("S2", "B1", "voluntary", sector="voluntary", holder="P2"),
]
RECOMMENDS = Delegation("B1", "Grants", "recommends", from_body="B0")
DECIDES = Delegation("B1", "Grants", "delegated", from_body="B0")


def met(finding, code):
    return {test.code: (test.met, test.reason) for test in finding.details}[code]


def test_a_body_that_meets_all_six_is_a_forum():
    finding = forum_qualification(FORUM, SEATS)
    assert (finding.value, finding.n, verdict(finding)) == (6.0, 6, Verdict.FORUM)
    assert missing(finding) == []


@pytest.mark.parametrize(
    ("said", "rule", "powers", "expected"),
    [
        # what was said | how it decides | powers written down | met, why
        (True, "consensus", [], (True, "said")),
        (False, "consensus", [DECIDES], (False, "says_it_advises")),
        (True, "consensus", [RECOMMENDS], (None, "said_otherwise_elsewhere")),
        (True, "chair", [DECIDES], (None, "said_otherwise_elsewhere")),
        (None, "chair", [DECIDES], (False, "chair_decides")),
        (None, "consensus", [RECOMMENDS], (False, "only_recommends")),
        (None, "consensus", [RECOMMENDS, DECIDES], (True, "may_decide")),
        (None, "consensus", [], (None, "nobody_has_said")),
    ],
)
def test_whether_members_decide(said, rule, powers, expected):
    body = replace(FORUM, decides=said, decision_rule=rule)
    assert met(forum_qualification(body, SEATS, powers), "members_decide") == expected


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ([], (None, "no_seats")),
        ([Seat("S1", "B1", "executive", sector="nhs_trust", holder="P1")], (False, "public_bodies_only")),
        ([Seat("S1", "B1", "chair", holder="P1")], (False, "public_bodies_only")),
        ([Seat("S1", "B1", "partner", holder="P1")], (None, "partner_not_named")),
        ([Seat("S1", "B1", "partner", sector="primary_care", holder="P1")], (False, "public_bodies_only")),
        ([Seat("S1", "B1", "partner", sector="voluntary")], (False, "seats_vacant")),
        ([Seat("S1", "B1", "partner", community="carers", holder="P1")], (True, "seats_held")),
        ([Seat("S1", "B1", "lived_experience", holder="P1")], (True, "seats_held")),
        ([Seat("S1", "B2", "lived_experience", holder="P1")], (None, "no_seats")),  # another body's
    ],
)
def test_whether_anybody_from_outside_public_bodies_sits_there(seats, expected):
    assert met(forum_qualification(FORUM, seats), "non_state") == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"decides": False}, Verdict.ADVISES),
        ({"decides": False, "public_matter": None}, Verdict.ADVISES),  # advising outweighs what is not known
        ({"decision_rule": "majority"}, Verdict.OTHER),
        ({"decision_rule": "majority", "public_matter": None}, Verdict.OTHER),
        ({"public_matter": None}, Verdict.NOT_KNOWN),
        ({"decision_rule": ""}, Verdict.NOT_KNOWN),  # that nobody said how it decides is no sign of agreement
        ({"meets": ""}, Verdict.NOT_KNOWN),
        ({"started_by_public_body": None, "legal_status": "joint"}, Verdict.FORUM),  # set up by law says so itself
    ],
)
def test_what_the_answers_come_to(change, expected):
    assert verdict(forum_qualification(replace(FORUM, **change), SEATS)) is expected


def test_outsiders_without_any_vote_are_pointed_out():
    seats = [SEATS[0], replace(SEATS[1], voting=False)]
    assert forum_qualification(FORUM, seats).caveats == ("non_state_without_vote",)
    assert forum_qualification(FORUM, SEATS).caveats == ()


maybe = st.sampled_from([True, False, None])


@given(
    maybe,
    maybe,
    maybe,
    st.sampled_from(["", "consensus", "majority", "chair"]),
    st.booleans(),
    st.sampled_from(["", "monthly"]),
)
def test_what_is_not_known_never_counts_against_a_body(decides, started, matter, rule, terms, meets):
    body = Body("B", "B", "place", "project", None, decides, "", "", rule, started, matter, terms, meets)
    finding = forum_qualification(body, SEATS)
    answers = [test.met for test in finding.details]
    assert len(answers) == 6
    assert finding.value == answers.count(True)
    if verdict(finding) is Verdict.ADVISES:
        assert decides is False or rule == "chair"
    if verdict(finding) is Verdict.NOT_KNOWN:
        assert False not in answers
        assert missing(finding)
