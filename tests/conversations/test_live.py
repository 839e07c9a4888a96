"""Releases while votes come in: by a job beside the site, asked for once a minute at most, made up for when lost."""

import pytest
from django.core.cache import cache
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from convenor.web.conversations import tasks
from convenor.web.conversations.models import Conversation, Release, Voter
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import now, today
from tests import factories
from tests.conversations import said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs_in_the_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    cache.clear()


@pytest.fixture
def row(db):
    return said.conversation(factories.partnership(register_is_public=True))


def thirty_vote(row):
    said.votes(row, said.people(row, 30), said.a_spectrum(30, 10))


def waiting():
    return DBTaskResult.objects.ready().filter(task_path=tasks.release.module_path)


def do_what_waits():
    for one in waiting():
        tasks.release.call(**one.args_kwargs["kwargs"])
        one.delete()


def killed():
    """The worker took the job, and then there was no worker."""
    assert waiting().update(status=TaskResultStatus.RUNNING, started_at=now()) == 1
    cache.clear()  # a minute goes by


def look(client, row):
    assert client.get(f"/p/{row.partnership.slug}/conversations/{row.ref}/results/").status_code == 200


def test_the_queue_tells_of_no_single_vote(row):
    """Of few new votes nothing is due, and nothing stands in the queue with the time at which they came."""
    few = said.a_spectrum(3, 10)
    few[:, 2:] = float("nan")
    said.votes(row, said.people(row, 3), few)
    tasks.ask_for_release(row.pk)
    assert not waiting().exists()


def test_it_is_asked_for_at_most_once_a_minute(row):
    thirty_vote(row)
    for _time in range(5):
        tasks.ask_for_release(row.pk)
    assert waiting().count() == 1


def test_the_job_makes_what_is_due_and_carries_no_vote(row):
    thirty_vote(row)
    tasks.ask_for_release(row.pk)
    assert waiting().get().args_kwargs == {"args": [], "kwargs": {"conversation_id": row.pk}}
    do_what_waits()
    assert Release.objects.get().number == 1


def test_a_job_that_was_killed_is_made_up_for_by_the_next_look(client, row):
    thirty_vote(row)
    tasks.ask_for_release(row.pk)
    killed()
    look(client, row)
    do_what_waits()
    assert Release.objects.get().number == 1


def test_and_by_the_next_vote(row):
    thirty_vote(row)
    tasks.ask_for_release(row.pk)
    killed()
    tasks.ask_for_release(row.pk)  # as the next vote does
    do_what_waits()
    assert Release.objects.get().number == 1


def test_a_last_release_that_was_killed_is_made_up_for_in_the_night(row):
    thirty_vote(row)
    Conversation.objects.filter(pk=row.pk).update(visibility="sealed")
    said.closed(row)
    tasks.release.enqueue(conversation_id=row.pk, final=True)
    killed()
    assert tasks.ask_where_owed(said.JOB) == 1
    do_what_waits()
    assert Release.objects.get().final
    assert tasks.ask_where_owed(said.JOB) == 0


def test_nothing_is_asked_for_while_it_is_sealed_or_when_the_last_is_out(client, row):
    Conversation.objects.filter(pk=row.pk).update(visibility="sealed")
    look(client, row)
    assert not waiting().exists()
    thirty_vote(row)
    said.released(said.closed(row))
    look(client, row)
    assert not waiting().exists()


def test_a_job_for_a_conversation_that_is_gone_does_nothing(row):
    tasks.release.call(conversation_id=row.pk + 1)
    assert not Release.objects.exists()


def test_a_job_that_began_before_the_close_keeps_nothing(row, monkeypatch):
    """Its figures are of keys that are no more."""
    from convenor.web.conversations.services import releasing
    from convenor.web.conversations.working_out.analysis import worked_out

    thirty_vote(row)

    def and_then_it_is_closed(snapshot):
        Conversation.objects.filter(pk=row.pk).update(
            state=State.CLOSED, closed=today(), took_part=Voter.objects.count()
        )
        return worked_out(snapshot)

    monkeypatch.setattr(releasing, "worked_out", and_then_it_is_closed)
    assert said.released(row) is None
    assert not Release.objects.exists()
