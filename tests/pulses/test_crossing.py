"""Groups that stand side by side: an attacker who adds and subtracts them never gets down to a few."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.web.pulses.crossing import groups_kept

LEAST = 5
BREAKDOWNS = ("sector", "tier", "clinical")
people = st.fixed_dictionaries(
    {
        "sector": st.sampled_from(["nhs", "council", "voluntary", ""]),
        "tier": st.sampled_from(["system", "place"]),
        "clinical": st.sampled_from(["yes", "no"]),
    }
)
boards = st.lists(people, min_size=8, max_size=20)


def fewest(board, groups):
    """The fewest people that a sum of groups, each taken once, left out or subtracted, comes down to."""
    found = len(board)
    for whole, *signs in product((-1, 0, 1), repeat=1 + len(groups)):
        weight = dict(zip(sorted(groups), signs, strict=True))
        left = sum(whole + sum(weight.get((name, one[name]), 0) for name in BREAKDOWNS) != 0 for one in board)
        found = min(found, left or found)
    return found


@settings(max_examples=40, deadline=None)
@given(boards)
def test_no_sum_of_the_groups_kept_comes_down_to_a_few(board):
    assert fewest(board, groups_kept(board, BREAKDOWNS)) >= LEAST


@settings(max_examples=40, deadline=None)
@given(boards)
def test_a_breakdown_has_two_groups_or_none(board):
    kept = [name for name, _group in groups_kept(board, BREAKDOWNS)]
    assert all(kept.count(name) >= 2 for name in kept)


def test_a_board_whose_breakdowns_cross_widely_keeps_all():
    board = [{"sector": sector, "clinical": yes} for sector in ("nhs", "council") for yes in ("yes", "no")] * 5
    assert len(groups_kept(board, ("sector", "clinical"))) == 4


def test_the_order_asked_for_decides_which_stays():
    board = [{"sector": "nhs", "clinical": "yes"}] * 14 + [{"sector": "council", "clinical": "no"}] * 5
    board.append({"sector": "nhs", "clinical": "no"})
    assert {name for name, _group in groups_kept(board, ["clinical", "sector"])} == {"clinical"}


def test_that_a_whole_group_kept_silent_is_not_told():
    board = [{"sector": "nhs"}] * 8 + [{"sector": "council"}] * 8
    asked = {"sector": {"nhs": 8, "council": 8, "voluntary": 5}}
    assert groups_kept(board, ["sector"]) == {("sector", "nhs"), ("sector", "council")}
    assert len(groups_kept(board, ["sector"], asked=asked)) < 2
