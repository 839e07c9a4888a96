"""Everything that was said in one conversation, as it stood at one moment: for the job of releases alone.

Nothing here is shown to anybody: what may be is worked out of it by `working_out.analysis`. A fixed number of queries,
without a lock that anybody who votes would wait for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import QuerySet
from numpy.typing import NDArray

from convenor.web.conversations.models import Conversation, Guess, Invitation, Release, Statement, Told, Vote, Voter
from convenor.web.conversations.vocabulary import Standing
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was said. `votes`: one row a vote, of voter, statement and value; `guesses`: of voter, statement, community
    and value; `groups`: of each voter, by axis; `asked`: how many of each community were, by axis.

    `told` and `votes_told`: what the releases so far were about, and how many votes there were then; `last`: the last.
    """

    conversation: Conversation
    statements: tuple[Statement, ...]
    votes: NDArray[np.int64]
    groups: Mapping[int, Mapping[str, str]]
    guesses: tuple[tuple[int, int, str, int], ...]
    asked: Mapping[str, Mapping[str, int]]
    told: Any
    votes_told: int
    last: Release | None


def snapshot_of(by: Viewer, conversation_id: int) -> Snapshot | None:
    """The whole of it; None when there is no such conversation."""
    require(bool(by.system), "conversation.release")
    with one_moment():
        conversation = Conversation.objects.filter(pk=conversation_id).first()
        if conversation is None:
            return None
        statements = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN).order_by("number")
        told = Told.objects.filter(conversation=conversation).first()
        said = Vote.objects.filter(voter__conversation=conversation, statement__standing=Standing.SHOWN)
        beliefs = Guess.objects.filter(voter__conversation=conversation, statement__standing=Standing.SHOWN)
        voters = Voter.objects.filter(conversation=conversation).values_list("key", "groups")
        return Snapshot(
            conversation=conversation,
            statements=tuple(statements),
            votes=_numbers(said.order_by().values_list("voter_id", "statement_id", "value")),
            groups=dict(voters.order_by().iterator()),
            guesses=tuple(beliefs.order_by().values_list("voter_id", "statement_id", "community", "value")),
            asked=_asked(conversation),
            told=told.sets if told else [],
            votes_told=told.votes if told else 0,
            last=Release.objects.filter(conversation=conversation).order_by("number").last(),
        )


def count_of_votes(by: Viewer, conversation_id: int) -> int:
    """How many votes there are now: to know whether a release is due."""
    require(bool(by.system), "conversation.release")
    return Vote.objects.filter(voter__conversation=conversation_id).count()


@contextmanager
def one_moment() -> Iterator[None]:
    """Reads inside see the database as it is at the first of them. Nobody waits for it."""
    if connection.in_atomic_block:  # of whoever calls
        yield
    elif connection.vendor == "sqlite":  # Django's own transactions begin by taking the lock of those who write
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("COMMIT")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _numbers(rows: "QuerySet[Any, Any]") -> NDArray[np.int64]:
    parts = [np.zeros((0, 3), dtype=np.int64)]
    some: list[Any] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        some.append(row)
        if len(some) == AT_ONCE:
            parts.append(np.array(some, dtype=np.int64))
            some = []
    if some:
        parts.append(np.array(some, dtype=np.int64))
    return np.concatenate(parts)


def _asked(conversation: Conversation) -> Mapping[str, Mapping[str, int]]:
    """How many were asked of each community. Empty where people came by a link that everyone has."""
    found: dict[str, Counter[str]] = {}
    for groups in Invitation.objects.filter(conversation=conversation).values_list("groups", flat=True):
        for axis, community in groups.items():
            if community:
                found.setdefault(axis, Counter())[community] += 1
    return found
