"""What is recorded of how each body works: terms of reference, ground rules and answers to them, and how open it is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from convenor.web.bodies.models import Body, CharterAgreement, CharterRule, Term, Topic
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.rules import can_read_inside, require
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class Recorded:
    """One body: whether terms and rules are written, how members answered the rules, and signs of openness.

    `agree`: members who agree to every rule in force; `reserve`: who have a reservation. A sign nobody gave is None.
    """

    terms_of_reference: bool
    terms_public: bool | None
    meets_in_public: bool | None
    how_to_be_heard: bool | None
    charter: bool
    members: int
    agree: int
    reserve: int


def recorded_of(viewer: Viewer, on: date, *, only: str = "") -> dict[str, Recorded]:
    """What is recorded of each body in being on that day, or of one alone. Five queries."""
    require(can_read_inside(viewer), "forum.read")
    rows = Body.objects.filter(in_force_on(on), partnership_id=viewer.partnership_id)
    if only:
        rows = rows.filter(ref=only)
    bodies = {row.pk: row for row in rows}
    members = _members(list(bodies), on)
    rules = _rules(list(bodies), on)
    answers = _answers(list(bodies), on)
    heard = _heard(list(bodies))
    return {row.ref: _recorded(row, members[pk], rules[pk], answers[pk], heard[pk]) for pk, row in bodies.items()}


def _recorded(row: Body, members: set[int], rules: int, answers: dict[int, list[bool]], heard: list[bool]) -> Recorded:
    given = [said for person, said in answers.items() if person in members]
    written = bool(row.terms_of_reference or row.terms_agreed_on)
    return Recorded(
        terms_of_reference=written,
        terms_public=bool(row.terms_of_reference) if written else None,
        meets_in_public=row.in_public,
        how_to_be_heard=any(heard) if heard else None,
        charter=rules > 0,
        members=len(members),
        agree=sum(len(said) == rules and all(said) for said in given),
        reserve=sum(not all(said) for said in given),
    )


def _members(bodies: list[int], on: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    held = Term.objects.filter(in_force_on(on), seat__body__in=bodies).exclude(seat__seat_class=SeatClass.OBSERVER)
    for body, person in held.values_list("seat__body", "person"):
        found[body].add(person)
    return found


def _rules(bodies: list[int], on: date) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    rules = CharterRule.objects.filter(
        in_force_on(on, "charter__"), charter__starts__isnull=False, charter__body__in=bodies
    )
    for body in rules.values_list("charter__body", flat=True):
        found[body] += 1
    return found


def _answers(bodies: list[int], on: date) -> dict[int, dict[int, list[bool]]]:
    found: dict[int, dict[int, list[bool]]] = defaultdict(lambda: defaultdict(list))
    given = CharterAgreement.objects.filter(
        in_force_on(on, "rule__charter__"), rule__charter__starts__isnull=False, rule__charter__body__in=bodies
    )
    for body, person, agreed in given.values_list("rule__charter__body", "person", "agreed"):
        found[body][person].append(agreed)
    return found


def _heard(bodies: list[int]) -> dict[int, list[bool]]:
    found: dict[int, list[bool]] = defaultdict(list)
    topics = Topic.objects.filter(body__in=bodies).exclude(status="decided")
    for body, how in topics.values_list("body", "how_to_be_heard"):
        found[body].append(bool(how))
    return found
