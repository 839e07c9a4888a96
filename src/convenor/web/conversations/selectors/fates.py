"""What came of each statement. From whom it is stands nowhere here: only that it came from people or from those who
asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from convenor.web.conversations.links import author_mark
from convenor.web.conversations.models import Conversation, Fate, Statement
from convenor.web.conversations.vocabulary import CameOf, Standing
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class StatementSeen:
    """One statement and what came of it so far.

    `why` and `proposal` belong to the newest fate; both are empty while there is none. Of a statement that says the
    same as another, `same_as` is the other's words, and what came of it is what came of the other. `slug`: of the
    partnership, where anybody may read what came of it.
    """

    ref: str
    number: int | None
    text: str
    seed: bool
    meta: bool
    standing: str
    reason: str
    note: str
    same_as: str
    came_of: str
    why: str
    on: date | None
    proposal: Any
    conversation: str
    slug: str

    @property
    def is_owed(self) -> bool:
        """Whether people still wait for a word about it. Nothing is owed to what is not about the question."""
        return self.standing == Standing.SHOWN and not self.meta and self.came_of == CameOf.OPEN


def statements_seen(viewer: Viewer, conversation: Conversation) -> list[StatementSeen]:
    """Every statement people voted on, in its order, with what came of it. Two queries."""
    rows = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN)
    return _seen(rows.filter(partnership_id=viewer.partnership_id).order_by("number"))


def statement_seen(viewer: Viewer, conversation: Conversation, ref: str) -> StatementSeen:
    """One statement that people voted on; what was not shown has no page."""
    rows = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN, ref=ref)
    found = _seen(rows.filter(partnership_id=viewer.partnership_id))
    if not found:
        raise NotHere("not_here", subject=ref)
    return found[0]


def fates_before(viewer: Viewer, statement_ref: str) -> list[Fate]:
    """All that was said of one statement, the newest first: nothing is taken back."""
    rows = Fate.objects.filter(statement__partnership_id=viewer.partnership_id, statement__ref=statement_ref)
    return list(rows.select_related("proposal").order_by("-pk"))


# allow: viewer-first – whoever holds the link
def own_statements(token: str) -> list[StatementSeen]:
    """What somebody wrote themselves, whatever became of it, by the secret of their own link."""
    rows = Statement.objects.filter(author=author_mark(token)).order_by("pk")
    return _seen(rows)


def _seen(rows: Any) -> list[StatementSeen]:
    found = list(rows.select_related("conversation__partnership", "same_as"))
    newest = _newest_fates(row.same_as_id or row.pk for row in found)
    return [_one(row, newest.get(row.same_as_id or row.pk)) for row in found]


def _newest_fates(statements: Iterable[int]) -> dict[int, Fate]:
    rows = Fate.objects.filter(statement__in=list(statements)).select_related(
        "proposal__topic__body", "proposal__owner"
    )
    return {row.statement_id: row for row in rows.order_by("pk")}


def _one(row: Statement, fate: Fate | None) -> StatementSeen:
    partnership = row.conversation.partnership
    return StatementSeen(
        ref=row.ref,
        number=row.number,
        text=row.text,
        seed=row.seed,
        meta=row.meta,
        standing=row.standing,
        reason=row.reason,
        note=row.note,
        same_as=row.same_as.text if row.same_as else "",
        came_of=fate.came_of if fate else CameOf.OPEN,
        why=fate.reason if fate else "",
        on=fate.on if fate else None,
        proposal=fate.proposal if fate else None,
        conversation=row.conversation.ref,
        slug=partnership.slug if partnership.register_is_public else "",
    )
