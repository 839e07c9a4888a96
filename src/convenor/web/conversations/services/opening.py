"""Opening a conversation: from then on people are asked, and what was said of how it goes stays.

The audit says that it was opened, how many were asked and along which lines they are known; of nobody that they are.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from convenor.web.conversations.letters import deliver_invitations
from convenor.web.conversations.links import mark_of_address, token_of
from convenor.web.conversations.models import Conversation, Invitation
from convenor.web.conversations.refs import new_nonce
from convenor.web.conversations.selectors.asked import Split, invitees_of, splits_of
from convenor.web.conversations.selectors.running import minutes_of
from convenor.web.conversations.services import checks
from convenor.web.conversations.services.holding import draft_of
from convenor.web.conversations.vocabulary import VOICE, Audience, Axis, State
from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.links import digest_of
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.listening.services import note_asking
from convenor.web.listening.vocabulary import AskKind
from convenor.web.people.selectors.invitees import Invitee

AT_ONCE = 500


@transaction.atomic
def open_conversation(*, by: Viewer, ref: str, revision: int, on: date) -> Conversation:
    """Ask everybody there is to ask on that day, or make the link that everyone may have.

    A line with a group of fewer than eight people asked is not kept; what people say they are is, and is looked at
    when something is shown.
    """
    row = draft_of(by, ref, on)
    statements = row.statements.filter(meta=False).count()
    checks.may_open(row, statements, on)
    people = [one for one in invitees_of(by, row, on) if one.reachable]
    of_register = row.audience in (Audience.BODY, Audience.COMMUNITIES)
    if of_register:
        checks.enough(people)
    splits = splits_of(people, row.axes)
    kept = [one.axis for one in splits if one.kept] + [axis for axis in row.axes if axis == Axis.OWN]
    invited = len(people) if of_register else row.personal_links
    opened = {
        "state": State.OPEN.value,
        "opened": on,
        "invited": invited,
        "entitled": row.entitled or invited or None,
        "axes": kept,
        "axes_left_out": [one.axis for one in splits if not one.kept],
        "guess_axis": row.guess_axis if row.guess_axis in kept else "",
        "everyone_nonce": new_nonce() if row.audience == Audience.EVERYONE else None,
    }
    save_against(row, revision=revision, fields=opened)
    _invite(row, people, splits)
    audit.record(by=by, verb="conversation.open", subject=row.ref, asked=invited, axes=kept, status=row.status)
    if people:
        note_asking(
            by=by,
            kind=AskKind.CONVERSATION,
            subject=row.ref,
            title=row.question,
            minutes=minutes_of(row, statements),
            person_ids=[one.id for one in people],
            on=on,
        )
        deliver_invitations.enqueue(partnership_id=row.partnership_id, ref=row.ref)
    return row


def _invite(row: Conversation, people: Sequence[Invitee], splits: Sequence[Split]) -> None:
    """One invitation a person, or, where nobody is named, one a link; in an order that tells nothing."""
    kept = [one.axis for one in splits if one.kept]
    voices = _voices(people) if row.one_voice else {}
    rows = [_invitation(row, one, kept, voices) for one in shuffled(people)]
    if row.audience == Audience.LIST:
        rows = [_of_nobody(row) for _number in range(row.personal_links)]
    Invitation.objects.bulk_create(rows, batch_size=AT_ONCE)


def _invitation(row: Conversation, one: Invitee, kept: Iterable[str], voices: dict[str, str]) -> Invitation:
    nonce = new_nonce()
    groups = {axis: one.groups[axis] for axis in kept if one.groups[axis]}
    if organisation := one.groups[Axis.ORGANISATION]:
        groups |= {VOICE: voices[organisation]} if organisation in voices else {}
    digest, address = digest_of(token_of(nonce)), mark_of_address(nonce, one.email)
    return Invitation(conversation=row, person_id=one.id, nonce=nonce, digest=digest, address=address, groups=groups)


def _of_nobody(row: Conversation) -> Invitation:
    nonce = new_nonce()
    return Invitation(conversation=row, nonce=nonce, digest=digest_of(token_of(nonce)))


def _voices(people: Iterable[Invitee]) -> dict[str, str]:
    """For each organisation a word made by chance: votes of one are weighed together, and none is named."""
    return {name: secrets.token_hex(8) for name in {one.groups[Axis.ORGANISATION] for one in people} if name}
