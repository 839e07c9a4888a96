"""Preparing a conversation, step by step, until it is opened. Everything said so far is kept with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.models import Conversation, Statement
from convenor.web.conversations.rules import can_ask_anybody
from convenor.web.conversations.selectors.reading import leads
from convenor.web.conversations.services import checks
from convenor.web.conversations.services.holding import draft_of
from convenor.web.conversations.vocabulary import Audience, Routing, Standing, Visibility
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def prepare_conversation(
    *,
    by: Viewer,
    on: date,
    question: str,
    status: str,
    still_open: str = "",
    background: str = "",
    risks: str = "",
    topic: Any = None,
    body: Any = None,
) -> Conversation:
    """Begin with the question, and how far its matter is still open. `body`: whom it asks, of whoever may ask no
    other: a member who leads it."""
    require(can_ask_anybody(by) or leads(by, body, on), "conversation.prepare")
    fields = _about(question, status, still_open, background, risks, topic)
    row = Conversation.objects.create(
        partnership_id=by.partnership_id,
        **fields,
        marked_on=on,
        body_id=body.pk if body else None,
        audience=Audience.BODY if body else "",
    )
    audit.record(by=by, verb="conversation.prepare", subject=row.ref, status=row.status)
    return row


@transaction.atomic
def change_about(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    on: date,
    question: str,
    status: str,
    still_open: str = "",
    background: str = "",
    risks: str = "",
    topic: Any = None,
) -> Conversation:
    """Say otherwise what it is about. The mark can be put right until it is opened, and moves only forwards after."""
    row = draft_of(by, ref, on)
    fields = _about(question, status, still_open, background, risks, topic)
    if fields["status"] != row.status:
        fields["marked_on"] = on
    return _save(by, row, revision, fields)


@transaction.atomic
def choose_whom(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    on: date,
    audience: str,
    body: Any = None,
    communities: Iterable[Any] = (),
    personal_links: int = 0,
    entitled: int | None = None,
    axes: Sequence[str] = (),
    own_groups: Iterable[str] = (),
) -> Conversation:
    """Say who is asked, and along which lines people are known."""
    row, chosen, own = draft_of(by, ref, on), list(communities), list(own_groups)
    refuse_patient_data(own_groups=own)
    said = checks.audience(audience, body, chosen, personal_links)
    require(can_ask_anybody(by) or (said == Audience.BODY and leads(by, body, on)), "conversation.ask")
    groups = checks.own_groups(own)
    known_by = checks.axes(axes, said, groups)
    fields = {
        "audience": said,
        "body_id": body.pk if said == Audience.BODY else None,
        "personal_links": personal_links if said == Audience.LIST else 0,
        "entitled": (entitled or None) if said in (Audience.LIST, Audience.EVERYONE) else None,
        "axes": known_by,
        "own_groups": groups,
        "guess_axis": row.guess_axis if row.guess_axis in known_by else "",
        "one_voice": row.one_voice and said in (Audience.BODY, Audience.COMMUNITIES),
    }
    _save(by, row, revision, fields)
    row.communities.set([one.pk for one in chosen] if said == Audience.COMMUNITIES else [])
    return row


@transaction.atomic
def write_seeds(*, by: Viewer, ref: str, revision: int, on: date, seeds: Iterable[str]) -> Conversation:
    """Write the first statements, one a line, in the order in which they are numbered. One that begins with “About
    you:” is about the people themselves; whoever takes part sees it without these words."""
    row, given = draft_of(by, ref, on), list(seeds)
    refuse_patient_data(seeds=given)
    kept = checks.seeds(given)
    _save(by, row, revision, {})
    Statement.objects.filter(conversation=row).delete()
    Statement.objects.bulk_create(
        Statement(
            partnership_id=row.partnership_id,
            conversation=row,
            number=number,
            text=one.text,
            seed=True,
            meta=one.meta,
            standing=Standing.SHOWN,
            looked_at_on=on,
        )
        for number, one in enumerate(kept, start=1)
    )
    return row


@transaction.atomic
def choose_how(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    on: date,
    closes: date | None,
    what_comes: str,
    comes_by: date | None,
    visibility: str = Visibility.SEALED,
    own_statements: bool = True,
    checked_first: bool = True,
    importance: bool = False,
    guess_axis: str = "",
    one_voice: bool = False,
    routing: str = Routing.COMPLETE,
    reminders: int = 1,
) -> Conversation:
    """Say how it goes: who sees what when, until which day, and what will come of it by when."""
    row = draft_of(by, ref, on)
    refuse_patient_data(what_comes=what_comes)
    last_day = checks.last_day(closes, on)
    fields = {
        "visibility": checks.visibility(visibility),
        "own_statements": own_statements,
        "checked_first": checked_first,
        "importance": importance,
        "guess_axis": checks.second_question(guess_axis, row),
        "one_voice": checks.one_voice(one_voice, row),
        "routing": checks.routing(routing, row.statements.count()),
        "closes": last_day,
        "reminders": checks.reminders(reminders),
        "what_comes": what_comes.strip(),
        "comes_by": checks.comes(comes_by, last_day),
    }
    return _save(by, row, revision, fields)


@transaction.atomic
def discard_draft(*, by: Viewer, ref: str, on: date) -> None:
    """Throw away what was never opened. Nobody was asked, so nothing is lost but the preparing."""
    row = draft_of(by, ref, on)
    row.delete()
    audit.record(by=by, verb="conversation.discard", subject=ref)


def _about(question: str, status: str, still_open: str, background: str, risks: str, topic: Any) -> dict[str, Any]:
    refuse_patient_data(question=question, still_open=still_open, background=background, risks=risks)
    marked = checks.mark(status, topic)
    if marked == TopicStatus.DECIDED:
        raise Invalid("conversation_decided", field="status")
    return {
        "question": checks.question(question),
        "background": background.strip(),
        "risks": risks.strip(),
        "topic_id": topic.pk if topic else None,
        "status": marked,
        "still_open": still_open.strip(),
    }


def _save(by: Viewer, row: Conversation, revision: int, fields: dict[str, Any]) -> Conversation:
    changed = save_against(row, revision=revision, fields=fields)
    facts = {"status": row.status} if "status" in changed else {}
    audit.record(by=by, verb="conversation.prepare", subject=row.ref, fields=changed, **facts)
    return row
