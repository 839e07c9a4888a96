"""Everything that was said, read at one moment, in as many queries for few as for many; for the job alone."""

import pytest
from django.db import connection, transaction

from convenor.web.conversations.models import Conversation, Statement, Voter
from convenor.web.conversations.selectors.snapshot import one_moment, snapshot_of
from convenor.web.kernel.errors import Refused
from tests import factories
from tests.conversations import said

QUERIES = 8  # conversation, statements, told, votes, voters, guesses, asked, last release


def full(vale, count):
    row = said.conversation(vale, statements=6, own_groups=["a", "b"], guess_axis="own")
    voters = said.people(row, count, lambda at: {"own": "ab"[at % 2]})
    said.votes(row, voters, said.two_camps(count, 6))
    said.guesses(row, voters, "a", 1, [1] * count)
    return row


@pytest.mark.django_db
@pytest.mark.parametrize("count", [10, 60])
def test_it_takes_a_fixed_number_of_queries(vale, count, django_assert_num_queries):
    row = full(vale, count)
    with django_assert_num_queries(QUERIES):
        found = snapshot_of(said.JOB, row.pk)
    assert found.votes.shape == (count * 6, 3)
    assert len(found.groups) == count == len(found.guesses)


@pytest.mark.django_db
def test_it_leaves_out_what_is_not_shown(vale):
    row = full(vale, 10)
    first = row.statements.get(number=1)
    Statement.objects.filter(pk=first.pk).update(standing="refused", reason="names")
    found = snapshot_of(said.JOB, row.pk)
    assert first.pk not in {one.pk for one in found.statements}
    assert first.pk not in set(found.votes[:, 1].tolist())
    assert not found.guesses


@pytest.mark.django_db
def test_no_person_may_take_it(vale):
    row = full(vale, 10)
    with pytest.raises(Refused):
        snapshot_of(factories.convenor(vale), row.pk)


@pytest.mark.django_db
def test_of_another_conversation_it_knows_nothing(vale):
    full(vale, 10)
    other = said.conversation(vale, statements=3)
    found = snapshot_of(said.JOB, other.pk)
    assert found.votes.shape == (0, 3)
    assert not found.groups
    assert snapshot_of(said.JOB, 0) is None


@pytest.mark.django_db(transaction=True)
def test_the_moment_ends_and_one_can_write_after_it(vale):
    with one_moment():
        assert Conversation.objects.count() == 0
    row = said.conversation(vale, statements=1)
    with transaction.atomic():
        said.people(row, 1)
    assert Voter.objects.count() == 1
    assert not connection.in_atomic_block
