"""Pulses as the partnership's own people may know of them: what is asked of whom and until when, never an answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Invitation, NoLetters, Wave
from convenor.web.pulses.rules import can_run_pulses, can_see_pulses
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState

SECONDS_A_QUESTION = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """One pulse that waits for the viewer's own answer."""

    ref: str
    title: str
    body_name: str
    closes: date
    minutes: int
    begun: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How an open pulse goes, as roughly as is safe: answers come in fives, and the last five are never told apart."""

    invited: int
    at_least: int
    letters_waiting: tuple[str, ...]  # to whom a letter could not go out yet, whether or not they have answered


def waves_visible_to(viewer: Viewer) -> list[Wave]:
    """All pulses, newest first; those being prepared are for whoever runs pulses."""
    require(can_see_pulses(viewer), "pulses.read")
    rows = _rows(viewer)
    if not can_run_pulses(viewer):
        rows = rows.exclude(state=WaveState.DRAFT)
    return list(rows)


def wave_visible_to(viewer: Viewer, ref: str) -> Wave:
    """One pulse."""
    require(can_see_pulses(viewer), "pulses.read")
    rows = _rows(viewer).filter(ref=ref)
    if not can_run_pulses(viewer):
        rows = rows.exclude(state=WaveState.DRAFT)
    row: Wave | None = rows.first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row


def wave_to_run(viewer: Viewer, ref: str) -> Wave:
    """One pulse, for whoever runs it."""
    require(can_run_pulses(viewer), "pulse.run")
    return wave_visible_to(viewer, ref)


def progress_of(viewer: Viewer, wave: Wave) -> Progress:
    """For whoever runs an open pulse. Never the exact number: whoever watched it could tell who has just answered."""
    require(can_run_pulses(viewer), "pulse.run")
    sent = wave.invitations.filter(sent=True).count()
    waiting = wave.invitations.filter(letter_sent=False).exclude(person__email="").exclude(person__in=_quiet(viewer))
    names = tuple(waiting.order_by("person__name", "person__ref").values_list("person__name", flat=True))
    return Progress(wave.invited, rounded_down(sent, wave.invited), names)


def rounded_down(sent: int, invited: int) -> int:
    """How many are said to have answered: in fives, and none of the last five.

    >>> [rounded_down(sent, 24) for sent in (0, 4, 5, 9, 12, 19, 20, 24)]
    [0, 0, 5, 5, 10, 15, 15, 15]
    """
    most = max(0, invited - AT_LEAST)
    return min(sent, most) // AT_LEAST * AT_LEAST


def names_asked(viewer: Viewer, wave: Wave) -> list[str]:
    """The names of those asked, in order; for whoever runs it. Who of them has answered is nobody's to see."""
    require(can_run_pulses(viewer), "pulse.run")
    rows = Invitation.objects.filter(wave=wave, wave__partnership_id=viewer.partnership_id)
    return list(rows.order_by("person__name", "person__ref").values_list("person__name", flat=True))


def asked_of(viewer: Viewer, on: date) -> list[Asked]:
    """The open pulses that wait for the viewer's own answer, soonest to close first. One query."""
    return [
        Asked(
            ref=row.wave.ref,
            title=row.wave.title,
            body_name=row.wave.body.name if row.wave.body else "",
            closes=row.wave.closes or on,
            minutes=minutes_of(len(row.wave.items)),
            begun=row.draft != {},
        )
        for row in own_invitations(viewer, on).filter(sent=False).order_by("wave__closes", "wave__ref")
    ]


def own_invitations(viewer: Viewer, on: date) -> QuerySet[Invitation]:
    """The viewer's own invitations to pulses that are open on a day."""
    if viewer.person_id is None or viewer.partnership_id is None:
        return Invitation.objects.none()
    here = {"wave__partnership_id": viewer.partnership_id, "person_id": viewer.person_id}
    rows = Invitation.objects.filter(**here, wave__state=WaveState.OPEN, wave__closes__gte=on)
    return rows.select_related("wave__body")


def own_nonce(viewer: Viewer, ref: str) -> str | None:
    """What the viewer's own link to a pulse is made from, whatever has become of it; None if they are not asked."""
    if viewer.person_id is None:
        return None
    rows = Invitation.objects.filter(wave__partnership_id=viewer.partnership_id, wave__ref=ref, person=viewer.person_id)
    return rows.values_list("nonce", flat=True).first()


def minutes_of(questions: int) -> int:
    """About how long answering takes.

    >>> minutes_of(24), minutes_of(3)
    (3, 1)
    """
    return max(1, round(questions * SECONDS_A_QUESTION / 60))


def _quiet(viewer: Viewer) -> Any:
    return NoLetters.objects.filter(partnership_id=viewer.partnership_id).values("person")


def _rows(viewer: Viewer) -> Any:
    rows = Wave.objects.filter(partnership_id=viewer.partnership_id)
    return rows.select_related("body").prefetch_related("partners")
