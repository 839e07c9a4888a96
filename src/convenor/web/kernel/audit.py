"""The audit: one entry for each thing done, written inside the service's own transaction, chained by hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from convenor.web.kernel.middleware import request_id
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Viewer

START = "0" * 64


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
        chain = f"partnership:{by.partnership_id}" if by.partnership_id else "installation"
        if connection.vendor == "postgresql":  # SQLite has one writer at a time anyway
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"audit:{chain}"])
        last = AuditEntry.objects.filter(chain=chain).order_by("-number").first()
        number, previous = (last.number, last.digest) if last else (0, START)
        now, entries = timezone.now(), []
        for act in acts:
            number += 1
            entry = AuditEntry(
                chain=chain,
                number=number,
                at=now,
                actor=by.actor,
                verb=act.verb,
                subject=act.subject,
                facts=dict(act.facts),
                request_id=request_id.get(),
                previous=previous,
            )
            entry.digest = previous = digest_of(entry)
            entries.append(entry)
        AuditEntry.objects.bulk_create(entries, batch_size=500)


def digest_of(entry: AuditEntry) -> str:
    """The hash that ties an entry to the one before it."""
    at: datetime = entry.at
    said = [
        entry.chain,
        entry.number,
        at.astimezone().timestamp(),
        entry.actor,
        entry.verb,
        entry.subject,
        entry.facts,
        entry.request_id,
        entry.previous,
    ]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
