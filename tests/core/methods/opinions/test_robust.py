"""The method for sparse votes of many: whatever the votes it does not fail, and what is planted it finds."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.opinions import Settings, Votes, analyse
from convenor.methods.opinions.agreement_of_groups import adjusted_rand
from convenor.methods.opinions.disclose import disclose
from convenor.methods.opinions.robust import robust_plane

ROWS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9), st.sampled_from([1, -1, 0])), max_size=80)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, out=st.sets(st.integers(0, 9)), k=st.sampled_from([None, 2, 5]))
def test_whatever_is_voted_every_figure_is_a_number(rows, out, k):
    votes = Votes.from_rows(*([row[at] for row in rows] for at in range(3)))
    hidden = np.array([one in out for one in votes.statements], dtype=bool)
    found = robust_plane(votes, hidden)
    for figures in (found.components, found.eigenvalues, found.people, found.statements, found.extremity):
        assert np.isfinite(figures).all()
    assert found.people.shape == (len(votes.people), 2)
    assert not found.components[:, hidden].any()
    assert disclose(analyse(votes, settings=Settings(method="robust", k=k))).people == len(votes.people)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.sampled_from([0.2, 0.35, 0.5]))
def test_two_opposite_groups_are_found_from_a_few_votes_each(seed, share):
    rng = np.random.default_rng(seed)
    group = (rng.random(400) < share).astype(int)
    who, what = np.nonzero(rng.random((400, 40)) < 0.3)
    side = rng.choice([-1, 1], 40)
    said = side[what] * (1 - 2 * group[who]) * np.where(rng.random(len(who)) < 0.1, -1, 1)
    found = analyse(Votes.from_rows(who, what, said), settings=Settings(method="robust", k=2))
    placed = found.grouping.group >= 0
    true = group[np.array(found.votes.people)]
    assert adjusted_rand(found.grouping.group[placed], true[placed]) > 0.9
    assert found.evidence.verdict == "groups"


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_rows_and_names_change_no_place(seed):
    rng = np.random.default_rng(seed)
    who, what = np.nonzero(rng.random((30, 12)) < 0.4)
    said = rng.choice([1, -1, 0], len(who))
    order, name = rng.permutation(len(who)), rng.permutation(100)
    first = Votes.from_rows(who, what, said)
    again = Votes.from_rows(
        [f"p{name[one]}" for one in who[order]], [f"s{name[one]}" for one in what[order]], said[order]
    )
    none = np.zeros(len(first.statements), dtype=bool)
    here, there = robust_plane(first, none), robust_plane(again, none)
    place = {one: at for at, one in enumerate(again.people)}
    mine = [place[f"p{name[one]}"] for one in first.people]
    np.testing.assert_allclose(there.eigenvalues, here.eigenvalues, atol=1e-9)
    np.testing.assert_allclose(there.people[mine], here.people, atol=1e-7)
