"""Closed pulses as they were answered, for `pulses.shown` alone: nothing else may be made of these.

Whoever shows something of an answer asks `pulses.shown`, which holds back what would tell of somebody. A pulse that is
not closed is not here, whoever asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses import marks
from convenor.web.pulses.models import Instrument, Tally, Wave
from convenor.web.pulses.rules import can_see_results
from convenor.web.pulses.vocabulary import WaveState


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One question as it was asked."""

    key: str
    version: int
    construct: str
    text: str
    answers: tuple[str, ...]
    reverse: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """One group of one breakdown: how often each question got 1, 2, 3, 4, 5."""

    breakdown: str
    group: str
    invited: int
    answered: int
    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ClosedWave:
    """One closed pulse. `sheets`: what each answered, by item; of nobody in particular, in no order that tells.

    `people`: who was asked, as far as it is still known, to see whether two pulses asked nearly the same people.
    """

    ref: str
    title: str
    body_ref: str
    body_name: str
    question_set: str
    items: tuple[AskedItem, ...]
    opened: date
    closed: date
    asked: int
    answered: int
    what_comes: str
    comes_by: date | None
    sheets: tuple[Mapping[str, int | None], ...]
    groups: tuple[Counted, ...]
    breakdowns: tuple[str, ...]
    left_out: tuple[str, ...]
    people: frozenset[int]
    too_soon: bool = False


def closed_wave(viewer: Viewer, ref: str) -> tuple[ClosedWave, tuple[ClosedWave, ...]]:
    """One closed pulse, and the closed ones of the same body (or of no body) before it, oldest first. A fixed number of
    queries."""
    _require(viewer)
    row = Wave.objects.filter(partnership_id=viewer.partnership_id, ref=ref).exclude(state=WaveState.DRAFT).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    if row.state != WaveState.CLOSED:
        raise NotHere("pulse_no_results" if row.state == WaveState.CANCELLED else "pulse_not_closed")
    rows = _closed(viewer).filter(body_id=row.body_id) if row.body_id else _closed(viewer).filter(body__isnull=True)
    waves = [_wave(one) for one in rows]
    place = next(number for number, one in enumerate(waves) if one.ref == ref)
    return waves[place], tuple(waves[:place])


def licence_of(viewer: Viewer, question_set: str) -> tuple[str, str, str] | None:
    """Title, holder and licence of the questions of others that a closed pulse asked; None where they were ours."""
    _require(viewer)
    rows = Instrument.objects.filter(partnership_id=viewer.partnership_id, ref=question_set)
    return rows.values_list("title", "holder", "licence").first()


def closed_waves(viewer: Viewer, body_ref: str) -> tuple[ClosedWave, ...]:
    """The closed pulses of one body, oldest first. A fixed number of queries."""
    _require(viewer)
    return tuple(_wave(row) for row in _closed(viewer).filter(body__ref=body_ref))


def all_closed_waves(viewer: Viewer) -> tuple[ClosedWave, ...]:
    """The closed pulses of the whole partnership, oldest first. A fixed number of queries."""
    _require(viewer)
    return tuple(_wave(row) for row in _closed(viewer))


def _require(viewer: Viewer) -> None:
    require(can_see_results(viewer, WaveState.CLOSED), "pulse.results")


def _closed(viewer: Viewer) -> QuerySet[Wave]:
    rows = Wave.objects.filter(partnership_id=viewer.partnership_id, state=WaveState.CLOSED)
    return (
        rows.select_related("body")
        .prefetch_related("ballots", "tallies", "invitations")
        .order_by("closed", "opened", "ref")
    )


def _wave(row: Wave) -> ClosedWave:
    return replace(
        closed_as_kept(
            row,
            sheets=[one.marks for one in row.ballots.all()],
            people=frozenset(one.person_id for one in row.invitations.all()),
        ),
        groups=tuple(_counted(one) for one in row.tallies.all()),
        breakdowns=tuple(row.breakdowns),
        left_out=tuple(row.breakdowns_left_out),
    )


def closed_as_kept(row: Wave, *, sheets: Iterable[str], people: frozenset[int]) -> ClosedWave:
    """A closed pulse over everybody together, without its breakdowns. `sheets` as they are kept, `people` asked."""
    items = tuple(asked_item(one) for one in row.items)
    keys = [item.key for item in items]
    return ClosedWave(
        ref=row.ref,
        title=row.title,
        body_ref=row.body.ref if row.body else "",
        body_name=row.body.name if row.body else "",
        question_set=row.question_set,
        items=items,
        opened=row.opened or row.closed or date.min,
        closed=row.closed or date.max,
        asked=row.invited,
        answered=row.answered or 0,
        what_comes=row.what_comes,
        comes_by=row.comes_by,
        sheets=tuple(marks.read(keys, one) for one in sheets),
        groups=(),
        breakdowns=(),
        left_out=(),
        people=people,
        too_soon=row.too_soon,
    )


def asked_item(said: Mapping[str, Any]) -> AskedItem:
    """One question of a pulse from how the pulse keeps it."""
    return AskedItem(
        key=said["key"],
        version=said["version"],
        construct=said["construct"],
        text=said["text"],
        answers=tuple(said["answers"]),
        reverse=bool(said["reverse"]),
    )


def _counted(row: Tally) -> Counted:
    counts = {key: tuple(numbers[:5]) for key, numbers in row.counts.items()}
    return Counted(row.breakdown, row.group, row.invited, row.answered, counts)
