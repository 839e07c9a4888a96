"""Whether the site can do its work: asked by a load balancer at `/health`, and by `convenor doctor`."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as shared
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from convenor.web.kernel.clock import now

LITTLE_SPACE = 200  # megabytes: below this a database may soon be unable to write
SEEN = "jobs-worker-seen"
LATELY = timedelta(minutes=10)
_migrated: set[str] = set()  # databases found complete: they stay so, since a new version is a new process
REMEMBERED = 2.0  # seconds; so that asking often costs nothing


class HealthMiddleware:
    """Answers `/health` before anything else looks at the request: no session, no host check, no log line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.asked_at = 0.0
        self.known: dict[str, Any] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != "/health":
            return self.get_response(request)
        if not self.known or time.monotonic() - self.asked_at > REMEMBERED:
            self.known, self.asked_at = state(), time.monotonic()
        response = JsonResponse(self.known, status=200 if self.known["ok"] else 503)
        response.headers["Cache-Control"] = "no-store"
        response._has_been_logged = True  # type: ignore[attr-defined]  # 503 is for whoever asks, not for the log
        return response


def state() -> dict[str, Any]:
    """In words a machine can compare. A missing jobs worker is said, but the pages work without it."""
    database = database_answers()
    migrated = database and not migrations_waiting()
    space = free_megabytes()
    return {
        "ok": bool(database and migrated and space >= LITTLE_SPACE),
        "database": "ok" if database else "does not answer",
        "migrations": "ok" if migrated else "waiting" if database else "unknown",
        "jobs": ("ok" if worker_seen_lately() else "no worker seen lately") if migrated else "unknown",
        "space": "ok" if space >= LITTLE_SPACE else "little left",
        "free_megabytes": space,
    }


def database_answers() -> bool:
    return database_fault() is None


def database_fault() -> DatabaseError | None:
    """What the database answers instead of answering."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return None
    except DatabaseError as error:
        connection.close()  # so that the next asking tries afresh
        return error


def migrations_waiting() -> list[str]:
    """The migrations this version brings that the database has not had yet."""
    name = str(connection.settings_dict["NAME"])
    if name in _migrated:
        return []
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        _migrated.add(name)
    return [f"{step.app_label}.{step.name}" for step, _backwards in plan]


def free_megabytes() -> int:
    """Free space where the site keeps its files (the database too, when that is SQLite)."""
    place = Path(settings.HOME)
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free // 1_000_000


def note_worker() -> None:
    """The jobs worker says that it is there."""
    shared.set(SEEN, now(), timeout=None)


def worker_seen() -> datetime | None:
    """When the jobs worker was last there."""
    try:
        seen = shared.get(SEEN)
    except DatabaseError:  # no cache table yet
        return None
    return seen if isinstance(seen, datetime) else None


def worker_seen_lately() -> bool:
    seen = worker_seen()
    return seen is not None and abs(now() - seen) < LATELY  # of one seen tomorrow the clock was wrong
