"""A conversation held earlier that comes in closed, with all its votes: of the demonstration. No letters go out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.conversations.links import token_of
from convenor.web.conversations.models import Conversation, Guess, Invitation, Statement, Vote, Voter
from convenor.web.conversations.vocabulary import AT_LEAST, Audience, Axis, Standing, State
from convenor.web.kernel import audit
from convenor.web.kernel.chance import shuffled
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class PastVoter:
    """Somebody who took part: what they are, and by the place of each statement what they said and what they believed
    most of each community say."""

    groups: Mapping[str, str]
    votes: Mapping[int, int]
    guesses: Mapping[tuple[int, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastConversation:
    """What was asked, of whom, when, and what everybody said. `statements`: each with whether it was there at first."""

    question: str
    background: str
    risks: str
    status: str
    still_open: str
    opened: date
    closed: date
    what_comes: str
    comes_by: date
    entitled: int
    statements: Sequence[tuple[str, bool]]
    voters: Sequence[PastVoter]
    own_groups: Sequence[str] = ()
    guess_axis: str = ""
    topic: Any = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is set around a conversation of either kind, in the words of its own columns."""

    audience: str
    axes: Sequence[str]
    invited: int = 0
    body: Any = None


@transaction.atomic
def bring_in_past(*, by: Viewer, past: PastConversation, body: Any = None, axes: Sequence[str] = ()) -> Conversation:
    """As it would be had it been held here and closed. Of a body (`body`), with the lines its people are known by, or
    of everyone who had the link."""
    require(bool(by.system), "conversation.past")
    if len(past.voters) < AT_LEAST:
        raise Invalid("conversation_past_too_few", least=AT_LEAST)
    around = _around(past, body, axes)
    row = Conversation.objects.create(
        partnership_id=by.partnership_id,
        **({"ref": past.ref} if past.ref else {}),
        question=past.question,
        background=past.background,
        risks=past.risks,
        topic=past.topic,
        status=past.status,
        marked_on=past.opened,
        still_open=past.still_open,
        audience=around.audience,
        body=around.body,
        entitled=past.entitled if around.body is None else None,
        axes=list(around.axes),
        own_groups=list(past.own_groups),
        guess_axis=past.guess_axis,
        what_comes=past.what_comes,
        comes_by=past.comes_by,
        state=State.CLOSED,
        opened=past.opened,
        closes=past.closed,
        closed=past.closed,
        invited=around.invited,
        took_part=len(past.voters),
    )
    _say(row, past)
    audit.record(by=by, verb="conversation.past", subject=row.ref, statements=len(past.statements))
    return row


def _around(past: PastConversation, body: Any, axes: Sequence[str]) -> Around:
    if body is not None:
        return Around(Audience.BODY, axes, invited=past.entitled, body=body)
    return Around(Audience.EVERYONE, [Axis.OWN.value] if past.own_groups else [])


def _say(row: Conversation, past: PastConversation) -> None:
    statements = Statement.objects.bulk_create(
        Statement(
            partnership_id=row.partnership_id,
            conversation=row,
            number=number,
            text=text,
            seed=seed,
            standing=Standing.SHOWN,
            looked_at_on=past.opened,
        )
        for number, (text, seed) in enumerate(past.statements, start=1)
    )
    voters = [(Voter(conversation=row, groups=dict(one.groups)), one) for one in past.voters]
    Voter.objects.bulk_create([voter for voter, _one in voters], batch_size=AT_ONCE)
    Vote.objects.bulk_create(_votes(statements, voters), batch_size=AT_ONCE)
    Guess.objects.bulk_create(_guesses(statements, voters), batch_size=AT_ONCE)


def _votes(statements: Sequence[Statement], voters: Sequence[tuple[Voter, PastVoter]]) -> Iterator[Vote]:
    for voter, one in voters:
        for place, value in one.votes.items():
            yield Vote(voter=voter, statement=statements[place], value=value)


def _guesses(statements: Sequence[Statement], voters: Sequence[tuple[Voter, PastVoter]]) -> Iterator[Guess]:
    for voter, one in voters:
        for (place, community), value in one.guesses.items():
            yield Guess(voter=voter, statement=statements[place], community=community, value=value)


@transaction.atomic
def letters_given_otherwise(*, by: Viewer, ref: str) -> list[str]:
    """Say that everybody asked has their link already, so that no letters go out; the secrets of these links, by
    chance."""
    require(bool(by.system), "conversation.letters")
    asked = Invitation.objects.filter(conversation__partnership_id=by.partnership_id, conversation__ref=ref)
    asked.update(letter_sent=True)
    return shuffled(token_of(nonce) for nonce in asked.values_list("nonce", flat=True))
