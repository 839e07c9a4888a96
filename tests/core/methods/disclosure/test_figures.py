"""How a figure is written: rounded, and the same for all of a few as for all but one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.methods.disclosure import DisclosurePolicy, Shown, change_shown, mean_shown, share_shown


@pytest.mark.parametrize(
    ("value", "n", "expected"),
    [
        (3.449, 12, Shown(3.4)),
        (4.5, 12, Shown(4.5)),
        (4.6, 12, Shown(4.6, "at_least")),
        (5.0, 12, Shown(4.6, "at_least")),
        (1.0, 12, Shown(1.4, "at_most")),
        (4.9, 20, Shown(4.9)),
    ],
)
def test_means(value, n, expected):
    assert mean_shown(value, n) == expected


@pytest.mark.parametrize(
    ("count", "n", "expected"),
    [
        (5, 5, Shown(80, "at_least")),
        (4, 5, Shown(80, "at_least")),
        (9, 9, Shown(85, "at_least")),
        (18, 18, Shown(90, "at_least")),
        (17, 18, Shown(90, "at_least")),
        (16, 18, Shown(90)),
        (1, 9, Shown(15, "at_most")),
        (20, 20, Shown(100)),
        (13, 40, Shown(30)),
    ],
)
def test_shares(count, n, expected):
    assert share_shown(count, n) == expected


@given(st.integers(5, 19))
def test_all_and_all_but_one_read_the_same(n):
    assert share_shown(n, n) == share_shown(n - 1, n)
    assert share_shown(0, n) == share_shown(1, n)
    assert mean_shown(5, n) == mean_shown(5 - 1 / n, n)
    assert mean_shown(1, n) == mean_shown(1 + 1 / n, n)


@given(st.lists(st.integers(1, 5), min_size=5, max_size=40))
def test_what_is_said_is_true(values):
    mean = sum(values) / len(values)
    shown = mean_shown(mean, len(values))
    if shown.bound == "at_least":
        assert mean >= shown.value - 1e-9
    elif shown.bound == "at_most":
        assert mean <= shown.value + 1e-9
    else:
        assert abs(mean - shown.value) <= 0.05 + 1e-9


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(12, 12, True), (12, 11, False), (12, 10, False), (12, 9, True), (6, 4, False), (4, 9, False)],
)
def test_changes(before, now, expected):
    assert change_shown(before, now) == expected


def test_a_stricter_policy_rounds_coarser_and_blurs_sooner():
    strict = DisclosurePolicy(min_cell=10, unanimity_below=50, margin=0.2, round_points=10, decimals=0)
    assert share_shown(30, 40, strict) == Shown(80)
    assert share_shown(36, 40, strict) == Shown(80, "at_least")
    assert mean_shown(3.4, 40, strict) == Shown(3)


def test_what_cannot_be_is_refused():
    for call in (
        lambda: mean_shown(5.2, 8),
        lambda: mean_shown(3, 0),
        lambda: share_shown(9, 8),
        lambda: share_shown(0, 0),
        lambda: DisclosurePolicy(min_cell=4),
        lambda: DisclosurePolicy(margin=0.5),
    ):
        with pytest.raises(ValueError, match=r"lies|share|at least"):
            call()
