"""Polis's mathematics against what Polis itself exported, and against slow obvious versions of its formulas."""

import math

import numpy as np
import pytest

from convenor.methods.opinions import Panel
from convenor.methods.opinions.agreement_of_groups import adjusted_rand
from convenor.methods.opinions.polis import polis
from convenor.methods.opinions.polis.statistics import group_aware_consensus, statistics
from tests.core.methods.opinions.conversations import REAL, real, simulated


@pytest.mark.parametrize("name", REAL)
def test_the_last_votes_make_the_matrix_that_was_exported(shared_data, name):
    given = real(shared_data, name)
    votes = given.votes
    cells = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
    ours = {(votes.people[who], votes.statements[what]): vote for who, what, vote in cells}
    assert ours == given.matrix


@pytest.mark.parametrize("name", REAL)
def test_agrees_and_disagrees_count_every_event(shared_data, name):
    given = real(shared_data, name)
    _, what, vote, _ = given.rows
    for comment in given.comments:
        cast = [one for at, one in zip(what, vote, strict=True) if at == int(comment["comment-id"])]
        assert (cast.count(1), cast.count(-1)) == (int(comment["agrees"]), int(comment["disagrees"]))


def test_group_informed_consensus_is_what_polis_exported(shared_data):
    given = real(shared_data, "bg2050-volunteers")
    group = np.array([given.group.get(one, -1) for one in given.votes.people])
    ours = group_aware_consensus(given.votes.counts_by(group, 2))
    theirs = {int(row["comment-id"]): float(row["group-informed-consensus"]) for row in given.comments}
    assert len(theirs) == 371
    for at, statement in enumerate(given.votes.statements):
        assert ours[at] == pytest.approx(theirs[statement], abs=1e-12)


def test_from_votes_alone_the_same_people_are_grouped_and_the_consensus_is_that_exported(shared_data):
    given = real(shared_data, "bg2050-volunteers")
    found = polis(given.votes, given.panel)
    assert {one for one, there in zip(given.votes.people, found.inside, strict=True) if there} == set(given.group)
    theirs = {int(row["comment-id"]): float(row["group-informed-consensus"]) for row in given.comments}
    assert dict(zip(given.votes.statements, found.group_aware.tolist(), strict=True)) == pytest.approx(
        theirs, abs=1e-12
    )


@pytest.mark.parametrize(
    ("name", "least"),
    [("15-per-hour-seattle", 0.75), ("bg2050-volunteers", 1.0), ("scoop-hivemind.biodiversity", 0.96)],
)
def test_groups_from_a_cold_start_are_near_those_exported(shared_data, name, least):
    given = real(shared_data, name)
    found = polis(given.votes, given.panel)
    both = [at for at, one in enumerate(given.votes.people) if one in given.group and found.inside[at]]
    exported = [given.group[given.votes.people[at]] for at in both]
    assert adjusted_rand(found.groups.group[both], exported) >= least


def test_the_plane_is_that_of_the_singular_vectors():
    votes = simulated(np.random.default_rng(3), 30, 12, 0.6)
    found = polis(votes, Panel()).plane
    table = np.full(votes.shape, np.nan)
    table[votes.person, votes.statement] = votes.value
    means = np.nanmean(table, axis=0)
    filled = np.where(np.isnan(table), 0, table - means)
    vectors = np.linalg.svd(filled)[2][:2]
    np.testing.assert_allclose(np.abs((found.components * vectors).sum(axis=1)), 1, atol=1e-9)
    for person in range(votes.shape[0]):
        seen = ~np.isnan(table[person])
        place = math.sqrt(12 / seen.sum()) * (found.components[:, seen] * (table[person] - means)[seen]).sum(axis=1)
        np.testing.assert_allclose(found.people[person], place, atol=1e-9)
    np.testing.assert_allclose(found.statements, math.sqrt(12) * ((1 - means) * found.components).T, atol=1e-9)


def test_statistics_agree_with_the_formulas_one_by_one():
    votes = simulated(np.random.default_rng(5), 40, 10, 0.8)
    group = np.random.default_rng(6).integers(0, 3, 40)
    counts = votes.counts_by(group, 3)
    found = statistics(counts)
    for one in range(3):
        for at in range(10):
            a, s = int(counts.agree[one, at]), int(counts.votes[one, at])
            others = [each for each in range(3) if each != one]
            a_, s_ = (
                sum(int(counts.agree[each, at]) for each in others),
                sum(int(counts.votes[each, at]) for each in others),
            )
            share = (a + 1) / (s + 2)
            z = 2 * math.sqrt(s + 1) * ((a + 1) / (s + 1) - 0.5)
            ratio = share / ((a_ + 1) / (s_ + 2))
            u, w, q = (a + 1) / (s + 1), (a_ + 1) / (s_ + 1), (a + a_ + 2) / (s + s_ + 2)
            t = 0 if q == 1 else (u - w) / math.sqrt(q * (1 - q) * (1 / (s + 1) + 1 / (s_ + 1)))
            side = found.agree
            assert (side.share[one, at], side.z[one, at], side.ratio[one, at], side.t[one, at]) == pytest.approx(
                (share, z, ratio, t), rel=1e-12
            )


def test_what_is_moderated_out_stays_out_of_the_lists_and_is_seen_by_all(shared_data):
    given = real(shared_data, "scoop-hivemind.biodiversity")
    out = {one.id for one in given.panel.statements if one.out}
    found = polis(given.votes, given.panel)
    listed = [one.statement for group in found.representative for one in group]
    listed += [one.statement for side in found.consensus for one in side]
    assert listed
    assert not {given.votes.statements[at] for at in listed} & out
    hidden = [at for at, one in enumerate(given.votes.statements) if one in out]
    assert not found.plane.components[:, hidden].any()
