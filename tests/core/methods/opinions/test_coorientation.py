"""Who misreads whom: counted by hand; silence of a community that misreads itself; names and order change nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.opinions import Votes
from convenor.methods.opinions.coorientation import Guess, coorientation

A, B = [f"a{at}" for at in range(10)], [f"b{at}" for at in range(10)]
MEMBER = {one: one[0] for one in A + B}


def votes(of_a, of_b):
    """Ten of each on each statement: so many of them agree, the rest disagree."""
    rows = [
        (who, what, 1 if at < agree else -1)
        for what, pair in enumerate(zip(of_a, of_b, strict=True))
        for people, agree in zip((A, B), pair, strict=True)
        for at, who in enumerate(people)
    ]
    return Votes.from_rows([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def test_as_counted_by_hand():
    """Both agree on 0; on 1 a agrees and b does not. Nine of ten of a believe that b agrees on both."""
    guesses = [Guess(who, what, "b", 1 if at < 9 else -1) for what in (0, 1) for at, who in enumerate(A)]
    (pair,) = coorientation(votes([10, 10], [9, 1]), MEMBER, guesses)
    assert (pair.observers, pair.observed, pair.agreement, pair.statements) == ("a", "b", 0.5, 2)
    assert pair.perceived.value == pytest.approx(0.9)
    assert pair.accuracy.value == pytest.approx((9 * 0.5 + 0.5) / 10)
    right, wrong = pair.readings
    assert (right.kind, right.guessed, right.real.share, right.right) == ("read right", 0.9, 0.9, 0.9)
    assert (wrong.kind, wrong.guessed, wrong.real.share, wrong.right) == ("misread", 0.9, 0.1, 0.1)


def test_a_community_that_misreads_itself():
    """Nine of ten agree, and most of them believe that most of their own do not: nobody speaks up."""
    guesses = [Guess(who, 0, "a", -1) for who in A]
    (pair,) = coorientation(votes([9], [5]), MEMBER, guesses)
    assert (pair.observers, pair.observed, pair.readings[0].kind) == ("a", "a", "misread")
    assert pair.accuracy.value == 0


def test_where_they_stand_evenly_nobody_is_wrong():
    (pair,) = coorientation(votes([10], [5]), MEMBER, [Guess(who, 0, "b", 1) for who in A])
    assert (pair.readings[0].kind, pair.readings[0].right, pair.accuracy, pair.agreement) == (
        "unclear",
        None,
        None,
        None,
    )


def test_a_later_guess_takes_the_place_of_an_earlier_and_strangers_do_not_count():
    guesses = [Guess(who, 0, "b", -1) for who in A] + [Guess(who, 0, "b", 1) for who in A] + [Guess("z", 0, "b", -1)]
    (pair,) = coorientation(votes([10], [10]), MEMBER, guesses)
    assert (pair.readings[0].n, pair.readings[0].right) == (10, 1.0)


def test_four_guesses_say_nothing():
    (pair,) = coorientation(votes([10], [10]), MEMBER, [Guess(who, 0, "b", -1) for who in A[:4]])
    assert pair.readings == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_mirrored_votes_and_guesses_say_the_same(seed):
    rng = np.random.default_rng(seed)
    given_votes = votes(rng.integers(0, 11, 3), rng.integers(0, 11, 3))
    guesses = [Guess(who, what, "b", int(rng.choice([1, -1]))) for who in A for what in range(3)]
    other = Votes.from_rows(
        [given_votes.people[at] for at in given_votes.person], given_votes.statement, -given_votes.value
    )
    mirrored = [Guess(one.person, one.statement, one.community, -one.guess) for one in guesses]
    (first,), (second,) = coorientation(given_votes, MEMBER, guesses), coorientation(other, MEMBER, mirrored)
    assert (first.agreement, first.statements) == (second.agreement, second.statements)
    assert [one.kind for one in first.readings] == [one.kind for one in second.readings]
    assert [one.right for one in first.readings] == [one.right for one in second.readings]
