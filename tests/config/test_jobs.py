"""Jobs on the same database: done once, looked after nightly, and what goes is said in the audit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from convenor.web.config import jobs, retention
from convenor.web.kernel import health
from convenor.web.kernel.clock import now
from convenor.web.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db
works = pytest.mark.django_db(transaction=True)  # a worker opens transactions of its own
DONE = []


@task()
def note(text):
    DONE.append(text)


@task()
def fail():
    raise RuntimeError("no")


@pytest.fixture(autouse=True)
def in_the_database(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    DONE.clear()


@works
def test_each_job_is_done_once_in_order_and_the_worker_is_seen():
    for number in range(3):
        note.enqueue(number)
    jobs.JobsWorker().look_once()
    jobs.JobsWorker().look_once()
    assert DONE == [0, 1, 2]
    assert health.worker_seen_lately()


@works
def test_a_job_that_fails_does_not_stop_the_next(caplog):
    fail.enqueue()
    note.enqueue("after")
    jobs.JobsWorker().look_once()
    assert DONE == ["after"]
    assert DBTaskResult.objects.failed().count() == 1


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (datetime(2026, 6, 30, 1, 59, tzinfo=UTC), datetime(2026, 6, 29, 2, 0, tzinfo=UTC)),  # summer: three is two
        (datetime(2026, 6, 30, 2, 0, tzinfo=UTC), datetime(2026, 6, 30, 2, 0, tzinfo=UTC)),
        (datetime(2026, 12, 30, 3, 1, tzinfo=UTC), datetime(2026, 12, 30, 3, 0, tzinfo=UTC)),
    ],
)
def test_night_is_three_in_london(moment, night):
    assert jobs.latest_night(moment) == night


def test_one_nightly_job_a_night_however_many_workers_look():
    at = now()
    assert jobs.enqueue_nightly_if_due(at)
    assert not jobs.enqueue_nightly_if_due(at)
    DBTaskResult.objects.all().delete()  # another worker that looked at the same moment saw none either
    assert not jobs.enqueue_nightly_if_due(at)
    DBTaskResult.objects.all().delete()
    assert jobs.enqueue_nightly_if_due(at + timedelta(days=1))


def recorded(at):
    """Something done then; the triggers keep an entry as it is, so it is written with its day."""
    number = AuditEntry.objects.count() + 1
    AuditEntry.objects.create(chain="installation", number=number, at=at, actor="anonymous", verb="x", subject="y")


def test_the_night_takes_out_what_is_over_and_says_so():
    at = now()
    Session.objects.create(session_key="old", session_data="", expire_date=at - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=at + timedelta(hours=1))
    note.enqueue("recent")
    note.enqueue("long done")
    note.enqueue("abandoned")
    recent, done, abandoned = DBTaskResult.objects.order_by("enqueued_at").values_list("pk", flat=True)
    rows = DBTaskResult.objects
    rows.filter(pk=done).update(status="SUCCESSFUL", finished_at=at - timedelta(days=8))
    rows.filter(pk=abandoned).update(status="RUNNING", started_at=at - timedelta(hours=7))

    gone = retention.run(at)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert dict(rows.values_list("pk", "status")) == {recent: "READY", abandoned: "FAILED"}
    assert (gone["sessions"], gone["finished_jobs"], gone["abandoned_jobs"]) == (1, 1, 1)
    entry = AuditEntry.objects.get(verb="retention.run")
    assert (entry.actor, entry.chain) == ("system:retention", "installation")
    assert entry.facts == {"gone": gone, "failed": []}


def test_a_duty_that_fails_keeps_nothing_and_stops_no_other(monkeypatch):
    at = now()
    Session.objects.create(session_key="old", session_data="", expire_date=at - timedelta(seconds=1))

    def half(by, at):
        retention.sessions(by, at)
        raise RuntimeError("half way")

    monkeypatch.setattr(retention, "DUTIES", (retention.Duty("half", half), retention.Duty("whole", lambda by, at: 7)))
    assert retention.run(at) == {"whole": 7}
    assert Session.objects.count() == 1
    assert AuditEntry.objects.get(verb="retention.run").facts == {"gone": {"whole": 7}, "failed": ["half"]}


def test_by_a_clock_that_has_leapt_ahead_nothing_goes_until_somebody_could_have_seen_it():
    at = now()
    recorded(at)
    Session.objects.create(session_key="kept", session_data="", expire_date=at + timedelta(days=1))
    later = at + timedelta(days=365)
    assert retention.run(later) == {}
    assert Session.objects.count() == 1
    assert AuditEntry.objects.latest("number").verb == "retention.wait"


@pytest.mark.parametrize(
    ("days_ago", "silent"),
    [((1,), False), ((8,), False), ((59, 3), False), ((70,), True), ((70, 3), True), ((70, 8), False), ((), False)],
)
def test_a_long_silence_that_ended_within_a_week_makes_the_night_wait(days_ago, silent):
    at = now()
    for days in days_ago:
        recorded(at - timedelta(days=days))
    assert (retention.silent_since(at) is not None) is silent


@works
def test_the_worker_does_the_night_by_itself():
    jobs.JobsWorker().look_once()
    assert AuditEntry.objects.filter(verb="retention.run").count() == 1
    jobs.JobsWorker().look_once()
    assert AuditEntry.objects.filter(verb="retention.run").count() == 1


def test_it_waits_for_a_database_that_is_away(monkeypatch):
    worker = jobs.JobsWorker()
    looks = []

    def look():
        looks.append(1)
        if len(looks) == 1:
            raise OperationalError("away")
        worker.stop()

    monkeypatch.setattr(jobs, "AFTER_A_FAULT", 0)
    monkeypatch.setattr(jobs, "PAUSE", 0)
    monkeypatch.setattr(worker, "look_once", look)
    worker.work()
    assert len(looks) == 2


@works
def test_told_to_stop_it_finishes_the_job_at_hand_and_takes_no_other():
    worker = jobs.JobsWorker()
    DONE.append(worker.stop)
    stop_me.enqueue()
    note.enqueue("next")
    worker.work()
    assert DONE[1:] == ["stopped"]
    assert DBTaskResult.objects.ready().filter(task_path=note.module_path).count() == 1


@task(priority=5)
def stop_me():
    DONE[0]()
    DONE.append("stopped")
