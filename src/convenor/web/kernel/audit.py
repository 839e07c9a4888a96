"""The audit: one entry for each thing done, written inside the service's own transaction, chained by hash.

Whoever can change the database at will can also write a whole chain anew. Only a head kept elsewhere shows that: see
`heads` and `convenor audit head`.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Max

from convenor.web.kernel.clock import now
from convenor.web.kernel.middleware import request_id
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Viewer

START = "0" * 64
INSTALLATION = "installation"


class Act(NamedTuple):
    """What was done to what. `facts` never hold a person's name, address or words: name the fields, not the values."""

    verb: str
    subject: str
    facts: Mapping[str, Any] = {}


def record(*, by: Viewer, verb: str, subject: str, **facts: Any) -> None:
    """Write one entry: `record(by=by, verb="partner.add", subject=partner.ref, fields=["name"])`."""
    record_all(by=by, acts=[Act(verb, subject, facts)])


def record_all(*, by: Viewer, acts: Iterable[Act]) -> None:
    """Write many entries of one transaction, in order."""
    with transaction.atomic():
        chain = chain_of(by.partnership_id)
        _one_writer_at_a_time(chain)
        last = AuditEntry.objects.filter(chain=chain).order_by("-number").first()
        number, previous = (last.number, last.digest) if last else (0, START)
        at, entries = now(), []
        for act in acts:
            number += 1
            entry = AuditEntry(
                chain=chain,
                number=number,
                at=at,
                actor=by.actor,
                verb=act.verb,
                subject=act.subject,
                facts=_plain(act.facts),
                request_id=request_id.get(),
                previous=previous,
            )
            entry.digest = previous = digest_of(entry)
            entries.append(entry)
        AuditEntry.objects.bulk_create(entries, batch_size=500)


def latest_before(moment: datetime) -> datetime | None:
    """When the latest entry up to a moment was written, in any chain."""
    return AuditEntry.objects.filter(at__lte=moment).aggregate(latest=Max("at"))["latest"]


def chain_of(partnership_id: int | None) -> str:
    """The name of a partnership's chain, or of the installation's own."""
    return f"partnership:{partnership_id}" if partnership_id else INSTALLATION


def digest_of(entry: AuditEntry) -> str:
    """The hash that ties an entry to the one before it."""
    at: datetime = entry.at
    said = [
        entry.chain,
        entry.number,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        entry.verb,
        entry.subject,
        entry.facts,
        entry.request_id,
        entry.previous,
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _one_writer_at_a_time(chain: str) -> None:
    """Until the transaction ends. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"audit:{chain}"])


def _plain(value: Any) -> Any:
    """The value as every database gives it back unchanged: PostgreSQL writes some numbers in its own way."""
    if value is None or isinstance(value, bool | int | str):
        return value.replace("\0", "") if isinstance(value, str) else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(part) for part in value)
    if isinstance(value, Iterable):
        return [_plain(part) for part in value]
    return str(value)
