"""What can be done with an open conversation: a sooner last day, another mark, closing it, calling it off.

The audit says that it was closed. It never says that anybody took part.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from convenor.web.conversations.models import Conversation, Guess, Invitation, Release, Told, Vote, Voter
from convenor.web.conversations.services import checks
from convenor.web.conversations.services.holding import held, open_one
from convenor.web.conversations.services.releasing import keys_changed, settle
from convenor.web.conversations.tasks import release
from convenor.web.conversations.vocabulary import AT_LEAST, State
from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer, system_viewer

AT_ONCE = 500
FORGOTTEN = {
    "address": "",
    "reminded": 0,
    "reminded_on": None,
}  # groups stay: the last release says how many were asked


@transaction.atomic
def bring_forward(*, by: Viewer, ref: str, revision: int, closes: date | None, on: date) -> Conversation:
    """Let it close sooner. Never later: whoever took part was told until when."""
    row = open_one(by, ref, on)
    sooner = checks.last_day(closes, on)
    if row.closes is not None and sooner > row.closes:
        raise Invalid("conversation_only_sooner", field="closes", closes=row.closes)
    save_against(row, revision=revision, fields={"closes": sooner})
    audit.record(by=by, verb="conversation.bring_forward", subject=row.ref, closes=sooner)
    return row


@transaction.atomic
def mark_conversation(*, by: Viewer, ref: str, revision: int, status: str, still_open: str, on: date) -> Conversation:
    """Say that its matter is narrowed, or decided: forwards, never back; and what can still change."""
    row = held(by, ref, on)
    if row.state not in (State.OPEN, State.CLOSED):
        raise Invalid("conversation_not_open_yet")
    refuse_patient_data(still_open=still_open)
    said = checks.mark(status, None)
    if checks.TOWARDS_DECIDED.index(said) < checks.TOWARDS_DECIDED.index(row.status):
        raise Invalid("conversation_reopened", field="status")
    fields: dict[str, Any] = {"status": said, "still_open": still_open.strip()}
    if said != row.status:
        fields["marked_on"] = on
    before = row.status
    changed = save_against(row, revision=revision, fields=fields)
    audit.record(by=by, verb="conversation.mark", subject=row.ref, fields=changed, status=[before, said])
    return row


@transaction.atomic
def close_conversation(*, by: Viewer, ref: str, on: date) -> Conversation:
    """Close it for good. Everything that could still join a vote to a person goes: marks, keys, the order of rows.

    Where fewer than eight took part nothing is ever shown, so nothing is kept of what they said.
    """
    row = open_one(by, ref, on)
    # Those who vote at this moment hold their voter, or wait for the conversation: none comes in between.
    voters = list(Voter.objects.select_for_update(of=("self",)).filter(conversation=row))
    took_part = _written_anew(row, voters)
    Invitation.objects.filter(conversation=row).update(**FORGOTTEN)
    closed = min(on, row.closes or on)
    Conversation.objects.filter(pk=row.pk).update(
        state=State.CLOSED, closed=closed, took_part=took_part, revision=row.revision + 1
    )
    row.refresh_from_db()
    audit.record(by=by, verb="conversation.close", subject=row.ref)
    if took_part >= AT_LEAST:
        release.enqueue(conversation_id=row.pk, final=True)
    else:
        settle(row)
    return row


@transaction.atomic
def cancel_conversation(*, by: Viewer, ref: str, on: date) -> Conversation:
    """Call an open one off: every vote is deleted, and what was shown of them is taken down."""
    row = open_one(by, ref, on)
    _without_votes(row)
    Release.objects.filter(conversation=row).delete()
    settle(row)
    Invitation.objects.filter(conversation=row).update(**FORGOTTEN)
    Conversation.objects.filter(pk=row.pk).update(state=State.CANCELLED, revision=row.revision + 1)
    row.refresh_from_db()
    audit.record(by=by, verb="conversation.cancel", subject=row.ref)
    return row


def close_those_over(*, by: Viewer, on: date) -> int:
    """Close every one whose last day is past, in all partnerships: a job of the night."""
    require(bool(by.system), "conversation.close")
    over = Conversation.objects.filter(state=State.OPEN, closes__lt=on)
    waiting = list(over.order_by("partnership_id", "ref").values_list("partnership_id", "ref"))
    for partnership_id, ref in waiting:
        close_conversation(by=system_viewer(by.system, partnership_id), ref=ref, on=on)
    return len(waiting)


@transaction.atomic
def forget_old_invitations(*, by: Viewer, before: date) -> int:
    """Delete who was asked, where it ended before a day. How many were asked stays."""
    require(bool(by.system), "conversation.forget")
    ended = Q(conversation__state=State.CLOSED, conversation__closed__lt=before)
    called_off = Q(conversation__state=State.CANCELLED, conversation__closes__lt=before)
    return Invitation.objects.filter(ended | called_off).delete()[0]


@transaction.atomic
def forget_old_votes(*, by: Viewer, before: date) -> int:
    """Delete the votes where it was closed before a day: what could be shown of them stands in the releases.

    While a day's last release is still owed, they stay.
    """
    require(bool(by.system), "conversation.forget")
    rows = Conversation.objects.filter(state=State.CLOSED, closed__lt=before, voters__isnull=False).distinct()
    gone = 0
    for row in rows.filter(releases__final=True):
        gone += _without_votes(row)
    return gone


def _written_anew(row: Conversation, voters: list[Voter]) -> int:
    """Voters, votes and guesses with new keys, in an order made by chance, and no mark. How many took part."""
    votes, guesses = (
        list(Vote.objects.filter(voter__conversation=row)),
        list(Guess.objects.filter(voter__conversation=row)),
    )
    took_part = {vote.voter_id for vote in votes}
    _without_votes(row, told=False)
    if len(took_part) < AT_LEAST:
        Told.objects.filter(conversation=row).delete()
        return len(took_part)
    anew = {old.pk: Voter(conversation=row, groups=old.groups) for old in voters if old.pk in took_part}
    Voter.objects.bulk_create(shuffled(anew.values()), batch_size=AT_ONCE)
    Vote.objects.bulk_create(_with_new_keys(Vote, votes, anew), batch_size=AT_ONCE)
    Guess.objects.bulk_create(_with_new_keys(Guess, guesses, anew), batch_size=AT_ONCE)
    keys_changed(row, {old: new.pk for old, new in anew.items()})
    return len(took_part)


def _with_new_keys(kind: Any, rows: Iterable[Any], voters: dict[int, Voter]) -> list[Any]:
    names = [field.attname for field in kind._meta.concrete_fields if field.name not in ("key", "voter")]
    return [
        kind(voter=voters[row.voter_id], **{name: getattr(row, name) for name in names})
        for row in shuffled(rows)
        if row.voter_id in voters
    ]


def _without_votes(row: Conversation, *, told: bool = True) -> int:
    Vote.objects.filter(voter__conversation=row).delete()
    Guess.objects.filter(voter__conversation=row).delete()
    if told:
        Told.objects.filter(conversation=row).delete()
    return Voter.objects.filter(conversation=row).delete()[0]
