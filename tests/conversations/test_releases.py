"""A release: nothing in it is about fewer than eight people, and no two of them tell what a few said in between."""

import json
import random
from dataclasses import replace
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.methods.opinions.published import EVERYBODY
from convenor.web.conversations import services
from convenor.web.conversations.content import read, written
from convenor.web.conversations.models import Conversation, Invitation, Release, Told, Vote, Voter
from convenor.web.conversations.selectors.snapshot import snapshot_of
from convenor.web.conversations.services import closing, releasing
from convenor.web.conversations.working_out.analysis import worked_out
from convenor.web.conversations.working_out.told import unpacked
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import AuditEntry
from tests.conversations import said, scene
from tests.core.methods.opinions.attacker import recovered

pytestmark = pytest.mark.django_db


def counts_in(content):
    """Every number of people in a release."""
    shown = content.published
    yield shown.people
    yield shown.evidence.people
    yield from (split.about for one in shown.standings for split in one.splits.values())
    yield from shown.groups
    yield from (one.people for one in shown.map)
    yield from (one.people for one in shown.pairs)
    yield from (one.took or 0 for one in content.heard)
    yield from (one.asked or 0 for one in content.heard)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 70), st.booleans())
def test_no_count_is_below_eight_and_no_share_is_exact(vale, seed, count, camps):
    rng = np.random.default_rng(seed)
    row = said.conversation(vale, statements=8, own_groups=["a", "b", "c"], guess_axis="own")
    voters = said.people(row, count, lambda at: {"own": "aabc"[int(rng.integers(4))]})
    table = (said.two_camps if camps else said.a_spectrum)(count, 8, seed)
    said.votes(row, voters, np.where(rng.random((count, 8)) < 0.8, table, np.nan))
    said.guesses(row, voters, "a", 1, rng.choice([1.0, -1.0], count))
    content = worked_out(snapshot_of(said.JOB, row.pk)).content
    assert all(one == 0 or one >= 8 for one in counts_in(content))
    for standing in content.published.standings:
        for split in standing.splits.values():
            assert all(share.value % 5 == 0 for share in (split.agree, split.disagree, split.passed))
    row.delete()


def test_what_is_written_is_read_back(vale):
    row = said.conversation(vale, own_groups=["a", "b"], guess_axis="own", entitled=200)
    voters = said.people(row, 120, lambda at: {"own": "ab"[at % 2]})
    said.votes(row, voters, said.two_camps(120, 10))
    said.guesses(row, voters[1::2], "a", 1, [-1] * 60)
    content = worked_out(snapshot_of(said.JOB, row.pk)).content
    assert content.published.divided
    assert content.published.map
    assert content.published.misread
    assert read(json.loads(json.dumps(written(content)))) == content


def test_of_fewer_than_eight_nothing_is_shown(vale):
    row = said.conversation(vale)
    said.votes(row, said.people(row, 7), said.a_spectrum(7, 10))
    assert said.released(row) is None
    assert not Release.objects.exists()


def test_live_ones_come_when_enough_new_votes_have(vale):
    row = said.conversation(vale)
    voters = said.people(row, 40)
    table = said.a_spectrum(40, 10)
    said.votes(row, voters[:30], table[:30])
    assert said.released(row).number == 1
    assert said.released(row) is None
    said.votes(row, voters[30:31], table[30:31])  # ten new votes of three hundred
    assert said.released(row) is None
    said.votes(row, voters[31:], table[31:])
    assert said.released(row).number == 2


def test_a_sealed_one_has_none_before_it_is_closed_and_one_after(vale):
    row = said.conversation(vale, live=False)
    said.votes(row, said.people(row, 30), said.a_spectrum(30, 10))
    assert said.released(row) is None
    last = said.released(said.closed(row))
    assert last.final
    assert said.released(row) is None


def test_of_two_jobs_at_once_one_keeps_its_release(vale, monkeypatch):
    row = said.conversation(vale)
    said.votes(row, said.people(row, 30), said.a_spectrum(30, 10))
    inner = []

    def meanwhile(snapshot):
        if not inner:
            inner.append(None)
            inner[0] = said.released(row)
        return worked_out(snapshot)

    monkeypatch.setattr(releasing, "worked_out", meanwhile)
    assert said.released(row) is None
    assert inner[0].number == 1
    assert Release.objects.count() == 1


