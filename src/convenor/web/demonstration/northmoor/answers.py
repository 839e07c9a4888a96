"""What Eastvale Place Partnership answered to its advice: taken up and done, taken up since, overruled, set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from convenor.web.insight import services
from convenor.web.insight.evidence.forum import Forum, forum_on
from convenor.web.insight.presenters.forum.resting import snapshot, watched
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.selectors import person_visible_to

BODY = "B12"


@dataclass(frozen=True)
class Step:
    """One answer: how long ago, to the first of these rules that held then, and the words."""

    days_ago: int
    rules: tuple[str, ...]
    answer: str
    words: str
    came_of: str = ""


STEPS = (
    Step(
        250,
        ("G1",),
        "take_up",
        "A list of five joint goals, each with one measure, looked at in every second meeting.",
        "The list was on the table three times. Two measures were changed because nobody could act on them.",
    ),
    Step(120, ("T3",), "take_up", "Ask the carers’ coalition and the two smallest charities what would let them come."),
    Step(
        60,
        ("P6", "T16", "P1", "T5", "T9", "P5", "T14"),
        "overrule",
        "We have just changed who leads, and everyone agreed to give it a year.",
    ),
    Step(
        30,
        ("P8", "P2", "T13", "T4", "T15", "T5", "P1", "T14", "T1"),
        "set_aside",
        "After the budget round, when there is time.",
    ),
)


def add_answers(by: Viewer, lead: str, today: date) -> int:
    """Give them as the governance lead (a person's reference) would have; how many there were."""
    person = person_visible_to(by, lead, on=today)
    as_lead = replace(by, person_id=person.id)
    answered: set[str] = set()
    for step in STEPS:
        on = today - timedelta(days=step.days_ago)
        forum = forum_on(as_lead, BODY, on)
        rule = _first(forum, step.rules, answered)
        if rule is not None:
            answered.add(rule)
            _answer(as_lead, lead, forum, rule, step, on)
    return len(answered)


def _first(forum: Forum, rules: Sequence[str], answered: set[str]) -> str | None:
    held = {one.rule for one in forum.diagnosis.advice} - answered
    return next((rule for rule in rules if rule in held), None)


def _answer(by: Viewer, lead: str, forum: Forum, rule: str, step: Step, on: date) -> None:
    fired = next(one for one in forum.diagnosis.advice if one.rule == rule)
    common: dict[str, Any] = {"by": by, "body": BODY, "rule": rule, "number": 0, "on": on, "found": snapshot(fired, on)}
    if step.answer == "overrule":
        services.overrule(**common, reason=step.words)
    elif step.answer == "set_aside":
        services.set_aside(**common, reason=step.words, until=on + timedelta(days=91))
    else:
        name, level = watched(forum, rule)
        due = on + timedelta(days=150)
        action = services.take_up(**common, what=step.words, owner=lead, due=due, watched=name, level=level)
        if step.came_of:
            done: dict[str, Any] = {"done": True, "came_of": step.came_of, "on": on + timedelta(days=140)}
            services.finish_action(by=by, body=BODY, ref=action.ref, revision=action.revision, **done)
