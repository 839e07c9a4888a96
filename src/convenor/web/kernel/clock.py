"""What day and time it is. Views and jobs ask here; selectors and the core are told (`on: date`)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC: how moments are stored."""
    return timezone.now()


def today() -> date:
    """The day it is in London: how days are meant in law and in minutes, whatever the machine's own zone."""
    return now().astimezone(LONDON).date()
