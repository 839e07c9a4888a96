"""Advice taken up, set aside, overruled or looked at again: each answer is added, none is changed; actions finished."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from convenor.web.bodies.selectors import body_of
from convenor.web.insight.models import AdviceAction, AdviceResponse
from convenor.web.insight.rules import can_answer_advice
from convenor.web.insight.selectors.forum import leads_forum
from convenor.web.insight.vocabulary import ActionState, Answer
from convenor.web.kernel import audit
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.selectors import person_visible_to

LONGEST = 2000
YEARS = 10
FARTHEST = timedelta(days=366 * YEARS)  # beyond it a year was mistyped


@transaction.atomic
def take_up(
    *,
    by: Viewer,
    body: str,
    rule: str,
    number: int,
    what: str,
    owner: str,
    due: date,
    on: date,
    found: Mapping[str, Any],
    watched: str = "",
    level: tuple[float, float, float] | None = None,
) -> AdviceAction:
    """Make advice an action: somebody of the partnership does something by a day.

    `number`: how many answers to this advice the page showed; another one meanwhile is said, and nothing is kept.
    `watched` and `level` (value, low, high): the construct that should change, and where it stands today.
    """
    what = _text(what, field="what", code="action_what_missing")
    if due < on:
        raise Invalid("action_due_past", field="due")
    _not_too_far(due, on)
    if not owner:
        raise Invalid("action_owner_missing", field="owner")
    response = _answer(by, body, rule, number, Answer.TAKEN_UP, on, found)
    value, low, high = level or (None, None, None)
    action = AdviceAction.objects.create(
        partnership_id=by.partnership_id,
        body_id=response.body_id,
        response=response,
        what=what,
        owner_id=_person_id(by, owner, on),
        due=due,
        watched=watched,
        level_then=value,
        low_then=low,
        high_then=high,
    )
    audit.record(by=by, verb="advice.take_up", subject=action.ref, rule=rule, body=body, due=due)
    return action


@transaction.atomic
def set_aside(
    *, by: Viewer, body: str, rule: str, number: int, until: date, on: date, found: Mapping[str, Any], reason: str = ""
) -> AdviceResponse:
    """Put advice off until a day; after it, it is there again."""
    if until <= on:
        raise Invalid("aside_until_past", field="until")
    response = _answer(by, body, rule, number, Answer.SET_ASIDE, on, found, reason=reason, until=until)
    audit.record(by=by, verb="advice.set_aside", subject=response.ref, rule=rule, body=body, until=until)
    return response


@transaction.atomic
def overrule(
    *, by: Viewer, body: str, rule: str, number: int, reason: str, on: date, found: Mapping[str, Any]
) -> AdviceResponse:
    """Say that advice does not hold here, and why. The reason stays beside it for ever."""
    _text(reason, field="reason", code="overrule_reason_missing")
    response = _answer(by, body, rule, number, Answer.OVERRULED, on, found, reason=reason)
    audit.record(by=by, verb="advice.overrule", subject=response.ref, rule=rule, body=body)
    return response


@transaction.atomic
def reopen(
    *, by: Viewer, body: str, rule: str, number: int, on: date, found: Mapping[str, Any], reason: str = ""
) -> AdviceResponse:
    """Look at advice again that was put off, overruled or taken up. What was said before stays beside it."""
    if number < 1:
        raise Invalid("advice_not_answered", rule=rule)
    response = _answer(by, body, rule, number, Answer.REOPENED, on, found, reason=reason)
    audit.record(by=by, verb="advice.reopen", subject=response.ref, rule=rule, body=body)
    return response


@transaction.atomic
def change_action(
    *, by: Viewer, body: str, ref: str, revision: int, what: str, owner: str, due: date, on: date
) -> AdviceAction:
    """Give an open action another owner, day or words."""
    action = _open_action(by, body, ref, on)
    _not_too_far(due, on)
    if not owner:
        raise Invalid("action_owner_missing", field="owner")
    fields = {
        "what": _text(what, field="what", code="action_what_missing"),
        "owner_id": _person_id(by, owner, on),
        "due": due,
    }
    changed = save_against(action, revision=revision, fields=fields)
    audit.record(by=by, verb="action.change", subject=ref, fields=changed)
    return action


@transaction.atomic
def finish_action(
    *, by: Viewer, body: str, ref: str, revision: int, done: bool, came_of: str, on: date
) -> AdviceAction:
    """Say that an action is done, or given up, and what came of it."""
    action = _open_action(by, body, ref, on)
    fields = {
        "came_of": _text(came_of, field="came_of", code="action_came_of_missing"),
        "state": ActionState.DONE if done else ActionState.DROPPED,
        "finished_on": on,
    }
    save_against(action, revision=revision, fields=fields)
    audit.record(by=by, verb="action.finish", subject=ref, state=fields["state"])
    return action


def _answer(
    by: Viewer,
    body: str,
    rule: str,
    number: int,
    answer: Answer,
    on: date,
    found: Mapping[str, Any],
    *,
    reason: str = "",
    until: date | None = None,
) -> AdviceResponse:
    require(can_answer_advice(by, leads=leads_forum(by, body, on)), "advice.answer")
    refuse_patient_data(reason=reason)
    if len(reason) > LONGEST:
        raise Invalid("too_long", field="reason", most=LONGEST)
    lock_partnership(by)  # answers to one piece of advice one at a time
    row = body_of(by, body)
    before = AdviceResponse.objects.filter(partnership_id=by.partnership_id, body_id=row.pk, rule=rule).count()
    if before != number:
        raise ChangedMeanwhile("changed_meanwhile", subject=rule)
    return AdviceResponse.objects.create(
        partnership_id=by.partnership_id,
        body_id=row.pk,
        rule=rule,
        number=number + 1,
        answer=answer,
        reason=" ".join(reason.split()),
        until=until,
        given_on=on,
        given_by_id=by.person_id,
        found=dict(found),
    )


def _open_action(by: Viewer, body: str, ref: str, on: date) -> AdviceAction:
    require(can_answer_advice(by, leads=leads_forum(by, body, on)), "advice.answer")
    action = AdviceAction.objects.filter(partnership_id=by.partnership_id, body__ref=body, ref=ref).first()
    if action is None:
        raise NotHere("not_here", subject=ref)
    if action.state != ActionState.OPEN:
        raise Invalid("action_finished")
    return action


def _not_too_far(due: date, on: date) -> None:
    if due > on + FARTHEST:
        raise Invalid("action_due_far", field="due", years=YEARS)


def _person_id(by: Viewer, ref: str, on: date) -> int:
    return person_visible_to(by, ref, on=on).id


def _text(said: str, *, field: str, code: str) -> str:
    """What was typed, without blanks around it; refused when nothing is left, or when it names a patient."""
    text = " ".join(said.split())
    if not text:
        raise Invalid(code, field=field)
    if len(text) > LONGEST:
        raise Invalid("too_long", field=field, most=LONGEST)
    refuse_patient_data(**{field: text})
    return text
