"""What a pulse must hold to be kept, and to be opened."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from convenor.web.kernel.errors import Invalid
from convenor.web.pulses.models import Wave
from convenor.web.pulses.vocabulary import AT_LEAST, Breakdown

LONGEST = timedelta(days=120)
MOST_QUESTIONS = 60
MOST_REMINDERS = 3
ANSWERS = 5
SAID_OF_A_QUESTION = frozenset({"key", "version", "construct", "text", "answers", "reverse"})


def title(text: str) -> str:
    """A title that can be shown in a list."""
    text = " ".join(text.split())
    if not text:
        raise Invalid("pulse_title_missing", field="title")
    return text[:200]


def questions(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The questions as they are to be asked: each whole, none twice, with five answers from least to most."""
    if not items:
        raise Invalid("pulse_no_questions", field="question_set")
    if len(items) > MOST_QUESTIONS:
        raise Invalid("pulse_too_many_questions", field="question_set", most=MOST_QUESTIONS)
    keys = [one.get("key") for one in items]
    whole = all(set(one) == SAID_OF_A_QUESTION and one["text"] and len(one["answers"]) == ANSWERS for one in items)
    if len(set(keys)) < len(keys) or not whole:
        raise Invalid("pulse_questions_broken", field="question_set")
    kept: list[dict[str, Any]] = json.loads(json.dumps([dict(one) for one in items]))
    return kept


def breakdowns(names: Sequence[str]) -> list[str]:
    """Breakdowns in their own order, each known."""
    if set(names) - set(Breakdown.values):
        raise Invalid("pulse_breakdown_unknown", field="breakdowns")
    return [name for name in Breakdown.values if name in names]


def reminders(number: int) -> int:
    """Few enough not to be a nuisance."""
    if not 0 <= number <= MOST_REMINDERS:
        raise Invalid("pulse_reminders", field="reminders", most=MOST_REMINDERS)
    return number


def last_day(closes: date | None, on: date) -> date:
    """A last day that is still to come, and not so far that nobody would remember being asked."""
    if closes is None:
        raise Invalid("pulse_closes_missing", field="closes")
    if closes < on:
        raise Invalid("pulse_closes_past", field="closes")
    if closes > on + LONGEST:
        raise Invalid("pulse_closes_far", field="closes", most=LONGEST.days)
    return closes


def may_open(wave: Wave, on: date) -> None:
    """All that is needed before anybody is asked, what will come of it among it."""
    if wave.state != "draft":
        raise Invalid("pulse_opened_already")
    questions(wave.items)
    last_day(wave.closes, on)
    if not wave.what_comes.strip() or wave.comes_by is None:
        raise Invalid("pulse_without_what_comes", field="what_comes")
    if wave.closes is not None and wave.comes_by < wave.closes:
        raise Invalid("pulse_comes_too_soon", field="comes_by")


def day_to_open(opens_on: date, on: date) -> date:
    """A day to come, soon enough that whoever set it still remembers."""
    if opens_on <= on:
        raise Invalid("pulse_opens_past", field="opens_on")
    if opens_on > on + LONGEST:
        raise Invalid("pulse_opens_far", field="opens_on", most=LONGEST.days)
    return opens_on


def enough(people: Collection[Any]) -> None:
    """Nobody can be hidden among fewer than five."""
    if len(people) < AT_LEAST:
        raise Invalid("pulse_too_few", asked=len(people), least=AT_LEAST)
