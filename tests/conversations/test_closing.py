"""While it is open and at its end: a sooner day, a mark that moves one way, what is left of whoever took part."""

from datetime import timedelta

import pytest

from convenor.web.conversations import selectors, services
from convenor.web.conversations.links import token_of, voter_mark
from convenor.web.conversations.models import Conversation, Guess, Invitation, Release, Told, Vote, Voter
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.models import AuditEntry
from tests.conversations import scene


@pytest.fixture
def row(lead, body):
    return scene.an_open_conversation(lead, body)


def ten_vote(row):
    for number, token in enumerate(scene.tokens(row)[:10]):
        scene.vote(row, token, [1, -1, 0, 1 if number % 2 else -1])


def pattern(row):
    """What everybody said, each by what they are, in no order."""
    return sorted(
        (voter.groups.get("sector", ""), *sorted(voter.votes.values_list("statement", "value")))
        for voter in Voter.objects.filter(conversation=row)
    )


def test_nothing_of_it_can_be_changed_but_a_sooner_end_and_the_mark(lead, row):
    common = {"by": lead, "ref": row.ref, "revision": row.revision, "on": today()}
    with pytest.raises(Invalid, match="conversation_opened_already"):
        services.write_seeds(**common, seeds=["Other words."])
    with pytest.raises(Invalid, match="conversation_opened_already"):
        services.choose_how(**common, closes=row.closes, what_comes="x", comes_by=row.comes_by, visibility="live")
    with pytest.raises(Invalid, match="conversation_only_sooner"):
        services.bring_forward(**common, closes=row.closes + timedelta(days=1))
    assert services.bring_forward(**common, closes=today()).closes == today()


def test_the_mark_moves_towards_decided_and_never_back(lead, row):
    common = {"by": lead, "ref": row.ref, "on": today() + timedelta(days=3)}
    services.mark_conversation(**common, revision=row.revision, status="narrowed", still_open="Who and when.")
    again = scene.again(row)
    assert (again.status, again.marked_on, again.still_open) == ("narrowed", common["on"], "Who and when.")
    with pytest.raises(Invalid, match="conversation_reopened"):
        services.mark_conversation(**common, revision=again.revision, status="open", still_open="All of it.")
    services.mark_conversation(**common, revision=again.revision, status="decided", still_open="")
    assert AuditEntry.objects.filter(verb="conversation.mark").count() == 2


def test_what_could_join_a_vote_to_a_person_goes_and_every_vote_stays(lead, row):
    ten_vote(row)
    before, keys = pattern(row), set(Voter.objects.values_list("key", flat=True))
    votes = set(Vote.objects.values_list("key", flat=True))
    closed = scene.closed(lead, row)
    assert (closed.state, closed.took_part, closed.closed) == ("closed", 10, today())
    assert pattern(row) == before
    assert not Voter.objects.filter(mark__isnull=False).exists()
    assert not keys & set(Voter.objects.values_list("key", flat=True))
    assert not votes & set(Vote.objects.values_list("key", flat=True))
    marks = [voter_mark(token_of(one.nonce)) for one in Invitation.objects.filter(conversation=row)]
    assert not Voter.objects.filter(mark__in=marks).exists()
    assert set(Invitation.objects.values_list("address", "reminded", "reminded_on")) == {("", 0, None)}


def test_whoever_began_and_said_nothing_did_not_take_part(lead, row):
    ten_vote(row)
    Voter.objects.create(conversation=row, mark=voter_mark("began"))
    assert scene.closed(lead, row).took_part == 10
    assert Voter.objects.filter(conversation=row).count() == 10


def test_what_fewer_than_eight_said_is_not_kept(lead, row):
    for token in scene.tokens(row)[:7]:
        scene.vote(row, token, [1, 1])
    assert scene.closed(lead, row).took_part == 7
    assert not Voter.objects.exists() and not Vote.objects.exists() and not Guess.objects.exists()
    assert not Release.objects.exists() and not Told.objects.exists()


def test_nobody_takes_part_after_the_close(lead, row):
    ten_vote(row)
    scene.closed(lead, row)
    with pytest.raises(Invalid, match="conversation_over"):
        scene.vote(row, scene.tokens(row)[0], [1])


def test_closed_twice_is_said_and_changes_nothing(lead, row):
    ten_vote(row)
    scene.closed(lead, row)
    before = list(Vote.objects.order_by("key").values())
    with pytest.raises(Invalid, match="conversation_closed_already"):
        scene.closed(lead, row)
    assert list(Vote.objects.order_by("key").values()) == before


def test_called_off_it_keeps_no_vote(lead, row):
    ten_vote(row)
    services.cancel_conversation(by=lead, ref=row.ref, on=today())
    assert scene.again(row).state == "cancelled"
    assert not Voter.objects.exists() and not Vote.objects.exists()
    assert row.statements.count() == 6  # words stay
    with pytest.raises(Invalid, match="conversation_cancelled_already"):
        scene.closed(lead, row)


def test_the_night_closes_what_is_over_and_nothing_else(vale, lead, body, row):
    later = scene.an_open_conversation(lead, body)
    Conversation.objects.filter(pk=row.pk).update(closes=today() - timedelta(days=1))
    assert services.close_over(by=scene.night(), at=now()) == 1
    assert (scene.again(row).state, scene.again(later).state) == ("closed", "open")
    assert scene.again(row).closed == today() - timedelta(days=1)  # the day it was over, not the night's


def test_after_ninety_days_who_was_asked_and_what_was_voted_are_gone(lead, row):
    ten_vote(row)
    scene.closed(lead, row)
    if not Release.objects.filter(final=True).exists():
        Release.objects.create(conversation=row, number=1, made_on=today(), final=True, people=10, content={})
    for days, left in ((89, (16, 10)), (91, (0, 0))):
        at = now() + timedelta(days=days)
        services.forget_asked(by=scene.night(), at=at)
        services.forget_votes(by=scene.night(), at=at)
        assert (Invitation.objects.count(), Voter.objects.count()) == left
    assert Release.objects.filter(final=True).exists() and scene.again(row).took_part == 10


def test_closed_early_the_ninety_days_count_from_the_close(lead, row):
    ten_vote(row)
    scene.closed(lead, row)
    assert scene.again(row).closes > today()
    assert services.forget_asked(by=scene.night(), at=now() + timedelta(days=91)) == 16


def test_votes_stay_while_their_last_release_is_owed(lead, row):
    ten_vote(row)
    scene.closed(lead, row)
    Release.objects.all().delete()
    assert services.forget_votes(by=scene.night(), at=now() + timedelta(days=200)) == 0
    assert Voter.objects.count() == 10


def test_the_audit_never_says_that_anybody_took_part(lead, row):
    before = AuditEntry.objects.count()
    ten_vote(row)
    assert AuditEntry.objects.count() == before
    scene.closed(lead, row)
    assert AuditEntry.objects.get(verb="conversation.close").facts == {}


def test_what_waits_for_somebody_is_their_own_to_see(vale, lead, body, row):
    from convenor.web.people.models import Person

    person = Person.objects.get(name="Member 00")
    me = type(lead)(partnership_id=vale.pk, person_id=person.pk, roles=lead.roles)
    asked = selectors.asked_of(me, today())
    assert [(one.ref, one.minutes, one.begun) for one in asked] == [(row.ref, 2, False)]
    scene.vote(row, scene.tokens(row)[0], [1, 1])
    assert selectors.asked_of(me, today())[0].begun
    scene.vote(row, scene.tokens(row)[0], [1] * 6)
    assert selectors.asked_of(me, today()) == []
    assert selectors.asked_of(lead, today()) == []
