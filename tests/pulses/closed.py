"""Closed pulses for tests: of a real board through the services, and made up without a database."""

from datetime import date, timedelta
from random import Random

from convenor.web.pulses import services
from convenor.web.pulses.presenters.bank import questions
from convenor.web.pulses.selectors.results import AskedItem, ClosedWave, Counted
from tests.pulses import scene

DAY = date(2026, 3, 2)
WORDS = ("Not at all", "A little", "In part", "Mostly", "Fully")


def closed(lead, body, marks, *, question_set="forum_8", on=DAY, breakdowns=("sector",), **fields):
    """A pulse of a question set that was answered and closed. `marks`: for each who answers, a mark or one per item."""
    wave = services.prepare_wave(by=lead, title="How we work together", body=body)
    items = questions(question_set)
    services.choose_questions(by=lead, ref=wave.ref, revision=1, question_set=question_set, items=items)
    days = {"closes": on + timedelta(days=7), "reminders": 0, "breakdowns": list(breakdowns)}
    days |= {"what_comes": scene.COMES, "comes_by": on + timedelta(days=30), **fields}
    services.choose_days(by=lead, ref=wave.ref, revision=2, on=on, **days)
    wave.refresh_from_db()
    wave = services.open_wave(by=lead, ref=wave.ref, revision=wave.revision, on=on)
    for token, said in zip(scene.tokens(wave), marks, strict=False):
        given = dict.fromkeys((one["key"] for one in items), said) if isinstance(said, str) else said
        scene.answer(token, given, on=on)
    return services.close_wave(by=lead, ref=wave.ref, on=on + timedelta(days=1))


def spread(count, seed=1, low=2, high=5):
    """Marks of so many people, each the same for every question, none at the very end alone."""
    chance = Random(seed)
    return [str(chance.randint(low, high)) for _ in range(count)]


def item(key="trust_now", construct="trust", *, reverse=False, version=1):
    return AskedItem(key, version, construct, f"What of {key}?", WORDS, reverse)


def made(answers, *, items=None, groups=None, asked=None, closes=DAY, people=(), ref="w", breakdowns=None):
    """A closed pulse without a database. `answers`: a sheet each, {key: 1-5 or None}; `groups`: {breakdown: [group of
    each who answered]}."""
    items = tuple(items or [item()])
    counted = []
    for breakdown, members in (groups or {}).items():
        for name in sorted(set(members) - {""}):
            own = [sheet for sheet, group in zip(answers, members, strict=True) if group == name]
            counts = {
                one.key: tuple(sum(sheet.get(one.key) == level for sheet in own) for level in range(1, 6))
                for one in items
            }
            counted.append(Counted(breakdown, name, len(own), len(own), counts))
    return ClosedWave(
        ref=ref,
        title="How we work",
        body_ref="B1",
        body_name="Vale Board",
        question_set="",
        items=items,
        opened=closes - timedelta(days=7),
        closed=closes,
        asked=asked or len(answers),
        answered=len(answers),
        what_comes="",
        comes_by=None,
        sheets=tuple(answers),
        groups=tuple(counted),
        breakdowns=tuple(groups or {}) if breakdowns is None else breakdowns,
        left_out=(),
        people=frozenset(people),
    )


def sheets(*marks, key="trust_now"):
    return [{key: mark} for mark in marks]
