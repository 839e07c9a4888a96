"""Closed conversations in short, for a home: what came of them, what is still owed, whether the viewer was asked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from convenor.web.conversations.models import Conversation, Fate, Invitation, Proposal, Statement
from convenor.web.conversations.vocabulary import AT_LEAST, CameOf, Standing, State
from convenor.web.kernel.viewer import Viewer

LATELY = timedelta(days=400)
AHEAD = timedelta(days=28)  # so early one hears that a decision is to be looked at again
FIELDS = (
    "pk",
    "ref",
    "question",
    "body__ref",
    "body__name",
    "closed",
    "invited",
    "took_part",
    "what_comes",
    "comes_by",
    "asked_me",
    "statements_shown",
    "statements_owed",
)


@dataclass(frozen=True, slots=True)
class Lately:
    """One closed conversation. `took_part` is None where it was fewer than eight. `mine`: the viewer was asked; who of
    those asked took part is nobody's to see.

    `statements`: about the question, as people voted on them; `owed`: of these, how many still wait for an answer.
    """

    ref: str
    question: str
    body_ref: str
    body_name: str
    closed: date
    invited: int
    took_part: int | None
    what_comes: str
    comes_by: date | None
    mine: bool
    statements: int
    owed: int
    proposals: tuple[Proposal, ...]


def lately(viewer: Viewer, on: date) -> list[Lately]:
    """Those that closed within about a year before that day, the newest first; older ones, too, of whose decisions
    somebody is to look again whether they held. Two queries; one where there is none.

    For the partnership's own people: the caller shows it at their home.
    """
    if not viewer.belongs:
        return []
    rows = Conversation.objects.filter(partnership_id=viewer.partnership_id, state=State.CLOSED)
    due = Proposal.objects.filter(conversation=OuterRef("pk"), look_again__lte=on + AHEAD)
    recent = Q(closed__gte=on - LATELY) | Exists(due)
    rows = rows.filter(recent, closed__lte=on).order_by("-closed", "-ref")
    own = Invitation.objects.filter(conversation=OuterRef("pk"), person=viewer.person_id)
    found = list(
        rows.annotate(
            asked_me=Exists(own) if viewer.person_id else Exists(Invitation.objects.none()),
            statements_shown=_count(_about()),
            statements_owed=_count(_owed()),
        ).values_list(*FIELDS)
    )
    made: dict[int, list[Proposal]] = defaultdict(list)
    if found:
        proposals = Proposal.objects.filter(conversation__in=[row[0] for row in found])
        for one in proposals.select_related("topic__body", "owner").order_by("put_on", "ref"):
            made[one.conversation_id].append(one)
    return [_lately(tuple(made[row[0]]), *row[1:]) for row in found]


def _about() -> Any:
    """The statements of a conversation that are about its question."""
    return Statement.objects.filter(conversation=OuterRef("pk"), standing=Standing.SHOWN, meta=False)


def _owed() -> Any:
    newest = Fate.objects.filter(statement=OuterRef("pk")).order_by("-pk").values("came_of")[:1]
    return _about().annotate(newest=Subquery(newest)).filter(Q(newest=None) | Q(newest=CameOf.OPEN))


def _count(rows: Any) -> Any:
    return Subquery(rows.order_by().values("conversation").annotate(count=Count("pk")).values("count"))


def _lately(
    proposals: tuple[Proposal, ...],
    ref: str,
    question: str,
    body_ref: str | None,
    body_name: str | None,
    closed: date,
    invited: int,
    took_part: int | None,
    what_comes: str,
    comes_by: date | None,
    mine: bool,
    statements: int | None,
    owed: int | None,
) -> Lately:
    return Lately(
        ref=ref,
        question=question,
        body_ref=body_ref or "",
        body_name=body_name or "",
        closed=closed,
        invited=invited,
        took_part=took_part if took_part is not None and took_part >= AT_LEAST else None,
        what_comes=what_comes,
        comes_by=comes_by,
        mine=mine,
        statements=statements or 0,
        owed=owed or 0,
        proposals=proposals,
    )
