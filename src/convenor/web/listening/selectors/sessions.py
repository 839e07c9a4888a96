"""Listening sessions as one viewer may read them: what was said is for those who write it down, until it has gone back
to those who were heard; who was heard stays with those who listened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.links import nonce_of
from convenor.web.listening.models import Heard, Point, Session
from convenor.web.listening.rules import can_hold_sessions, can_read_notes, can_write_notes
from convenor.web.listening.vocabulary import A_YEAR, CORRECTING, SessionState


@dataclass(frozen=True, slots=True)
class PointSeen:
    """One thing that was said, what those heard say instead, and the concern it became."""

    ref: str
    revision: int
    text: str
    corrections: tuple[str, ...]
    concern_ref: str


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """One session. `points` and `names` are None where the viewer may not read them (yet)."""

    ref: str
    revision: int
    title: str
    planned_for: date
    place: str
    with_whom: tuple[str, ...]
    listeners: tuple[str, ...]
    state: str
    state_label: str
    held_on: date | None
    heard: int
    front_line: int
    not_front_line: int
    notes_sent_on: date | None
    came: str
    came_on: date | None
    may_write: bool
    points: tuple[PointSeen, ...] | None = None
    names: tuple[str, ...] | None = None
    without_name: int = 0


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a session for somebody who was heard, by the link of their letter."""

    session: str
    held_on: date
    partnership: str
    points: tuple[PointSeen, ...]
    until: date
    came: str


def sessions(viewer: Viewer) -> list[SessionSeen]:
    """All sessions, the newest first, without what was said."""
    require(can_read_inside(viewer), "session.read")
    return [_seen(viewer, row) for row in _rows(viewer)]


def sessions_held_lately(viewer: Viewer, on: date) -> list[SessionSeen]:
    """Those held in the last year."""
    require(can_read_inside(viewer), "session.read")
    return [_seen(viewer, row) for row in _rows(viewer).filter(held_on__gte=on - A_YEAR, held_on__lte=on)]


def session_of(viewer: Viewer, ref: str) -> SessionSeen:
    """One session with what was said in it, as far as the viewer may read it."""
    row = session_row(viewer, ref)
    points = tuple(_points(row.points)) if can_read_notes(viewer, row) else None
    names: tuple[str, ...] | None = None
    without = 0
    if can_write_notes(viewer, row):
        heard = list(row.those_heard.select_related("person"))
        names = tuple(sorted(one.person.name for one in heard if one.person is not None))
        without = row.heard - len(names)
    return _seen(viewer, row, points=points, names=names, without_name=without)


def session_row(viewer: Viewer, ref: str) -> Session:
    """The row itself, for services and forms."""
    require(can_read_inside(viewer), "session.read")
    row = _rows(viewer).filter(ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def point_of(viewer: Viewer, session: str, ref: str) -> Point:
    """One point, for whoever writes the notes."""
    row = session_row(viewer, session)
    require(can_write_notes(viewer, row), "session.notes")
    point = row.points.filter(ref=ref).first()
    if point is None:
        raise NotHere("not_here", subject=ref)
    return point


def sessions_waiting(viewer: Viewer, on: date) -> list[SessionSeen]:
    """Sessions held whose notes have not gone back yet, for those who hold sessions."""
    if not can_hold_sessions(viewer):
        return []
    rows = _rows(viewer).filter(state=SessionState.HELD, notes_sent_on=None, held_on__lte=on)
    return [_seen(viewer, row) for row in rows]


def heard_by_link(token: str, on: date) -> Heard:
    """Who holds this link. It is good for sixty days from the day on which the notes were sent."""
    nonce = nonce_of(token)
    row = Heard.objects.filter(nonce=nonce).select_related("session__partnership").first() if nonce else None
    sent = row.session.notes_sent_on if row else None
    if row is None or sent is None or on > sent + CORRECTING:
        raise NotHere("notes_not_here")
    return row


def notes_by_link(token: str, on: date) -> Notes:
    """What was written down of a session, for whoever was heard there."""
    session = heard_by_link(token, on).session
    until = (session.notes_sent_on or on) + CORRECTING
    held_on = session.held_on or session.planned_for
    points = tuple(_points(session.points))
    return Notes(session.title, held_on, session.partnership.name, points, until, session.came)


def _rows(viewer: Viewer) -> QuerySet[Session]:
    rows = Session.objects.filter(partnership_id=viewer.partnership_id).select_related("body")
    return rows.prefetch_related("communities", "partners", "listeners")


def _points(rows: Any) -> Iterable[PointSeen]:
    for row in rows.select_related("concern").prefetch_related("corrections"):
        said = tuple(one.text for one in row.corrections.all())
        yield PointSeen(row.ref, row.revision, row.text, said, row.concern.ref if row.concern else "")


def _seen(viewer: Viewer, row: Session, **more: Any) -> SessionSeen:
    parties: list[Any] = [*row.communities.all(), *row.partners.all(), *([row.body] if row.body else [])]
    return SessionSeen(
        ref=row.ref,
        revision=row.revision,
        title=row.title,
        planned_for=row.planned_for,
        place=row.place,
        with_whom=tuple(one.name for one in parties),
        listeners=tuple(one.name for one in row.listeners.all()),
        state=row.state,
        state_label=str(row.get_state_display()),
        held_on=row.held_on,
        heard=row.heard,
        front_line=row.front_line,
        not_front_line=row.not_front_line,
        notes_sent_on=row.notes_sent_on,
        came=row.came,
        came_on=row.came_on,
        may_write=can_write_notes(viewer, row),
        **more,
    )
