"""Listening sessions: planned, held, the notes sent back, corrected by those heard, and what came of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.clock import LONDON
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.letters import deliver_notes
from convenor.web.listening.models import Asking, Correction, Heard, Point, Session
from convenor.web.listening.rules import can_hold_sessions, can_write_notes
from convenor.web.listening.selectors.sessions import heard_by_link, point_of, session_row
from convenor.web.listening.services.asks import note_asking, note_what_came
from convenor.web.listening.services.checks import addresses, ours, words
from convenor.web.listening.vocabulary import CORRECTING, KEPT, AskKind, SessionState
from convenor.web.people.selectors import people_visible_to

USUAL_MINUTES = 60


@transaction.atomic
def plan_session(*, by: Viewer, title: str, planned_for: date | None, place: str = "") -> Session:
    """Plan one: what about, on which day, where. With whom comes next."""
    require(can_hold_sessions(by), "session.plan")
    row = Session(partnership_id=by.partnership_id, **_when(title, planned_for, place))
    row.save(force_insert=True)
    audit.record(by=by, verb="session.plan", subject=row.ref)
    return row


@transaction.atomic
def change_session(*, by: Viewer, ref: str, revision: int, title: str, planned_for: date | None, place: str) -> Session:
    """Another day or place, while it is planned."""
    row = _planned(by, ref)
    changed = save_against(row, revision=revision, fields=_when(title, planned_for, place))
    audit.record(by=by, verb="session.change", subject=row.ref, fields=changed)
    return row


@transaction.atomic
def say_with_whom(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    communities: Sequence[Any],
    partners: Sequence[Any],
    body: Any,
    listeners: Sequence[Any],
) -> Session:
    """With whom it is, and who listens."""
    row = _planned(by, ref)
    ours(by, *communities, *partners, body, *listeners)
    if not communities and not partners and body is None:
        raise Invalid("session_with_nobody", field="communities")
    if not listeners:
        raise Invalid("session_nobody_listens", field="listeners")
    save_against(row, revision=revision, fields={"body": body})
    row.communities.set(communities)
    row.partners.set(partners)
    row.listeners.set(listeners)
    audit.record(by=by, verb="session.with", subject=row.ref)
    return row


@transaction.atomic
def call_off_session(*, by: Viewer, ref: str, revision: int) -> Session:
    """It does not take place."""
    row = _planned(by, ref)
    save_against(row, revision=revision, fields={"state": SessionState.CALLED_OFF.value})
    audit.record(by=by, verb="session.call_off", subject=row.ref)
    return row


@transaction.atomic
def say_who_was_heard(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    held_on: date | None,
    person_ids: Iterable[int],
    emails: str = "",
    others: int = 0,
    minutes: int = USUAL_MINUTES,
    on: date,
) -> Session:
    """It was held: who of the register was heard, to which addresses the notes go besides, and how many others there
    were. Their time goes into the ledger of asks."""
    row = _to_write(by, ref)
    if row.state != SessionState.PLANNED:
        raise Invalid("session_held_already")
    if held_on is None or held_on > on:
        raise Invalid("session_held_when", field="held_on")
    people = people_visible_to(by, on=held_on, among=set(person_ids))
    to_write_to = addresses(emails)
    count = len(people) + len(to_write_to) + others
    if not count:
        raise Invalid("session_nobody_heard", field="person_ids")
    said = Counter(one.front_line for one in people)
    fields = {
        "state": SessionState.HELD.value,
        "held_on": held_on,
        "heard": count,
        "front_line": said[True],
        "not_front_line": said[False],
    }
    save_against(row, revision=revision, fields=fields)
    Heard.objects.bulk_create(
        [
            *(Heard(session=row, person_id=one.id) for one in people),
            *(Heard(session=row, email=one) for one in to_write_to),
        ]
    )
    audit.record(by=by, verb="session.held", subject=row.ref, heard=count)
    asking = note_asking(
        by=by,
        kind=AskKind.SESSION,
        subject=row.ref,
        title=row.title,
        minutes=minutes,
        person_ids=[one.id for one in people],
        on=held_on,
    )
    Asking.objects.filter(pk=asking.pk).update(people=count)
    return row


@transaction.atomic
def add_point(*, by: Viewer, ref: str, text: str) -> Point:
    """One thing that was said. What may not be repeated is not written."""
    row = _before_notes(by, ref)
    said = words(text, field="text", code="point_missing")
    point = Point.objects.create(partnership_id=row.partnership_id, session=row, text=said)
    audit.record(by=by, verb="session.point", subject=row.ref)
    return point


@transaction.atomic
def change_point(*, by: Viewer, session: str, ref: str, revision: int, text: str) -> Point | None:
    """Word a point anew before the notes go back; left empty, it goes."""
    row = _before_notes(by, session)
    point = point_of(by, session, ref)
    text = text.strip()
    refuse_patient_data(text=text)
    save_against(point, revision=revision, fields={"text": text} if text else {})
    audit.record(by=by, verb="session.point", subject=row.ref)
    if text:
        return point
    point.delete()
    return None


@transaction.atomic
def send_notes(*, by: Viewer, ref: str, revision: int, on: date) -> Session:
    """Send the notes back to everybody heard, to read and to correct. From then on own people may read them."""
    row = _before_notes(by, ref)
    if not row.points.exists():
        raise Invalid("session_no_points")
    save_against(row, revision=revision, fields={"notes_sent_on": on})
    audit.record(by=by, verb="session.notes", subject=row.ref, to=row.those_heard.count())
    deliver_notes.enqueue(partnership_id=row.partnership_id, ref=row.ref)
    return row


@transaction.atomic  # allow: actor-named – whoever holds the link of a letter
def correct_point(*, token: str, ref: str, text: str, on: date) -> Correction:
    """Somebody who was heard says what they said instead. It stands beside the point; no name is kept."""
    heard = heard_by_link(token, on)
    point = heard.session.points.filter(ref=ref).first()
    if point is None:
        raise Invalid("point_not_here")
    said = words(text, field="text", code="correction_missing")
    return Correction.objects.create(point=point, text=said, on=on)


@transaction.atomic
def say_what_came_of_session(*, by: Viewer, ref: str, revision: int, text: str, on: date) -> Session:
    """What came of it, beside the session and in the ledger of asks."""
    row = _to_write(by, ref)
    if row.state != SessionState.HELD:
        raise Invalid("session_not_held")
    said = words(text, field="text", code="session_came_missing")
    save_against(row, revision=revision, fields={"came": said, "came_on": on})
    audit.record(by=by, verb="session.came", subject=row.ref)
    note_what_came(by=by, subject=row.ref, text=said, on=on)
    return row


@transaction.atomic
def forget_old_sessions(*, by: Viewer, at: datetime) -> int:
    """Delete sessions of more than two years ago, and of whom notes went to once they can correct nothing any more."""
    require(bool(by.system), "session.forget")
    on = at.astimezone(LONDON).date()
    gone = Session.objects.filter(planned_for__lt=on - KEPT).exclude(held_on__gte=on - KEPT).delete()[0]
    over = Heard.objects.filter(person=None, session__notes_sent_on__lt=on - CORRECTING)
    return gone + over.delete()[0]


def _when(title: str, planned_for: date | None, place: str) -> dict[str, Any]:
    if planned_for is None:
        raise Invalid("session_day_missing", field="planned_for")
    refuse_patient_data(place=place)
    said = words(title, field="title", code="session_title_missing")
    return {"title": said[:200], "planned_for": planned_for, "place": place.strip()[:200]}


def _planned(by: Viewer, ref: str) -> Session:
    require(can_hold_sessions(by), "session.plan")
    row = session_row(by, ref)
    if row.state != SessionState.PLANNED:
        raise Invalid("session_held_already")
    return row


def _to_write(by: Viewer, ref: str) -> Session:
    row = session_row(by, ref)
    require(can_write_notes(by, row), "session.notes")
    return row


def _before_notes(by: Viewer, ref: str) -> Session:
    row = _to_write(by, ref)
    if row.state != SessionState.HELD:
        raise Invalid("session_not_held")
    if row.notes_sent_on is not None:
        raise Invalid("session_notes_sent")
    return row
