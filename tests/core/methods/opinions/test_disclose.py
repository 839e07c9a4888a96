"""What may be shown: nothing about few, nothing unanimous, nothing that an attacker could turn into a vote."""

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.methods.opinions import Panel, Settings, Votes, analyse
from convenor.methods.opinions.coorientation import Guess, coorientation
from convenor.methods.opinions.disclose import disclose
from convenor.methods.opinions.published import EVERYBODY
from tests.core.methods.opinions.attacker import recovered
from tests.core.methods.opinions.conversations import simulated

SECTORS = {who: "nhs" if who < 11 else "council" for who in range(20)}
CLINICAL = {who: "yes" if who % 20 in (0, 1, 2, 3, 4, 5, 6, 7, 12, 13) else "no" for who in range(20)}
PEOPLE = {who: {"sector": SECTORS[who], "clinical": CLINICAL[who]} for who in range(20)}
MEMBERS = {
    (axis, name): {who for who in range(20) if PEOPLE[who][axis] == name}
    for axis, name in (("sector", "nhs"), ("sector", "council"), ("clinical", "yes"), ("clinical", "no"))
}


def cast(chance, fond):
    """Twenty people on four statements: one sector tends to be of one mind, some pass, a statement may be unanimous."""
    lean = {what: chance.choice([0.5, 0.9, 1.0]) for what in range(4)}
    votes = {}
    for what in range(4):
        for who in range(20):
            same = SECTORS[who] == fond or chance.random() < lean[what]
            votes[what, who] = 1 if same else chance.choice([-1, -1, 0])
    return votes


def three_releases(chance):
    """The board votes in three batches; some change their vote between them."""
    votes = cast(chance, chance.choice(["nhs", "council", "nobody"]))
    order = chance.sample(range(20), 20)
    releases, told = [], {}
    for here in (chance.randint(9, 12), chance.randint(13, 17), 20):
        for key in chance.sample(sorted(votes), 3):
            votes[key] = chance.choice([1, -1])
        now = [(what, who, vote) for (what, who), vote in votes.items() if who in order[:here]]
        given = Votes.from_rows([row[1] for row in now], [row[0] for row in now], [row[2] for row in now])
        published = disclose(analyse(given, Panel(people=PEOPLE)), before=told, entitled=20)
        told = published.released
        releases.append((published, {what: {row[1]: row[2] for row in now if row[0] == what} for what in range(4)}))
    return releases


def test_three_releases_of_a_board_of_twenty_give_no_vote_away():
    chance = random.Random(14)
    figures = 0
    for _ in range(6):
        releases = three_releases(chance)
        figures += sum(len(one.splits) for published, _ in releases for one in published.standings)
        assert recovered(releases, MEMBERS) == []
    assert figures > 20  # there was something to attack


def test_nor_to_a_member_who_knows_their_own_votes():
    chance = random.Random(15)
    for _ in range(2):
        releases = three_releases(chance)
        for insider in chance.sample(range(20), 4):
            assert recovered(releases, MEMBERS, known=[insider]) == []


def test_the_attacker_is_worth_something():
    """Two releases a vote apart, of which the second does not know of the first, give that vote away."""
    mixed = {0: {who: 1 if who < 12 else -1 for who in range(20)}}
    two = [
        disclose(analyse(Votes.from_rows(list(range(n)), [0] * n, [mixed[0][who] for who in range(n)])))
        for n in (19, 20)
    ]  # the second does not know of the first
    early = {0: {who: vote for who, vote in mixed[0].items() if who < 19}}
    assert (0, (19, -1)) in recovered([(two[0], early), (two[1], mixed)], MEMBERS)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 45), st.sampled_from([0.0, 3.0]), st.booleans())
def test_no_figure_rests_on_fewer_than_eight_nor_says_that_all_said_one_thing(seed, people, gap, grouped):
    rng = np.random.default_rng(seed)
    votes = simulated(rng, people, 8, 0.8, gap)
    known = {who: {"sector": f"s{int(rng.integers(3))}", "tier": f"t{int(rng.integers(2))}"} for who in votes.people}
    shown = disclose(analyse(votes, Panel(people=known), Settings(k=2 if grouped else None)))
    for standing in shown.standings:
        cast_here = votes.statement == votes.statements.index(standing.statement)
        who = [votes.people[at] for at in votes.person[cast_here]]
        for (axis, name), split in standing.splits.items():
            n = len(who) if not axis else sum(known[one].get(axis) == name for one in who) if axis != "groups" else 8
            assert n >= 8
            for share in (split.agree, split.disagree, split.passed):
                assert share.value % 5 == 0
                assert 0 < share.value < 100 or n >= 40 or (share.value, share.bound) == (100, "at_most")
        _no_remainder_below_eight(standing, who, known)


