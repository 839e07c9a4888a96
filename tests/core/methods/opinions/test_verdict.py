"""Groups are earned: real conversations, simulated ones without groups, and hand-made ones."""

import numpy as np
import pytest
from hypothesis import given as property_of
from hypothesis import settings, strategies

from convenor.methods.opinions import Panel, Settings, Statement, Verdict, Votes, analyse
from convenor.methods.opinions.agreement_of_groups import adjusted_rand
from convenor.methods.opinions.disclose import disclose
from tests.core.methods.opinions.conversations import REAL, real, simulated


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("london.youth.policing", Verdict.SPECTRUM), ("scoop-hivemind.biodiversity", Verdict.GROUPS)],
)
def test_real_conversations(shared_data, name, verdict):
    given = real(shared_data, name)
    found = analyse(given.votes, given.panel)
    assert found.evidence.verdict == verdict
    assert (found.grouping is not None) == (verdict == Verdict.GROUPS)


@pytest.mark.parametrize(("name", "least"), [("15-per-hour-seattle", 0.83), ("scoop-hivemind.biodiversity", 0.87)])
def test_as_many_groups_as_asked_for_are_those_exported(shared_data, name, least):
    given = real(shared_data, name)
    found = analyse(given.votes, given.panel, Settings(k=2))
    both = [at for at, one in enumerate(found.votes.people) if one in given.group and found.inside[at]]
    exported = [given.group[found.votes.people[at]] for at in both]
    assert adjusted_rand(found.grouping.group[both], exported) >= least


@pytest.mark.parametrize(
    ("people", "statements", "density"), [(15, 20, 0.9), (20, 30, 0.8), (40, 30, 0.8), (60, 40, 0.7), (200, 40, 0.5)]
)
def test_no_groups_are_found_where_there_are_none(people, statements, density):
    rng = np.random.default_rng(people)
    found = [analyse(simulated(rng, people, statements, density)).evidence.verdict for _ in range(20)]
    assert found.count(Verdict.GROUPS) <= 1


def test_a_deep_division_is_found():
    rng = np.random.default_rng(11)
    found = [analyse(simulated(rng, 40, 30, 0.8, gap=4)).evidence.verdict for _ in range(20)]
    assert found.count(Verdict.GROUPS) >= 18


def test_tests_of_groups_found_are_not_circular():
    """Where there are no groups, and two are asked for, few statements differ at five in a hundred."""
    rng = np.random.default_rng(12)
    shares = []
    for _ in range(25):
        told = analyse(simulated(rng, 40, 30, 0.8), settings=Settings(k=2)).representative
        shares.append(float((told.p[0] < 0.05).mean()))
    assert np.mean(shares) <= 0.06


@settings(max_examples=40, deadline=None)
@property_of(
    seed=strategies.integers(0, 10_000),
    gap=strategies.sampled_from([0.0, 4.0]),
    density=strategies.sampled_from([0.15, 0.4, 0.8]),
    asked=strategies.sampled_from([Settings(), Settings(method="robust"), Settings(k=2)]),
)
def test_order_and_names_change_nothing(seed, gap, density, asked):
    rng = np.random.default_rng(seed)
    votes = simulated(rng, 24, 14, density, gap)
    order = rng.permutation(len(votes.value))
    name = rng.permutation(10_000)
    again = Votes.from_rows(
        [f"person {name[who]}" for who in votes.person[order]],
        [f"s{name[what]}" for what in votes.statement[order]],
        votes.value[order],
    )
    first, second = (analyse(one, settings=asked) for one in (votes, again))
    assert second.evidence == first.evidence
    np.testing.assert_array_equal(second.votes.counts.agree, first.votes.counts.agree)
    np.testing.assert_array_equal(second.inside, first.inside)
    np.testing.assert_allclose(second.common.agree, first.common.agree, atol=1e-12)
    np.testing.assert_allclose(second.bridging.score, first.bridging.score, atol=1e-12)
    assert (second.grouping is None) == (first.grouping is None)
    if first.grouping is not None:
        np.testing.assert_array_equal(second.grouping.group, first.grouping.group)


@pytest.mark.parametrize("name", REAL)
def test_rows_of_a_real_conversation_in_any_order_say_the_same(shared_data, name):
    given = real(shared_data, name)
    who, what, vote, when = (np.array(one) for one in given.rows)
    order = np.random.default_rng(2).permutation(len(who))
    again = Votes.from_rows(who[order] + 10**6, what[order], vote[order], when[order])
    first, second = (analyse(one, given.panel, Settings(k=2)) for one in (given.votes, again))
    assert [one - 10**6 for one in second.votes.people] == list(first.votes.people)
    assert second.evidence == first.evidence
    np.testing.assert_array_equal(second.grouping.group, first.grouping.group)
    np.testing.assert_allclose(second.plane.people, first.plane.people, atol=1e-9)


HARD = {
    "nobody": ([], [], []),
    "one person": ([1], [1], [1]),
    "one statement": (list(range(30)), [1] * 30, [1, -1] * 15),
    "unanimous": ([at // 12 for at in range(240)], [at % 12 for at in range(240)], [1] * 240),
    "all pass": ([at // 12 for at in range(240)], [at % 12 for at in range(240)], [0] * 240),
    "text": (["Ada", "Bo", "Ada"], ["a", "a", "b"], [1, -1, 0]),
    "voted again and again": ([1] * 20, [1] * 20, [1, -1] * 10),
    "mixed ids": ([1, "1", 2.5], [1, 1, 1], [1, 1, -1]),
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize(
    "asked", [Settings(compat=True), Settings(method="robust"), Settings(k=3), Settings(method="robust", k=2)]
)
def test_hardly_any_votes_are_no_failure(name, asked):
    found = analyse(Votes.from_rows(*HARD[name]), settings=asked)
    assert found.evidence.verdict != Verdict.GROUPS
    assert len(found.slate().statements) <= len(found.votes.statements)
    assert disclose(found).people == len(found.votes.people)


@pytest.mark.parametrize("asked", [Settings(compat=True), Settings(method="robust", k=2), Settings(k=3)])
def test_everything_moderated_out_is_no_failure(asked):
    votes = simulated(np.random.default_rng(1), 30, 12, 0.8)
    panel = Panel(tuple(Statement(one, moderated=-1) for one in votes.statements))
    found = analyse(votes, panel, asked)
    assert found.evidence.verdict == Verdict.NOT_ENOUGH
    assert found.slate().statements == ()
    assert disclose(found).standings == ()
