"""Working out what may be shown, and keeping it: the one place where a release comes into being.

What takes time is done outside any transaction that writes; what is found is kept only if no other release came in
between. A release that never came (its worker was killed) is asked for again: by the next vote, by the next look at the
page, by the night.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.conversations.content import written
from convenor.web.conversations.models import Conversation, Invitation, Release, Told
from convenor.web.conversations.selectors.snapshot import Snapshot, count_of_votes, snapshot_of
from convenor.web.conversations.vocabulary import AT_LEAST, State, Visibility
from convenor.web.conversations.working_out.analysis import Worked, worked_out
from convenor.web.conversations.working_out.told import renamed
from convenor.web.kernel import audit
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer, system_viewer

NEW_VOTES = AT_LEAST
NEW_SHARE = 0.25  # of the votes at the last: each release takes away from what may be shown next


def make_release(*, by: Viewer, conversation_id: int, on: date) -> Release | None:
    """Work out the release that is due, live or last, and keep it. None where none is due, or another was quicker."""
    require(bool(by.system), "conversation.release")
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is None or not _due(by, row):
        return None
    snapshot = snapshot_of(by, conversation_id)
    if snapshot is None:
        return None
    worked = worked_out(snapshot)
    if worked.content.too_few and snapshot.conversation.state != State.CLOSED:
        return None
    return _kept(by, snapshot, worked, on)


def settle(conversation: Conversation) -> None:
    """After the last release, or where there will be none: forget whose votes the releases were about, and which lines
    those asked were known by. Inside the transaction of whoever calls.

    For whoever closes a conversation: marks, addresses and the keys of voters go at the close itself, and
    `keys_changed` is told of the new ones in the same transaction. `Told` and `Invitation.groups` stay for the last
    release, which says how many of each community were asked, and go here.
    """
    Told.objects.filter(conversation=conversation).delete()
    Invitation.objects.filter(conversation=conversation).update(groups={})


def keys_changed(conversation: Conversation, anew: Mapping[int, int]) -> None:
    """The keys of voters were drawn anew (`anew`: old to new). What the releases so far were about is kept by the new
    ones, or the last release could not know what it must not tell."""
    told = Told.objects.select_for_update().filter(conversation=conversation).first()
    if told is not None:
        told.sets = renamed(told.sets, anew)
        told.save(update_fields=["sets"])


def is_due(conversation_id: int) -> bool:
    """Whether anything is to be worked out of one conversation now."""
    row = Conversation.objects.filter(pk=conversation_id).first()
    return row is not None and _due(system_viewer("conversations", row.partnership_id), row)


def owed(*, by: Viewer) -> list[int]:
    """Conversations of any partnership whose release is due: for the night, and for a worker that starts again."""
    require(bool(by.system), "conversation.release")
    closed = Conversation.objects.filter(state=State.CLOSED, took_part__gte=AT_LEAST).exclude(releases__final=True)
    live = Conversation.objects.filter(state=State.OPEN, visibility=Visibility.LIVE)
    return [row.pk for row in (*closed.order_by("pk"), *live.order_by("pk")) if _due(by, row)]


def _due(by: Viewer, row: Conversation) -> bool:
    """The last one once it is closed; while it is open and shown live, when enough new votes have come in."""
    if row.state == State.CLOSED:
        return (row.took_part or 0) >= AT_LEAST and not Release.objects.filter(conversation=row, final=True).exists()
    if row.state != State.OPEN or row.visibility != Visibility.LIVE:
        return False
    told = Told.objects.filter(conversation=row).values_list("votes", flat=True).first() or 0
    return count_of_votes(by, row.pk) - told >= max(NEW_VOTES, told * NEW_SHARE)


@transaction.atomic
def _kept(by: Viewer, snapshot: Snapshot, worked: Worked, on: date) -> Release | None:
    """Write it, unless the conversation has moved on meanwhile."""
    row = Conversation.objects.select_for_update().get(pk=snapshot.conversation.pk)
    last = Release.objects.filter(conversation=row).order_by("number").last()
    if row.state != snapshot.conversation.state or _number(last) != _number(snapshot.last):
        return None
    final = row.state == State.CLOSED
    release = Release.objects.create(
        conversation=row,
        number=_number(last) + 1,
        made_on=on,
        final=final,
        people=worked.content.published.people,
        content=written(worked.content),
    )
    if final:
        settle(row)
        audit.record(by=by, verb="conversation.release", subject=row.ref, number=release.number)
    else:
        Told.objects.update_or_create(conversation=row, defaults={"sets": worked.told, "votes": worked.votes})
        # of live ones the audit keeps no time: it would say when people voted
    return release


def _number(release: Any) -> int:
    return release.number if release is not None else 0
