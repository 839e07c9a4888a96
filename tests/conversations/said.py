"""Conversations full of votes, as rows: for tests of what came out, which need many people and no doors."""

from datetime import timedelta

import numpy as np

from convenor.web.conversations.models import Conversation, Guess, Statement, Vote, Voter
from convenor.web.conversations.services.releasing import make_release
from convenor.web.conversations.vocabulary import Audience, Standing, State, Visibility
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import system_viewer

JOB = system_viewer("conversations")


def conversation(of, *, statements=10, live=True, own_groups=(), **fields):
    """Open since a week, with statements that say their number."""
    on = today()
    row = Conversation.objects.create(
        partnership=of,
        **{
            "question": "What should happen when someone leaves hospital?",
            "status": "open",
            "marked_on": on - timedelta(days=7),
            "still_open": "All of it.",
            "audience": Audience.EVERYONE,
            "state": State.OPEN,
            "opened": on - timedelta(days=7),
            "closes": on + timedelta(days=7),
            "visibility": Visibility.LIVE if live else Visibility.SEALED,
            "own_groups": list(own_groups),
            "axes": ["own"] if own_groups else [],
            **fields,
        },
    )
    texts = statements if isinstance(statements, list) else [f"Statement {at + 1}." for at in range(statements)]
    Statement.objects.bulk_create(
        Statement(
            partnership=of, conversation=row, number=at, text=text, seed=True, standing=Standing.SHOWN, looked_at_on=on
        )
        for at, text in enumerate(texts, start=1)
    )
    return row


def people(row, count, groups=None):
    """So many voters; `groups`: what each is, by place."""
    voters = [Voter(conversation=row, groups=dict(groups(at)) if groups else {}) for at in range(count)]
    Voter.objects.bulk_create(voters, batch_size=2000)
    return voters


def votes(row, voters, table):
    """`table`: voters by statements, 1, -1, 0, or NaN for no vote."""
    statements = list(row.statements.order_by("number"))
    Vote.objects.bulk_create(
        (
            Vote(voter=voter, statement=statement, value=int(value))
            for voter, line in zip(voters, table, strict=True)
            for statement, value in zip(statements, line, strict=True)
            if value == value
        ),
        batch_size=2000,
    )


def guesses(row, voters, about, statement_number, values):
    statement = row.statements.get(number=statement_number)
    Guess.objects.bulk_create(
        Guess(voter=voter, statement=statement, community=about, value=int(value))
        for voter, value in zip(voters, values, strict=True)
        if value == value
    )


def a_spectrum(people_count, statements, seed=1):
    """Votes in which nobody forms camps: statements differ in how many like them, people do not go together."""
    rng = np.random.default_rng(seed)
    liked = np.linspace(0.2, 0.95, statements)
    agrees = rng.random((people_count, statements)) < liked
    return np.where(rng.random((people_count, statements)) < 0.08, 0, np.where(agrees, 1, -1)).astype(float)


def two_camps(people_count, statements, seed=1):
    """The first half of the statements parts the people at even places from the others; the rest unites all."""
    rng = np.random.default_rng(seed)
    even = (np.arange(people_count) % 2 == 0)[:, None]
    dividing = (np.arange(statements) < statements // 2)[None]
    chance = np.where(dividing, np.where(even, 0.9, 0.12), 0.92)
    return np.where(rng.random((people_count, statements)) < chance, 1, -1).astype(float)


def released(row, *, on=None):
    """The release that is due, by the job's own way."""
    return make_release(by=JOB, conversation_id=row.pk, on=on or today())


def closed(row):
    """Closed without the ways of those who run it: for what comes after."""
    took = Voter.objects.filter(conversation=row, votes__isnull=False).distinct().count()
    Conversation.objects.filter(pk=row.pk).update(state=State.CLOSED, closed=today(), took_part=took)
    return Conversation.objects.get(pk=row.pk)
