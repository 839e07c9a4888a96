"""On which days people are reminded of what waits for them."""

from datetime import date, datetime, timedelta
from typing import Any

from django_tasks import default_task_backend

HOUR_OF_LETTERS = 8  # in London: nobody's telephone rings at night


def reminder_days(opened: date, closes: date, most: int) -> list[date]:
    """As many days as reminders were agreed, evenly spread, the last of them the day before the end.

    >>> reminder_days(date(2026, 11, 2), date(2026, 11, 16), 2)
    [datetime.date(2026, 11, 8), datetime.date(2026, 11, 15)]
    >>> reminder_days(date(2026, 11, 2), date(2026, 11, 3), 2)
    []
    """
    length = (closes - opened).days
    days = {opened + timedelta(days=length * number // most - 1) for number in range(1, most + 1)} if most else set()
    return sorted(day for day in days if day > opened)


def due_by(on: date, opened: date | None, closes: date | None, most: int) -> int:
    """How many reminders should have gone out by a day.

    >>> due_by(date(2026, 11, 9), date(2026, 11, 2), date(2026, 11, 16), 2)
    1
    """
    if opened is None or closes is None:
        return 0
    return sum(day <= on for day in reminder_days(opened, closes, most))


def in_the_morning(job: Any, on: datetime) -> Any:
    """The job, to be run at eight that morning in London, or now where it is later already or nothing can wait."""
    if not default_task_backend.supports_defer:
        return job
    morning = on.replace(hour=HOUR_OF_LETTERS, minute=0, second=0, microsecond=0)
    return job.using(run_after=morning if morning > on else on)
