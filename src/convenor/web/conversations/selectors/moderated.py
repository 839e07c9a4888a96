"""The public log of moderation: how many statements were shown, joined and refused, and why; no name, no time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from convenor.web.conversations.models import Ruling
from convenor.web.conversations.rules import can_read
from convenor.web.conversations.selectors.queue import Said, rows_of, said_of
from convenor.web.conversations.selectors.reading import may_run
from convenor.web.conversations.vocabulary import Reason, Standing
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

NOT_REPEATED = frozenset({Reason.NAMES, Reason.PATIENT, Reason.HURTS, Reason.ADVERTISES})
"""Refused for these, a statement's words are not repeated in public: that would do what the refusal is to prevent."""


@dataclass(frozen=True)
class Counts:
    """How many statements came from whom, and what became of those that people wrote."""

    from_people: int
    from_askers: int
    standings: Mapping[str, int]  # of those that people wrote
    reasons: Mapping[str, int]  # of all that are not shown, also of those who ask
    shown: int = 0  # of all, whoever they came from


@dataclass(frozen=True)
class Change:
    """A statement of which something else was said later: every ruling in turn, with its day."""

    number: int | None
    text: str  # "" where its words are not repeated
    rulings: tuple[tuple[str, str, date], ...]  # standing, reason, day


def counts_of(viewer: Viewer, conversation: Any, on: date) -> Counts:
    """How many statements were shown, joined and refused, and for which reasons."""
    _may_read(viewer, conversation, on)
    grouped = rows_of(conversation).order_by().values_list("seed", "standing", "reason").annotate(count=Count("pk"))
    shown = 0
    whose, standings, reasons = {True: 0, False: 0}, dict.fromkeys(Standing.values, 0), dict.fromkeys(Reason.values, 0)
    for seed, standing, reason, count in grouped:
        whose[seed] += count
        shown += count if standing == Standing.SHOWN else 0
        if not seed:
            standings[standing] += count
        if standing == Standing.REFUSED:
            reasons[reason] += count
    return Counts(
        whose[False], whose[True], standings, {name: count for name, count in reasons.items() if count}, shown
    )


def shown_in(viewer: Viewer, conversation: Any, on: date) -> list[Said]:
    """Every statement that is shown, by its number."""
    _may_read(viewer, conversation, on)
    return said_of(rows_of(conversation).filter(standing=Standing.SHOWN).order_by("number"))


def not_shown_in(viewer: Viewer, conversation: Any, on: date) -> list[tuple[str, str]]:
    """Of every statement that is not shown its reason and its words, "" where they are not repeated."""
    _may_read(viewer, conversation, on)
    refused = rows_of(conversation).filter(standing=Standing.REFUSED).values_list("reason", "text")
    found = [(reason, "" if reason in NOT_REPEATED else text) for reason, text in refused]
    order = {name: place for place, name in enumerate(Reason.values)}
    return sorted(found, key=lambda one: (order[one[0]], one[1].casefold()))  # tells nothing of when they came


def joined_in(viewer: Viewer, conversation: Any, on: date) -> list[tuple[int | None, str, str]]:
    """Of every statement joined to another its words, beside the other's number and words."""
    _may_read(viewer, conversation, on)
    joined = rows_of(conversation).filter(standing=Standing.JOINED)
    return list(joined.order_by("same_as__number", "text").values_list("same_as__number", "same_as__text", "text"))


def changes_in(viewer: Viewer, conversation: Any, on: date) -> list[Change]:
    """Statements that were ruled on more than once, with every ruling."""
    _may_read(viewer, conversation, on)
    again = rows_of(conversation).annotate(times=Count("rulings")).filter(times__gt=1)
    rulings = Ruling.objects.filter(statement__in=again.order_by().values("pk")).order_by("statement__number", "pk")
    found: dict[int, list[Ruling]] = {}
    for one in rulings.select_related("statement"):
        found.setdefault(one.statement_id, []).append(one)
    return [_change(group) for group in found.values()]


def _change(rulings: list[Ruling]) -> Change:
    statement = rulings[0].statement
    unsaid = any(one.reason in NOT_REPEATED for one in rulings[-1:])
    said = tuple((one.standing, one.reason, one.on) for one in rulings)
    return Change(statement.number, "" if unsaid else statement.text, said)


def _may_read(viewer: Viewer, conversation: Any, on: date) -> None:
    require(conversation.partnership_id == viewer.partnership_id, "conversation.read")
    allowed = can_read(viewer, conversation.partnership, state=conversation.state)
    require(allowed or may_run(viewer, conversation, on), "conversation.read")
