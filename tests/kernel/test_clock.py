"""Moments are in UTC, days are London's, whatever the machine's zone and the season."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from convenor.web.kernel import clock


def test_now_is_in_utc():
    assert clock.now().utcoffset().total_seconds() == 0


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),  # summer: an hour ahead
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_day_is_londons(monkeypatch, moment, day):
    monkeypatch.setattr(timezone, "now", lambda: moment)
    with timezone.override("Pacific/Auckland"):
        assert clock.today() == day
