"""Polis's lists against a slow version of its rules, order included; base clusters; who is in."""

import math

import numpy as np
import pytest

from convenor.methods.opinions import Panel, Settings, Statement, Votes, analyse
from convenor.methods.opinions.polis import polis
from convenor.methods.opinions.polis.clusters import polis_groups
from convenor.methods.opinions.polis.lists import consensus, representative
from convenor.methods.opinions.polis.matrix import clustered, clustered_in_any_order
from convenor.methods.opinions.polis.priorities import priorities
from convenor.methods.opinions.polis.statistics import statistics
from convenor.methods.opinions.votes import Counts
from tests.core.methods.opinions.conversations import simulated

Z90 = 1.2816


def z(taken, seen):
    return 2 * math.sqrt(seen + 1) * ((taken + 1) / (seen + 1) - 0.5)


def t(taken, theirs, seen, others):
    pooled = (taken + theirs + 2) / (seen + others + 2)
    if pooled == 1:
        return 0.0
    error = math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (others + 1)))
    return ((taken + 1) / (seen + 1) - (theirs + 1) / (others + 1)) / error


def row_of(at, a, d, s, a_, d_, s_):
    """All that Polis knows of one group on one statement, in its own short names."""
    row = {"at": at, "na": a, "nd": d, "ns": s, "pa": (a + 1) / (s + 2), "pd": (d + 1) / (s + 2)}
    row |= {"za": z(a, s), "zd": z(d, s), "ta": t(a, a_, s, s_), "td": t(d, d_, s, s_)}
    return row | {"ra": row["pa"] / ((a_ + 1) / (s_ + 2)), "rd": row["pd"] / ((d_ + 1) / (s_ + 2))}


def slow_representative(rows):  # noqa: C901 – the rules one after another
    """The rules as written down: best agreed first, then by score, five, agreeing before disagreeing."""

    def side(row):
        return "a" if row["ta"] > row["td"] else "d"

    def score(row):
        which = side(row)
        return row["r" + which] * row["t" + which] * row["p" + which] * row["z" + which]

    best = None
    for row in rows:
        if row["na"] == row["nd"] == 0:
            continue
        if best is None:
            if row["za"] > Z90 or (row["ra"] > 1 and row["pa"] > 0.5):
                best = row
        elif best["ra"] > 1:
            if row["ra"] * row["ta"] * row["pa"] * row["za"] > best["ra"] * best["ta"] * best["pa"] * best["za"]:
                best = row
        elif row["pa"] * row["za"] > best["pa"] * best["za"]:
            best = row
    passing = [row for row in rows if (row["ta"] > Z90 and row["za"] > Z90) or (row["td"] > Z90 and row["zd"] > Z90)]
    if not passing:
        widest = max(rows, key=lambda row: max(row["ta"], row["td"]))
        chosen = [best or widest]
    else:
        rest = sorted((row for row in passing if row is not best), key=score, reverse=True)
        chosen = ([best] if best else []) + rest
    named = [(row["at"], side(row) == "a") for row in chosen[:5]]
    return [one for one in named if one[1]] + [one for one in named if not one[1]]


def random_counts(rng, groups, width, most):
    seen = rng.integers(0, most, (groups, width))
    agree = rng.binomial(seen, rng.beta(0.7, 0.7, (groups, width)))
    return Counts(agree, rng.binomial(seen - agree, 0.8), seen)


@pytest.mark.parametrize("most", [3, 8, 60])
def test_representative_lists_keep_to_the_rules_order_included(most):
    rng = np.random.default_rng(most)
    sides = set()
    for _ in range(150):
        groups, width = int(rng.integers(2, 5)), int(rng.integers(1, 15))
        counts, out = random_counts(rng, groups, width, most), rng.random(width) < 0.15
        given = statistics(counts)
        shown = [at for at in range(width) if not out[at]]
        for group in range(groups):
            rows = [
                row_of(
                    at,
                    *(int(each[group, at]) for each in (counts.agree, counts.disagree, counts.votes)),
                    *(
                        int(each[:, at].sum() - each[group, at])
                        for each in (counts.agree, counts.disagree, counts.votes)
                    ),
                )
                for at in shown
            ]
            found = representative(given, group, out)
            assert [(one.statement, one.agrees) for one in found] == (slow_representative(rows) if rows else [])
            sides |= {(one.agrees, one.best_agree) for one in found}
    assert {(True, True), (True, False), (False, False)} <= sides


def test_a_best_agreed_that_is_told_apart_by_its_disagreeing_stands_on_that_side():
    """Most of the group agree, but more of the others do: Polis lists it for disagreeing, and calls it best agreed."""
    counts = Counts(np.array([[9], [40]]), np.array([[3], [0]]), np.array([[12], [40]]))
    (one,) = representative(statistics(counts), 0, np.array([False]))
    assert one.best_agree
    assert not one.agrees


