"""When a vote was cast, in any way that a file may write it: for the order of votes alone, so units do not matter."""

import re
from datetime import UTC, datetime
from math import isfinite

__all__ = ["moment"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# as Polis's exports have it beside the number, in the zone of whoever exported: Wed Jul 27 21:56:00 WIB 2022
_EXPORTED = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?: \S+)? (\d{4})")


def moment(text: str) -> float | None:
    """A number that is larger the later it was; None where it cannot be read.

    >>> moment("1403054214196"), moment("1,4E12"), moment("1970-01-01T00:01:00Z"), moment("noon")
    (1403054214196.0, 1400000000000.0, 60.0, None)
    >>> moment("Thu Jan 01 00:01:00 WIB 1970")
    60.0
    """
    try:
        number = float(text.replace(",", "."))
        return number if isfinite(number) else None
    except ValueError:
        pass
    try:
        return _since_1970(datetime.fromisoformat(text))
    except ValueError:
        pass
    if not (found := _EXPORTED.fullmatch(text)) or found[1].casefold() not in MONTHS:
        return None
    month = 1 + MONTHS.index(found[1].casefold())
    day, hour, minute, second, year = (int(found[at]) for at in range(2, 7))
    try:
        return _since_1970(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return None


def _since_1970(given: datetime) -> float:
    return (given if given.tzinfo else given.replace(tzinfo=UTC)).timestamp()
