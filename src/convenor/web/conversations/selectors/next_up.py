"""What is left to vote on behind a link, what was said already, and how often everybody said what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Sum, When

from convenor.web.conversations.links import author_mark
from convenor.web.conversations.models import Conversation, Guess, Invitation, Statement, Vote, Voter
from convenor.web.conversations.selectors.door import Door, Part
from convenor.web.conversations.vocabulary import Axis, Standing
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Votable:
    """A statement that everybody is asked about, and whether this link's holder has said something to it."""

    pk: int
    ref: str
    text: str
    seed: bool
    meta: bool
    pushed: bool
    voted: bool


@dataclass(frozen=True, slots=True)
class OwnVote:
    """What the holder of a link said to one statement."""

    ref: str
    text: str
    value: int
    important: bool


# allow: viewer-first – whoever holds the link
def votable(token: str, part: Part) -> list[Votable]:
    """Every statement to vote on, in order of their numbers. One's own are not asked of oneself."""
    rows = _VOTABLE(part.voter or 0, part.conversation, author_mark(token))
    return [Votable(pk, ref, text, *map(bool, said)) for pk, ref, text, *said in rows]


# allow: viewer-first – whoever holds the link
def own_votes(door: Door) -> list[OwnVote]:
    """What the holder said so far, in order of the statements: in what order they said it is not kept."""
    if door.voter is None:
        return []
    rows = Vote.objects.filter(voter=door.voter, statement__standing=Standing.SHOWN).order_by("statement__number")
    return [OwnVote(*row) for row in rows.values_list("statement__ref", "statement__text", "value", "important")]


# allow: viewer-first – whoever holds the link
def own_vote(token: str, door: Door, ref: str) -> OwnVote:
    """What the holder said to one statement. NotHere where they said nothing, or it is asked no more."""
    for vote in own_votes(door):
        if vote.ref == ref:
            return vote
    raise NotHere("conversation_statement_gone")


# allow: viewer-first – whoever holds the link
def guessed(door: Door, ref: str) -> bool:
    """Whether the holder has said what they believe others say to a statement."""
    return Guess.objects.filter(voter=door.voter, statement__ref=ref).exists()


# allow: viewer-first – only totals, and only for choosing what is asked next
def totals_of(conversation: int) -> dict[int, tuple[int, int, int]]:
    """Of each statement how many agreed, disagreed and voted at all. No page shows these."""
    rows = Vote.objects.filter(statement__conversation=conversation).values("statement").order_by()
    sided = rows.annotate(agree=_how_many(1), disagree=_how_many(-1), votes=Count("key"))
    return {row["statement"]: (row["agree"], row["disagree"], row["votes"]) for row in sided}


# allow: viewer-first – only for choosing what is asked next
def votes_of(conversation: int) -> Iterator[tuple[int, int, int]]:
    """Every vote: whose (a key that means nothing elsewhere), on which statement, what. No page shows these."""
    rows = Vote.objects.filter(voter__conversation=conversation)
    return rows.values_list("voter_id", "statement_id", "value").iterator(chunk_size=5000)


# allow: viewer-first – only for choosing what is asked next
def groups_of_voters(conversation: int) -> Mapping[int, dict[str, str]]:
    """What is known of whoever takes part, by the key of their row."""
    return dict(Voter.objects.filter(conversation=conversation).values_list("key", "groups"))


# allow: viewer-first – of the conversation, not of anybody
def communities_of(conversation: Conversation, axis: str) -> list[str]:
    """The groups people may belong to on one line: as they choose from, or of everybody asked on the day it opened."""
    if axis == Axis.OWN:
        return [str(label) for label in conversation.own_groups]
    groups = Invitation.objects.filter(conversation=conversation).values_list("groups", flat=True)
    return sorted({found for one in groups if (found := one.get(axis))})


def _votable(voter: int, conversation: int, author: str) -> Any:
    said = Exists(Vote.objects.filter(voter=voter, statement=OuterRef("pk")))
    rows = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN).exclude(author=author)
    columns = ("pk", "ref", "text", "seed", "meta", "pushed", "voted")
    return rows.annotate(voted=said).order_by("number").values_list(*columns)


_VOTABLE = Prepared(_votable)


def _how_many(value: int) -> Any:
    return Sum(Case(When(value=value, then=1), default=0, output_field=IntegerField()))
