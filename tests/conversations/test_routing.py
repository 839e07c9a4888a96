"""Which statement comes next: seeds first, those seen least, by lot; chances kept where not everybody sees everything,
and readable by nobody on the way."""

from collections import Counter

import pytest

from convenor.web.conversations import selectors, services
from convenor.web.conversations.chances import sealed, unsealed
from convenor.web.conversations.evidence import routing
from convenor.web.conversations.models import Conversation, Statement, Vote, Voter
from convenor.web.conversations.presenters import answering as words
from convenor.web.kernel.clock import today
from tests.conversations import said, scene


@pytest.fixture
def conversation(lead, body):
    return scene.an_open_conversation(lead, body)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Counts are worked out for each question anew."""
    monkeypatch.setattr(routing, "SECONDS", 0)
    monkeypatch.setattr(routing, "PART", 0)


def coming(token, most=1):
    return routing.coming(token, selectors.door_of(token, today()).part, most)


def take(token):
    """What is put to somebody, and they agree."""
    one = coming(token)[0]
    services.cast(token=token, statement_ref=one.ref, value=1, chance=one.chance, on=today())
    return one


def by_policy(conversation, policy):
    Conversation.objects.filter(pk=conversation.pk).update(routing=policy)


def test_everybody_sees_everything_and_each_statement_as_often(conversation):
    tokens = scene.tokens(conversation)
    for token in tokens[:6]:
        for _turn in range(3):
            take(token)
    counts = Counter(Vote.objects.values_list("statement", flat=True))
    assert sorted(counts.values()) == [3] * 6


def test_seeds_come_before_what_people_wrote(conversation):
    written = scene.statements(conversation)[:3]
    Statement.objects.filter(pk__in=[row.pk for row in written]).update(seed=False)
    token = scene.tokens(conversation)[0]
    refs = [take(token).ref for _turn in range(6)]
    assert set(refs[3:]) == {row.ref for row in written}


def test_where_everybody_sees_everything_no_chance_is_kept(conversation):
    take(scene.tokens(conversation)[0])
    assert Vote.objects.get().chance is None


@pytest.mark.parametrize("policy", ["polis", "informative", "representative"])
def test_elsewhere_the_chance_is_kept_in_hundredths(conversation, policy):
    by_policy(conversation, policy)
    for token in scene.tokens(conversation)[:9]:
        for _turn in range(4):
            take(token)
    kept = set(Vote.objects.values_list("chance", flat=True))
    assert None not in kept
    assert all(0 < chance <= 1 and round(chance, 2) == chance for chance in kept)


@pytest.mark.parametrize("policy", ["complete", "polis", "informative", "representative"])
def test_every_policy_comes_to_an_end(conversation, policy):
    by_policy(conversation, policy)
    said.votes(conversation, said.people(conversation, 12), said.a_spectrum(12, 6))
    token = scene.tokens(conversation)[0]
    taken = [take(token).ref for _turn in range(6)]
    assert len(set(taken)) == 6
    assert coming(token) == []


def test_informative_goes_by_what_ones_own_community_said(conversation, monkeypatch):
    by_policy(conversation, "informative")
    people = said.people(conversation, 40, groups=lambda at: {"sector": "nhs_trust" if at < 15 else "voluntary"})
    said.votes(conversation, people, [[1 if at < 15 else -1] * 6 for at in range(40)])
    given = []
    monkeypatch.setattr(routing, "choose", lambda policy, known, unseen, rng: given.append(known))
    for token, size in zip(scene.tokens(conversation), (15, 25), strict=False):
        coming(token)
        assert (given[-1].community_size, given[-1].of_community.votes.tolist()) == (size, [size] * 6)
    assert given[0].of_community.agree.tolist() == [15] * 6
    assert given[1].of_community.agree.tolist() == [0] * 6


def test_representative_goes_by_those_with_whom_nothing_agrees(conversation, monkeypatch):
    by_policy(conversation, "representative")
    said.votes(conversation, said.people(conversation, 12), [[1] * 6] * 9 + [[-1] * 6] * 3)
    given = []
    monkeypatch.setattr(routing, "choose", lambda policy, known, unseen, rng: given.append(known))
    coming(scene.tokens(conversation)[0])
    assert given[0].uncovered_size == 3
    assert given[0].uncovered.disagree.tolist() == [3] * 6


def test_polis_goes_by_how_far_a_statement_is_from_the_middle(conversation, monkeypatch):
    by_policy(conversation, "polis")
    camps = [[1, 1, 1, -1, -1, 1] if at % 2 else [-1, -1, -1, 1, 1, 1] for at in range(20)]
    said.votes(conversation, said.people(conversation, 20), camps)
    given = []
    monkeypatch.setattr(routing, "choose", lambda policy, known, unseen, rng: given.append(known))
    coming(scene.tokens(conversation)[0])
    assert given[0].extremity[:5].min() > given[0].extremity[5]


def test_what_is_brought_forward_is_said_and_fades(conversation):
    pushed = scene.statements(conversation)[-1]
    Statement.objects.filter(pk=pushed.pk).update(pushed=True, seed=False)
    first = [coming(token)[0] for token in scene.tokens(conversation)]
    assert any(one.ref == pushed.ref for one in first)  # though others are seeds
    assert {one.pushed for one in first if one.ref == pushed.ref} == {True}
    assert {one.pushed for one in first if one.ref != pushed.ref} == {False}
    said.votes(conversation, said.people(conversation, 300), [[None or float("nan")] * 5 + [1.0]] * 300)
    later = [coming(token)[0].ref for token in scene.tokens(conversation)]
    assert later.count(pushed.ref) < [one.ref for one in first].count(pushed.ref)


def test_several_ahead_are_those_that_come_one_by_one(conversation):
    token = scene.tokens(conversation)[0]
    ahead = [one.ref for one in coming(token, 6)]
    assert len(set(ahead)) == 6
    assert [one.at for one in coming(token, 6)] == [1, 2, 3, 4, 5, 6]
    assert coming(token)[0].ref == ahead[0]


def test_ones_own_statement_does_not_come(conversation):
    token, other = scene.tokens(conversation)[:2]
    ref = services.write_statement(token=token, text="Letters ought to be in large print.", on=today())
    Statement.objects.filter(ref=ref).update(standing="shown", number=7)
    assert ref not in [one.ref for one in coming(token, 9)]
    assert ref in [one.ref for one in coming(other, 9)]


def test_counts_are_some_seconds_old_and_never_those_of_another_conversation(lead, body, conversation, monkeypatch):
    monkeypatch.setattr(routing, "SECONDS", 60)
    token = scene.tokens(conversation)[0]
    coming(token)
    asked = []
    monkeypatch.setattr(selectors, "totals_of", lambda pk: asked.append(pk) or {})
    coming(token)
    assert asked == []
    other = scene.an_open_conversation(lead, body)
    coming(scene.tokens(other)[0])
    assert asked == [other.pk]


# Chances on their way through a browser


def test_a_sealed_chance_comes_back_for_the_same_link_and_statement_alone():
    given = sealed(0.37, token="a", statement="s")
    assert unsealed(given, token="a", statement="s") == 0.37
    assert unsealed(given, token="b", statement="s") is None
    assert unsealed(given, token="a", statement="t") is None


@pytest.mark.parametrize("given", ["", "0.37", "x" * 42, "é" * 42, "0" * 42])
def test_what_was_not_sealed_here_is_no_chance(given):
    assert unsealed(given, token="a", statement="s") is None


def test_a_sealed_chance_says_nothing_to_whoever_reads_it():
    """The last two letters take every value alike, whatever the chance."""
    ends = {
        chance: Counter(sealed(chance, token="a", statement="s")[-2:] for _time in range(3000)) for chance in (0, 1)
    }
    for found in ends.values():
        assert len(found) == 101
        assert max(found.values()) < 75  # of about 30 each


def test_no_chance_is_empty():
    assert sealed(None, token="a", statement="s") == ""


def test_the_second_question_is_about_another_group_than_ones_own(conversation):
    Conversation.objects.filter(pk=conversation.pk).update(guess_axis="sector")
    token = scene.tokens(conversation)[0]
    door = selectors.door_of(token, today())
    mine = door.groups["sector"]
    asked = {words.guess_of(token, f"sta-{number}", door, ["a", "b", mine]) for number in range(40)}
    assert asked == {"a", "b"}
    assert words.guess_of(token, "sta-1", door, [mine]) == ""


def test_of_those_who_take_part_only_their_own_votes_are_left_out(conversation):
    assert not Voter.objects.exists()
    one, other = scene.tokens(conversation)[:2]
    take(one)
    assert len(coming(one, 9)) == 5
    assert len(coming(other, 9)) == 6
