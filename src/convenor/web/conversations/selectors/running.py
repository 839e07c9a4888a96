"""How an open conversation goes: what waits for whom, how many are asked, their links; never who took part."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from django.db.models import Count, F, Q

from convenor.web.conversations.links import say_path, token_of, voter_mark
from convenor.web.conversations.models import Conversation, Invitation, NoLetters, Voter
from convenor.web.conversations.rules import can_ask_anybody
from convenor.web.conversations.seeds import Seed
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import Audience, Routing, Standing, State
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

SECONDS_A_STATEMENT = 12  # to read one and say something
ENOUGH = 20  # statements after which somebody has done their share, where not everybody can see everything


@dataclass(frozen=True, slots=True)
class Asked:
    """One conversation that waits for the viewer: `begun` when they voted on some of it."""

    ref: str
    question: str
    body_name: str
    closes: date
    minutes: int
    begun: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How an open conversation goes for whoever runs it: how many are asked, and to whom a letter waits to go out."""

    invited: int
    shown: int
    waiting: int  # statements that wait to be looked at
    letters_waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """One conversation that is open, for a governance lead's week: how many statements wait to be looked at."""

    ref: str
    question: str
    closes: date
    waiting: int


def minutes_of(row: Conversation, statements: int) -> int:
    """About how long one's share takes."""
    share = statements if row.routing == Routing.COMPLETE else min(statements, ENOUGH)
    return max(1, ceil(share * SECONDS_A_STATEMENT / 60))


def asked_of(viewer: Viewer, on: date) -> list[Asked]:
    """The open conversations to which the viewer was asked and has more to say, soonest to close first.

    One query where none are open for them, two more where some are. Only one's own is looked at.
    """
    rows = list(_own_invitations(viewer, on))
    if not rows:
        return []
    marks = {voter_mark(token_of(row.nonce)): row.conversation_id for row in rows}
    shown = Q(votes__statement__standing=Standing.SHOWN)
    voters = Voter.objects.filter(mark__in=marks).annotate(said=Count("votes", filter=shown))
    said = {marks[mark]: count for mark, count in voters.values_list("mark", "said") if mark}
    found = []
    for row in rows:
        one, done = row.conversation, said.get(row.conversation_id, 0)
        share = row.shown if one.routing == Routing.COMPLETE else min(row.shown, ENOUGH)
        if done < share:
            found.append(
                Asked(
                    ref=one.ref,
                    question=one.question,
                    body_name=one.body.name if one.body else "",
                    closes=one.closes or on,
                    minutes=minutes_of(one, share - done),
                    begun=done > 0,
                )
            )
    return found


def own_nonce(viewer: Viewer, ref: str) -> str | None:
    """What the viewer's own link is made from, whatever has become of the conversation; None if they are not asked."""
    if viewer.person_id is None:
        return None
    here = {"conversation__partnership_id": viewer.partnership_id, "conversation__ref": ref}
    rows = Invitation.objects.filter(**here, person=viewer.person_id)
    return rows.values_list("nonce", flat=True).first()


def running_now(viewer: Viewer) -> list[Running]:
    """All that are open, soonest to close first, for whoever may run all of them; for others none. One query."""
    if viewer.partnership_id is None or not can_ask_anybody(viewer):
        return []
    rows = Conversation.objects.filter(partnership_id=viewer.partnership_id, state=State.OPEN)
    waits = Count("statements", filter=Q(statements__standing=Standing.WAITING))
    rows = rows.annotate(waiting=waits).order_by("closes", "ref")
    found = rows.values_list("ref", "question", "closes", "waiting")
    return [Running(ref, question, closes, waiting) for ref, question, closes, waiting in found if closes]


def progress_of(viewer: Viewer, row: Conversation, on: date) -> Progress:
    """For whoever runs an open conversation. How many took part is not known before the close, by anybody."""
    require(may_run(viewer, row, on), "conversation.run")
    counts = row.statements.aggregate(
        shown=Count("pk", filter=Q(standing=Standing.SHOWN)), waiting=Count("pk", filter=Q(standing=Standing.WAITING))
    )
    quiet = NoLetters.objects.filter(partnership_id=viewer.partnership_id).values("person")
    waiting = row.invitations.filter(letter_sent=False, person__isnull=False)
    waiting = waiting.exclude(person__email="").exclude(person__in=quiet)
    names = tuple(waiting.order_by("person__name", "person__ref").values_list("person__name", flat=True))
    return Progress(row.invited, counts["shown"], counts["waiting"], names)


def names_asked(viewer: Viewer, row: Conversation, on: date) -> list[str]:
    """The names of those asked, in order; for whoever runs it. Who of them took part is nobody's to see."""
    require(may_run(viewer, row, on), "conversation.run")
    rows = row.invitations.filter(person__isnull=False).order_by("person__name", "person__ref")
    return list(rows.values_list("person__name", flat=True))


def links_of(viewer: Viewer, row: Conversation, on: date) -> list[str]:
    """The links to hand out, of a conversation that asks by such links and is open; in no order that means anything."""
    require(may_run(viewer, row, on), "conversation.run")
    if row.audience != Audience.LIST or row.state != State.OPEN:
        raise Invalid("conversation_no_links")
    nonces = row.invitations.filter(person__isnull=True).order_by("nonce").values_list("nonce", flat=True)
    return [say_path(token_of(nonce)) for nonce in nonces]


def seeds_of(viewer: Viewer, row: Conversation) -> list[Seed]:
    """The first statements, in order."""
    rows = row.statements.filter(partnership_id=viewer.partnership_id, seed=True).order_by("number")
    return [Seed(text, meta) for text, meta in rows.values_list("text", "meta")]


def _own_invitations(viewer: Viewer, on: date) -> Any:
    if viewer.person_id is None or viewer.partnership_id is None:
        return Invitation.objects.none()
    here = {"conversation__partnership_id": viewer.partnership_id, "person_id": viewer.person_id}
    rows = Invitation.objects.filter(**here, conversation__state=State.OPEN, conversation__closes__gte=on)
    shown = Count("conversation__statements", filter=Q(conversation__statements__standing=Standing.SHOWN))
    rows = rows.select_related("conversation__body").annotate(shown=shown)
    return rows.order_by(F("conversation__closes"), "conversation__ref")
