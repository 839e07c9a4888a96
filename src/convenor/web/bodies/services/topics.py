"""Matters a body is to decide: put on the list, changed, and moved towards a decision; never back."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Body, Pathway, Topic, WentOn
from convenor.web.bodies.selectors.untold import never_told
from convenor.web.bodies.services.checks import add_row, given, may_keep, save
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel import audit
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

TOWARDS_DECIDED = (TopicStatus.OPEN.value, TopicStatus.NARROWED.value, TopicStatus.DECIDED.value)
EDITABLE = frozenset({"title", "status", "due", "stage", "how_to_be_heard", "pathway"})


@transaction.atomic
def add_topic(
    *,
    by: Viewer,
    body: Body,
    title: str,
    status: str = TopicStatus.OPEN,
    due: date | None = None,
    stage: str = "",
    pathway: Pathway | None = None,
    how_to_be_heard: str = "",
    reason: str = "",
    ref: str | None = None,
) -> Topic:
    """Put a matter on a body's list. How far it is still open is said, with its day, from the first day on.

    A matter that comes narrowed or decided needs a `reason` where some the body touches have no seat there.
    """
    may_keep(by, "topic.add", body, pathway)
    absent = _absent(by, body, None, TopicStatus.OPEN, status, reason)
    topic = Topic(
        body=body,
        title=given(title, field="title", code="topic_title_missing"),
        status=status,
        marked_on=today(),
        due=due,
        stage=stage,
        pathway=pathway,
        how_to_be_heard=how_to_be_heard.strip(),
    )
    add_row(by, topic, ref)
    audit.record(by=by, verb="topic.add", subject=topic.ref, status=str(topic.status))
    _go_on(by, topic, absent, reason)
    return topic


@transaction.atomic
def edit_topic(*, by: Viewer, topic: Topic, revision: int, reason: str = "", **fields: Any) -> Topic:
    """Change what is said of a matter. Its mark moves from open to narrowed to decided, never back, and has its day.

    Where some it touches have no seat on the body and were never told, moving the mark needs a `reason`, kept for good.
    """
    may_keep(by, "topic.edit", topic, fields.get("pathway"))
    before = topic.status
    if "title" in fields:
        fields["title"] = given(fields["title"], field="title", code="topic_title_missing")
    if "how_to_be_heard" in fields:
        fields["how_to_be_heard"] = fields["how_to_be_heard"].strip()
    _refuse_backwards(topic, fields.get("status", before))
    absent = _absent(by, topic.body, topic, before, fields.get("status", before), reason)
    editable = EDITABLE
    if fields.get("status", before) != before:
        fields["marked_on"], editable = today(), EDITABLE | {"marked_on"}
    changed = save(topic, revision=revision, fields=fields, editable=editable)
    if changed:
        moved = {"status": [str(before), str(topic.status)]} if "status" in changed else {}
        audit.record(by=by, verb="topic.edit", subject=topic.ref, fields=changed, **moved)
    _go_on(by, topic, absent, reason)
    return topic


def _refuse_backwards(topic: Topic, after: str) -> None:
    """The mark as the database has it now counts, not as this copy of the row remembers it."""
    now = Topic.objects.select_for_update().values_list("status", flat=True).get(pk=topic.pk)
    if after in TOWARDS_DECIDED and TOWARDS_DECIDED.index(after) < TOWARDS_DECIDED.index(now):
        raise Invalid("topic_reopened", field="status", title=topic.title)


def _absent(by: Viewer, body: Body, topic: Topic | None, before: str, after: str, reason: str) -> list[str]:
    """Who is left out by moving the mark; refused without a reason for going on."""
    if after == before:
        return []
    absent = never_told(by, body, topic, on=today())
    if absent and not reason.strip():
        raise Invalid("went_on_reason_missing", field="reason")
    return absent


def _go_on(by: Viewer, topic: Topic, absent: list[str], reason: str) -> None:
    """Keep for good that the mark moved without them, and why."""
    if not absent:
        return
    row = WentOn(
        topic=topic, status=topic.status, on=today(), absent="\n".join(absent), reason=" ".join(reason.split())
    )
    add_row(by, row, None)
    audit.record(by=by, verb="topic.go_on", subject=topic.ref, entry=row.ref, absent=len(absent))
