"""Who is touched by what a body decides: marked one by one, or a whole page of ticks at once."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Affected, Body, Topic
from convenor.web.bodies.services.checks import add_row, may_keep, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.viewer import Viewer

HOW = frozenset({"how"})
Ticks = Mapping[Any, str]
"""How each ticked community or partner is affected; empty where nobody has said how."""


@transaction.atomic
def mark_affected(
    *,
    by: Viewer,
    body: Body,
    topic: Topic | None = None,
    community: Any = None,
    partner: Any = None,
    how: str = "",
    ref: str | None = None,
) -> Affected:
    """Say that one community or one partner is touched by what a body decides, or by one topic of it."""
    may_keep(by, "affected.mark", body, topic, community, partner)
    _refuse_other_body(body, topic)
    if (community is None) == (partner is None):
        raise Invalid("party_one", field="party")
    if Affected.objects.filter(body=body, topic=topic, community=community, partner=partner).exists():
        raise Invalid("affected_already", field="party", party=(community or partner).name)
    row = Affected(body=body, topic=topic, community=community, partner=partner, how=_one_line(how))
    add_row(by, row, ref)
    audit.record(by=by, verb="affected.mark", subject=row.ref, body=body.ref, topic=topic.ref if topic else "")
    return row


@transaction.atomic
def set_affected(
    *, by: Viewer, body: Body, topic: Topic | None = None, communities: Ticks, partners: Ticks, seen: str
) -> tuple[int, int]:
    """Make exactly these the affected ones; returns how many were added and how many taken off.

    `seen` is what `seen_of` said of the rows the ticks were made on, so that nobody's ticks are silently undone.
    """
    may_keep(by, "affected.set", body, topic, *communities, *partners)
    _refuse_other_body(body, topic)
    Body.objects.select_for_update().get(pk=body.pk)
    rows = list(Affected.objects.filter(partnership_id=by.partnership_id, body=body, topic=topic))
    if seen_of(rows) != seen:
        raise ChangedMeanwhile("changed_meanwhile", subject=body.ref)
    wanted = {("community", row.pk): _one_line(how) for row, how in communities.items()}
    wanted |= {("partner", row.pk): _one_line(how) for row, how in partners.items()}
    there = {_party(row): row for row in rows}
    gone = [row for party, row in there.items() if party not in wanted]
    Affected.objects.filter(pk__in=[row.pk for row in gone]).delete()
    changed = [
        there[party].ref
        for party, how in wanted.items()
        if party in there and save(there[party], revision=there[party].revision, fields={"how": how}, editable=HOW)
    ]
    new = [_new(by, body, topic, party, how) for party, how in wanted.items() if party not in there]
    if gone or changed or new:
        facts = {"added": [row.ref for row in new], "removed": [row.ref for row in gone], "changed": changed}
        audit.record(by=by, verb="affected.set", subject=topic.ref if topic else body.ref, **facts)
    return len(new), len(gone)


def seen_of(rows: Iterable[Affected]) -> str:
    """A short sign of which rows there are, in which revision: it differs as soon as somebody saves."""
    said = ",".join(sorted(f"{row.ref}:{row.revision}" for row in rows))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _new(by: Viewer, body: Body, topic: Topic | None, party: tuple[str, int], how: str) -> Affected:
    kind, key = party
    row = Affected(body=body, topic=topic, how=how, **{f"{kind}_id": key})
    add_row(by, row, None)
    return row


def _party(row: Affected) -> tuple[str, int]:
    return ("community", row.community_id) if row.community_id else ("partner", row.partner_id or 0)


def _refuse_other_body(body: Body, topic: Topic | None) -> None:
    if topic is not None and topic.body_id != body.pk:
        raise Invalid("topic_of_another_body", field="topic", title=topic.title)


def _one_line(text: str) -> str:
    return " ".join(text.split())
