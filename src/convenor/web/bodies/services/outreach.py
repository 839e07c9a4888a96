"""The recruitment list: who is missing, who asks them, and how far that has come."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Body, Outreach
from convenor.web.bodies.services.checks import add_row, said, save
from convenor.web.bodies.vocabulary import OutreachState
from convenor.web.kernel import audit
from convenor.web.kernel.base import PartnershipRow
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.rules import can_invite_missing, require
from convenor.web.kernel.viewer import Viewer

ANSWERED = frozenset({OutreachState.JOINED.value, OutreachState.DECLINED.value})
WORDS = ("who", "would_bring", "answer")
EDITABLE = frozenset({"body", "seat_class", *WORDS, "asks", "state", "asked_on", "answered_on"})


@transaction.atomic
def add_outreach(
    *,
    by: Viewer,
    on: date,
    community: Any = None,
    partner: Any = None,
    body: Body | None = None,
    seat_class: str = "",
    who: str = "",
    would_bring: str = "",
    asks: Any = None,
    state: str = OutreachState.IDEA,
    asked_on: date | None = None,
    answer: str = "",
    answered_on: date | None = None,
    ref: str | None = None,
) -> Outreach:
    """Put somebody who is missing on the list. `on` is the day it is: nothing can have been asked after it."""
    may_invite(by, "outreach.add", community, partner, body, asks)
    if (community is None) == (partner is None):
        raise Invalid("party_one", field="party")
    _refuse_untrue(state, asked_on, answered_on, on)
    row = Outreach(
        community=community,
        partner=partner,
        body=body,
        seat_class=seat_class,
        who=who.strip(),
        would_bring=would_bring.strip(),
        asks=asks,
        state=state,
        asked_on=asked_on,
        answer=answer.strip(),
        answered_on=answered_on,
    )
    add_row(by, row, ref)
    audit.record(by=by, verb="outreach.add", subject=row.ref, state=str(row.state))
    return row


@transaction.atomic
def edit_outreach(*, by: Viewer, on: date, outreach: Outreach, revision: int, **fields: Any) -> Outreach:
    """Say how far it has come. Whom a line is about never changes; once asked, it does not become unasked."""
    may_invite(by, "outreach.edit", outreach, fields.get("body"), fields.get("asks"))
    before = outreach.state
    fields |= {name: fields[name].strip() for name in WORDS if name in fields}
    state, asked_on, answered_on = (
        fields.get(name, getattr(outreach, name)) for name in ("state", "asked_on", "answered_on")
    )
    if before != OutreachState.IDEA and state == OutreachState.IDEA:
        raise Invalid("outreach_was_asked", field="state")
    _refuse_untrue(state, asked_on, answered_on, on)
    changed = save(outreach, revision=revision, fields=fields, editable=EDITABLE)
    if changed:
        moved = {"state": [str(before), str(outreach.state)]} if "state" in changed else {}
        audit.record(by=by, verb="outreach.edit", subject=outreach.ref, fields=changed, **moved)
    return outreach


@transaction.atomic
def remove_outreach(*, by: Viewer, outreach: Outreach, revision: int) -> None:
    """Take a line off the list, words and all: it is a private note, not part of the public record."""
    may_invite(by, "outreach.remove", outreach)
    ref = outreach.ref
    save(outreach, revision=revision, fields={}, editable=frozenset())
    outreach.delete()
    audit.record(by=by, verb="outreach.remove", subject=ref)


def may_invite(by: Viewer, what: str, *rows: PartnershipRow | None) -> None:
    """Go on only if `by` may bring in who is missing, and all the rows belong to the partnership they are in."""
    require(can_invite_missing(by), what)
    for row in rows:
        if row is not None and row.partnership_id != by.partnership_id:
            raise NotHere("not_here", subject=row.ref)


def _refuse_untrue(state: str, asked_on: date | None, answered_on: date | None, today: date) -> None:
    """A state and its days must tell one story."""
    if state != OutreachState.IDEA and asked_on is None:
        raise Invalid("outreach_asked_when", field="asked_on")
    if state == OutreachState.IDEA and asked_on is not None:
        raise Invalid("outreach_asked_already", field="state")
    if state in ANSWERED and answered_on is None:
        raise Invalid("outreach_answered_when", field="answered_on")
    if asked_on is not None and asked_on > today:
        raise Invalid("outreach_not_yet", field="asked_on")
    if answered_on is not None and answered_on > today:
        raise Invalid("outreach_not_yet", field="answered_on")
    if answered_on is not None and (asked_on is None or answered_on < asked_on):
        raise Invalid("outreach_answered_before", field="answered_on", asked=said(asked_on))
