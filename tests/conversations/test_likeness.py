"""Statements that say nearly the same are found by their words."""

import pytest

from convenor.web.conversations.likeness import NEAR, RELATED, letters_of, likeness, most_alike

PARKING = "Parking at the hospital costs too much for staff"


@pytest.mark.parametrize(
    "other",
    [
        "parking at the hospital costs too much for staff!",
        "The hospital’s parking costs staff too much",
        "Hospital parkng costs too much for the staff",
        "Staff parking at hospitals is costing too much",
    ],
)
def test_the_same_said_otherwise_is_near(other):
    assert likeness(PARKING, other) >= NEAR


@pytest.mark.parametrize(
    "other", ["Wards are short of nurses at night", "We should meet in the evening", "", "?", "the of and"]
)
def test_what_says_something_else_is_not_even_related(other):
    assert likeness(PARKING, other) < RELATED


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Share one record.", " SHARE  one ‘record’ …", True),
        ("Caf\u00e9s open late", "Cafe\u0301s open late!", True),
        ("We should have it", "They could have it", False),
        ("Cut it by 5%", "Cut it by 5", False),
        ("Pay 1.5 times", "Pay 15 times", False),
        ("👍", "👎", False),
        ("?", "!", False),
    ],
)
def test_the_same_letters_are_the_same_and_nothing_else_is(one, other, same):
    assert (letters_of(one) == letters_of(other)) == same


def test_the_opposite_is_not_the_same():
    assert likeness("We should close the ward", "We should not close the ward") < NEAR
    assert likeness("We shouldn’t close the ward", "We should not close the ward") >= NEAR


def test_it_is_the_same_from_either_side():
    assert likeness(PARKING, "Free parking for staff") == likeness("Free parking for staff", PARKING)


def test_the_likest_first_and_no_more_than_asked_for():
    others = {1: "Wards are short of nurses", 2: "Parking for staff costs too much", 3: PARKING, 4: "Parking costs"}
    assert most_alike(PARKING, others, at_least=RELATED, most=2) == [3, 2]
    assert most_alike(PARKING, others.items(), at_least=1.0) == [3]
    assert most_alike("Choirs", others) == []
