"""What becomes of a statement before others vote on it: shown, joined to another, or refused for a published reason.

A ruling can be changed. Every one is kept, and none takes anybody's words away: who wrote it sees what became of it.
"""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.conversations.models import Ruling, Statement
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.services.holding import NOT_OPEN
from convenor.web.conversations.services.numbering import hold, next_number
from convenor.web.conversations.vocabulary import Reason, Standing, State
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer

MODERATED = (State.OPEN, State.CLOSED)  # what waits at the close is still owed an answer


@transaction.atomic
def rule(
    *,
    by: Viewer,
    statement_ref: str,
    revision: int,
    standing: str,
    reason: str = "",
    note: str = "",
    same_as: str = "",
    on: date,
) -> Statement:
    """Say what becomes of a statement, or say it anew. `same_as` is the reference of the one it says the same as.

    Of a statement taken back the votes stay, and count for nothing while it is not shown.
    """
    statement = statement_held(by, statement_ref, on)
    refuse_patient_data(note=note)
    said: dict[str, Any] = {"standing": standing, "reason": "", "note": note.strip()[:300], "same_as": None}
    if standing == Standing.REFUSED:
        said["reason"] = _reason(reason)
    elif standing == Standing.JOINED:
        said["same_as"] = _other(statement, same_as)
    elif standing != Standing.SHOWN:
        raise Invalid("conversation_ruling_missing", field="standing")
    _settle(by, statement, revision, said, on, looked_at=on)
    return statement


@transaction.atomic
def undo_ruling(*, by: Viewer, statement_ref: str, revision: int, on: date) -> Statement:
    """Put a statement back to where it was before its last ruling. The log keeps both."""
    statement = statement_held(by, statement_ref, on)
    rulings = list(Ruling.objects.filter(statement=statement).select_related("same_as").order_by("-pk")[:2])
    if not rulings:
        raise Invalid("conversation_nothing_to_undo")
    said = _before(statement, rulings[1:])
    looked_at = on if rulings[1:] and said["standing"] != Standing.WAITING else None
    _settle(by, statement, revision, said, on, looked_at=looked_at, verb="conversation.undo_ruling")
    return statement


def statement_held(by: Viewer, ref: str, on: date) -> Statement:
    """A statement of a conversation that the actor may moderate, held until the transaction ends."""
    rows = Statement.objects.filter(partnership_id=by.partnership_id, ref=ref)
    statement = rows.select_related("conversation__body").first()
    if statement is None:
        raise NotHere("not_here", subject=ref)
    require(may_run(by, statement.conversation, on), "conversation.moderate")
    hold(statement.conversation)
    statement = rows.select_related("conversation__body").get()
    if statement.conversation.state not in MODERATED:
        raise Invalid(NOT_OPEN[statement.conversation.state])
    return statement


def _settle(
    by: Viewer,
    statement: Statement,
    revision: int,
    said: dict[str, Any],
    on: date,
    *,
    looked_at: date | None,
    verb: str = "conversation.rule",
) -> None:
    """Save what was said, write it into the log, and see to those that were joined to this one."""
    shown = said["standing"] == Standing.SHOWN
    number = statement.number or (next_number(statement.conversation) if shown else None)
    same_as = said["same_as"]
    fields = {
        **{name: said[name] for name in ("standing", "reason", "note")},
        "same_as_id": same_as.pk if same_as else None,
        "number": number,
        "looked_at_on": looked_at,
        "pushed": statement.pushed and shown,
    }
    save_against(statement, revision=revision, fields=fields)
    Ruling.objects.create(statement=statement, on=on, **said)
    audit.record(by=by, verb=verb, subject=statement.ref, standing=said["standing"], reason=said["reason"])
    if not shown:
        _take_along(statement, same_as, on)


def _take_along(statement: Statement, same_as: Statement | None, on: date) -> None:
    """Statements joined to one that is no longer shown: joined to the other one, or looked at again."""
    followers = list(Statement.objects.filter(conversation=statement.conversation_id, same_as=statement))
    for one in followers:
        standing = Standing.JOINED if same_as else Standing.WAITING
        looked_at = one.looked_at_on if same_as else None
        fields = {"standing": standing.value, "same_as_id": same_as.pk if same_as else None, "looked_at_on": looked_at}
        save_against(one, revision=one.revision, fields=fields)
        Ruling.objects.create(statement=one, standing=standing, same_as=same_as, on=on)


def _before(statement: Statement, earlier: list[Ruling]) -> dict[str, Any]:
    """What stood before the last ruling; without an earlier one, what a statement begins with here."""
    begins = Standing.WAITING if statement.conversation.checked_first and not statement.seed else Standing.SHOWN
    if not earlier:
        return {"standing": begins.value, "reason": "", "note": "", "same_as": None}
    was = earlier[0]
    gone = was.standing == Standing.JOINED and (was.same_as is None or was.same_as.standing != Standing.SHOWN)
    if gone:
        return {"standing": Standing.WAITING.value, "reason": "", "note": "", "same_as": None}
    return {name: getattr(was, name) for name in ("standing", "reason", "note", "same_as")}


def _reason(reason: str) -> str:
    if reason == Reason.SAME:
        raise Invalid("conversation_same_as_missing", field="same_as")
    if reason not in Reason.values:
        raise Invalid("conversation_reason_missing", field="reason")
    return reason


def _other(statement: Statement, ref: str) -> Statement:
    """The shown statement of the same conversation that says the same."""
    rows = Statement.objects.filter(conversation=statement.conversation_id, ref=ref, standing=Standing.SHOWN)
    other = rows.exclude(pk=statement.pk).first()
    if other is None:
        raise Invalid("conversation_same_as_missing", field="same_as")
    return other
