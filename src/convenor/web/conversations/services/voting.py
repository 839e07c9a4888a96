"""Taking part behind a link: saying what one is, voting, guessing what others say.

Nothing here writes to the audit, keeps a time, or says who: whoever holds the link is meant, and known to nobody else.
What is cast is kept once this returns: one short transaction, in which the voter's row is held (and, before there is
one, the conversation's), so that a close at the same moment comes wholly before or wholly after. A close holds the
conversation first and then every voter.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from convenor.web.conversations.links import author_mark, new_token, voter_mark
from convenor.web.conversations.models import Conversation, Guess, Invitation, Statement, Vote, Voter
from convenor.web.conversations.selectors.door import Part, door_of, state_on
from convenor.web.conversations.selectors.next_up import communities_of
from convenor.web.conversations.tasks import ask_for_release
from convenor.web.conversations.vocabulary import OPINIONS, Axis, Standing, State, Visibility
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.links import digest_of
from convenor.web.kernel.prepared import Prepared

NOT_OPEN: dict[str, str] = {
    "over": "conversation_over",
    State.CLOSED: "conversation_over",
    State.CANCELLED: "conversation_called_off",
    State.DRAFT: "conversation_not_begun",
}
NEEDED = ("state", "closes", "own_groups", "guess_axis")


@transaction.atomic  # allow: actor-named – whoever holds the shared link
def come_in(*, door: str, on: date) -> str:
    """Begin by the link that everybody has: the secret of a link of one's own. Only forms do this, never a look."""
    rows = Conversation.objects.select_for_update(no_key=True).filter(everyone_nonce=door)
    conversation = rows.first() if door.isalnum() else None
    if conversation is None:
        raise NotHere("conversation_link_unknown")
    _refuse_unless_open(conversation, on)
    token = new_token(door)
    Voter.objects.create(conversation=conversation, mark=voter_mark(token))
    return token


@transaction.atomic  # allow: actor-named – whoever holds the link
def say_who(*, token: str, own: str, on: date) -> None:
    """Say which of the groups offered one belongs to; or, with nothing, that one would rather not say."""
    voter = _voter(token, on)
    if own and own not in voter.conversation.own_groups:
        raise Invalid("conversation_group_unknown", field="own")
    groups = {axis: group for axis, group in voter.groups.items() if axis != Axis.OWN}
    if own:
        groups[Axis.OWN.value] = own
    if groups != voter.groups:
        voter.groups = groups
        voter.save(update_fields=["groups"])


@transaction.atomic  # allow: actor-named – whoever holds the link
def cast(
    *, token: str, statement_ref: str, value: int, important: bool = False, chance: float | None = None, on: date
) -> Part:
    """Say one thing to one statement. Said again, it takes the place of what was said before, and still counts once.

    `chance`: with which it was shown, of the first time; kept in hundredths. Gives what choosing the next one needs.
    """
    if value not in OPINIONS:
        raise Invalid("conversation_vote_strange")
    held = _held(token, on)
    vote = Vote(
        voter_id=held.voter,
        statement_id=_statement(held.part.conversation, token, statement_ref),
        value=value,
        important=important and held.importance,
        chance=None if chance is None else max(round(chance, 2), 0.01),
    )
    Vote.objects.bulk_create(
        [vote], update_conflicts=True, unique_fields=["voter", "statement"], update_fields=["value", "important"]
    )
    if held.live:
        _ask_for_release(held.part.conversation)
    return held.part


@transaction.atomic  # allow: actor-named – whoever holds the link
def guess(*, token: str, statement_ref: str, community: str, value: int, on: date) -> None:
    """Say what one believes most of a community say to one statement. Said again, the last counts."""
    if value not in OPINIONS:
        raise Invalid("conversation_vote_strange")
    voter = _voter(token, on)
    axis = voter.conversation.guess_axis
    if not axis or community not in communities_of(voter.conversation, axis):
        raise Invalid("conversation_group_unknown")
    statement = _statement(voter.conversation_id, token, statement_ref)
    one = Guess(voter_id=voter.key, statement_id=statement, community=community, value=value)
    Guess.objects.bulk_create(
        [one], update_conflicts=True, unique_fields=["voter", "statement", "community"], update_fields=["value"]
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """Somebody's part, held, with what a vote has to know of the conversation."""

    voter: int
    part: Part
    importance: bool
    live: bool


def _held(token: str, on: date) -> _Held:
    """The part of whoever holds a link: by one query where they have said something before."""
    found = _VOTER(voter_mark(token))
    if not found:
        _voter(token, on)  # makes it, or says why not
        found = _VOTER(voter_mark(token))
    key, groups, conversation, ref, state, closes, visibility, importance, routing, axes, guess_axis = found[0]
    last = date.fromisoformat(closes) if isinstance(closes, str) else closes
    if state != State.OPEN or last < on:
        raise Invalid(NOT_OPEN["over" if state == State.OPEN else state])
    part = Part(key, json.loads(groups), conversation, ref, routing, json.loads(axes), guess_axis)
    return _Held(key, part, bool(importance), visibility == Visibility.LIVE)


def _voter(token: str, on: date) -> Voter:
    """The row of whoever holds a link, held until the transaction ends; made when they say something for the first
    time."""
    mark = voter_mark(token)
    rows = Voter.objects.select_for_update(of=("self",)).select_related("conversation").order_by()
    voter = rows.only("groups", *(f"conversation__{name}" for name in NEEDED)).filter(mark=mark).first()
    if voter is not None:
        _refuse_unless_open(voter.conversation, on)
        return voter
    invitation = Invitation.objects.filter(digest=digest_of(token)).only("groups", "conversation").first()
    if invitation is None:
        _refuse_unless_open(door_of(token, on).conversation, on)
        raise NotHere("conversation_link_unknown")
    conversation = Conversation.objects.select_for_update(no_key=True).get(pk=invitation.conversation_id)
    _refuse_unless_open(conversation, on)
    if not Invitation.objects.filter(pk=invitation.pk).exists():  # erased while we waited
        raise NotHere("conversation_link_unknown")
    found, _made = Voter.objects.get_or_create(
        mark=mark, defaults={"conversation": conversation, "groups": invitation.groups}
    )
    found.conversation = conversation
    return found


def _statement(conversation: int, token: str, ref: str) -> int:
    """The key of a statement that this voter is asked about."""
    if ref.isprintable():  # a database refuses some characters outright
        for (found,) in _STATEMENT(conversation, ref, author_mark(token)):
            return int(found)
    raise Invalid("conversation_statement_gone")


def _refuse_unless_open(conversation: Conversation, on: date) -> None:
    if (state := state_on(conversation, on)) != "open":
        raise Invalid(NOT_OPEN[state])


def _ask_for_release(conversation: int) -> None:
    """Where results are shown while it is open, they are worked out soon, by a job."""
    transaction.on_commit(partial(ask_for_release, conversation))


def _by_mark(mark: str) -> Any:
    around = ("ref", "state", "closes", "visibility", "importance", "routing", "axes", "guess_axis")
    rows = Voter.objects.select_for_update(of=("self",)).filter(mark=mark).order_by()
    return rows.values_list("key", "groups", "conversation_id", *(f"conversation__{name}" for name in around))


def _by_ref(conversation: int, ref: str, author: str) -> Any:
    rows = Statement.objects.filter(conversation=conversation, ref=ref, standing=Standing.SHOWN)
    return rows.exclude(author=author).order_by().values_list("pk")


_VOTER, _STATEMENT = Prepared(_by_mark), Prepared(_by_ref)
