"""The short list: represented in proportion, by trying every group of people on small profiles."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.opinions import Votes
from convenor.methods.opinions.slate import coverage, slate


def votes_of(table):
    who, what = np.nonzero(np.ones_like(table))
    return Votes.from_rows(who, what, table[who, what], statements=range(table.shape[1]))


def owed_nothing(table, chosen, size):
    """No group of people that is large enough, and agrees on enough statements, has fewer than it can claim."""
    people = len(table)
    agree = table == 1
    for number in range(1, people + 1):
        for group in combinations(range(people), number):
            mine = agree[list(group)]
            claim = min(number * size // people, int(mine.all(axis=0).sum()))
            if int(mine.any(axis=0)[list(chosen)].sum()) < claim:
                return False
    return True


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(1, 6), st.integers(1, 6))
def test_everybody_with_enough_company_finds_something(seed, people, width, size):
    rng = np.random.default_rng(seed)
    table = np.where(rng.random((people, width)) < rng.random(width), 1, rng.choice([-1, 0], (people, width)))
    size = min(size, width)
    found = slate(votes_of(table), np.ones(width, dtype=bool), size)
    agreed_at_all = int((table == 1).any(axis=0).sum())
    assert len(found.statements) == min(size, agreed_at_all)
    if agreed_at_all >= size:
        assert owed_nothing(table, found.statements, size)
    assert found.covered == float((table[:, list(found.statements)] == 1).any(axis=1).mean())


def test_six_and_three_of_nine_get_two_and_one_of_three():
    table = np.array([[1, 1, 1, -1, -1, -1]] * 6 + [[-1, -1, -1, 1, 1, 1]] * 3)
    found = slate(votes_of(table), np.ones(6, dtype=bool), 3)
    assert sum(at < 3 for at in found.statements) == 2
    assert found.covered == 1


def test_what_is_out_is_never_on_it_and_nobody_is_no_failure():
    table = np.ones((5, 3), dtype=int)
    assert slate(votes_of(table), np.array([False, True, False]), 3).statements == (1,)
    nobody = Votes.from_rows([], [], [])
    assert slate(nobody, np.zeros(0, dtype=bool)).statements == ()
    assert np.isnan(coverage(nobody, []))
