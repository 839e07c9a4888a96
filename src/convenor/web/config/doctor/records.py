"""The doctor's look at what is kept: the audit unbroken, the jobs done, the first sign-in made."""

from collections.abc import Iterator
from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from convenor.web.config import retention
from convenor.web.config.doctor.found import Found, look_at, ok, wrong
from convenor.web.kernel import health
from convenor.web.kernel.clock import now
from convenor.web.kernel.verification import verify
from convenor.web.people import set_up_code

LATELY = timedelta(days=7)
TOO_LONG = timedelta(hours=1)


def look() -> Iterator[Found]:
    yield audit()
    yield clock()
    yield worker()
    yield from queue()
    yield sign_in()


def audit() -> Found:
    found = verify()
    if found.sound:
        return ok(
            "audit", f"{found.entries} entries, unbroken; compare a head you kept: convenor audit verify --head FILE"
        )
    mend = "convenor audit verify names each. Keep a copy of the database as it is, and find out who had access."
    return wrong("audit", f"{len(found.faults)} faults in {found.entries} entries", mend)


def clock() -> Found:
    silent = retention.silent_since(now())
    if silent is None:
        return ok("clock", f"it says {now():%d %B %Y at %H:%M} (UTC), and fits what was recorded before")
    says = f"it says {now():%d %B %Y}, but nothing was recorded for long after {silent:%d %B %Y}"
    mend = (
        "If the clock is ahead, set it right now: what is kept for a time would be deleted too early. If the software "
        "was off for so long, nothing needs doing: deleting goes on a week after it came back."
    )
    return wrong("clock", says, mend)


def worker() -> Found:
    seen = health.worker_seen()
    if health.worker_seen_lately():
        return ok("jobs", "their worker is there")
    says = f"their worker was last seen {seen:%d %B %Y at %H:%M} (UTC)" if seen else "their worker has never been seen"
    return look_at("jobs", says, "convenor serve runs it beside the site; alone: convenor work")


def queue() -> Iterator[Found]:
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now() - LATELY).count()
    if failed:
        yield look_at("jobs", f"{failed} failed in the last week", "The log of the worker says why.")
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=now() - TOO_LONG).count()
    if late:
        yield wrong("jobs", f"{late} have waited for more than an hour", "Run a worker: convenor work")


def sign_in() -> Found:
    if set_up_code.needed():
        return look_at(
            "first sign-in", "nobody has an account yet", f"Open the site and give this code: {set_up_code.show()}"
        )
    return ok("first sign-in", "made")
