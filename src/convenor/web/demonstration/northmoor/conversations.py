"""Two conversations of Northmoor and Vale that are closed: one of many people, with a division and a misreading; one of
a board, in which nobody forms camps. What came of it, and one that is open, stand in `said_and_done`.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from convenor.web.bodies.selectors import body_of
from convenor.web.bodies.selectors.topics import topic_of
from convenor.web.conversations.services.past import PastConversation, PastVoter, bring_in_past
from convenor.web.conversations.services.releasing import make_release
from convenor.web.conversations.vocabulary import Axis
from convenor.web.demonstration.northmoor.said_and_done import BODY, FUND, add_open_one, add_what_came
from convenor.web.demonstration.plain_tables import lines
from convenor.web.kernel.viewer import Viewer

LEAVING = "CON01"
HOSPITAL, COMMUNITY, CARERS, HOME_CARE = (
    "Hospital staff",
    "Community and GP staff",
    "Carers and voluntary groups",
    "Home-care workers",
)
TOOK_PART: Mapping[str, int] = {HOSPITAL: 70, COMMUNITY: 60, CARERS: 50, HOME_CARE: 5, "": 29}
LIKE = {HOSPITAL: "hospital", COMMUNITY: "community", CARERS: "carers", HOME_CARE: "carers", "": "community"}
# What one community believes most of another say, as shares of those who guess: (statement, who guesses, of whom).
BELIEVED: Mapping[tuple[int, str, str], float] = {
    (4, CARERS, HOSPITAL): 0.82,  # that hospital staff only want to free beds
    (4, COMMUNITY, HOSPITAL): 0.62,
    (2, CARERS, COMMUNITY): 0.66,  # that community staff want the beds to move
    (3, CARERS, HOSPITAL): 0.24,  # that hospital staff would ask a carer first
    (8, HOSPITAL, CARERS): 0.7,
}
GUESSES = 0.7  # of those who vote, so many also guess


def add_conversations(by: Viewer, lead: str, today: date, seed: int = 11) -> None:
    """Make them, and what came of the older one."""
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    body = body_of(by, BODY)
    leaving = bring_in_past(by=by, past=_leaving(by, today, chance))
    fund = bring_in_past(by=by, past=_fund(by, today, chance), body=body, axes=[Axis.CLINICAL.value])
    for row in (leaving, fund):
        make_release(by=by, conversation_id=row.pk, on=row.closed or today)
    add_what_came(by, lead, today)
    add_open_one(by, body, today)


def _leaving(by: Viewer, today: date, chance: random.Random) -> PastConversation:
    rows = [_row(cells) for cells in lines("northmoor/tables/leaving_hospital.txt")]
    people = [group for group, count in TOOK_PART.items() for _number in range(count)]
    chance.shuffle(people)
    closed = today - timedelta(days=6)
    return PastConversation(
        ref=LEAVING,
        question="What should happen when someone leaves hospital?",
        background=(
            "Last winter 1,140 people in Northmoor and Vale waited more than a day in hospital though they were well "
            "enough to leave. The reasons were, in this order: no care at home, no transport, no medicines, nobody "
            "asked the family. The partnership wants to agree what happens on the last two days of every stay."
        ),
        risks="Beds outside the two large hospitals could close. Whoever lives far away would then travel further.",
        status="open",
        still_open="Everything but the money: there is none for more beds this year.",
        opened=closed - timedelta(days=28),
        closed=closed,
        what_comes="The Flow Board puts what nearly everyone can live with before the partners, as a proposal.",
        comes_by=today + timedelta(days=40),
        entitled=260,
        statements=[(row.text, row.first) for row in rows],
        voters=[_voter(group, rows, chance) for group in people],
        own_groups=[HOSPITAL, COMMUNITY, CARERS, HOME_CARE],
        guess_axis=Axis.OWN.value,
        topic=topic_of(by, "T06"),
    )


@dataclass(frozen=True)
class _Row:
    """One statement, whether it was there at first, and of a hundred how many agree and how many pass."""

    text: str
    first: bool
    agree: Mapping[str, int]
    unsure: int


def _row(cells: Sequence[str]) -> _Row:
    text, first, hospital, community, carers, unsure = cells
    agree = {"hospital": int(hospital), "community": int(community), "carers": int(carers)}
    return _Row(text, bool(first), agree, int(unsure))


def _voter(group: str, rows: Sequence[_Row], chance: random.Random) -> PastVoter:
    votes = {
        place: _vote(row.agree[LIKE[group]], row.unsure, chance)
        for place, row in enumerate(rows)
        if row.first or chance.random() < 0.7  # those written on the way were seen by fewer
    }
    guesses = dict(_guesses(group, chance)) if chance.random() < GUESSES else {}
    return PastVoter({Axis.OWN.value: group} if group else {}, votes, guesses)


def _guesses(group: str, chance: random.Random) -> Iterator[tuple[tuple[int, str], int]]:
    for (place, who, whom), share in BELIEVED.items():
        if who == group:
            yield (place, whom), 1 if chance.random() < share else -1


def _vote(agree: int, unsure: int, chance: random.Random) -> int:
    if chance.random() * 100 < unsure:
        return 0
    return 1 if chance.random() * 100 < agree else -1


def _fund(by: Viewer, today: date, chance: random.Random) -> PastConversation:
    rows = lines("northmoor/tables/pooled_fund.txt")
    closed = today - timedelta(days=75)
    clinical = ["yes"] * 10 + ["no"] * 11
    return PastConversation(
        ref=FUND,
        question="How should the pooled fund for Eastvale be spent next year?",
        background="The pooled fund is £3 million a year. Two thirds of it are bound by agreements until 2028.",
        risks="What is spent on new things is not there for the falls service and the lunch clubs.",
        status="open",
        still_open="A million pounds, and the rules by which it is given.",
        opened=closed - timedelta(days=14),
        closed=closed,
        what_comes="The chair brings what came out to the next meeting.",
        comes_by=closed + timedelta(days=30),
        entitled=23,
        statements=[(text, bool(first)) for text, first, _agree, _unsure in rows],
        voters=[
            PastVoter(
                {Axis.CLINICAL.value: one},
                {place: _vote(int(agree), int(unsure), chance) for place, (*_, agree, unsure) in enumerate(rows)},
            )
            for one in clinical
        ],
        topic=topic_of(by, "T03"),
    )
