"""Jobs outside the request: the worker that does them, and the one that comes round every night. No cron needed."""

import logging
import threading
import time
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import DatabaseError, close_old_connections
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from convenor.web.config import retention
from convenor.web.kernel.clock import LONDON, now
from convenor.web.kernel.health import note_worker

HOUR_OF_NIGHT = 3
PAUSE = 0.5  # seconds between two looks for jobs
SAY_SO = 60.0  # seconds between two signs of life
AFTER_A_FAULT = 5.0

log = logging.getLogger(__name__)


@task()
def nightly() -> dict[str, int]:
    """What goes by itself once its time is over."""
    return retention.run(now())


def enqueue_nightly_if_due(at: datetime) -> bool:
    """Put tonight's job in the queue unless it was already; several workers agree through the shared cache."""
    last = latest_night(at)
    tonight = {"enqueued_at__gte": last, "enqueued_at__lt": at + timedelta(hours=1)}  # not while a clock was ahead
    if DBTaskResult.objects.filter(task_path=nightly.module_path, **tonight).exists():
        return False
    if not cache.add(f"nightly:{last:%Y-%m-%d}", 1, timeout=24 * 3600):
        return False
    nightly.enqueue()
    return True


def latest_night(at: datetime) -> datetime:
    """The last time it was three in the night in London."""
    local = at.astimezone(LONDON)
    night = local.replace(hour=HOUR_OF_NIGHT, minute=0, second=0, microsecond=0)
    return night if night <= local else night - timedelta(days=1)


class JobsWorker:
    """Does the jobs of the queue, one after another, until told to stop; a job that has begun is finished first."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._inner: Worker | None = None
        self._said_at = float("-inf")

    def stop(self) -> None:
        self._stop.set()
        if self._inner is not None:
            self._inner.running = False

    def work(self) -> None:
        """Go on until stopped. A database that is away for a while is waited for."""
        while not self._stop.is_set():
            try:
                self.look_once()
            except DatabaseError:
                log.exception("the jobs worker cannot reach the database")
                self._stop.wait(AFTER_A_FAULT)
            close_old_connections()
            self._stop.wait(PAUSE)

    def look_once(self) -> None:
        """Do what is waiting."""
        if time.monotonic() - self._said_at > SAY_SO:
            note_worker()
            enqueue_nightly_if_due(now())
            self._said_at = time.monotonic()
        self._inner = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"convenor-{id(self)}",
            excluded_queue_names=[],
        )
        if not self._stop.is_set():
            self._inner.run()