def test_consensus_is_what_more_than_half_surely_took_the_side_of():
    rng = np.random.default_rng(4)
    for _ in range(60):
        seen = rng.integers(0, 60, 14)
        agree = rng.binomial(seen, rng.beta(2, 1, 14))
        out = rng.random(14) < 0.2
        counts = Counts(agree, seen - agree, seen)
        for taken, found in zip((agree, seen - agree), consensus(counts, out), strict=True):
            rows = [
                ((taken[at] + 1) / (seen[at] + 2) * z(taken[at], seen[at]), at)
                for at in range(14)
                if not out[at] and (taken[at] + 1) / (seen[at] + 2) > 0.5 and z(taken[at], seen[at]) > Z90
            ]
            assert [one.statement for one in found] == [
                at for _, at in sorted(rows, key=lambda row: (-row[0], row[1]))
            ][:5]


def test_priorities_follow_the_formula():
    rng = np.random.default_rng(9)
    counts, extremity = random_counts(rng, 1, 40, 30), rng.random(40) * 3
    counts = Counts(counts.agree[0], counts.disagree[0], counts.votes[0])
    meta = rng.random(40) < 0.2
    found = priorities(counts, extremity, meta)
    for at in range(40):
        a, s, e = int(counts.agree[at]), int(counts.votes[at]), float(extremity[at])
        p = s - a - int(counts.disagree[at])
        importance = (1 - (p + 1) / (s + 2)) * (e + 1) * ((a + 1) / (s + 2)) * (1 + 8 * 2 ** (-s / 5))
        assert found[at] == pytest.approx(49 if meta[at] else importance**2, rel=1e-12)


def test_above_a_hundred_people_there_are_a_hundred_base_clusters_each_inside_one_group():
    votes = simulated(np.random.default_rng(2), 260, 30, 0.8, gap=3)
    found = polis(votes, Panel()).groups
    assert set(found.base) == set(range(int(found.base.max()) + 1))
    assert 60 <= len(set(found.base.tolist())) <= 100
    for base in set(found.base.tolist()):
        assert len(set(found.group[found.base == base].tolist())) == 1
    few = polis(simulated(np.random.default_rng(2), 100, 30, 1.0), Panel()).groups
    assert sorted(few.base.tolist()) == list(range(100))


def test_base_clusters_are_where_a_plain_k_means_from_the_first_hundred_ends():
    points = np.random.default_rng(6).normal(size=(140, 2))
    points[3] = points[1]  # not distinct: the start goes on to the next
    start = [tuple(one) for one in dict.fromkeys(map(tuple, points.tolist()))][:100]
    centres = [np.array(one) for one in start]
    for _ in range(100):
        nearest = [min(range(len(centres)), key=lambda at: float(((one - centres[at]) ** 2).sum())) for one in points]
        kept = [at for at in range(len(centres)) if at in nearest]
        moved = [points[[n == at for n in nearest]].mean(axis=0) for at in kept]
        nearest = [kept.index(at) for at in nearest]
        old, new = sorted(map(tuple, centres)), sorted(map(tuple, moved))
        centres = moved
        if len(old) == len(new) and all(math.dist(a, b) < 0.01 for a, b in zip(old, new, strict=True)):
            break
    assert polis_groups(points, np.ones(140, dtype=bool)).base.tolist() == nearest


def test_the_number_of_groups_has_the_best_silhouette_and_a_limit():
    for people, most in ((16, 3), (30, 4), (60, 5)):
        found = polis(simulated(np.random.default_rng(people), people, 20, 0.9), Panel()).groups
        assert list(found.silhouettes) == list(range(2, most + 1))
        assert found.silhouettes[found.k] == max(found.silhouettes.values())


CAST = [(who, what) for who in range(20) for what in range(who % 5 + 1)] + [(20, what) for what in range(9)]


def test_fewer_than_fifteen_people_with_seven_votes_are_filled_up_with_the_most_active():
    """In any order: with the last who joins join all who voted as much."""
    rows = [(9, 8, 1), *((who, what, 1) for who, what in CAST)]
    votes = Votes.from_rows(*([row[at] for row in rows] for at in range(3)))
    inside = clustered_in_any_order(votes)
    counts = votes.votes_of_people
    assert 15 <= int(inside.sum()) < len(counts)
    assert counts[inside].min() > counts[~inside].max()


def test_once_in_always_in():
    """Whoever had voted on everything there was before there were seven statements stays in, and the first fifteen."""
    early = [(who, 0) for who in range(20)]
    late = [(who, what) for who in range(20, 40) for what in range(10)]
    few = [(who, 0) for who in range(40, 50)]
    assert clustered(votes_of(early + late)).all()
    assert clustered(votes_of(late + early)).sum() == 20
    assert clustered(votes_of(few + late + early)).sum() == 20 + 10
    assert clustered(votes_of(late[:140] + few + late[140:])).sum() == 20 + 1


def votes_of(rows):
    return Votes.from_rows([who for who, _ in rows], [what for _, what in rows], [1] * len(rows))


def test_meta_statements_are_out_of_the_lists_and_first_to_be_asked():
    votes = simulated(np.random.default_rng(8), 40, 12, 0.9, gap=3)
    panel = Panel((Statement(0, meta=True), Statement(1, moderated=-1), Statement(2, moderated=0)))
    found = analyse(votes, panel, Settings(compat=True)).polis
    listed = {one.statement for group in (*found.representative, *found.consensus) for one in group}
    assert not listed & {0, 1}
    assert found.priority[0] == 49
    assert found.plane.extremity[:2].tolist() == [0, 0]
