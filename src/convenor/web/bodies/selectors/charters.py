"""A body's ground rules on a day, how far its members agree to them, and the versions before.

Who agreed, and what anybody's reservation is, is for the partnership's own people; the public reads rules and counts.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from convenor.web.bodies.models import Body, CharterAgreement, CharterRule, CharterVersion
from convenor.web.bodies.rules import can_agree_to_charter
from convenor.web.bodies.selectors.members import member_ids
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class RuleSeen:
    """A rule, how many members agree to it, who has a reservation and why, and what the viewer said."""

    rule: CharterRule
    agree: int
    reserve: int
    reservations: list[CharterAgreement]
    yours: CharterAgreement | None


@dataclass(frozen=True)
class CharterSeen:
    """One version with its rules, and how many of how many members agree to every one of them."""

    charter: CharterVersion
    rules: list[RuleSeen]
    members: int
    agree_to_all: int
    may_agree: bool
    you_answered: bool


@dataclass(frozen=True)
class Charters:
    """The version in force, one published for later, the draft (for who keeps it), the earlier ones."""

    current: CharterSeen | None
    coming: CharterVersion | None
    draft: CharterVersion | None
    earlier: list[CharterVersion]


def charters_of(viewer: Viewer, body: Body, on: date) -> Charters:
    """All versions of a body's ground rules, each in its place on that day."""
    rows = CharterVersion.objects.filter(partnership=this_partnership(viewer), body=body)
    versions = list(rows.order_by("-number"))
    published = [row for row in versions if row.starts is not None]
    drafts = [row for row in versions if row.starts is None] if can_keep_register(viewer) else []
    current = next((row for row in published if row.in_force(on)), None)
    return Charters(
        current=charter_seen(viewer, current, on) if current else None,
        coming=next((row for row in published if row.starts is not None and row.starts > on), None),
        draft=drafts[0] if drafts else None,
        earlier=[row for row in published if row.ends is not None and row.ends < on],
    )


def charter_seen(viewer: Viewer, charter: CharterVersion, on: date) -> CharterSeen:
    """One version, rule by rule. Only the answers of those who are members on that day count."""
    members = member_ids(viewer, charter.body_id, on)
    answers: dict[int, list[CharterAgreement]] = defaultdict(list)
    for answer in CharterAgreement.objects.filter(rule__charter=charter).select_related("person"):
        answers[answer.rule_id].append(answer)
    texts = list(charter.rules.order_by("position"))
    agreeing: dict[int, int] = defaultdict(int)
    for answer in (one for given in answers.values() for one in given if one.agreed):
        agreeing[answer.person_id] += 1
    rules = [_rule(viewer, rule, answers[rule.pk], set(members)) for rule in texts]
    return CharterSeen(
        charter=charter,
        rules=rules,
        members=len(members),
        agree_to_all=sum(agreeing[member] == len(texts) for member in members) if texts else 0,
        may_agree=can_agree_to_charter(viewer, holds_seat=viewer.person_id in members),
        you_answered=bool(rules) and all(rule.yours for rule in rules),
    )


def rules_as_text(charter: CharterVersion | None) -> str:
    """The rules of a version, one a line, to start another from."""
    return "\n".join(charter.rules.order_by("position").values_list("text", flat=True)) if charter else ""


def _rule(viewer: Viewer, rule: CharterRule, answers: list[CharterAgreement], members: set[int]) -> RuleSeen:
    counted = [answer for answer in answers if answer.person_id in members]
    reserving = [answer for answer in counted if not answer.agreed]
    yours = (answer for answer in answers if answer.person_id == viewer.person_id)
    return RuleSeen(
        rule=rule,
        agree=len(counted) - len(reserving),
        reserve=len(reserving),
        reservations=reserving if can_read_inside(viewer) else [],
        yours=next(yours, None) if viewer.person_id is not None else None,
    )
