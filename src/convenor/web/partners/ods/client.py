"""Asking the Organisation Data Service itself, over ORD 2-0-0: few questions, kept answers, and a soft fall.

Off unless the operator sets an address. The newer FHIR interface wants a key of its own; its files are read all the
same. Clock, sleep and opener are given, so that tests need neither network nor patience.
"""

import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from threading import Lock
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from convenor.errors import ConvenorError
from convenor.formats.ods import MOST_ORGANISATIONS, OdsOrganisation, OdsSummary, read_ods

GAP = 0.25  # seconds between two questions: ODS asks for fewer than five a second
FRESH = 3600.0  # seconds an answer is used again without asking
MOST_KEPT = 500
MOST_BYTES = 2_000_000
REACHES_BACK = 185  # days that the list of changes reaches back


class OdsUnavailable(ConvenorError):
    """The service did not answer, or not in a form we can read. Nothing was changed."""


class HttpSource:
    """An OdsSource over HTTP. When the service fails, an older answer is given if there is one."""

    def __init__(
        self,
        base: str,
        *,
        opener: Callable[..., Any] = urlopen,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        timeout: float = 10.0,
    ) -> None:
        parts = urlsplit(base)
        if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
            raise ValueError("the address of the Organisation Data Service must begin with https://")
        self._base = base.rstrip("/")
        self._open, self._clock, self._sleep, self._timeout = opener, clock, sleep, timeout
        self._kept: dict[str, tuple[float, bytes | None]] = {}
        self._last = -GAP
        self._lock = Lock()

    def organisation(self, code: str) -> OdsOrganisation | None:
        """The full record of a code."""
        answer = self.record(code)
        if answer is None:
            return None
        read = read_ods(answer)
        if read.problems:
            raise OdsUnavailable("ods_unavailable", reason=f"{code}: {read.problems[0].code}")
        return read.organisations[0] if read.organisations else None

    def record(self, code: str) -> bytes | None:
        """The record of a code as the service gave it; None when there is none."""
        code = code.strip().upper()
        if not (code.isascii() and code.isalnum()):
            return None
        return self._ask(f"{self._base}/organisations/{code}")

    def search(self, words: str, *, most: int = 20) -> Sequence[OdsSummary]:
        """Organisations by words of their name. The service wants at least three letters."""
        if len(words.strip()) < 3:
            return []
        question = urlencode({"Name": words.strip(), "Limit": min(most, MOST_ORGANISATIONS)})
        read = read_ods(self._ask(f"{self._base}/organisations?{question}") or b'{"Organisations": []}')
        found = [OdsSummary(one.code, one.name, one.status == "Active", one.postcode) for one in read.organisations]
        return sorted(found, key=lambda one: (one.name, one.code))[:most]

    def changed_since(self, day: date) -> Sequence[str]:
        """The codes changed since a day; the service reaches back about half a year."""
        answer = self._ask(f"{self._base}/sync?{urlencode({'LastChangeDate': day.isoformat()})}")
        try:
            links = [str(item["OrgLink"]) for item in json.loads(answer or b"{}").get("Organisations", [])]
        except (ValueError, TypeError, KeyError, AttributeError) as fault:
            raise OdsUnavailable("ods_unavailable", reason="unreadable answer") from fault
        return sorted({link.rstrip("/").rpartition("/")[2] for link in links})

    def _ask(self, address: str) -> bytes | None:
        with self._lock:
            kept = self._kept.get(address)
            if kept and self._clock() - kept[0] < FRESH:
                return kept[1]
            try:
                answer = self._fetch(address)
            except OdsUnavailable:
                if kept:
                    return kept[1]
                raise
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[address] = (self._clock(), answer)
            return answer

    def _fetch(self, address: str) -> bytes | None:
        wait = self._last + GAP - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._last = self._clock()
        request = Request(address, headers={"Accept": "application/json"})  # noqa: S310  checked in __init__
        try:
            with self._open(request, timeout=self._timeout) as response:
                answer: bytes = response.read(MOST_BYTES + 1)
        except HTTPError as fault:
            if fault.code == 404:
                return None
            if fault.code == 406:
                raise OdsUnavailable("ods_too_long_ago", days=REACHES_BACK) from fault
            raise OdsUnavailable("ods_unavailable", reason=f"it said {fault.code}") from fault
        except (URLError, OSError) as fault:
            raise OdsUnavailable("ods_unavailable", reason=_why(fault)) from fault
        if len(answer) > MOST_BYTES:
            raise OdsUnavailable("ods_unavailable", reason="answer too long")
        return answer


def _why(fault: OSError) -> str:
    reason = getattr(fault, "reason", fault)
    return "it took too long" if isinstance(reason, TimeoutError) else "no connection"


@cache
def _source(address: str) -> HttpSource:
    return HttpSource(address)


def ods_source() -> HttpSource | None:
    """The service the operator named; None when none is named."""
    address = settings.ODS_ADDRESS
    return _source(address) if address else None


def records_of(source: HttpSource, codes: Sequence[str]) -> bytes:
    """The records of several codes as one file, so that a look-up and an upload go the same way."""
    records: list[bytes] = []
    for code in codes:
        record = source.record(code)
        if record is None:
            raise OdsUnavailable("ods_no_such_code", given=code)
        records.append(record)
    return b"[" + b",".join(records) + b"]"
