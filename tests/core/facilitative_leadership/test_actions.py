"""What leaders can do: data, whole and in plain order."""

import pytest

from convenor.theory.facilitative_leadership.actions import ACTIONS, Kind, of_kind

KNOWN = {"Waring et al. (2023)", "Jones et al. (2023)", "Ansell and Gash (2008)"}


@pytest.mark.parametrize("action", ACTIONS, ids=[one.id for one in ACTIONS])
def test_each_says_what_who_when_how_seen_and_whence(action):
    for words in (action.does, action.who, action.when, action.seen):
        assert words == words.strip()
        assert 2 <= len(words.split()) < 30
    assert action.source in KNOWN


@pytest.mark.parametrize(("kind", "fewest"), [(Kind.TOGETHER, 4), (Kind.INFLUENCE, 4), (Kind.CONFLICT, 4)])
def test_each_kind_offers_a_choice(kind, fewest):
    assert len(of_kind(kind)) >= fewest


def test_no_action_stands_twice():
    assert len({one.id for one in ACTIONS}) == len({one.does for one in ACTIONS}) == len(ACTIONS)
