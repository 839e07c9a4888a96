"""What may be shown of a conversation, as the last release has it; nothing here looks at a vote."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from convenor.web.conversations.content import Content, Split, Standing, read
from convenor.web.conversations.models import Conversation, Release, Statement
from convenor.web.conversations.rules import can_read
from convenor.web.conversations.vocabulary import AT_LEAST, State, Visibility
from convenor.web.conversations.vocabulary import Standing as Shownness
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

__all__ = ["ReleaseSeen", "ShownStatement", "latest_release", "may_be_owed", "standing_of"]


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """One statement in its own words, with what may be shown of it; None where it is too new, or about the people."""

    ref: str
    number: int
    text: str
    seed: bool
    meta: bool
    pushed: bool
    standing: Standing | None

    @property
    def everybody(self) -> Split | None:
        """Of all who voted on it; None where nothing may be shown."""
        return None if self.standing is None else self.standing.everybody


@dataclass(frozen=True, slots=True)
class ReleaseSeen:
    """The last release: which, of what day, whether the last for ever, what it says, and the statements by number.

    Lists of `content` may name statements that are no longer shown: look them up in `by_ref`, and pass over the rest.
    """

    number: int
    made_on: date
    final: bool
    content: Content
    statements: tuple[ShownStatement, ...]

    @property
    def by_ref(self) -> dict[str, ShownStatement]:
        """Every statement that is shown."""
        return {one.ref: one for one in self.statements}


def latest_release(viewer: Viewer, conversation: Conversation, on: date) -> ReleaseSeen | None:
    """What may be shown of it now; None before the first release. Two queries."""
    require(can_read(viewer, this_partnership(viewer), state=conversation.state), "conversation.read")
    row = _releases(viewer, conversation).first()
    if row is None or conversation.state in (State.DRAFT, State.CANCELLED):
        return None
    content = read(row.content)
    standings = {one.statement: one for one in content.published.standings}
    rows = _statements(viewer, conversation).order_by("number")
    statements = tuple(_shown(one, standings.get(one.ref)) for one in rows)
    return ReleaseSeen(row.number, row.made_on, row.final, content, statements)


def standing_of(viewer: Viewer, conversation: Conversation, statement_ref: str) -> ShownStatement | None:
    """One statement with what may be shown of it; None where there is no release, or no such statement is shown."""
    require(can_read(viewer, this_partnership(viewer), state=conversation.state), "conversation.read")
    statement = _statements(viewer, conversation).filter(ref=statement_ref).first()
    row = _releases(viewer, conversation).first()
    if statement is None or row is None:
        return None
    return _shown(statement, read(row.content).standing(statement_ref))


def _releases(viewer: Viewer, conversation: Conversation) -> QuerySet[Release]:
    rows = Release.objects.filter(conversation=conversation, conversation__partnership_id=viewer.partnership_id)
    return rows.order_by("-number")


def _statements(viewer: Viewer, conversation: Conversation) -> QuerySet[Statement]:
    return Statement.objects.filter(
        conversation=conversation, partnership_id=viewer.partnership_id, standing=Shownness.SHOWN
    )


def _shown(row: Statement, standing: Standing | None) -> ShownStatement:
    return ShownStatement(row.ref, row.number or 0, row.text, row.seed, row.meta, row.pushed, standing)


# allow: viewer-first – says nothing that the page does not
def may_be_owed(conversation: Conversation, release: ReleaseSeen | None) -> bool:
    """Whether a newer release may be due than the one there is; whether it is, the job sees."""
    if conversation.state == State.CLOSED:
        return (conversation.took_part or 0) >= AT_LEAST and not (release and release.final)
    return conversation.state == State.OPEN and conversation.visibility == Visibility.LIVE
