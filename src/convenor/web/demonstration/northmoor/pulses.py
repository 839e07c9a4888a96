"""The pulses of Eastvale Place Partnership: twelve past ones, and one that is open.

Their story: people meet and talk well, and better with each year. Small partners trust less and do not believe that it
counts; goals were never looked at together until the last pulses, when a joint list of five goals began.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from convenor.web.bodies.selectors import body_of
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.selectors.invitees import Invitee
from convenor.web.pulses import services
from convenor.web.pulses.presenters import bank
from convenor.web.pulses.selectors import members_to_ask
from convenor.web.pulses.services.past import PastPulse, bring_in_past, letters_given_otherwise

BODY = "B12"
PAST = 12
APART = 61  # days from one pulse to the next
OPEN_SINCE, CLOSES_IN = 4, 10  # days
BREAKDOWNS = ("sector", "clinical", "size")
COMES = "The chair brings what came out to the next meeting, and we agree there what to change first."
# Construct: what people at large partners think at first and at last, and how far those at small ones lie below.
STORY: dict[str, tuple[float, float, float]] = {
    "prehistory": (3.0, 3.1, 0.4),
    "initial_trust": (2.9, 2.9, 0.5),
    "resource_equality": (2.6, 2.7, 0.9),
    "incentives": (3.7, 3.8, 0.3),
    "interdependence": (3.9, 4.1, 0.1),
    "conflict": (2.9, 2.5, -0.3),
    "rules_explicit": (3.1, 3.8, 0.3),
    "rules_applied": (3.4, 3.6, 1.0),
    "inclusive": (3.4, 3.7, 1.2),
    "transparent": (3.3, 3.5, 1.0),
    "single_forum": (3.1, 3.0, 0.4),
    "convening": (3.7, 4.0, 0.4),
    "guarding": (3.6, 3.7, 0.9),
    "mediating": (3.2, 3.3, 0.5),
    "catalysing": (3.1, 3.4, 0.4),
    "face_to_face": (3.9, 4.5, 0.1),
    "trust": (3.1, 3.5, 1.1),
    "joint_fact_finding": (2.9, 3.4, 0.3),
    "knowledge_sharing": (3.2, 3.6, 0.8),
    "aligned_interests": (3.2, 3.5, 0.6),
    "joint_problem_solving": (3.2, 3.7, 0.4),
    "quick_wins": (2.6, 3.1, 0.6),
    "goals_explicit": (2.9, 3.4, 0.2),
    "goals_operational": (2.3, 2.9, 0.2),
    "goals_monitored": (1.8, 2.0, 0.1),
}
TURNED = {"goals_monitored": 1.3, "goals_operational": 0.6}  # more in the last three pulses


def add_pulses(by: Viewer, today: date, seed: int = 8) -> None:
    """Make them: the past ones in one go, the open one as a governance lead would."""
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    body = body_of(by, BODY)
    asked = members_to_ask(by, body, today)
    bring_in_past(by=by, body=body, asked=asked, pulses=list(_past(asked, today, chance)))
    _open(by, body, today - timedelta(days=OPEN_SINCE), today + timedelta(days=CLOSES_IN))


def _past(asked: Sequence[Invitee], today: date, chance: random.Random) -> Iterator[PastPulse]:
    for number in range(PAST):
        closed = today - timedelta(days=APART * (PAST - number) - 24)
        items = bank.questions(bank.DEFAULT)
        answers = {
            person.id: {item["key"]: _mark(item, person, number, chance) for item in items}
            for person in asked
            if chance.random() < 0.86
        }
        yield PastPulse(
            title=f"How we work together, {closed:%B %Y}",
            question_set=bank.DEFAULT,
            items=items,
            opened=closed - timedelta(days=14),
            closed=closed,
            what_comes=COMES,
            comes_by=closed + timedelta(days=30),
            breakdowns=BREAKDOWNS,
            answers=answers,
        )


def _mark(item: dict[str, object], person: Invitee, number: int, chance: random.Random) -> str:
    if chance.random() < 0.03:
        return "?"
    construct = str(item["construct"])
    first, last, below = STORY.get(construct, (3.2, 3.4, 0.3))
    level = first + (last - first) * number / (PAST - 1)
    if person.groups["size"] == "small":
        level -= below
    if number >= PAST - 3:
        level += TURNED.get(construct, 0)
    answer = min(5, max(1, round(chance.gauss(level, 0.75))))
    return str(6 - answer if item["reverse"] else answer)


def _open(by: Viewer, body: object, opened: date, closes: date) -> None:
    wave = services.prepare_wave(by=by, title=f"How we work together, {opened:%B %Y}", body=body)
    services.choose_questions(
        by=by, ref=wave.ref, revision=1, question_set=bank.DEFAULT, items=bank.questions(bank.DEFAULT)
    )
    services.choose_days(
        by=by,
        ref=wave.ref,
        revision=2,
        on=opened,
        closes=closes,
        reminders=2,
        breakdowns=BREAKDOWNS,
        what_comes=COMES,
        comes_by=closes + timedelta(days=30),
    )
    services.open_wave(by=by, ref=wave.ref, revision=3, on=opened)
    letters_given_otherwise(by=by, ref=wave.ref)  # nobody made up is written to
