"""Agreement within a group: as a table, by its own definitions, and what may never be."""

from statistics import fmean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.agreement import agreement, average_deviation, awg, rwg, rwg_j, word

answers = st.lists(st.integers(1, 5), min_size=2, max_size=20)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([4, 4, 4, 4, 4, 4], "together"),
        ([3, 3, 4, 4, 4, 3], "together"),
        ([1, 1, 1, 5, 5, 5], "split"),
        ([2, 2, 2, 4, 4, 4], "split"),
        ([1, 2, 2, 4, 5, 5, 3], "split"),
        ([1, 2, 3, 4, 5, 3, 3], "mixed"),
        ([5, 5, 5, 5, 5, 1, 1], "split"),
        ([5, 5, 5, 5, 5, 5, 1], "mixed"),
        ([3, 2.75, 3.5, 3.75, 3.75], "together"),
        ([3], None),
    ],
)
def test_the_word(values, expected):
    assert word(values) == expected


def test_split_and_lukewarm_have_one_mean_and_two_words():
    split, lukewarm = [1, 2, 1, 5, 4, 5], [3, 3, 3, 3, 3, 3]
    assert fmean(split) == fmean(lukewarm)
    assert (agreement(split).word, agreement(lukewarm).word) == ("split", "together")
    assert agreement(split).rwg == 0 and agreement(split).awg <= -0.5


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # (A² − 1)/12 is 2 on five options, so r_wg is 1 − s²/2; the leaning null has 1.34 (LeBreton & Senter 2008)
        ([4, 4, 4, 4], {"rwg": 1, "leaning": 1, "awg": 1, "ad": 0}),
        ([3, 3, 4, 4], {"rwg": 5 / 6, "leaning": 1 - (1 / 3) / 1.34, "awg": 13 / 15, "ad": 0.5}),
        ([1, 1, 5, 5], {"rwg": 0, "leaning": 0, "awg": -1, "ad": 2}),
        ([1, 2, 3, 4, 5], {"rwg": 0, "leaning": 0, "awg": 0, "ad": 1.2}),
    ],
)
def test_indices_by_hand(values, expected):
    found = (rwg(values), rwg(values, leaning=True), awg(values), average_deviation(values))
    assert found == pytest.approx(tuple(expected.values()), abs=1e-4)


def test_null_variances_are_the_published_ones():
    """LeBreton & Senter 2008, table 2: even 2.00, slight skew 1.34 on five options; even 4.00 on seven."""
    values = [2, 3, 3, 4]
    spread = variance(values)
    assert spread / (1 - rwg(values)) == pytest.approx(2.00)
    assert spread / (1 - rwg(values, leaning=True)) == pytest.approx(1.34)
    assert spread / (1 - rwg(values, options=7)) == pytest.approx(4.00)
    assert rwg(values, options=7, leaning=True) is None


def test_of_one_item_rwg_j_is_rwg():
    values = [3, 4, 4, 5]
    assert rwg_j([[value] for value in values]) == pytest.approx(rwg(values))


def test_more_items_of_the_same_spread_agree_better():
    """Spearman and Brown's formula: at m/σ² = 0.5, ten items give 10 × 0.5 / (10 × 0.5 + 0.5) = 0.909."""
    one = [[2], [4], [3], [3], [2], [4], [3], [3], [2], [4]]
    one = [[3 + (value[0] - 3) * (0.5 * 2 / variance([row[0] for row in one])) ** 0.5] for value in one]
    assert rwg_j(one) == pytest.approx(0.5)
    assert rwg_j([row * 10 for row in one]) == pytest.approx(0.909, abs=5e-4)


def test_undefined_is_none():
    assert agreement([4, 4, 4, 4]) is None  # fewer than five
    assert rwg([4]) is None and awg([4]) is None and average_deviation([]) is None
    assert rwg_j([[4, 4]]) is None and rwg_j([]) is None
    assert awg([5, 5, 5, 5, 1]) is not None and awg([5, 5, 5, 5, 4]) is None


@pytest.mark.parametrize("values", [[0, 3, 3, 3, 3], [6, 3, 3, 3, 3]])
def test_off_the_scale_is_refused(values):
    for method in (agreement, word, rwg, awg):
        with pytest.raises(ValueError, match="between 1 and 5"):
            method(values)
    with pytest.raises(ValueError, match="every item"):
        rwg_j([[1, 2], [3]])


@given(answers)
def test_ranges_and_mirrors(values):
    mirrored = [6 - value for value in values]
    assert word(values) == word(mirrored)
    assert 0 <= rwg(values) <= 1
    assert awg(values) is None or -1 - 1e-9 <= awg(values) <= 1
    assert awg(mirrored) == (None if awg(values) is None else pytest.approx(awg(values)))
    assert average_deviation(values) <= 2


@given(answers)
def test_together_and_split_never_meet_and_a_split_has_no_rwg_to_speak_of(values):
    if word(values) == "split":
        assert rwg(values) < 0.7
