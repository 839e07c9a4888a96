"""Voting: kept at once, once for each, changed until the close; apart from who was asked, by few queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.conversations import selectors, services
from convenor.web.conversations.links import author_mark, new_token, voter_mark
from convenor.web.conversations.models import Guess, Statement, Vote, Voter
from convenor.web.conversations.vocabulary import Standing
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.models import AuditEntry
from tests.conversations import scene

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")  # the frame of the transaction


@pytest.fixture
def conversation(lead, body):
    return scene.an_open_conversation(lead, body)


@pytest.fixture
def token(conversation):
    return scene.tokens(conversation)[0]


def first(conversation):
    return scene.statements(conversation)[0].ref


def say(token, ref, value=1, **more):
    services.cast(token=token, statement_ref=ref, value=value, on=today(), **more)


def said(conversation):
    return sorted(Vote.objects.filter(statement__conversation=conversation).values_list("statement__number", "value"))


def test_the_first_vote_makes_the_voter_with_the_groups_of_the_invitation(conversation, token):
    say(token, first(conversation))
    voter = Voter.objects.get()
    assert voter.mark == voter_mark(token)
    assert voter.groups == {"sector": "nhs_trust"}
    assert said(conversation) == [(1, 1)]


def test_saying_something_else_takes_the_place_of_what_was_said(conversation, token):
    for value in (1, -1, 0):
        say(token, first(conversation), value)
    assert said(conversation) == [(1, 0)]


def test_a_changed_vote_looks_like_one_that_never_was(conversation):
    one, other = scene.tokens(conversation)[:2]
    say(one, first(conversation), 1, chance=0.254)
    say(one, first(conversation), -1)
    say(other, first(conversation), -1, chance=0.254)
    rows = Vote.objects.values("statement", "value", "important", "chance")
    assert rows[0] == rows[1]
    assert rows[0]["chance"] == 0.25


@pytest.mark.parametrize("value", [2, -2, 100])
def test_what_is_no_vote_is_refused(conversation, token, value):
    with pytest.raises(Invalid, match="conversation_vote_strange"):
        say(token, first(conversation), value)
    assert not Voter.objects.exists()


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.JOINED, Standing.REFUSED])
def test_only_what_is_shown_can_be_voted_on(conversation, token, standing):
    Statement.objects.filter(ref=first(conversation)).update(standing=standing, reason="names")
    with pytest.raises(Invalid, match="conversation_statement_gone"):
        say(token, first(conversation))
    assert said(conversation) == []


@pytest.mark.parametrize("ref", ["", "sta-none", "\0", "x" * 500])
def test_nor_what_is_no_statement(conversation, token, ref):
    with pytest.raises(Invalid, match="conversation_statement_gone"):
        say(token, ref)


def test_nor_a_statement_of_another_conversation(lead, body, conversation, token):
    other = scene.an_open_conversation(lead, body)
    with pytest.raises(Invalid, match="conversation_statement_gone"):
        say(token, first(other))


def test_ones_own_statement_is_not_asked_of_oneself(conversation):
    one, other = scene.tokens(conversation)[:2]
    Statement.objects.filter(ref=first(conversation)).update(author=author_mark(one))
    with pytest.raises(Invalid, match="conversation_statement_gone"):
        say(one, first(conversation))
    say(other, first(conversation))
    door = selectors.door_of(one, today())
    assert first(conversation) not in [row.ref for row in selectors.votable(one, door.part)]


def test_what_matters_is_kept_only_where_it_is_asked(lead, body):
    for asked in (False, True):
        conversation = scene.an_open_conversation(lead, body, importance=asked)
        say(scene.tokens(conversation)[0], first(conversation), important=True)
        assert Vote.objects.get(statement__conversation=conversation).important is asked


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "0" * 52, "\0", "é"])
def test_a_link_that_is_none_of_ours(conversation, token):
    for ask in (lambda: say(token, first(conversation)), lambda: selectors.door_of(token, today())):
        with pytest.raises(NotHere):
            ask()
    assert not Voter.objects.exists()


def test_after_the_last_day_nothing_is_kept(conversation, token):
    late = conversation.closes + timedelta(days=1)
    with pytest.raises(Invalid, match="conversation_over"):
        services.cast(token=token, statement_ref=first(conversation), value=1, on=late)
    assert selectors.door_of(token, late).state == "over"
    assert not Voter.objects.exists()


@pytest.mark.parametrize("voted_before", [False, True])
def test_after_the_close_nothing_is_kept_and_it_is_said(lead, conversation, token, voted_before):
    if voted_before:
        for one in scene.tokens(conversation)[:9]:
            say(one, first(conversation))
    scene.closed(lead, conversation)
    before = said(conversation)
    with pytest.raises(Invalid, match="conversation_over"):
        say(token, first(conversation), -1)
    assert said(conversation) == before
    assert len(before) == (9 if voted_before else 0)
    assert selectors.door_of(token, today()).state == "closed"


def test_called_off_is_said(lead, conversation, token):
    say(token, first(conversation))
    services.cancel_conversation(by=lead, ref=conversation.ref, on=today())
    with pytest.raises(Invalid, match="conversation_called_off"):
        say(token, first(conversation))


@pytest.mark.parametrize("before, most", [(0, 10), (1, 3)])  # the first one makes the voter, who is held
def test_a_vote_takes_few_queries(conversation, token, before, most):
    refs = [statement.ref for statement in scene.statements(conversation)]
    for _time in range(before):
        say(token, refs[0])
    with CaptureQueriesContext(connection) as asked:
        say(token, refs[0], chance=0.5)
    queries = [one["sql"] for one in asked.captured_queries if not one["sql"].startswith(NOT_COUNTED)]
    assert len(queries) == most, queries


def test_nobody_reads_in_the_audit_that_somebody_voted_or_wrote(conversation, token):
    before = AuditEntry.objects.count()
    say(token, first(conversation))
    services.write_statement(token=token, text="Nurses should answer the telephone first.", on=today())
    assert AuditEntry.objects.count() == before


def test_votes_hold_no_time_and_no_order():
    """Whoever adds a column to these has to look here first."""
    columns = {model: {field.name for field in model._meta.get_fields()} for model in (Voter, Vote, Guess)}
    assert columns == {
        Voter: {"key", "conversation", "mark", "groups", "votes", "guesses"},
        Vote: {"key", "voter", "statement", "value", "important", "chance"},
        Guess: {"key", "voter", "statement", "community", "value"},
    }


def test_references_of_statements_hold_no_time(conversation, token):
    refs = [
        services.write_statement(token=token, text=text, on=today())
        for text in ("Nurses should answer the telephone first.", "Visiting hours ought to be longer.")
    ]
    assert refs[0][:8] != refs[1][:8]  # other references begin with the moment they were made


def test_the_database_alone_joins_no_statement_to_a_voter(conversation, token):
    say(token, first(conversation))
    services.write_statement(token=token, text="Nurses should answer the telephone first.", on=today())
    author = Statement.objects.exclude(author="").get().author
    assert author not in {Voter.objects.get().mark, token}
    assert author == author_mark(token)


# The link that everybody has


@pytest.fixture
def hall(lead):
    return scene.an_open_conversation(lead)


def test_the_shared_link_makes_a_link_of_ones_own(hall):
    tokens = [services.come_in(door=hall.everyone_nonce, on=today()) for _person in range(2)]
    for value, token in zip((1, -1), tokens, strict=True):
        say(token, first(hall), value)
    assert said(hall) == [(1, -1), (1, 1)]
    assert not selectors.door_of(tokens[0], today()).personal


@pytest.mark.parametrize("door", ["", "x", "0" * 32, "\0", "a\0"])
def test_a_shared_link_that_is_none_of_ours(hall, door):
    with pytest.raises(NotHere):
        services.come_in(door=door, on=today())
    with pytest.raises(NotHere):
        selectors.everyone_door(door, today())


def test_nobody_makes_a_link_of_their_own_without_start(hall):
    token = new_token(hall.everyone_nonce)
    with pytest.raises(NotHere):
        say(token, first(hall))
    with pytest.raises(NotHere):
        selectors.door_of(token, today())


def test_whoever_came_by_the_shared_link_is_told_of_the_close(lead, hall):
    tokens = [services.come_in(door=hall.everyone_nonce, on=today()) for _person in range(9)]
    for token in tokens:
        say(token, first(hall))
    scene.closed(lead, hall)
    assert selectors.door_of(tokens[0], today()).state == "closed"
    with pytest.raises(Invalid, match="conversation_over"):
        say(tokens[0], first(hall))


# Which group one belongs to


@pytest.fixture
def own(lead):
    return scene.an_open_conversation(lead, whom={"own_groups": ["Carer", "Works here"]})


def test_one_may_say_what_one_is_change_it_and_take_it_back(own):
    token = services.come_in(door=own.everyone_nonce, on=today())
    for group in ("Carer", "Works here", ""):
        services.say_who(token=token, own=group, on=today())
        assert selectors.door_of(token, today()).own == group
    assert Voter.objects.get().groups == {}


def test_no_other_group_than_those_offered(own):
    token = services.come_in(door=own.everyone_nonce, on=today())
    with pytest.raises(Invalid, match="conversation_group_unknown"):
        services.say_who(token=token, own="Chief executive", on=today())


# What others say


def test_a_guess_is_kept_once_and_may_be_changed(lead, body):
    conversation = scene.an_open_conversation(lead, body, guess_axis="sector")
    token = scene.tokens(conversation)[0]
    for value in (1, -1):
        services.guess(token=token, statement_ref=first(conversation), community="voluntary", value=value, on=today())
    assert list(Guess.objects.values_list("community", "value")) == [("voluntary", -1)]


@pytest.mark.parametrize("community", ["", "nobody", "Vale Trust"])
def test_a_guess_about_nobody_is_refused(lead, body, community):
    conversation = scene.an_open_conversation(lead, body, guess_axis="sector")
    with pytest.raises(Invalid, match="conversation_group_unknown"):
        services.guess(
            token=scene.tokens(conversation)[0],
            statement_ref=first(conversation),
            community=community,
            value=1,
            on=today(),
        )


def test_no_guess_where_none_is_asked(conversation, token):
    with pytest.raises(Invalid, match="conversation_group_unknown"):
        services.guess(token=token, statement_ref=first(conversation), community="voluntary", value=1, on=today())
