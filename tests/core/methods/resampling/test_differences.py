"""Two groups compared: against counting every way, Fisher's own kind of table, and chance."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.resampling import benjamini_hochberg, difference, holm, permutation_p

some = st.lists(st.integers(1, 5), min_size=1, max_size=6)


@settings(deadline=None)
@given(some, some)
def test_counting_by_sums_is_counting_one_by_one(first, second):
    everyone = [*first, *second]
    middle = len(first) * sum(everyone) / len(everyone)
    ways = [sum(way) for way in combinations(everyone, len(first))]
    slow = sum(abs(way - middle) >= abs(sum(first) - middle) - 1e-9 for way in ways) / len(ways)
    p, exact = permutation_p(first, second)
    assert exact and p == pytest.approx(slow)


def test_thirds_and_halves_are_counted_exactly_too():
    first, second = [4.5, 4 + 1 / 3, 5.0], [2.0, 2 + 2 / 3, 1.5]
    assert permutation_p(first, second) == (pytest.approx(2 / 20), True)


def test_the_lady_tasting_tea():
    """Fisher 1935: all four of four cups right, one-sided 1 in 70, so two-sided 2 in 70."""
    assert permutation_p([1, 1, 1, 1], [0, 0, 0, 0]) == (pytest.approx(2 / 70), True)


def test_many_people_are_drawn_and_without_an_rng_approximated():
    chance = np.random.default_rng(1)
    first, second = chance.integers(1, 6, 300).tolist(), (chance.integers(1, 7, 350) * 5 / 6).tolist()
    p, exact = permutation_p(first, second, rng=np.random.default_rng(2))
    assert not exact and permutation_p(first, second, rng=np.random.default_rng(2))[0] == p
    assert permutation_p(first, second) == (pytest.approx(p, abs=0.02), False)


def test_levels_of_many_items_lie_on_no_common_step_and_are_compared_all_the_same():
    first, second = [4 + 1 / 43, 4 + 2 / 41, 3.9, 4.2, 4.6], [3 + 5 / 44, 3 + 6 / 37, 3.3, 2.9, 3.4]
    found = difference(first, second)
    assert (found.p, found.exact) == (pytest.approx(2 / 252), True)
    assert permutation_p(second, first + second)[0] == permutation_p(first + second, second)[0]


@pytest.mark.parametrize("values", [[3, 3, 3], [1 + 1 / 43] * 3])
def test_when_all_say_the_same_chance_does_as_much_always(values):
    assert permutation_p(values, values)[0] == 1


def test_draws_come_near_the_exact_count(monkeypatch):
    first, second = [5, 4, 4, 5, 3, 4, 5], [3, 4, 2, 4, 3, 3, 5, 2]
    exact = permutation_p(first, second)[0]
    for limit in ("MOST_WORK", "MOST_WAYS"):
        monkeypatch.setattr(f"convenor.methods.resampling.differences.{limit}", 0)
    assert permutation_p(first, second, rng=np.random.default_rng(3)) == (pytest.approx(exact, abs=0.01), False)


def test_of_groups_alike_few_seem_to_differ():
    rng = np.random.default_rng(4)
    ps = [permutation_p(rng.integers(1, 6, 7).tolist(), rng.integers(1, 6, 9).tolist())[0] for _ in range(400)]
    assert np.mean(np.array(ps) <= 0.05) <= 0.07


@settings(deadline=None)
@given(some, some)
def test_turned_round_it_is_the_same_the_other_way(first, second):
    one, other = difference(first, second), difference(second, first)
    if min(len(first), len(second)) < 2:
        assert one is other is None
        return
    assert (one.value, one.low, one.high, one.p) == pytest.approx((-other.value, -other.high, -other.low, other.p))
    assert one.low <= one.value <= one.high


def test_when_all_answered_the_difference_is_a_fact_and_the_test_keeps_its_doubt():
    found = difference([4, 5, 4], [3, 4, 3], electorates=(3, 3))
    assert found.low == found.value == found.high == pytest.approx(1)
    assert found.p > 0.05


def test_holm_and_benjamini_hochberg_on_their_common_example():
    """The fifteen p of Benjamini & Hochberg 1995 (thrombolysis): four found at 5%, by Bonferroni and Holm three."""
    ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    ps += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert sum(q <= 0.05 for q in benjamini_hochberg(ps)) == 4
    assert sum(p <= 0.05 for p in holm(ps)) == 3


@given(st.lists(st.floats(0, 1), max_size=8))
def test_adjusting_keeps_order_and_only_raises(ps):
    for adjust in (holm, benjamini_hochberg):
        found = adjust(ps)
        assert all(after >= before or after == pytest.approx(before) for before, after in zip(ps, found, strict=True))
        order = sorted(range(len(ps)), key=lambda place: ps[place])
        assert [found[place] for place in order] == sorted(found)
        assert max(found, default=0) <= 1


def test_no_p_no_comparison_and_no_p_beyond_one():
    assert holm([]) == benjamini_hochberg([]) == []
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([1.2])