def test_figures_that_would_tell_of_a_few_newcomers_stay_as_they_were(vale):
    row = said.conversation(vale)
    voters = said.people(row, 100)
    table = np.full((100, 10), np.nan)
    table[:80, :5] = said.a_spectrum(80, 5)
    said.votes(row, voters, table)
    first = read(said.released(row).content)
    late = np.full((100, 10), np.nan)
    late[80:84, :5] = 1  # four more on the old statements, many on new ones
    late[:80, 5:] = said.a_spectrum(80, 5)
    said.votes(row, voters, late)
    second = read(said.released(row).content)
    old = [one.ref for one in row.statements.filter(number__lte=5)]
    assert set(second.carried) == set(old)
    assert set(second.carried.values()) == {1}
    for ref in old:
        assert second.standing(ref).everybody == first.standing(ref).everybody
    assert all(second.standing(one.ref).everybody for one in row.statements.filter(number__gt=5))


def test_what_the_releases_were_about_follows_the_keys_that_are_drawn_anew(lead, body, monkeypatch):
    monkeypatch.setattr(closing, "release", Mock())  # the last release comes later
    row = scene.an_open_conversation(lead, body, visibility="live")
    tokens = scene.tokens(row)
    for token in tokens[:14]:
        scene.vote(row, token, [1, -1, 1, 0, 1, -1])
    assert said.released(row).number == 1
    old = set(Voter.objects.filter(conversation=row).values_list("key", flat=True))
    scene.vote(row, tokens[14], [1, 1, 1, 1, 1, 1])
    scene.closed(lead, row)
    told = Told.objects.get(conversation=row)
    units = {who for sets in unpacked(told.sets).values() for one in sets for who, _ in one}
    assert units
    assert units.isdisjoint(old)
    assert units <= set(Voter.objects.filter(conversation=row).values_list("key", flat=True))
    before = read(Release.objects.get(number=1).content)
    last = said.released(row)
    assert last.final
    for one in read(last.content).published.standings:  # one more vote each: no newer figure may stand
        assert one.everybody == before.standing(one.statement).everybody


def test_after_the_last_nothing_is_kept_of_whom_the_figures_were_about(lead, body):
    row = scene.an_open_conversation(lead, body, visibility="live")
    for token in scene.tokens(row)[:14]:
        scene.vote(row, token, [1, -1, 1, 0, 1, -1])
    said.released(row)
    scene.closed(lead, row)  # the job of the last release is done at once here
    last = Release.objects.get(final=True)
    assert {one.asked for one in read(last.content).heard} == {8}  # known until then
    assert not Told.objects.exists()
    assert all(one.groups == {} for one in Invitation.objects.filter(conversation=row))
    assert Vote.objects.exists()


def test_the_audit_keeps_no_time_of_live_releases(vale):
    row = said.conversation(vale)
    said.votes(row, said.people(row, 30), said.a_spectrum(30, 10))
    said.released(row)
    assert not AuditEntry.objects.filter(verb="conversation.release").exists()
    said.released(said.closed(row))
    assert AuditEntry.objects.filter(verb="conversation.release").count() == 1


def test_called_off_nothing_is_left(lead, body):
    row = scene.an_open_conversation(lead, body, visibility="live")
    for token in scene.tokens(row)[:14]:
        scene.vote(row, token, [1, -1, 1, 0, 1, -1])
    said.released(row)
    services.cancel_conversation(by=lead, ref=row.ref, on=today())
    assert said.released(scene.again(row)) is None
    assert not Release.objects.exists()
    assert not Told.objects.exists()


