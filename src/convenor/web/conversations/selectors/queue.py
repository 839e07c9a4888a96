"""The statements of a conversation for whoever moderates: what waits, what is like it, what became of the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from convenor.web.conversations.likeness import RELATED, most_alike
from convenor.web.conversations.models import Statement
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import Standing
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

FIELDS = (
    "ref",
    "revision",
    "number",
    "text",
    "standing",
    "reason",
    "note",
    "seed",
    "pushed",
    "looked_at_on",
    "same_as__ref",
)
MOST_ALIKE = 4


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as moderators and readers see it: nothing here says who wrote it."""

    ref: str
    revision: int
    number: int | None
    text: str
    standing: str
    reason: str
    note: str
    seed: bool
    pushed: bool
    looked_at_on: date | None
    same_as: str | None

    @property
    def waits(self) -> bool:
        """Whether a moderator has still to look at it, before others see it or after."""
        if self.standing == Standing.WAITING:
            return True
        return self.standing == Standing.SHOWN and self.looked_at_on is None and not self.seed

    @property
    def shown(self) -> bool:
        return self.standing == Standing.SHOWN


def statements_to_moderate(viewer: Viewer, conversation: Any, on: date) -> list[Said]:
    """Every statement about the question, whatever became of it, the longest waiting first; for whoever moderates."""
    require(may_run(viewer, conversation, on), "conversation.moderate")
    return said_of(rows_of(conversation).order_by("pk"))


def waiting_in(viewer: Viewer, conversation: Any, on: date) -> int:
    """How many statements wait to be looked at; nought for whoever may not moderate."""
    if not may_run(viewer, conversation, on):
        return 0
    unlooked = Q(standing=Standing.SHOWN, looked_at_on__isnull=True, seed=False)
    return int(rows_of(conversation).filter(Q(standing=Standing.WAITING) | unlooked).count())


def next_waiting(rows: Sequence[Said], after: str = "", passed_over: Iterable[str] = ()) -> Said | None:
    """The next that waits after one (from the start again at the end), those passed over only when no other is left."""
    places = {one.ref: place for place, one in enumerate(rows)}
    start = places.get(after, -1) + 1
    waiting = [one for one in (*rows[start:], *rows[:start]) if one.waits]
    others = set(passed_over)
    return next((one for one in waiting if one.ref not in others), waiting[0] if waiting else None)


def like(rows: Sequence[Said], one: Said) -> list[Said]:
    """Those most like one in words, the likest first: shown ones, to which it may be joined, and others that wait."""
    others = {other.ref: other for other in rows if other.ref != one.ref and (other.shown or other.waits)}
    near = most_alike(one.text, ((ref, other.text) for ref, other in others.items()), at_least=RELATED, most=MOST_ALIKE)
    return [others[ref] for ref in near]


def rows_of(conversation: Any) -> Any:
    """The statements about the question itself."""
    return Statement.objects.filter(conversation=conversation, meta=False)


def said_of(rows: Any) -> list[Said]:
    """Rows as what is shown of them."""
    return [Said(*values) for values in rows.values_list(*FIELDS)]
