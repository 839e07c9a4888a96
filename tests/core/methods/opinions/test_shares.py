"""Shares, exact tests, bridging and routing against slow versions that try everything or solve it another way."""

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from convenor.methods.opinions import Votes
from convenor.methods.opinions.bridging import ON_FACTORS, ON_INTERCEPTS, bridging
from convenor.methods.opinions.exact import mid_p, q_values
from convenor.methods.opinions.routing import POLICIES, Known, choose
from convenor.methods.opinions.shares import bounds, shares, weighted
from convenor.methods.opinions.votes import Counts
from tests.core.methods.opinions.conversations import simulated


@given(st.integers(0, 9), st.integers(0, 9), st.data())
def test_mid_p_is_counted_over_every_table(n, m, data):
    here, there = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    taken = here + there
    ways = {x: comb(n, x) * comb(m, taken - x) for x in range(max(0, taken - m), min(n, taken) + 1)}
    total = sum(ways.values())
    below = sum((Fraction(w, total) for x, w in ways.items() if x < here), Fraction(0)) + Fraction(
        ways[here], 2 * total
    )
    expected = 1.0 if len(ways) == 1 else float(min(1, 2 * min(below, 1 - below)))
    assert float(mid_p(here, n, there, m)) == pytest.approx(expected, abs=1e-12)
    assert float(mid_p(there, m, here, n)) == pytest.approx(expected, abs=1e-12)


def test_very_large_tables_agree_with_the_exact_ones():
    near = mid_p([3050, 2980], [6000, 5900], [3000, 2900], [6000, 5900])
    far = mid_p([3050, 2980], [6010, 5910], [3000, 2900], [6000, 5900])
    assert np.abs(near - far).max() < 0.1
    assert ((far > 0) & (far <= 1)).all()


def test_q_is_the_smallest_level_at_which_it_would_be_found():
    p = np.random.default_rng(1).random((3, 7)) ** 2
    found = q_values(p)
    assert found.shape == p.shape
    flat = np.sort(p.ravel())
    for q, one in zip(found.ravel(), p.ravel(), strict=True):
        slow = min(flat[at] * len(flat) / (at + 1) for at in range(len(flat)) if flat[at] >= one)
        assert q == pytest.approx(min(slow, 1))


@given(st.lists(st.sampled_from([1, -1, 0, None]), min_size=1, max_size=7))
def test_whatever_the_rest_vote_the_share_lies_within_the_bounds(said):
    cast = [vote for vote in said if vote is not None]
    low, high = bounds(np.array([cast.count(1)]), np.array([len(cast)]), len(said))
    missing = len(said) - len(cast)
    every = [(cast.count(1) + rest.count(1)) / len(said) for rest in product((1, -1, 0), repeat=missing)]
    assert (float(low[0]), float(high[0])) == pytest.approx((min(every), max(every)))


@given(st.integers(0, 10**6))
def test_weights_change_shares_and_never_make_more_people(seed):
    rng = np.random.default_rng(seed)
    votes = simulated(rng, 12, 4, 0.7)
    weights = rng.random(len(votes.people)) * 9 + 0.1
    found, plain = shares(votes.counts, None, weighted(votes, weights)), shares(votes.counts)
    np.testing.assert_array_equal(found.n, plain.n)
    for at in range(len(votes.statements)):
        mine = votes.statement == at
        weight, said = weights[votes.person[mine]], votes.value[mine]
        assert found.agree[at] == pytest.approx(weight[said == 1].sum() / weight.sum())
    same = shares(votes.counts, None, weighted(votes, np.full(len(votes.people), 3.0)))
    np.testing.assert_allclose(same.low, plain.low)
    inside = (plain.agree > 0) & (plain.agree < 1) & (found.agree > 0.2) & (found.agree < 0.8)
    like = np.abs(found.agree - plain.agree) < 0.02
    assert ((found.high - found.low)[inside & like] >= (plain.high - plain.low)[inside & like] - 0.02).all()


