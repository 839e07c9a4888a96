"""Matters a body is to decide: put on the list, changed, and moved towards a decision; never back."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Body, Pathway, Topic
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
    ref: str | None = None,
) -> Topic:
    """Put a matter on a body's list. How far it is still open is said, with its day, from the first day on."""
    may_keep(by, "topic.add", body, pathway)
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
    return topic


@transaction.atomic
def edit_topic(*, by: Viewer, topic: Topic, revision: int, **fields: Any) -> Topic:
    """Change what is said of a matter. Its mark moves from open to narrowed to decided, never back, and has its day."""
    may_keep(by, "topic.edit", topic, fields.get("pathway"))
    before = topic.status
    if "title" in fields:
        fields["title"] = given(fields["title"], field="title", code="topic_title_missing")
    if "how_to_be_heard" in fields:
        fields["how_to_be_heard"] = fields["how_to_be_heard"].strip()
    _refuse_backwards(topic, fields.get("status", before))
    editable = EDITABLE
    if fields.get("status", before) != before:
        fields["marked_on"], editable = today(), EDITABLE | {"marked_on"}
    changed = save(topic, revision=revision, fields=fields, editable=editable)
    if changed:
        moved = {"status": [str(before), str(topic.status)]} if "status" in changed else {}
        audit.record(by=by, verb="topic.edit", subject=topic.ref, fields=changed, **moved)
    return topic


def _refuse_backwards(topic: Topic, after: str) -> None:
    """The mark as the database has it now counts, not as this copy of the row remembers it."""
    now = Topic.objects.select_for_update().values_list("status", flat=True).get(pk=topic.pk)
    if after in TOWARDS_DECIDED and TOWARDS_DECIDED.index(after) < TOWARDS_DECIDED.index(now):
        raise Invalid("topic_reopened", field="status", title=topic.title)
