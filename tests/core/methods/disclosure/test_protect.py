"""Which groups may be shown: as a table, and against an attacker who puts everything published together."""

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.disclosure import EVERYONE, DisclosurePolicy, groups, protect, tells
from convenor.records import Answer

ATTRIBUTES = {"sector": ["nhs", "council", "voluntary"], "tier": ["system", "place"], "clinical": ["yes", "no"]}


def sheets(**sizes):
    """Answers by sector: `sheets(nhs=8, council=5)`."""
    return [Answer({"a": 3}, {"sector": sector}) for sector, size in sizes.items() for _ in range(size)]


def said(decided):
    return {key[1]: decision.why or "shown" for key, decision in decided.items()}


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"nhs": 8, "council": 5}, {"": "shown", "nhs": "shown", "council": "shown"}),
        ({"nhs": 8, "council": 4}, {"": "shown", "nhs": "would_tell", "council": "too_few"}),
        ({"nhs": 8, "council": 3, "other": 2}, {"": "shown", "nhs": "shown", "council": "too_few", "other": "too_few"}),
        (
            {"nhs": 8, "council": 6, "other": 2},
            {"": "shown", "nhs": "shown", "council": "would_tell", "other": "too_few"},
        ),
        ({"nhs": 2, "council": 2}, {"": "too_few", "nhs": "too_few", "council": "too_few"}),
        ({"nhs": 5}, {"": "shown", "nhs": "shown"}),
        ({}, {"": "too_few"}),
    ],
)
def test_one_breakdown(sizes, expected):
    assert said(protect(groups(sheets(**sizes), ["sector"]))) == expected


def test_two_breakdowns_that_differ_by_three_people_are_not_both_shown():
    answers = [
        Answer({}, {"sector": "nhs" if n < 10 else "council", "clinical": "yes" if n < 7 else "no"}) for n in range(18)
    ]
    decided = protect(groups(answers, ["sector", "clinical"]))
    assert decided["sector", "nhs"].shown and decided["clinical", "no"].why == "would_tell"


def test_a_group_in_which_nobody_answered_is_not_told_either():
    answers = sheets(nhs=8, council=6)
    asked = {"sector": {"nhs": 9, "council": 6, "voluntary": 3}}
    decided = said(protect(groups(answers, ["sector"], asked=asked)))
    assert decided == {"": "shown", "nhs": "shown", "council": "would_tell", "voluntary": "too_few"}


def test_the_next_release_may_not_differ_by_a_few():
    first = set(range(12))
    assert protect({"all": range(15)}, before=[first])["all"].why == "would_tell"
    assert protect({"all": range(17)}, before=[first])["all"].shown
    changed = (first - {3}) | {"3, changed"}
    assert protect({"all": changed}, before=[first])["all"].why == "would_tell"


def test_don_t_knows_are_not_answers():
    answers = [Answer({"a": 4 if n < 9 else None, "b": None}, {"sector": "nhs"}) for n in range(12)]
    assert len(groups(answers, ["sector"], items=["a", "b"])[EVERYONE]) == 9


def test_a_policy_may_ask_for_more():
    decided = protect(groups(sheets(nhs=9, council=10), ["sector"]), DisclosurePolicy(min_cell=10))
    assert said(decided) == {"": "shown", "council": "would_tell", "nhs": "too_few"}


def test_a_thousand_boards_of_eighteen_withstand_an_attacker():
    chance = random.Random(3)
    shown = 0
    for _ in range(1_000):
        wanted = groups(board(chance, 18), list(ATTRIBUTES))
        published = [wanted[key] for key, decision in protect(wanted).items() if decision.shown]
        assert fewest_told(published) >= 5
        shown += len(published)
    assert shown > 2_000  # something beside the whole board


@settings(max_examples=150, deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 12), min_size=1), min_size=1, max_size=7), st.integers(5, 7))
def test_no_groups_however_they_overlap_tell_of_fewer(every, floor):
    decided = protect(dict(enumerate(every)), DisclosurePolicy(min_cell=floor))
    published = [group for place, group in enumerate(every) if decided[place].shown]
    assert fewest_told(published) >= floor
    for place, group in enumerate(every):  # and nothing is withheld without need
        if not decided[place].shown and len(group) >= floor:
            assert fewest_told([*published, group]) < floor


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.frozensets(st.integers(0, 11), min_size=1), min_size=1, max_size=3), max_size=3))
def test_releases_one_after_another_tell_no_more_than_one(releases):
    out = []
    for release in releases:
        decided = protect(dict(enumerate(release)), before=out)
        out += [group for place, group in enumerate(release) if decided[place].shown]
    assert fewest_told(out) >= 5


def test_when_the_search_gives_up_nothing_counts_as_safe(monkeypatch):
    assert protect({"all": range(18), "half": range(9)})["half"].shown
    monkeypatch.setattr("convenor.methods.disclosure.spans.PATIENCE", 0)
    monkeypatch.setattr("convenor.methods.disclosure.spans.surely_wide", lambda *_: False)
    assert not protect({"all": range(18), "half": range(9)})["half"].shown


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 1), min_size=6, max_size=6), min_size=1, max_size=5), st.data())
def test_the_search_finds_what_trying_everything_finds(rows, data):
    weights = data.draw(st.lists(st.integers(0, 6), min_size=6, max_size=6))
    slow = any(
        rank(np.delete(rows, left_out, axis=1)) < rank(rows)
        for size in range(7)
        for left_out in combinations(range(6), size)
        if sum(weights[column] for column in left_out) < 5
    )
    assert tells(rows, weights, below=5) == slow


def board(chance, size):
    """A board whose members are what they are by chance, some of them unlike all others."""
    return [
        Answer({}, {attribute: chance.choice([*names, names[0], names[0]]) for attribute, names in ATTRIBUTES.items()})
        for _ in range(size)
    ]


def fewest_told(published):
    """The attacker: the fewest people that any weighted sum of what is published touches, by trying all of them.

    Some sum touches nobody but those left out exactly when without their columns the figures depend on fewer sums.
    """
    people = sorted(set().union(*published)) if published else []
    kinds = {}
    for person in people:
        kind = tuple(person in group for group in published)
        kinds[kind] = kinds.get(kind, 0) + 1
    table, weights = np.array(list(kinds), dtype=float).T, list(kinds.values())
    light = [column for column, weight in enumerate(weights) if weight < 8]
    fewest = 8
    for size in range(1, 8):
        for left_out in combinations(light, size):
            weight = sum(weights[column] for column in left_out)
            if weight < fewest and rank(np.delete(table, left_out, axis=1)) < rank(table):
                fewest = weight
    return fewest


def rank(table):
    table = np.asarray(table, dtype=float)
    return int(np.linalg.matrix_rank(table)) if table.size else 0