def test_bridging_is_where_a_slow_solver_ends():
    votes = simulated(np.random.default_rng(4), 14, 8, 0.9, gap=2)
    rating = (votes.value + 1) / 2
    mean, (people, width) = rating.mean(), votes.shape
    who, what = votes.person, votes.statement

    def cost(x):
        u, s, f, g = np.split(x, [people, people + width, 2 * people + width])
        rest = rating - mean - u[who] - s[what] - f[who] * g[what]
        return (rest**2).sum() + ON_INTERCEPTS * (u @ u + s @ s) + ON_FACTORS * (f @ f + g @ g)

    start = np.linspace(-1, 1, width)
    slow = min(
        (minimize(cost, np.random.default_rng(at).normal(0, 0.3, 2 * (people + width)), tol=1e-12) for at in range(5)),
        key=lambda one: one.fun,
    )
    np.testing.assert_allclose(bridging(votes, start).score, slow.x[people : people + width], atol=2e-3)


def test_one_more_who_disagrees_never_raises_the_score():
    votes = simulated(np.random.default_rng(5), 20, 12, 0.8, gap=2)
    found = bridging(votes, np.linspace(-1, 1, 12))
    assert (found.low <= found.score + 1e-9).all()


def known(rng, width):
    seen = rng.integers(0, 20, width)
    agree = rng.binomial(seen, 0.6)
    no = np.zeros(width, dtype=bool)
    counts = Counts(agree, seen - agree, seen)
    return Known(counts, rng.random(width), rng.random(width) < 0.3, no, np.zeros(width), counts, counts, 25, 25)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_chances_said_are_those_drawn(policy):
    rng = np.random.default_rng(3)
    given_, unseen = known(rng, 6), np.array([True, True, False, True, True, True])
    drawn = [choose(policy, given_, unseen, rng) for _ in range(6000)]
    said = {one.statement: one.probability for one in drawn}
    assert sum(said.values()) == pytest.approx(1)
    assert 2 not in said
    for statement, chance in said.items():
        share = sum(one.statement == statement for one in drawn) / len(drawn)
        assert share == pytest.approx(chance, abs=0.03)


def test_seeds_come_first_then_the_least_voted():
    rng = np.random.default_rng(4)
    few = Counts(np.array([0, 4, 2, 0]), np.zeros(4, int), np.array([0, 4, 2, 0]))
    seed = np.array([False, True, True, False])
    none = np.zeros(4)
    given_ = Known(few, none, seed, none > 0, none)
    assert choose("complete", given_, none == 0, rng).statement == 2
    assert choose("complete", given_, ~seed, rng).statement in (0, 3)
    assert choose("complete", given_, none > 0, rng) is None


def test_a_push_is_shown_and_fades():
    rng = np.random.default_rng(5)

    def pushed(votes):
        counts = Counts(np.full(2, votes // 2), np.full(2, votes - votes // 2), np.full(2, votes))
        given_ = Known(counts, np.zeros(2), np.zeros(2, bool), np.zeros(2, bool), np.array([4.0, 0.0]))
        return next(
            one for one in iter(lambda: choose("polis", given_, np.ones(2, bool), rng), None) if one.statement == 0
        )

    early, late = pushed(0), pushed(60)
    assert early.pushed > 0.3 > 0.05 > late.pushed
    assert early.probability > late.probability > 0.5


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(POLICIES))
def test_every_statement_that_is_open_can_come(seed, policy):
    rng = np.random.default_rng(seed)
    given_ = known(rng, 5)
    one = choose(policy, given_, np.ones(5, dtype=bool), rng)
    assert 0 < one.probability <= 1
    assert 0 <= one.pushed <= 1


def test_everything_of_nobody():
    nobody = Votes.from_rows([], [], [])
    assert bridging(nobody, np.zeros(0)).score.size == 0
    assert mid_p([], [], [], []).size == 0
    assert q_values([]).size == 0
