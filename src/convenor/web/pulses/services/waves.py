"""Opening a pulse, bringing its last day forward, closing it, calling it off.

The audit says that a pulse was opened and closed. It never says that anybody answered.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.listening.services import note_asking
from convenor.web.listening.vocabulary import AskKind
from convenor.web.pulses import marks
from convenor.web.pulses.letters import deliver_invitations
from convenor.web.pulses.links import digest_of, mark_of_address, token_of
from convenor.web.pulses.models import Ballot, Invitation, Tally, Wave, new_nonce
from convenor.web.pulses.rules import can_run_pulses
from convenor.web.pulses.selectors.asked import Invitee, Split, invitees_of, splits_of
from convenor.web.pulses.selectors.results import closed_wave
from convenor.web.pulses.selectors.waves import minutes_of
from convenor.web.pulses.services import checks
from convenor.web.pulses.services.preparing import draft_of
from convenor.web.pulses.services.sealing import settled
from convenor.web.pulses.shown import is_too_soon
from convenor.web.pulses.vocabulary import AT_LEAST, WaveState

AT_ONCE = 500
TRIED_AGAIN = timedelta(days=1)
DUE = ("partnership_id", "ref", "revision")
NOT_OPEN: dict[str, str] = {
    WaveState.DRAFT: "pulse_not_open_yet",
    WaveState.CLOSED: "pulse_closed_already",
    WaveState.CANCELLED: "pulse_cancelled_already",
}


@transaction.atomic
def open_wave(*, by: Viewer, ref: str, revision: int, on: date) -> Wave:
    """Ask everybody there is to ask on that day. As many empty sheets are made as people are asked; none is anybody's.

    Breakdowns with a group of fewer than five people asked are not kept at all.
    """
    wave = draft_of(by, ref)
    people = may_be_opened(by, wave, on)
    splits = splits_of(people, wave.breakdowns)
    kept = [one.breakdown for one in splits if one.kept]
    opened = {
        "state": WaveState.OPEN.value,
        "opened": on,
        "invited": len(people),
        "breakdowns": kept,
        "breakdowns_left_out": [one.breakdown for one in splits if not one.kept],
    }
    save_against(wave, revision=revision, fields=opened)
    _ask(wave, people, [one for one in splits if one.kept])
    audit.record(by=by, verb="pulse.open", subject=wave.ref, asked=len(people), breakdowns=kept)
    note_asking(
        by=by,
        kind=AskKind.PULSE,
        subject=wave.ref,
        title=wave.title,
        minutes=minutes_of(len(wave.items)),
        person_ids=[one.id for one in people],
        on=on,
    )
    if not by.system:  # opened in the night: its letters go out with all others of the morning
        deliver_invitations.enqueue(partnership_id=wave.partnership_id, ref=wave.ref)
    return wave


@transaction.atomic
def open_later(*, by: Viewer, ref: str, revision: int, opens_on: date | None, on: date) -> Wave:
    """Let a pulse open by itself on a day to come, looked at as if that were today; without a day, not by itself."""
    wave = draft_of(by, ref)
    if opens_on is not None:
        checks.day_to_open(opens_on, on)
        if wave.closes is not None and wave.closes < opens_on:
            raise Invalid("pulse_opens_after_it_closes", field="opens_on", closes=wave.closes)
        may_be_opened(by, wave, opens_on)
    save_against(wave, revision=revision, fields={"opens_on": opens_on})
    audit.record(by=by, verb="pulse.open_later", subject=wave.ref, opens_on=opens_on)
    return wave


def may_be_opened(by: Viewer, wave: Wave, on: date) -> list[Invitee]:
    """Whom it would ask on that day; raises what is in the way."""
    checks.may_open(wave, on)
    people = [one for one in invitees_of(by, wave, on) if one.reachable]
    checks.enough(people)
    return people


def why_not_open(*, by: Viewer, wave: Wave, on: date) -> Invalid | None:
    """What is in the way of opening it on that day; None where nothing is."""
    try:
        may_be_opened(by, wave, on)
    except Invalid as error:
        return error
    return None


def open_waves_due(*, by: Viewer, on: date) -> int:
    """Open every pulse whose day to open has come, in all partnerships: a job of the night.

    One that cannot be opened as it stands stays as it is, and is tried once more the night after.
    """
    require(bool(by.system), "pulse.open")
    due = Wave.objects.filter(state=WaveState.DRAFT, opens_on__lte=on, opens_on__gte=on - TRIED_AGAIN)
    done = 0
    for partnership_id, ref, revision in list(due.order_by("partnership_id", "ref").values_list(*DUE)):
        own = system_viewer(by.system, partnership_id)
        try:
            open_wave(by=own, ref=ref, revision=revision, on=on)
        except (Invalid, ChangedMeanwhile) as error:
            audit.record(by=own, verb="pulse.not_opened", subject=ref, why=error.code)
        else:
            done += 1
    return done


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


def _ask(wave: Wave, people: list[Invitee], splits: list[Split]) -> None:
    keys = [one["key"] for one in wave.items]
    kept = [one.breakdown for one in splits]
    invitations = []
    for one in shuffled(people):
        nonce = new_nonce()
        groups = {name: one.groups[name] for name in kept if one.groups[name]}
        digest, address = digest_of(token_of(nonce)), mark_of_address(nonce, one.email)
        invitations.append(
            Invitation(
                wave=wave, person_id=one.id, nonce=nonce, digest=digest, address=address, groups=groups, draft={}
            )
        )
    Invitation.objects.bulk_create(invitations, batch_size=AT_ONCE)
    Ballot.objects.bulk_create((Ballot(wave=wave, marks=marks.empty(keys)) for _one in people), batch_size=AT_ONCE)
    Tally.objects.bulk_create(
        Tally(wave=wave, breakdown=split.breakdown, group=group, invited=count, counts={})
        for split in splits
        for group, count in split.groups.items()
    )


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
