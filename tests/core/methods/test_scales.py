"""Levels from answers, and reliability against published values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.scales import alpha, complete_rows, item_values, omega, score, scores, standardised_alpha, turned
from convenor.records import Answer

# Chatterjee & Price 1977, a survey of the clerks of a financial company: favourable answers in 30 departments, of 100.
ATTITUDE = """
43 51 30 39 61 92 45  63 64 51 54 63 73 47  71 70 68 69 76 86 48  61 63 45 47 54 84 35  81 78 56 66 71 83 47
43 55 49 44 54 49 34  58 67 42 56 66 68 35  71 75 50 55 70 66 41  72 82 72 67 71 83 31  67 61 45 47 62 80 41
64 53 53 58 58 67 34  67 60 47 39 59 74 41  69 62 57 42 55 63 25  68 83 83 45 59 77 35  77 77 54 72 79 77 46
81 90 50 72 60 54 36  74 85 64 69 79 79 63  65 60 65 75 55 80 60  65 70 46 57 75 85 46  50 58 68 54 64 78 52
50 40 33 34 43 64 33  64 61 52 62 66 80 41  53 66 52 50 63 80 37  40 37 42 58 50 57 49  63 54 42 48 66 75 33
66 77 66 63 88 76 72  78 75 58 74 80 78 49  48 57 44 45 51 83 38  85 85 71 71 77 74 55  82 82 39 59 64 78 39
"""
DEPARTMENTS = np.array(ATTITUDE.split(), dtype=float).reshape(30, 7).tolist()

some = st.one_of(st.none(), st.integers(1, 5))
filled = st.lists(st.fixed_dictionaries({"a": some, "b": some, "c": some}), max_size=12)


@pytest.mark.parametrize(
    ("values", "least", "expected"),
    [
        ({"a": 4, "b": 5, "c": 3}, None, 4),
        ({"a": 4, "b": 5, "c": None}, None, 4.5),
        ({"a": 4, "b": None, "c": None}, None, None),
        ({"a": 4}, 1, 4),
        ({"a": 4, "b": 5, "c": None}, 3, None),
        ({}, 0, None),
    ],
)
def test_a_level_needs_half_of_its_items_unless_said_otherwise(values, least, expected):
    assert score(values, ["a", "b", "c"], least=least) == expected


def test_reverse_items_are_turned_and_do_not_knows_are_no_number():
    answers = [Answer({"a": 5, "b": 1}), Answer({"a": None, "b": 2}), Answer({"a": None, "b": None})]
    assert scores(answers, ["a", "b"], reverse={"b"}) == [4, 5]
    assert item_values(answers, "b", reverse={"b"}) == [4, 5]
    assert item_values(answers, "a") == [5]
    assert complete_rows(answers, ["a", "b"], reverse={"b"}) == [[5, 5]]


def test_an_answer_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="from 1 to 5"):
        score({"a": 6}, ["a"])
    with pytest.raises(ValueError, match="needs items"):
        score({"a": 5}, [])


@given(filled)
def test_levels_lie_on_the_scale_whatever_was_left_out(every):
    answers = [Answer(values) for values in every]
    found = scores(answers, ["a", "b", "c"])
    assert all(1 <= level <= 5 for level in found) and found == sorted(found)
    assert len(found) == sum(sum(value is not None for value in values.values()) >= 2 for values in every)


@given(filled)
def test_turning_every_item_turns_every_level(every):
    answers = [Answer(values) for values in every]
    items = ["a", "b", "c"]
    assert scores(answers, items, reverse=items) == pytest.approx(
        sorted(turned(level) for level in scores(answers, items))
    )


def test_alpha_and_omega_of_the_attitude_survey():
    """R 4, psych: raw alpha .8431, standardised .8391, omega total of one factor by maximum likelihood .8405."""
    assert alpha(DEPARTMENTS).value == pytest.approx(0.8431, abs=5e-5)
    assert standardised_alpha(DEPARTMENTS) == pytest.approx(0.8391, abs=5e-5)
    assert omega(DEPARTMENTS) == pytest.approx(0.8405, abs=5e-5)


def test_feldt_s_interval_of_the_attitude_survey():
    """1 − (1 − alpha) F, with the quantiles of F on 29 and 174 degrees of freedom (1.67 and 0.53)."""
    found = alpha(DEPARTMENTS)
    assert (found.low, found.high) == (pytest.approx(0.739, abs=5e-3), pytest.approx(0.916, abs=5e-3))
    assert found.enough and (found.n, found.items) == (30, 7)


def test_alpha_is_the_mean_of_what_covariances_say():
    """The slow way: k times the mean covariance over the mean variance and (k − 1) mean covariances (Cortina 1993)."""
    table = np.array(DEPARTMENTS)[:12, :4]
    covariances = np.cov(table, rowvar=False)
    mean = (covariances.sum() - np.trace(covariances)) / 12
    slow = 4 * mean / (np.trace(covariances) / 4 + 3 * mean)
    assert alpha(table.tolist()).value == pytest.approx(slow)


def test_alpha_may_be_negative_and_is_not_clipped():
    assert alpha([[1, 5], [5, 1], [2, 5], [5, 2]]).value < 0


def test_undefined_is_none():
    assert alpha([[1, 2]]) is None and alpha([[1], [2]]) is None and alpha([]) is None
    assert alpha([[1, 5], [5, 1], [3, 3]]) is None  # the sums do not vary
    assert standardised_alpha([[3, 1], [3, 2], [3, 3]]) is None
    assert omega([[1, 2], [2, 3], [3, 5]]) is None and omega([[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]]) is None
    with pytest.raises(ValueError, match="every item"):
        alpha([[1, 2], [3]])


def test_few_people_make_a_wide_interval():
    few, all_of_them = alpha(DEPARTMENTS[:6]), alpha(DEPARTMENTS)
    assert not few.enough and few.high - few.low > 1.5 * (all_of_them.high - all_of_them.low)
