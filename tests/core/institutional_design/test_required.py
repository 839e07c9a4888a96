"""Which of the places that a pathway requires are held."""

import pytest

from convenor.records import Seat
from convenor.theory.institutional_design.required import Held, Required, required_places

PROFESSIONS = {"P1": ("nursing", "management"), "P2": ("medicine",)}
SEATS = [
    Seat("S1", "B1", "clinical", holder="P1"),
    Seat("S2", "B1", "partner", partner="O1", holder="P2"),
    Seat("S3", "B1", "lived_experience", community="C1"),
    Seat("S4", "B1", "observer", partner="O2", holder="P3"),
    Seat("S5", "B2", "partner", partner="O3", holder="P1"),
]


@pytest.mark.parametrize(
    ("place", "state", "seats"),
    [
        ({"partner": "O1"}, Held.HELD, ("S2",)),
        ({"partner": "O2"}, Held.MISSING, ()),  # who only observes takes no part
        ({"partner": "O3"}, Held.MISSING, ()),  # sits on another body
        ({"community": "C1"}, Held.EMPTY, ("S3",)),
        ({"community": "O1"}, Held.MISSING, ()),  # a partner's reference is no community's
        ({"profession": "nursing"}, Held.HELD, ("S1",)),
        ({"profession": "pharmacy"}, Held.MISSING, ()),
        ({"seat_class": "lived_experience"}, Held.EMPTY, ("S3",)),
        ({"seat_class": "observer"}, Held.HELD, ("S4",)),
    ],
)
def test_how_a_required_place_stands(place, state, seats):
    found = required_places([Required("Q1", "W1", "B1", **place)], SEATS, PROFESSIONS).details[0]
    assert (found.state, found.seats) == (state, seats)


def test_the_number_is_the_share_held_and_undefined_when_nothing_is_required():
    required = [Required("Q1", "W1", "B1", partner="O1"), Required("Q2", "W1", "B1", community="C1")]
    assert required_places(required, SEATS, PROFESSIONS).value == 0.5
    none = required_places([], SEATS, PROFESSIONS)
    assert (none.value, none.n, none.why_undefined) == (None, 0, "nothing_required")
