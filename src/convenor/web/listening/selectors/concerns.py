"""Concerns as one viewer may read them; to people outside, only those made public, and no person's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.models import Concern
from convenor.web.listening.rules import can_keep_concerns, can_see_concern
from convenor.web.listening.vocabulary import ConcernState


@dataclass(frozen=True, slots=True)
class MoveSeen:
    """That an answer owed was moved, and why."""

    due_before: date
    due_after: date
    owner_before: str
    owner_after: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class ConcernSeen:
    """One concern. `raised_by` is empty when it was told in confidence; names of persons are not for people outside."""

    ref: str
    revision: int
    kind: str
    kind_label: str
    title: str
    words: str
    hurt: str
    service: str
    pathway: str
    pathway_ref: str
    raised_by: str
    raised_on: date
    confidential: bool
    owner: str
    owner_ref: str
    due: date
    state: str
    state_label: str
    heard: str
    heard_on: date | None
    answer: str
    answered_by: str
    answered_on: date | None
    settled: str
    settled_label: str
    settled_words: str
    settled_on: date | None
    public_on: date | None
    consent: str
    mine: bool = False
    owed_by_me: bool = False
    moves: tuple[MoveSeen, ...] = ()

    def is_late(self, on: date) -> bool:
        return self.state == ConcernState.OPEN and self.due < on


def concerns(viewer: Viewer, on: date) -> list[ConcernSeen]:
    """All that the viewer may read: answers that are late first, then those owed soonest, then the rest by day."""
    require(can_read_inside(viewer), "concern.read")
    found = [_seen(viewer, row) for row in _readable(viewer)]
    order = {state: number for number, state in enumerate(ConcernState.values)}
    return sorted(found, key=lambda one: (not one.is_late(on), order[one.state], one.due, one.ref))


def concern_of(viewer: Viewer, ref: str) -> ConcernSeen:
    """One concern with every time its answer was moved."""
    row = concern_row(viewer, ref)
    return _seen(viewer, row, moves=tuple(_moves(row)))


def concern_row(viewer: Viewer, ref: str) -> Concern:
    """The row itself, for services; one that the viewer may not read is as if it did not exist."""
    require(can_read_inside(viewer), "concern.read")
    row = _rows(viewer).filter(ref=ref).first()
    if row is None or not can_see_concern(viewer, row):
        raise NotHere("not_here", subject=ref)
    return row


def concerns_made_public(viewer: Viewer) -> list[ConcernSeen]:
    """Those that may be read by whoever may read the register, the newest first."""
    this_partnership(viewer)
    rows = _rows(viewer).filter(public_on__isnull=False, confidential=False)
    return [_seen(viewer, row, outside=True) for row in rows.order_by("-public_on", "-ref")]


def concern_made_public(viewer: Viewer, ref: str) -> ConcernSeen:
    """One of them."""
    this_partnership(viewer)
    row = _rows(viewer).filter(public_on__isnull=False, confidential=False, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return _seen(viewer, row, outside=True)


def concerns_waiting(viewer: Viewer, on: date) -> list[ConcernSeen]:
    """What waits for somebody: answers the viewer owes, concerns of theirs that were answered; for governance leads
    every answer that is late. The soonest due first."""
    if not can_read_inside(viewer):
        return []
    waits = Q(pk=None)
    if viewer.person_id is not None:
        waits |= Q(owner=viewer.person_id, state=ConcernState.OPEN)
        waits |= Q(person=viewer.person_id, state=ConcernState.ANSWERED)
    if can_keep_concerns(viewer):
        waits |= Q(state=ConcernState.OPEN, due__lt=on)
    return [_seen(viewer, row) for row in _rows(viewer).filter(waits)]


def _rows(viewer: Viewer) -> QuerySet[Concern]:
    rows = Concern.objects.filter(partnership_id=viewer.partnership_id)
    rows = rows.select_related("person", "partner", "community", "owner", "answered_by", "pathway")
    return rows.order_by("due", "ref")


def _readable(viewer: Viewer) -> Iterable[Concern]:
    rows = _rows(viewer)
    if not can_keep_concerns(viewer):
        own = Q(person=viewer.person_id) | Q(owner=viewer.person_id)
        rows = rows.filter(Q(confidential=False) | (own if viewer.person_id else Q(pk=None)))
    return rows.order_by(F("due").asc(), "ref")


def _moves(row: Concern) -> Iterable[MoveSeen]:
    for move in row.moves.select_related("owner_before", "owner_after"):
        yield MoveSeen(
            move.due_before,
            move.due_after,
            _name(move.owner_before),
            _name(move.owner_after),
            move.reason,
            move.on,
        )


def _seen(viewer: Viewer, row: Concern, *, outside: bool = False, moves: tuple[MoveSeen, ...] = ()) -> ConcernSeen:
    party = row.partner or row.community
    return ConcernSeen(
        ref=row.ref,
        revision=row.revision,
        kind=row.kind,
        kind_label=str(row.get_kind_display()),
        title=row.title,
        words=row.words,
        hurt=row.hurt,
        service=row.service,
        pathway=row.pathway.name if row.pathway else "",
        pathway_ref=row.pathway.ref if row.pathway else "",
        raised_by=party.name if party else ("" if outside else _name(row.person)),
        raised_on=row.raised_on,
        confidential=row.confidential,
        owner="" if outside else _name(row.owner),
        owner_ref="" if outside or row.owner is None else row.owner.ref,
        due=row.due,
        state=row.state,
        state_label=str(row.get_state_display()),
        heard=row.heard,
        heard_on=row.heard_on,
        answer=row.answer,
        answered_by="" if outside else _name(row.answered_by),
        answered_on=row.answered_on,
        settled=row.settled,
        settled_label=str(row.get_settled_display()) if row.settled else "",
        settled_words=row.settled_words,
        settled_on=row.settled_on,
        public_on=row.public_on,
        consent="" if outside else row.consent,
        mine=not outside and row.person_id is not None and row.person_id == viewer.person_id,
        owed_by_me=not outside and row.owner_id is not None and row.owner_id == viewer.person_id,
        moves=moves,
    )


def _name(person: Any) -> str:
    if person is None:
        return ""
    return person.name or _("somebody whose details were erased")
