"""How far seats lie with a few partners."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Partner, Seat
from convenor.theory.starting_conditions.power import Holds, concentration, power_advice


def partnership(*counts):
    partners = [Partner(f"O{number:02}", f"Organisation {number}", "other") for number in range(len(counts))]
    seats = [
        Seat(f"S{number}-{seat}", "B1", "partner", partner=f"O{number:02}", holder=f"P{number}-{seat}")
        for number, count in enumerate(counts)
        for seat in range(count)
    ]
    return seats, partners


@pytest.mark.parametrize(
    ("counts", "top_three", "top", "gini", "alike"),
    [
        ((4, 3, 2, 1), 0.9, 0.4, 0.25, 100 / 30),
        ((5, 5, 5, 5), 0.75, 0.25, 0.0, 4.0),
        ((8, 0, 0, 0), 1.0, 1.0, 0.75, 1.0),
    ],
)
def test_as_worked_by_hand(counts, top_three, top, gini, alike):
    finding = concentration(*partnership(*counts))
    assert finding.value == pytest.approx(top_three)
    assert finding.settings["top"] == pytest.approx(top)
    assert finding.settings["gini"] == pytest.approx(gini)
    assert finding.settings["effective_number"] == pytest.approx(alike)


def test_an_independent_chair_belongs_to_the_whole():
    seats, partners = partnership(1, 1, 1, 1)
    finding = concentration([*seats, Seat("C", "B1", "chair", holder="P")], partners)
    assert finding.value == pytest.approx(3 / 5)


def test_votes_and_leading_seats_are_counted_apart():
    seats, partners = partnership(2, 1)
    seats[0] = replace(seats[0], voting=False)
    seats[2] = replace(seats[2], leads=True)
    assert [holding.count for holding in concentration(seats, partners, Holds.VOTES).details] == [1, 1]
    assert concentration(seats, partners, Holds.LEADS).details[0].partner == "O01"


def test_undefined_when_nobody_sits():
    finding = concentration([Seat("S", "B1", "partner", partner="O00")], partnership(0)[1])
    assert (finding.value, finding.why_undefined) == (None, "none_held")


def test_a_plan_for_the_weaker_is_asked_for_when_three_hold_most():
    [advice] = power_advice(concentration(*partnership(5, 5, 5, 1, 1)))
    assert (advice.code, advice.rule, advice.about) == ("strengthen_the_others", "P1", ("O00", "O01", "O02"))
    assert power_advice(concentration(*partnership(*[2] * 8))) == []
    assert power_advice(concentration(*partnership(5, 1))) == []  # of two partners, three always hold all


counts = st.lists(st.integers(0, 12), min_size=1, max_size=12).filter(any)


@given(counts, st.randoms(use_true_random=False))
def test_who_is_who_changes_nothing(numbers, random):
    shuffled = random.sample(numbers, len(numbers))
    one, other = concentration(*partnership(*numbers)), concentration(*partnership(*shuffled))
    assert one.value == other.value
    assert one.settings["gini"] == pytest.approx(other.settings["gini"])


@given(counts)
def test_the_figures_keep_within_their_ends(numbers):
    finding = concentration(*partnership(*numbers))
    n = len(numbers)
    assert min(3 / n, 1) <= finding.value + 1e-9 <= 1 + 1e-9
    assert -1e-9 <= finding.settings["gini"] <= (n - 1) / n + 1e-9
    assert 1 - 1e-9 <= finding.settings["effective_number"] <= n + 1e-9


@given(counts)
def test_twice_the_seats_are_as_concentrated(numbers):
    one, double = concentration(*partnership(*numbers)), concentration(*partnership(*(2 * n for n in numbers)))
    assert one.value == pytest.approx(double.value)
    assert one.settings["gini"] == pytest.approx(double.settings["gini"])


@given(counts)
def test_gini_agrees_with_the_mean_of_all_differences(numbers):
    n, mean = len(numbers), sum(numbers) / len(numbers)
    slow = sum(abs(one - other) for one in numbers for other in numbers) / (2 * n * n * mean)
    assert concentration(*partnership(*numbers)).settings["gini"] == pytest.approx(slow)
