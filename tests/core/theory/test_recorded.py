"""What the register shows has bounds, what it does not say is not known, and where people say otherwise it is a gap."""

from datetime import date

import pytest

from convenor.methods.degrees import Level
from convenor.records import Delegation, Partner, Seat
from convenor.theory.constructs import CONSTRUCTS, Evidence
from convenor.theory.diagnosis import Given, diagnose
from convenor.theory.duties import DUTIES, asked_of, is_mandated, modes_on
from convenor.theory.institutional_design.inclusion import Place, Standing
from convenor.theory.institutional_design.recorded import (
    Rules,
    one_place,
    openness,
    recorded_inclusion,
    recorded_rules,
    rules_kept,
    somebody_missing,
)
from convenor.theory.starting_conditions.recorded import recorded_equality, taking_part_is_a_duty

DAY = date(2026, 11, 24)


def seats(*owners, voting=True):
    return [
        Seat(f"S{number}", "B", "partner", partner=owner, holder=f"H{number}", voting=voting)
        for number, owner in enumerate(owners)
    ]


def partner(ref, budget=None, participation=""):
    return Partner(ref, ref, "voluntary", annual_budget=budget, participation=participation)


def place(standing):
    return Place("B", "C", None, standing)


EVERY = [
    recorded_equality(seats("P1", "P1", "P2"), [partner("P1", 9), partner("P2", 1)]),
    recorded_inclusion([place(one) for one in Standing]),
    recorded_rules(Rules(charter=True)),
    recorded_rules(Rules(terms_of_reference=True)),
    rules_kept(Rules(charter=True, members=9, agree=4, reserve=2)),
    openness({"public": True, "papers": False, "heard": None}),
    one_place("B", [Delegation("B", "Beds", "delegated"), Delegation("C", "beds ", "reserved")]),
]


@pytest.mark.parametrize("found", EVERY, ids=[f"{one.construct} {number}" for number, one in enumerate(EVERY)])
def test_a_level_lies_on_the_scale_within_its_bounds_and_names_a_construct_the_record_may_feed(found):
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert Evidence.RECORDED in CONSTRUCTS[found.construct].evidence
    assert found.settings["evidence"] == "recorded" and found.n


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (recorded_equality(seats("P1"), [partner("P1")]), "fewer_than_two_partners"),
        (recorded_equality(seats("P1", "P2", voting=False), []), "fewer_than_two_partners"),
        (recorded_inclusion([]), "nobody_named_as_affected"),
        (recorded_rules(Rules()), "nothing_written_down"),
        (rules_kept(Rules(charter=True, members=5)), "nobody_has_answered"),
        (rules_kept(Rules()), "no_ground_rules"),
        (openness({"public": True, "papers": None}), "too_little_recorded"),
        (one_place("B", [Delegation("B", "Beds", "recommends")]), "no_power_recorded"),
    ],
)
def test_what_is_not_written_down_is_not_known(found, why):
    assert found.value is found.low is found.high is None
    assert found.why_undefined == why and str(found.sureness) == "not enough to say"


def test_money_unlike_votes_widens_the_level_and_unknown_money_widens_it_more():
    even = seats("P1", "P2")
    alike = recorded_equality(even, [partner("P1", 5), partner("P2", 5)])
    unlike = recorded_equality(even, [partner("P1", 99), partner("P2", 1)])
    silent = recorded_equality(even, [partner("P1"), partner("P2")])
    assert alike.value == silent.value == 5 > unlike.value
    assert unlike.high - unlike.low > silent.high - silent.low > alike.high - alike.low
    assert "money_not_known" in silent.caveats


def test_more_seats_for_those_affected_never_lowers_inclusion():
    order = [Standing.NOTHING, Standing.VACANT, Standing.VOICE, Standing.SEAT_WITHOUT_VOTE, Standing.SEAT]
    levels = [recorded_inclusion([place(Standing.SEAT), place(one)]).value for one in order]
    assert levels == sorted(levels) and levels[-1] == 5


def test_somebody_is_missing_only_when_somebody_was_named():
    assert somebody_missing([]) is None
    assert somebody_missing([place(Standing.VOICE)]) is False
    assert somebody_missing([place(Standing.VACANT)]) is True


def test_who_has_not_answered_leaves_the_rules_open():
    all_answered = rules_kept(Rules(charter=True, members=4, agree=4))
    half = rules_kept(Rules(charter=True, members=8, agree=4))
    assert all_answered.value == half.value == 5
    assert half.low < all_answered.low


def test_taking_part_is_a_duty_by_law_or_for_most():
    two = seats("P1", "P2", "P3")
    most = [partner("P1", participation="mandated"), partner("P2", participation="mandated"), partner("P3")]
    assert taking_part_is_a_duty(two, most, by_law=None) is True
    assert taking_part_is_a_duty(two, [], by_law=True) is True
    assert taking_part_is_a_duty(two, [], by_law=None) is None
    assert taking_part_is_a_duty(two, [partner("P1", participation="mandated")], by_law=False) is False


def test_duties_are_dated_sourced_and_end():
    assert all(one.source and (one.until is None or one.until >= one.since) for one in DUTIES)
    assert len({one.id for one in DUTIES}) == len(DUTIES)
    assert [one.id for one in modes_on(date(2020, 1, 1))] == ["compete"]
    assert [one.id for one in modes_on(DAY)] == ["collaborate"]
    assert is_mandated("statutory", DAY) is True
    assert is_mandated("voluntary", DAY) is False
    assert is_mandated("", DAY) is None
    assert "pooled" in [one.id for one in asked_of("contract", ("council",), DAY)]
    assert asked_of("contract", ("voluntary",), DAY) == ()


def test_where_people_and_record_disagree_beyond_both_intervals_it_is_a_gap():
    said = {"inclusive": Given(Level(4.4, 4.0, 4.8, 9)), "transparent": Given(Level(3.0, 2.0, 4.0, 9))}
    shown = {"inclusive": Level(2.0, 1.5, 2.5), "transparent": Level(4.5, 3.9, 5.0), "rules_explicit": Level(3, 2, 4)}
    found = diagnose(said, recorded=shown)
    assert [(one.name, round(one.apart, 1)) for one in found.gaps] == [("inclusive", 2.4)]
    stands = {one.name: one for box in found.boxes for one in box.constructs}
    assert stands["inclusive"].level.value == 4.4  # what people say stays what it is
    assert (stands["rules_explicit"].evidence, stands["inclusive"].evidence) == ("recorded", "perceived")
    assert diagnose(said).gaps == ()