def _no_remainder_below_eight(standing, who, known):
    for axis in ("sector", "tier"):
        named = [name for part_axis, name in standing.splits if part_axis == axis]
        left = [one for one in who if known[one][axis] not in named]
        if EVERYBODY in standing.splits and named:
            assert not 0 < len(left) < 8


def test_a_difference_of_two_releases_is_about_eight_or_nobody():
    rng = np.random.default_rng(2)
    votes, told, shown_at = simulated(rng, 40, 6, 1.0), {}, {}
    for here in range(8, 41):
        shown = disclose(analyse(votes.only(np.arange(40) < here)), before=told)
        told = shown.released
        for one in shown.standings:
            if one.everybody is not None:
                shown_at.setdefault(one.statement, []).append(here)
    apart = [[later - earlier for earlier, later in pairwise(times)] for times in shown_at.values()]
    assert sum(map(len, apart)) >= 3
    assert min(gap for one in apart for gap in one) >= 8


def test_the_same_votes_again_say_the_same_again():
    votes = simulated(np.random.default_rng(3), 30, 8, 0.9)
    first = disclose(analyse(votes))
    again = disclose(analyse(votes), before=first.released)
    assert [one.splits for one in again.standings] == [one.splits for one in first.standings]
    assert again.released == first.released


def test_what_is_true_whatever_the_rest_vote():
    for n, agree, entitled in ((20, 14, 25), (12, 12, 12), (60, 45, 100), (9, 2, 30)):
        votes = Votes.from_rows(list(range(n)), [0] * n, [1] * agree + [-1] * (n - agree))
        split = disclose(analyse(votes), entitled=entitled).standings[0].splits[EVERYBODY]
        if split.sure_low is not None:
            assert split.sure_low <= 100 * agree / entitled


def test_figures_of_the_tests_are_rounded_and_no_map_shows_few():
    votes = simulated(np.random.default_rng(4), 49, 20, 0.9, gap=4)
    shown = disclose(analyse(votes))
    assert shown.map == ()
    assert shown.evidence.p * 100 == pytest.approx(round(shown.evidence.p * 100))
    assert shown.evidence.split_half * 20 == pytest.approx(round(shown.evidence.split_half * 20))
    large = disclose(analyse(simulated(np.random.default_rng(4), 400, 20, 0.9, gap=4)))
    assert large.map
    assert min(place.people for place in large.map) >= 5  # at least eight, said to the nearest five


def test_what_divides_and_what_is_common_follow_from_the_figures_shown():
    """Two results whose published figures are the same say the same, though one has a dissenter more."""
    people = {who: {"sector": "a" if who < 100 else "b"} for who in range(200)}

    def shown(against):
        value = [1] * (90 - against) + [-1] * (10 + against) + [1] * 20 + [-1] * 80
        return disclose(analyse(Votes.from_rows(list(range(200)), [0] * 200, value), Panel(people=people)))

    first, second = shown(0), shown(1)
    assert first.standings == second.standings
    assert first.divided == second.divided != ()
    assert first.common == second.common


def guessing(people, wrong):
    votes = Votes.from_rows(
        [f"{side}{at}" for side in "ab" for at in range(people)], [1] * 2 * people, [1] * people + [-1] * people
    )
    member = {one: one[0] for one in votes.people}
    guesses = [Guess(f"a{at}", 1, "b", 1 if at < wrong else -1) for at in range(people)]
    panel = Panel(people={one: {"side": side} for one, side in member.items()})
    return analyse(votes, panel), coorientation(votes, member, guesses)


def test_who_misreads_whom_is_said_of_enough_people_alone():
    result, pairs = guessing(16, wrong=15)
    (one,) = disclose(result, understanding=pairs, axis="side").misread
    assert (one.observers, one.observed, one.kind) == ("a", "b", "misread")
    assert one.guessed.bound == "at_least"
    assert one.real.bound == "at_most"
    result, pairs = guessing(7, wrong=7)
    shown = disclose(result, understanding=pairs, axis="side")
    assert shown.misread == ()
    assert shown.pairs[0].accuracy is None


def test_guesses_of_one_more_person_are_not_told_by_the_next_release():
    result, pairs = guessing(16, wrong=12)
    first = disclose(result, understanding=pairs, axis="side")
    fewer = replace(pairs[0].readings[0], said=frozenset(sorted(pairs[0].readings[0].said)[:-1]), n=15)
    again = disclose(result, understanding=[replace(pairs[0], readings=(fewer,))], axis="side", before=first.released)
    assert first.misread
    assert again.misread == ()
