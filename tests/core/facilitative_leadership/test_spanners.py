"""Who sits on both sides of a boundary, and who links bodies."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.records import Body, Partner, Person, Seat
from convenor.theory.facilitative_leadership.spanners import bridging, spanners

BODIES = [
    Body("ICB", "Board", "system", "executive"),
    Body("EV", "Eastvale", "place", "executive"),
    Body("WV", "Westvale", "place", "project"),
]
PARTNERS = [Partner("O1", "Trust", "nhs_trust"), Partner("O2", "Council", "council")]


def sits(person, *bodies, sector="nhs_trust"):
    return [Seat(f"{person}-{body}", body, "clinical", sector=sector, holder=person) for body in bodies]


@pytest.mark.parametrize(
    ("person", "seats", "boundaries"),
    [
        (Person("P", "Ada Obi", ("nursing",)), sits("P", "ICB"), None),
        (Person("P", "Ada Obi", ("nursing",)), sits("P", "EV", "WV"), None),  # two bodies of one tier, one profession
        (Person("P", "Ada Obi", ("nursing",)), sits("P", "ICB", "EV"), ("bodies", "tiers")),
        (Person("P", "Ada Obi", ("nursing", "management")), sits("P", "EV", "WV"), ("bodies", "professions")),
        (Person("P", "Ada Obi", ("nursing",), None, ("O1", "O2")), sits("P", "EV", "WV"), ("bodies", "sectors")),
        (Person("P", "Ada Obi", ("nursing", "elected"), None, ("O2",)), sits("P", "EV"), ("sectors", "professions")),
    ],
)
def test_two_boundaries_make_a_spanner(person, seats, boundaries):
    found = spanners([person], seats, BODIES, PARTNERS).details
    assert [spanner.boundaries for spanner in found] == ([] if boundaries is None else [boundaries])


def test_the_order_is_that_of_the_people_and_ranks_nobody():
    people = [Person(ref, ref, ("nursing",)) for ref in "abc"]
    seats = [*sits("a", "ICB", "EV"), *sits("b", "ICB", "EV", "WV"), *sits("c", "ICB")]
    finding = spanners(people, seats, BODIES)
    assert [spanner.person for spanner in finding.details] == ["a", "b"]
    assert finding.value == pytest.approx(2 / 3)


def test_a_profession_of_fewer_than_five_is_withheld():
    people = [Person(f"N{n}", "Nurse", ("nursing",)) for n in range(5)] + [Person("M", "Doctor", ("medicine",))]
    seats = [seat for person in people for seat in sits(person.ref, "ICB")] + sits("N0", "EV") + sits("M", "EV")
    nursing, medicine = bridging(people, seats).details
    assert (nursing.profession, nursing.people) == ("nursing", 5)
    assert nursing.mean is not None and nursing.mean > 0
    assert (medicine.people, medicine.mean) == (1, None)


def test_undefined_when_nobody_sits():
    assert bridging([], []).why_undefined == "no_seats_held"
    assert spanners([], [], []).why_undefined == "no_seats_held"


def slow_betweenness(graph, node):
    """By listing every shortest path between every pair of others."""
    others = [one for one in graph if one != node]
    total = 0.0
    for index, one in enumerate(others):
        for other in others[index + 1 :]:
            if nx.has_path(graph, one, other):
                paths = list(nx.all_shortest_paths(graph, one, other))
                total += sum(node in path for path in paths) / len(paths)
    pairs = len(others) * (len(others) - 1) / 2
    return total / pairs if pairs else 0.0


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from(["ICB", "EV", "WV"])), min_size=1))
def test_bridging_agrees_with_listing_every_way(pairs):
    seats = [seat for person, body in pairs for seat in sits(person, body)]
    graph = nx.Graph((("person", person), ("body", body)) for person, body in pairs)
    people = [node for node in graph if node[0] == "person"]
    expected = sum(slow_betweenness(graph, node) for node in people) / len(people)
    assert bridging([], seats).value == pytest.approx(expected)


def test_a_register_too_large_to_work_out_says_so():
    seats = [seat for number in range(401) for seat in sits(f"P{number}", f"B{number}")]
    assert bridging([], seats).why_undefined == "too_large"
    assert bridging([], seats[:400]).value == 0.0
