"""What goes by itself once its time is over: once a night, each duty for itself, with one entry in the audit."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from convenor.web.conversations import services as conversations
from convenor.web.conversations.tasks import ask_where_owed
from convenor.web.kernel import audit
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.listening import services as listening
from convenor.web.people.services import forget_old_invitations
from convenor.web.pulses import services as pulses
from convenor.web.register.services import empty_old_imports

FINISHED_JOBS_KEPT = timedelta(days=7)
INVITATIONS_KEPT = timedelta(days=30)  # after they ran out: long enough to answer "I was invited, was I not?"
A_JOB_MAY_TAKE = timedelta(hours=6)
LONG_SILENCE = timedelta(days=60)  # every night leaves an entry, so a longer silence is a stop, or a clock set ahead
WAIT_AFTER_SILENCE = timedelta(days=7)  # for somebody to notice, before anything goes by such a clock

log = logging.getLogger(__name__)


class Duty(NamedTuple):
    """One kind of thing that goes: its name in the audit, and what takes it out and says how many."""

    name: str
    do: Callable[[Viewer, datetime], int]


def run(at: datetime) -> dict[str, int]:
    """Do every duty. One that fails keeps none of its own work, and does not stop the others.

    By a clock that has leapt ahead nothing goes: what is deleted a year too early does not come back.
    """
    by = system_viewer("retention")
    if silent_since(at):
        log.error("retention: the clock has leapt ahead, so nothing goes yet")
        audit.record(by=by, verb="retention.wait", subject=audit.INSTALLATION)
        return {}
    done: dict[str, int] = {}
    failed: list[str] = []
    for duty in DUTIES:
        try:
            with transaction.atomic():
                done[duty.name] = duty.do(by, at)
        except Exception:  # whatever it is, the other duties are owed all the same
            log.exception("retention: a duty failed")
            failed.append(duty.name)
    audit.record(by=by, verb="retention.run", subject=audit.INSTALLATION, gone=done, failed=failed)
    return done


def silent_since(at: datetime) -> datetime | None:
    """When the last thing was recorded before a long silence that ended less than a week before `at`, if there was one.

    The clock was set ahead, or all stood still for long: which of the two, only a person can say.
    """
    last = audit.latest_before(at - WAIT_AFTER_SILENCE)
    return last if last is not None and last < at - LONG_SILENCE else None


def sessions(by: Viewer, at: datetime) -> int:
    """Sessions that have run out."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def finished_jobs(by: Viewer, at: datetime) -> int:
    """Jobs done: what they were given may name people."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=at - FINISHED_JOBS_KEPT)
    return old.delete()[0]


def abandoned_jobs(by: Viewer, at: datetime) -> int:
    """Jobs whose worker was killed: they would count as running for ever."""
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=at - A_JOB_MAY_TAKE)
    return abandoned.update(status=TaskResultStatus.FAILED, finished_at=at)


def invitations(by: Viewer, at: datetime) -> int:
    """Invitations that are used, withdrawn or out of date, and the addresses in them."""
    return forget_old_invitations(by=by, before=at - INVITATIONS_KEPT)


def imported_files(by: Viewer, at: datetime) -> int:
    """What files said that were brought in: kept only as long as that can be undone."""
    return empty_old_imports(by=by, now=at)


def pulses_over(by: Viewer, at: datetime) -> int:
    """Pulses whose last day is past: closed, with all that could join an answer to a person taken away."""
    return pulses.close_over(by=by, at=at)


def pulses_opened(by: Viewer, at: datetime) -> int:
    """Nothing goes here: pulses open that were set to open by themselves today."""
    return pulses.open_due(by=by, at=at)


def pulses_asked(by: Viewer, at: datetime) -> int:
    """Who was asked in pulses that ended long ago."""
    return pulses.forget_asked(by=by, at=at)


def pulses_letters(by: Viewer, at: datetime) -> int:
    """Nothing goes here: the morning's letters about open pulses are asked for."""
    return pulses.ask_for_letters(by=by, at=at)


def listening_asks(by: Viewer, at: datetime) -> int:
    """Who was asked for their time more than 90 days ago, and what was asked of anybody more than a year ago."""
    return listening.forget_old_asks(by=by, at=at)


def listening_over(by: Viewer, at: datetime) -> int:
    """Listening sessions of more than two years ago, and concerns settled before then that are not public."""
    return listening.forget_old_sessions(by=by, at=at) + listening.forget_old_concerns(by=by, at=at)


def conversations_over(by: Viewer, at: datetime) -> int:
    """Conversations whose last day is past: closed, with all that could join a vote to a person taken away."""
    return conversations.close_over(by=by, at=at)


def conversations_asked(by: Viewer, at: datetime) -> int:
    """Who was asked in conversations that ended long ago."""
    return conversations.forget_asked(by=by, at=at)


def conversations_votes(by: Viewer, at: datetime) -> int:
    """What was voted in conversations closed long ago; what could be shown of it stays."""
    return conversations.forget_votes(by=by, at=at)


def conversations_owed(by: Viewer, at: datetime) -> int:
    """Nothing goes here: releases that were due and did not come, because a worker was killed, are asked for again."""
    return ask_where_owed(by)


def conversations_letters(by: Viewer, at: datetime) -> int:
    """Nothing goes here: the morning's letters about open conversations are asked for."""
    return conversations.ask_for_letters(by=by, at=at)


DUTIES: tuple[Duty, ...] = (
    Duty("sessions", sessions),
    Duty("finished_jobs", finished_jobs),
    Duty("abandoned_jobs", abandoned_jobs),
    Duty("invitations", invitations),
    Duty("imported_files", imported_files),
    Duty("pulses_over", pulses_over),
    Duty("pulses_opened", pulses_opened),
    Duty("pulses_asked", pulses_asked),
    Duty("pulses_letters", pulses_letters),
    Duty("conversations_over", conversations_over),
    Duty("conversations_asked", conversations_asked),
    Duty("conversations_votes", conversations_votes),
    Duty("conversations_owed", conversations_owed),
    Duty("conversations_letters", conversations_letters),
    Duty("asks_over", listening_asks),
    Duty("listening_over", listening_over),
)
