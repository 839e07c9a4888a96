"""How evenly seats lie with the partners."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Partner, Seat
from convenor.theory.starting_conditions.power import Evenness, Holds, concentration, power_advice


def partnership(*counts):
    partners = [Partner(f"O{number:02}", f"Organisation {number}", "other") for number in range(len(counts))]
    seats = [
        Seat(f"S{number}-{seat}", "B1", "partner", partner=f"O{number:02}", holder=f"P{number}-{seat}")
        for number, count in enumerate(counts)
        for seat in range(count)
    ]
    return seats, partners


@pytest.mark.parametrize(
    ("counts", "gini", "top", "alike", "evenness", "more_than_half"),
    [
        ((1, 1, 1, 1), 0.0, 0.25, 4.0, Evenness.EVEN, 4),  # all tie: nobody holds more than another
        ((5, 5, 5, 5), 0.0, 0.25, 4.0, Evenness.EVEN, 4),
        ((1,), 0.0, 1.0, 1.0, Evenness.EVEN, 1),
        ((2, 1, 1, 1), 0.15, 0.4, 25 / 7, Evenness.EVEN, 4),  # five seats of four cannot be shared out more evenly
        ((2, 1), 1 / 6, 2 / 3, 9 / 5, Evenness.EVEN, 1),
        ((4, 4, 3, 2), 7 / 52, 4 / 13, 169 / 45, Evenness.FAIRLY, 2),
        ((3, 1), 0.25, 0.75, 1.6, Evenness.UNEVEN, 1),
        ((4, 3, 2, 1), 0.25, 0.4, 100 / 30, Evenness.UNEVEN, 2),
        ((5, 5, 5, 1, 1), 24 / 85, 5 / 17, 289 / 77, Evenness.UNEVEN, 3),  # two carry it; the third ties with them
        ((8, 0, 0, 0), 0.75, 1.0, 1.0, Evenness.UNEVEN, 1),
    ],
)
def test_as_worked_by_hand(counts, gini, top, alike, evenness, more_than_half):
    finding = concentration(*partnership(*counts))
    assert finding.value == pytest.approx(gini)
    assert finding.settings["top"] == pytest.approx(top)
    assert finding.settings["effective_number"] == pytest.approx(alike)
    assert finding.settings["evenness"] is evenness
    assert len(finding.settings["more_than_half"]) == more_than_half


def test_an_independent_chair_belongs_to_the_whole():
    seats, partners = partnership(1, 1, 1, 1)
    finding = concentration([*seats, Seat("C", "B1", "chair", holder="P")], partners)
    assert finding.n == 5
    assert [holding.share for holding in finding.details] == [0.2] * 4


def test_where_partners_hold_half_or_less_none_of_them_can_carry_a_vote():
    seats, partners = partnership(3, 1)
    others = [Seat(f"C{number}", "B1", "lived_experience", community="C", holder=f"C{number}") for number in range(4)]
    finding = concentration([*seats, *others], partners)
    assert finding.settings["more_than_half"] == ()
    assert power_advice(finding) == []


def test_votes_and_leading_seats_are_counted_apart():
    seats, partners = partnership(2, 1)
    seats[0] = replace(seats[0], voting=False)
    seats[2] = replace(seats[2], leads=True)
    assert [holding.count for holding in concentration(seats, partners, Holds.VOTES).details] == [1, 1]
    assert concentration(seats, partners, Holds.LEADS).details[0].partner == "O01"


def test_undefined_when_nobody_sits():
    finding = concentration([Seat("S", "B1", "partner", partner="O00")], partnership(0)[1])
    assert (finding.value, finding.why_undefined) == (None, "none_held")


def test_nobody_holds_the_most_alone_where_several_tie():
    assert concentration(*partnership(2, 2, 1)).settings["most"] == ("O00", "O01")
    assert concentration(*partnership(0, 0)).settings["most"] == ()


def test_a_plan_for_the_weaker_is_asked_for_where_shares_are_uneven():
    [advice] = power_advice(concentration(*partnership(5, 5, 5, 1, 1)))
    assert (advice.code, advice.rule, advice.about) == ("strengthen_the_others", "P1", ("O00", "O01", "O02"))
    assert advice.facts["share"] == pytest.approx(15 / 17)
    assert power_advice(concentration(*partnership(4, 4, 3, 2))) == []
    assert power_advice(concentration(*partnership(0, 0))) == []


@given(st.integers(1, 40), st.integers(1, 9))
def test_equal_shares_are_never_uneven(partners, each):
    finding = concentration(*partnership(*[each] * partners))
    assert finding.settings["evenness"] is Evenness.EVEN
    assert len(finding.settings["most"]) == partners
    assert power_advice(finding) == []


counts = st.lists(st.integers(0, 12), min_size=1, max_size=12).filter(any)


@given(counts, st.randoms(use_true_random=False))
def test_who_is_who_changes_nothing(numbers, random):
    shuffled = random.sample(numbers, len(numbers))
    one, other = concentration(*partnership(*numbers)), concentration(*partnership(*shuffled))
    assert one.value == pytest.approx(other.value)
    assert one.settings["evenness"] is other.settings["evenness"]
    for group in ("most", "more_than_half"):
        assert len(one.settings[group]) == len(other.settings[group])


@given(counts)
def test_those_who_hold_as_much_as_one_named_are_named_too(numbers):
    finding = concentration(*partnership(*numbers))
    named = {holding.count for holding in finding.details if holding.partner in finding.settings["more_than_half"]}
    unnamed = {
        holding.count for holding in finding.details if holding.partner not in finding.settings["more_than_half"]
    }
    assert 2 * sum(one.share for one in finding.details if one.partner in finding.settings["more_than_half"]) > 1
    assert min(named) > max(unnamed, default=-1)


@given(counts)
def test_the_figures_keep_within_their_ends(numbers):
    finding = concentration(*partnership(*numbers))
    n = len(numbers)
    assert -1e-9 <= finding.value <= (n - 1) / n + 1e-9
    assert 1 - 1e-9 <= finding.settings["effective_number"] <= n + 1e-9


@given(counts)
def test_twice_the_seats_are_as_concentrated(numbers):
    one, double = concentration(*partnership(*numbers)), concentration(*partnership(*(2 * n for n in numbers)))
    assert one.value == pytest.approx(double.value)


@given(counts)
def test_gini_agrees_with_the_mean_of_all_differences(numbers):
    n, mean = len(numbers), sum(numbers) / len(numbers)
    slow = sum(abs(one - other) for one in numbers for other in numbers) / (2 * n * n * mean)
    assert concentration(*partnership(*numbers)).value == pytest.approx(slow)
