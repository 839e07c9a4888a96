"""Layers, and hierarchies that the tree does not show."""

from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Body, Delegation, Seat
from convenor.theory.institutional_design.hidden_hierarchy import Pattern, hidden_hierarchies
from convenor.theory.institutional_design.hierarchy import above, layers


def body(ref, parent=None, **more):
    return Body(ref, ref, "place", "project", parent, **more)


def sits(where, *people, **more):
    return [Seat(f"{where}{person}", where, "partner", holder=person, **more) for person in people]


TREE = [body("board"), body("committee", "board"), body("team", "committee"), body("panel")]


def test_how_far_a_decision_has_to_travel():
    finding = layers(TREE, [Delegation("board", "Spend", "reserved"), Delegation("team", "Rota", "recommends")])
    found = {layer.body: (layer.depth, layer.decided_at, layer.steps) for layer in finding.details}
    assert finding.value == 3
    assert found == {
        "board": (1, "board", 0),
        "committee": (2, "board", 1),
        "team": (3, "board", 2),
        "panel": (1, None, None),
    }
    assert finding.caveats == ("no_power_written_down",)


def test_a_body_that_says_its_members_decide_has_no_way_to_go():
    [layer] = layers([body("place", decides=True)]).details
    assert layer.steps == 0


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg"), max_size=6))
def test_a_circle_in_the_record_ends_the_way_up(parents):
    for ref in parents:
        way = above(ref, parents)
        assert len(way) == len(set(way))
        assert ref not in way


def patterns(seats, delegations=(), bodies=TREE):
    return [
        (one.pattern, one.upper, one.lower, one.answers)
        for one in hidden_hierarchies(bodies, seats, delegations).details
    ]


def test_waiting_for_a_body_that_is_not_above():
    asks = [
        Delegation("team", "Grants", "recommends", from_body="panel"),
        Delegation("team", "Rota", "delegated", from_body="board"),
    ]
    assert patterns([], asks) == [(Pattern.WAITS_FOR, ("panel",), "team", False)]


def test_members_of_one_body_who_hold_most_votes_on_another():
    seats = sits("panel", "a", "b", "c", "d", "e", "f", "g") + sits("team", "a", "b", "c", "x", "y")
    assert patterns(seats) == [(Pattern.CARRIES_VOTES, ("panel",), "team", False)]
    assert patterns(seats + sits("team", "z")) == []  # three of six is not most


def test_members_of_a_body_above_are_no_secret():
    assert patterns(sits("board", "a", "b", "c") + sits("team", "a", "b", "c")) == []


def test_the_same_people_on_every_body_above():
    seats = sits("board", "a", "b", "c", "d") + sits("committee", "a", "b", "c", "e")
    assert patterns(seats) == [(Pattern.SAME_PEOPLE, ("committee", "board"), "team", False)]
    assert patterns(seats + sits("board", *"ghijkl")) == []  # three of ten are few


def test_one_lead_of_a_body_and_of_the_one_above_it_answers_to_themselves():
    seats = sits("board", "a", leads=True) + sits("committee", "a", leads=True)
    assert patterns(seats) == [(Pattern.SAME_LEAD, ("board",), "committee", True)]


def test_one_lead_of_several_bodies_is_said_once():
    seats = [*sits("board", "a", leads=True), *sits("panel", "a", leads=True)]
    assert patterns(seats) == [(Pattern.SAME_LEAD, ("board",), "panel", False)]
    seats += sits("team", "a", leads=True)
    assert patterns(seats) == [
        (Pattern.SAME_LEAD, ("board",), "team", True),
        (Pattern.SAME_LEAD, ("board", "panel"), "team", False),
    ]


def test_vacant_seats_make_no_hierarchy():
    assert patterns([Seat("S1", "board", "chair", leads=True), Seat("S2", "panel", "chair", leads=True)]) == []
