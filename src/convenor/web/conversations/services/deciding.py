"""What was decided about a proposal, for good; and what came of it, added to what was said before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.selectors.neighbours import chosen
from convenor.web.bodies.services.topics import edit_topic
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.models import Fate, Proposal, Statement
from convenor.web.conversations.selectors.proposals import proposal_to_follow, proposal_to_run
from convenor.web.conversations.services.fates import add_fates, worded
from convenor.web.conversations.vocabulary import CameOf, ProposalState
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer

SAID_YES = (ProposalState.AGREED.value, ProposalState.CHANGED.value)
DECIDED = (*SAID_YES, ProposalState.DECLINED.value, ProposalState.WITHDRAWN.value)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, when and why; who saw it otherwise; what is promised, by whom (a reference) and by when."""

    state: str
    decided_on: date | None
    decision: str = ""
    reason: str = ""
    dissent: str = ""
    will_do: str = ""
    owner: str = ""
    due: date | None = None
    look_again: date | None = None


@transaction.atomic
def decide_proposal(
    *,
    by: Viewer,
    ref: str,
    revision: int,
    said: Decision,
    mark: bool = False,
    going_on: str = "",
    on: date,
) -> Proposal:
    """Keep what was decided; it cannot be changed after. The fate of every statement behind it follows.

    `mark`: the matter is thereby decided, and its mark moves; where some it touches were never told, only with a reason
    for `going_on`.
    """
    row = proposal_to_run(by, ref, on)
    if row.state != ProposalState.PUT:
        raise Invalid("proposal_decided_already")
    fields = _checked(by, row, said, on)
    save_against(row, revision=revision, fields=fields)
    if mark and row.topic is not None and said.state != ProposalState.WITHDRAWN:
        _mark(by, row.topic, going_on)
    _follow(row, on)
    audit.record(by=by, verb="proposal.decide", subject=row.ref, state=str(said.state), day=row.decided_on)
    return row


@transaction.atomic
def say_what_came(*, by: Viewer, ref: str, revision: int, came_of: str, on: date) -> Proposal:
    """Say what came of a proposal that was decided. What was said before stays above it."""
    row = proposal_to_follow(by, ref, on)
    if row.state == ProposalState.PUT:
        raise Invalid("proposal_not_decided_yet")
    words = worded(came_of, field="came_of", code="proposal_came_missing")
    refuse_patient_data(came_of=words)
    whole = f"{row.came_of}\n\n{words}" if row.came_of else words
    save_against(row, revision=revision, fields={"came_of": whole, "came_on": on})
    audit.record(by=by, verb="proposal.came", subject=row.ref)
    return row


def _checked(by: Viewer, row: Proposal, said: Decision, on: date) -> dict[str, Any]:
    if said.state not in DECIDED:
        raise Invalid("proposal_state_missing", field="state")
    if row.topic_id is None and said.state != ProposalState.WITHDRAWN:
        raise Invalid("proposal_without_matter", field="state")
    if said.decided_on is None:
        raise Invalid("proposal_day_missing", field="decided_on")
    if said.decided_on > on:
        raise Invalid("proposal_day_to_come", field="decided_on")
    if said.decided_on < row.put_on:
        raise Invalid("proposal_day_before", field="decided_on")
    refuse_patient_data(decision=said.decision, reason=said.reason, dissent=said.dissent, will_do=said.will_do)
    decision = said.decision.strip()
    if said.state == ProposalState.CHANGED:
        decision = worded(decision, field="decision", code="proposal_change_missing")
    return {
        "state": said.state,
        "decided_on": said.decided_on,
        "decision": decision,
        "reason": worded(said.reason, field="reason", code="proposal_reason_missing"),
        "dissent": said.dissent.strip(),
        "look_again": _look_again(said),
        **_promise(by, said),
    }


def _look_again(said: Decision) -> date | None:
    """On which day one looks again whether it held; only of what was agreed."""
    if said.state not in SAID_YES or said.look_again is None:
        return None
    if said.decided_on is not None and said.look_again <= said.decided_on:
        raise Invalid("proposal_look_again_day", field="look_again")
    return said.look_again


def _promise(by: Viewer, said: Decision) -> dict[str, Any]:
    """A promise has words, an owner and a day, or is none; whoever says yes promises something."""
    if said.state == ProposalState.WITHDRAWN:
        return {}
    will_do = said.will_do.strip()
    if not will_do:
        if said.state in SAID_YES:
            raise Invalid("proposal_promise_missing", field="will_do")
        return {}
    owner = chosen(by, "person", said.owner)
    if owner is None:
        raise Invalid("proposal_owner_missing", field="owner")
    if said.due is None or (said.decided_on is not None and said.due < said.decided_on):
        raise Invalid("proposal_promise_day", field="due")
    return {"will_do": will_do, "owner": owner, "due": said.due}


def _mark(by: Viewer, topic: Any, going_on: str) -> None:
    if topic.status == TopicStatus.DECIDED:
        return
    try:
        edit_topic(by=by, topic=topic, revision=topic.revision, status=TopicStatus.DECIDED, reason=going_on)
    except Invalid as error:
        if error.code == "went_on_reason_missing":
            raise Invalid(error.code, field="going_on") from error
        raise


def _follow(row: Proposal, on: date) -> None:
    """What the decision means for each statement behind it."""
    behind = list(row.statements.order_by("number"))
    if row.state in SAID_YES:
        add_fates(behind, CameOf.USED, row.decision or row.reason, on=on, proposal=row)
        return
    only_here = _not_used_elsewhere(row, behind)
    if row.state == ProposalState.DECLINED:
        add_fates(only_here, CameOf.NOT_USED, row.reason, on=on, proposal=row)
    else:
        add_fates(only_here, CameOf.OPEN, row.reason, on=on, proposal=row)


def _not_used_elsewhere(row: Proposal, behind: Iterable[Statement]) -> list[Statement]:
    """Those whose newest fate is this proposal's: what another proposal uses stays used."""
    behind = list(behind)
    newest = {fate.statement_id: fate for fate in Fate.objects.filter(statement__in=behind).order_by("pk")}
    return [one for one in behind if (fate := newest.get(one.pk)) is None or fate.proposal_id == row.pk]
