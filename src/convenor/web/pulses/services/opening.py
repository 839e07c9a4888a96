"""Opening a pulse: at once, or by itself in the night before a day that was set.

The audit says that a pulse was opened, and how many were asked; never who.
"""

from datetime import date, timedelta

from django.db import transaction

from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.links import digest_of
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.listening.services import note_asking
from convenor.web.listening.vocabulary import AskKind
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.pulses import marks
from convenor.web.pulses.letters import deliver_invitations
from convenor.web.pulses.links import mark_of_address, token_of
from convenor.web.pulses.models import Ballot, Invitation, Tally, Wave, new_nonce
from convenor.web.pulses.selectors.asked import Split, invitees_of, splits_of
from convenor.web.pulses.selectors.waves import minutes_of
from convenor.web.pulses.services import checks
from convenor.web.pulses.services.preparing import draft_of
from convenor.web.pulses.vocabulary import WaveState

AT_ONCE = 500
TRIED_AGAIN = timedelta(days=1)
DUE = ("partnership_id", "ref", "revision")


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
