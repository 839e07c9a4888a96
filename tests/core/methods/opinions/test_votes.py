"""Votes as a table: the last of each counts; order, ties in time and kinds of ids."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.errors import ConvenorError
from convenor.methods.opinions import Votes

IDS = {"numbers": int, "texts": lambda at: f"p{at}", "arrays": int}
ROW = st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([1, -1, 0]), st.integers(0, 6))


def cells(votes):
    places = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
    return {(votes.people[who], votes.statements[what]): vote for who, what, vote in places}


@pytest.mark.parametrize("kind", IDS)
@given(rows=st.lists(ROW, max_size=40), timed=st.booleans())
def test_the_last_vote_counts_as_a_dictionary_would_have_it(kind, rows, timed):
    name = IDS[kind]
    who, what, vote, when = ([row[at] for row in rows] for at in range(4))
    who = np.array(who, dtype=int) if kind == "arrays" else [name(one) for one in who]
    found = Votes.from_rows(who, what, vote, when if timed else None)
    ordered = sorted(rows, key=lambda row: row[3]) if timed else rows
    assert cells(found) == {(name(row[0]), row[1]): row[2] for row in ordered}
    assert found.people == tuple(dict.fromkeys(name(row[0]) for row in ordered))
    assert found.statements == tuple(sorted({row[1] for row in rows}))
    assert found.repeats == len(rows) - len(found.value)
    assert found.votes_of_people.sum() == found.counts.votes.sum() == len(found.value)


def test_of_two_votes_at_the_same_moment_the_later_in_the_file_counts():
    assert cells(Votes.from_rows([1, 1], [1, 1], [1, -1], [5, 5])) == {(1, 1): -1}


def test_statements_asked_for_come_first_and_in_that_order():
    found = Votes.from_rows([1, 1], ["b", "c"], [1, 0], statements=["c", "a", "b"])
    assert found.statements == ("c", "a", "b")
    assert found.counts.votes.tolist() == [1, 0, 1]
    assert found.counts.passes.tolist() == [1, 0, 0]


def test_ids_in_order_of_their_numbers_also_as_texts():
    assert Votes.from_rows(["x"] * 4, ["10", "2", "b", "a"], [1] * 4).statements == ("2", "10", "a", "b")
    assert Votes.from_rows(np.array([10**17, 3]), np.array([1, 1]), [1, 1]).people == (10**17, 3)


@pytest.mark.parametrize("wrong", [2, -2, 0.5, float("nan")])
def test_what_is_no_vote_is_refused_with_its_place(wrong):
    with pytest.raises(ConvenorError) as raised:
        Votes.from_rows([1, 2], [1, 1], [1, wrong])
    assert (raised.value.code, raised.value.params["row"]) == ("not_a_vote", 1)


def test_lists_of_unequal_length_are_refused():
    for rows in (([1], [1, 2], [1]), ([1], [1], [1, 1]), ([1], [1], [1], [1, 2])):
        with pytest.raises(ConvenorError, match="votes_of_unequal_length"):
            Votes.from_rows(*rows)
