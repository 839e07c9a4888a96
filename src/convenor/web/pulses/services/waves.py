"""Bringing the last day of an open pulse forward, closing it, calling it off.

The audit says that a pulse was closed. It never says that anybody answered.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.pulses import marks
from convenor.web.pulses.models import Ballot, Invitation, Tally, Wave
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.selectors.results import closed_wave
from convenor.web.pulses.services import checks
from convenor.web.pulses.services.sealing import settled
from convenor.web.pulses.shown import is_too_soon
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState

AT_ONCE = 500
NOT_OPEN: dict[str, str] = {
    WaveState.DRAFT: "pulse_not_open_yet",
    WaveState.CLOSED: "pulse_closed_already",
    WaveState.CANCELLED: "pulse_cancelled_already",
}


@transaction.atomic
def bring_forward(*, by: Viewer, ref: str, revision: int, closes: date | None, on: date) -> Wave:
    """Let a pulse close sooner. Never later: whoever answered was told until when, and nobody is to be waited for."""
    wave = _open_one(by, ref)
    sooner = checks.last_day(closes, on)
    if wave.closes is not None and sooner > wave.closes:
        raise Invalid("pulse_only_sooner", field="closes", closes=wave.closes)
    save_against(wave, revision=revision, fields={"closes": sooner})
    audit.record(by=by, verb="pulse.bring_forward", subject=wave.ref, closes=sooner)
    return wave


@transaction.atomic
def close_wave(*, by: Viewer, ref: str, on: date) -> Wave:
    """Close a pulse for good; from now on what came out may be read, where enough answered.

    Everything that could still join a sheet to a person goes: who answered, what was begun, the order of rows.
    """
    wave = _open_one(by, ref)
    closed = min(on, wave.closes or on)
    # In this order: no answer is being sent any more once every invitation is held, and those that come later are told.
    people = list(Invitation.objects.select_for_update(of=("self",)).filter(wave=wave))
    filled = _rewrite_sheets(wave)
    _settle_counts(wave, [one.groups for one in people if one.sent])
    _rewrite_invitations(wave, people)
    Wave.objects.filter(pk=wave.pk).update(
        state=WaveState.CLOSED, closed=closed, answered=filled, revision=wave.revision + 1
    )
    Wave.objects.filter(pk=wave.pk).update(too_soon=is_too_soon(*closed_wave(by, ref)))
    wave.refresh_from_db()
    audit.record(by=by, verb="pulse.close", subject=wave.ref)
    return wave


@transaction.atomic
def cancel_wave(*, by: Viewer, ref: str) -> Wave:
    """Call an open pulse off: nobody reads the answers, ever, because they are deleted."""
    wave = _open_one(by, ref)
    list(Invitation.objects.select_for_update(of=("self",)).filter(wave=wave).values("pk"))
    Ballot.objects.filter(wave=wave).delete()
    Tally.objects.filter(wave=wave).delete()
    _wipe = {
        "address": "",
        "draft": {},
        "draft_revision": 0,
        "groups": {},
        "reminded": 0,
        "reminded_on": None,
        "sent": False,
    }
    Invitation.objects.filter(wave=wave).update(**_wipe)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.CANCELLED, revision=wave.revision + 1)
    wave.refresh_from_db()
    audit.record(by=by, verb="pulse.cancel", subject=wave.ref)
    return wave


def close_waves_over(*, by: Viewer, on: date) -> int:
    """Close every pulse whose last day is past, in all partnerships: a job of the night."""
    require(bool(by.system), "pulse.close")
    over = Wave.objects.filter(state=WaveState.OPEN, closes__lt=on).values_list("partnership_id", "ref")
    waiting = list(over.order_by("partnership_id", "ref"))
    for partnership_id, ref in waiting:
        close_wave(by=system_viewer(by.system, partnership_id), ref=ref, on=on)
    return len(waiting)


@transaction.atomic
def forget_old_invitations(*, by: Viewer, before: date) -> int:
    """Delete who was asked, of pulses that ended before a day. How many were asked stays."""
    require(bool(by.system), "pulse.forget")
    ended = Invitation.objects.filter(wave__state__in=[WaveState.CLOSED, WaveState.CANCELLED], wave__closes__lt=before)
    return ended.delete()[0]


def _open_one(by: Viewer, ref: str) -> Wave:
    require(can_run_pulses(by), "pulse.run")
    wave = Wave.objects.select_for_update(of=("self",)).filter(partnership_id=by.partnership_id, ref=ref).first()
    if wave is None:
        raise NotHere("not_here", subject=ref)
    if wave.state != WaveState.OPEN:
        raise Invalid(NOT_OPEN[wave.state])
    return wave


def _rewrite_sheets(wave: Wave) -> int:
    """Every filled sheet anew, with a new key, in an order made by chance; below five, none at all."""
    blank = marks.empty([one["key"] for one in wave.items])
    filled = list(
        Ballot.objects.filter(wave=wave).exclude(marks=blank).order_by("marks").values_list("marks", flat=True)
    )
    Ballot.objects.filter(wave=wave).delete()
    if len(filled) >= AT_LEAST:
        Ballot.objects.bulk_create((Ballot(wave=wave, marks=one) for one in shuffled(filled)), batch_size=AT_ONCE)
    return len(filled)


def _rewrite_invitations(wave: Wave, people: Iterable[Invitation]) -> None:
    """That they were asked stays; whether they answered, and what they had begun, does not."""
    Invitation.objects.filter(wave=wave).delete()
    asked = (
        Invitation(wave=wave, letter_sent=True, person_id=one.person_id, nonce=one.nonce, digest=one.digest)
        for one in shuffled(people)
    )
    Invitation.objects.bulk_create(asked, batch_size=AT_ONCE)


def _settle_counts(wave: Wave, answered: list[Mapping[str, str]]) -> None:
    """Counts go that would tell what a few answered, alone or with others; below five answers, all of them."""
    keys = [one["key"] for one in wave.items]
    sheets = list(Ballot.objects.filter(wave=wave).values_list("marks", flat=True))
    order = {name: place for place, name in enumerate(wave.breakdowns)}
    rows = sorted(Tally.objects.filter(wave=wave), key=lambda row: (order[row.breakdown], row.group))
    stay = settled(rows, answered, sheets, keys) if sheets else []
    Tally.objects.filter(wave=wave).exclude(pk__in=[row.pk for row in stay]).delete()
    Tally.objects.bulk_update(stay, ["counts"])
