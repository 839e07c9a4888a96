"""Intervals of a known electorate: tables, properties, how often they hold what is true, and the slow way."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.coverage import BOARDS, coverage, coverage_of_shares
from convenor.methods.resampling import level, share, worst_case

answers = st.lists(st.integers(1, 5), min_size=1, max_size=18)


@pytest.mark.parametrize("n", [6, 12, 18, 40])
@pytest.mark.parametrize("board", ["leaning to agree", "split", "lukewarm", "spread evenly"])
def test_a_95_percent_interval_holds_the_board_s_mean_93_to_98_times_in_a_hundred(n, board):
    for electorate in {6: (8, 12, 18), 12: (18, 40), 18: (30, 60), 40: (60, 200)}[n]:
        found = coverage(BOARDS[board], n, electorate, runs=1_500, rng=np.random.default_rng([n, electorate]))
        assert 93 - 1.2 <= found.percent <= 98 + 0.8  # two standard errors of 1,500 runs


@pytest.mark.parametrize("n", [6, 12, 18, 40])
def test_where_nearly_all_are_at_the_top_it_errs_to_the_safe_side(n):
    found = coverage(BOARDS["nearly all at the top"], n, 3 * n, runs=1_500, rng=np.random.default_rng(n))
    assert found.percent >= 93


@pytest.mark.parametrize("n", [6, 12, 18, 40])
def test_an_exact_interval_of_a_share_holds_it_95_times_at_least(n):
    for electorate in (n + 2, 2 * n, 5 * n):
        found = coverage_of_shares(0.7, n, electorate, runs=400, rng=np.random.default_rng([n, electorate]))
        assert found.percent >= 95 - 1.5


def test_of_a_census_there_is_no_doubt():
    found = level([1, 5, 3, 3], electorate=4)
    assert (found.low, found.value, found.high) == (3, 3, 3)
    assert share(3, 4, electorate=4).width == 0


def test_nobody_and_one():
    assert level([], electorate=18) is None
    assert share(0, 0, electorate=18) is None
    assert worst_case([], electorate=0) is None
    one = level([4], electorate=2)
    assert (one.low, one.value, one.high) == (2.5, 4, 4.5)
    assert (level([4]).low, level([4]).high) == (1, 5)


@pytest.mark.parametrize(("values", "electorate"), [([0], 3), ([6], 3), ([3, 3, 3, 3], 3)])
def test_what_cannot_be_is_refused(values, electorate):
    for method in (level, worst_case):
        with pytest.raises(ValueError, match="values lie|answers of"):
            method(values, electorate=electorate)


def test_unanimous_answers_of_a_few_are_not_certainty():
    assert level([4] * 6, electorate=18).width > 0.6


@given(answers, st.integers(0, 12))
def test_the_worst_case_holds_whatever_the_rest_answer_and_the_interval_lies_within(values, missing):
    electorate = len(values) + missing
    low, high = worst_case(values, electorate=electorate)
    found = level(values, electorate=electorate)
    assert low - 1e-9 <= found.low <= found.value <= found.high <= high + 1e-9 or len(values) == 1
    for rest in (1, 2, 3, 4, 5):
        assert low - 1e-9 <= (sum(values) + missing * rest) / electorate <= high + 1e-9


@given(answers, st.integers(1, 40))
def test_the_more_of_them_answered_the_narrower(values, missing):
    n = len(values)
    assert level(values, electorate=n + missing).width <= level(values, electorate=n + missing + 1).width + 1e-9
    assert level(values, electorate=n + missing).width <= level(values).width + 1e-9


@given(st.data())
def test_a_share_s_interval_is_that_of_every_test_turned_round(data):
    electorate = data.draw(st.integers(1, 10))
    n = data.draw(st.integers(1, electorate))
    count = data.draw(st.integers(0, n))
    draws = list(combinations(range(electorate), n))
    possible = [all_of_it for all_of_it in range(electorate + 1) if not_too_rare(all_of_it, draws, count)]
    found = share(count, n, electorate=electorate)
    assert (round(found.low * electorate), round(found.high * electorate)) == (min(possible), max(possible))


def not_too_rare(of_a_kind, draws, count):
    """The slow way: every draw there is, the first `of_a_kind` people being of the kind."""
    seen = [sum(person < of_a_kind for person in draw) for draw in draws]
    return min(sum(one >= count for one in seen), sum(one <= count for one in seen)) / len(draws) > 0.025


def test_clopper_and_pearson_s_own_example():
    """10 of 50 (a common table value): 10.0 to 33.7 in a hundred."""
    found = share(10, 50)
    assert (round(found.low, 4), round(found.high, 4)) == (0.1003, 0.3372)


def test_a_large_electorate_is_nearly_none():
    assert abs(share(9, 12, electorate=1_500).low - share(9, 12).low) < 0.01
