"""On which days people are reminded of what waits for them."""

from datetime import date, timedelta


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
