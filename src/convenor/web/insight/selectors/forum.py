"""What a forum answered to its advice, and the actions that came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from convenor import records
from convenor.web.bodies import evidence as bodies
from convenor.web.insight.models import AdviceAction, AdviceResponse
from convenor.web.insight.rules import can_answer_advice, can_read_forum
from convenor.web.insight.vocabulary import Answer
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.people import evidence as people


@dataclass(frozen=True)
class Said:
    """One answer to advice, with who gave it (empty: no longer known) and what the advice rested on then."""

    number: int
    answer: str
    reason: str
    until: date | None
    given_on: date
    given_by: str
    found: Mapping[str, Any]


@dataclass(frozen=True)
class Done:
    """One action: whose it is, by when, what is watched, and what came of it."""

    ref: str
    revision: int
    rule: str
    what: str
    owner: str
    owner_ref: str
    due: date
    watched: str
    level_then: float | None
    low_then: float | None
    high_then: float | None
    state: str
    finished_on: date | None
    came_of: str
    since: date

    @property
    def is_open(self) -> bool:
        return self.finished_on is None


@dataclass(frozen=True)
class Answers:
    """All that one forum answered: by rule, the first first; and its actions, the soonest due first."""

    by_rule: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    actions: tuple[Done, ...] = ()

    def latest(self, rule: str) -> Said | None:
        """What was said last to a rule's advice; None when nothing was."""
        said = self.by_rule.get(rule, ())
        return said[-1] if said else None

    def rests(self, rule: str, on: date) -> bool:
        """Whether the rule's advice is out of the way on that day: taken up, overruled, or set aside until later."""
        last = self.latest(rule)
        if last is None or last.answer == Answer.REOPENED:
            return False
        return last.answer != Answer.SET_ASIDE or last.until is None or last.until >= on


def answers_of(viewer: Viewer, body_ref: str) -> Answers:
    """What one forum answered. Two queries."""
    return answers_in(viewer, only=body_ref).get(body_ref, Answers())


def answers_in(viewer: Viewer, *, only: str = "") -> dict[str, Answers]:
    """What every forum answered, by the reference of its body. Two queries."""
    require(can_read_forum(viewer), "forum.read")
    said: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    rows = AdviceResponse.objects.filter(partnership_id=viewer.partnership_id)
    acts = AdviceAction.objects.filter(partnership_id=viewer.partnership_id)
    if only:
        rows, acts = rows.filter(body__ref=only), acts.filter(body__ref=only)
    for row in rows.select_related("body", "given_by").order_by("number"):
        name = row.given_by.name if row.given_by else ""
        one = Said(row.number, row.answer, row.reason, row.until, row.given_on, name, row.found)
        said[row.body.ref][row.rule].append(one)
    actions: dict[str, list[Done]] = defaultdict(list)
    for act in acts.select_related("body", "owner", "response"):
        actions[act.body.ref].append(_done(act))
    return {
        ref: Answers({rule: tuple(found) for rule, found in said[ref].items()}, tuple(actions[ref]))
        for ref in list(said)
    }


def action_of(viewer: Viewer, body_ref: str, ref: str) -> Done:
    """One action of a forum."""
    require(can_read_forum(viewer), "forum.read")
    rows = AdviceAction.objects.filter(partnership_id=viewer.partnership_id, body__ref=body_ref, ref=ref)
    row = rows.select_related("body", "owner", "response").first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return _done(row)


def leads_forum(viewer: Viewer, body_ref: str, on: date) -> bool:
    """Whether the viewer holds a leading seat on that body."""
    if viewer.person_id is None:
        return False
    me = people.own_ref(viewer)
    return any(seat.leads and seat.holder == me for seat in bodies.seats_on(viewer, on, only=body_ref))


def leads_in(viewer: Viewer) -> Callable[[Iterable[records.Seat]], bool]:
    """Whether the viewer may answer the advice of the body whose seats are given. One query at most, now."""
    me = people.own_ref(viewer) if viewer.person_id is not None else None

    def may(seats: Iterable[records.Seat]) -> bool:
        leads = me is not None and any(seat.leads and seat.holder == me for seat in seats)
        return can_answer_advice(viewer, leads=leads)

    return may


def _done(row: AdviceAction) -> Done:
    return Done(
        ref=row.ref,
        revision=row.revision,
        rule=row.response.rule,
        what=row.what,
        owner=row.owner.name if row.owner else "",
        owner_ref=row.owner.ref if row.owner else "",
        due=row.due,
        watched=row.watched,
        level_then=row.level_then,
        low_then=row.low_then,
        high_then=row.high_then,
        state=row.state,
        finished_on=row.finished_on,
        came_of=row.came_of,
        since=row.response.given_on,
    )
