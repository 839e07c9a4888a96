"""Who is affected and has no seat: the five standings, coverage, and what is coming up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Affected, Community, Notice, Seat, Topic
from convenor.theory.institutional_design.inclusion import Standing, coming_up, inclusion_gap, places

CARERS = Community("carers", "Unpaid carers", "carers", speaks=("O1",), speakers=("P9",))


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ([], Standing.NOTHING),
        ([Seat("S1", "B1", "lived_experience", community="carers")], Standing.VACANT),
        ([Seat("S1", "B1", "lived_experience", community="carers", holder="P1")], Standing.SEAT),
        ([Seat("S1", "B1", "observer", community="carers", holder="P1", voting=False)], Standing.SEAT_WITHOUT_VOTE),
        ([Seat("S1", "B1", "voluntary", partner="O1", holder="P1")], Standing.VOICE),
        ([Seat("S1", "B1", "voluntary", partner="O1")], Standing.NOTHING),  # who speaks for them is absent too
        ([Seat("S1", "B1", "clinical", holder="P9")], Standing.VOICE),
        ([Seat("S1", "B2", "lived_experience", community="carers", holder="P1")], Standing.NOTHING),  # on another body
        (
            [
                Seat("S1", "B1", "lived_experience", community="carers"),
                Seat("S2", "B1", "voluntary", partner="O1", holder="P1"),
            ],
            Standing.VOICE,
        ),
    ],
)
def test_how_a_community_stands(seats, expected):
    [place] = places([Affected("B1", community="carers")], seats, [CARERS])
    assert place.standing is expected


def test_a_partner_stands_by_its_own_seat_only():
    affected = [Affected("B1", partner="O1"), Affected("B2", partner="O1")]
    seats = [Seat("S1", "B1", "partner", partner="O1", holder="P1")]
    assert [place.standing for place in places(affected, seats, [])] == [Standing.SEAT, Standing.NOTHING]


def test_a_community_and_a_partner_of_the_same_ref_are_two_parties():
    affected = [Affected("B1", partner="X"), Affected("B1", community="X")]
    seats = [Seat("S1", "B1", "partner", partner="X", holder="P1")]
    assert inclusion_gap(affected, seats, []).value == 0.5


def test_several_topics_of_one_body_count_once():
    affected = [Affected("B1", community="carers", topic="T1"), Affected("B1", community="carers", topic="T2")]
    finding = inclusion_gap(affected, [], [CARERS])
    assert finding.n == 1
    assert finding.details[0].topics == ("T1", "T2")
    assert not finding.details[0].whole


def test_coverage_is_undefined_while_nobody_is_named():
    finding = inclusion_gap([], [Seat("S1", "B1", "chair", holder="P1")], [])
    assert (finding.value, finding.why_undefined) == (None, "nobody_affected_named")


TOPICS = [
    Topic("late", "B1", "Budget", due=date(2027, 6, 1)),
    Topic("undated", "B1", "Opening hours"),
    Topic("soon", "B1", "Rehabilitation", due=date(2026, 12, 8)),
    Topic("over", "B1", "Car park", status="decided"),
    Topic("elsewhere", "B2", "Rotas"),
]


def test_what_is_coming_up_without_them_soonest_first():
    found = places([Affected("B1", community="carers")], [], [])
    coming = coming_up(TOPICS, found, [], until=date(2026, 12, 31))
    assert [one.topic.ref for one in coming] == ["soon", "undated"]


def test_a_topic_touches_only_those_named_for_it():
    found = places([Affected("B1", community="carers", topic="late")], [], [])
    assert [one.topic.ref for one in coming_up(TOPICS, found, [])] == ["late"]


def test_who_was_told_is_absent_still_but_not_owed_a_notice():
    found = places([Affected("B1", community="carers"), Affected("B1", community="young")], [], [])
    notices = [Notice("soon", date(2026, 11, 20), community="carers")]
    soon = coming_up(TOPICS, found, notices)[0]
    assert [place.party for place in soon.absent] == ["carers", "young"]
    assert [place.party for place in soon.not_told] == ["young"]


parties = st.sampled_from(["c1", "c2", "c3"])
bodies = st.sampled_from(["B1", "B2"])
affected_rows = st.lists(st.builds(Affected, bodies, community=parties), max_size=12)
seat_rows = st.lists(
    st.builds(
        Seat,
        st.uuids().map(str),
        bodies,
        st.just("lived_experience"),
        community=st.one_of(st.none(), parties),
        holder=st.one_of(st.none(), st.just("P1")),
        voting=st.booleans(),
    ),
    max_size=12,
)


def slow_coverage(affected, seats):
    pairs = {(row.body, row.community) for row in affected}
    seated = {(seat.body, seat.community) for seat in seats if seat.holder}
    return len(pairs & seated) / len(pairs) if pairs else None


@given(affected_rows, seat_rows)
def test_coverage_agrees_with_counting_pairs(affected, seats):
    assert inclusion_gap(affected, seats, []).value == slow_coverage(affected, seats)


@given(affected_rows, seat_rows, seat_rows)
def test_another_seat_never_lowers_coverage(affected, seats, more):
    before, after = (inclusion_gap(affected, rows, []).value for rows in (seats, seats + more))
    assert before == after or (before is not None and before < after)


@given(affected_rows, seat_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(affected, seats, random):
    shuffled = random.sample(affected, len(affected))
    assert (
        inclusion_gap(shuffled, random.sample(seats, len(seats)), []).value == inclusion_gap(affected, seats, []).value
    )