def test_one_organisation_one_voice_is_shown_of_many_organisations_alone(vale):
    for organisations, known in ((4, False), (25, True)):
        row = said.conversation(vale, one_voice=True)
        # half of the people are of one organisation and of one mind
        groups = [{"voice": "large" if at < 50 else f"small {at % organisations}"} for at in range(100)]
        voters = said.people(row, 100, lambda at, groups=groups: groups[at])
        said.votes(row, voters, np.where(np.arange(100)[:, None] < 50, -1, 1) * np.ones((100, 10)))
        content = worked_out(snapshot_of(said.JOB, row.pk)).content
        assert content.few_organisations is not known
        if known:
            ref = row.statements.first().ref
            assert content.standing(ref).everybody.agree.value == 50
            assert content.weighted[ref].value >= 90


# The board of twenty, attacked through what the site published: three live releases and the last.

SECTOR = ["nhs_trust"] * 11 + ["council"] * 9
CLINICAL = ["yes" if at % 20 in (0, 1, 2, 3, 4, 5, 6, 7, 12, 13) else "no" for at in range(20)]
STATEMENTS = 4


def board_votes(chance):
    """Twenty people on four statements: one sector tends to be of one mind, some pass, a statement may be unanimous."""
    fond = chance.choice(["nhs_trust", "council", ""])
    lean = [chance.choice([0.5, 0.9, 1.0]) for _ in range(STATEMENTS)]
    return [
        [1 if SECTOR[who] == fond or chance.random() < lean[what] else chance.choice([-1, -1, 0]) for what in range(4)]
        for who in range(20)
    ]


def four_releases(vale, chance):
    """What is published each time with the votes of that time; some people change their votes in between."""
    row = said.conversation(vale, statements=STATEMENTS, axes=["sector", "clinical"], entitled=20)
    voters = said.people(row, 20, lambda at: {"sector": SECTOR[at], "clinical": CLINICAL[at]})
    refs = [one.ref for one in row.statements.order_by("number")]
    votes, published, done = board_votes(chance), [], 0
    order = chance.sample(range(20), 20)
    for until in (10, 15, 19, 20):
        for who in order[done:until]:
            said.votes(row, [voters[who]], [votes[who]])
        done = until
        for who in chance.sample(order[:until], 2):
            what = chance.randrange(4)
            votes[who][what] = -votes[who][what]
            statement = row.statements.get(number=what + 1)
            Vote.objects.filter(voter=voters[who], statement=statement).update(value=votes[who][what])
        if until == 20:
            said.closed(row)
        release = said.released(Conversation.objects.get(pk=row.pk))
        if release is not None:
            content = read(release.content)
            new = tuple(one for one in content.published.standings if one.statement not in content.carried)
            now = {ref: {who: votes[who][at] for who in order[:until]} for at, ref in enumerate(refs)}
            published.append((replace(content.published, standings=new), now))
    return published


MEMBERS = {
    (axis, name): {who for who in range(20) if values[who] == name}
    for axis, values in (("sector", SECTOR), ("clinical", CLINICAL))
    for name in set(values)
}


def test_from_all_that_was_published_of_a_board_no_vote_is_recovered(vale):
    chance = random.Random(7)
    figures = releases = 0
    for _ in range(5):
        published = four_releases(vale, chance)
        releases += len(published)
        figures += sum(len(one.splits) for shown, _ in published for one in shown.standings)
        assert recovered(published, MEMBERS) == []
    assert releases >= 15  # three and more each
    assert figures > 20  # there was something to attack


def test_nor_by_a_member_who_knows_their_own_votes(vale):
    chance = random.Random(8)
    published = four_releases(vale, chance)
    for insider in chance.sample(range(20), 4):
        assert recovered(published, MEMBERS, known=[insider]) == []


def test_a_board_of_one_mind_is_told_so_and_not_by_its_parts_alone(vale):
    row = said.conversation(vale, statements=6, axes=["sector"], entitled=20)
    voters = said.people(row, 20, lambda at: {"sector": SECTOR[at]})
    table = np.ones((20, 6))
    table[[1, 4, 12], :] = -1  # 17 of 20: near no end for all, near it for each part
    said.votes(row, voters, table)
    content = worked_out(snapshot_of(said.JOB, row.pk)).content
    assert all(EVERYBODY in one.splits for one in content.published.standings)
    assert len([one for one in content.published.common if one.side == "agree"]) == 6
