"""What the partnership's home shows: little, and asked for in few queries, because everybody comes here first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from convenor import records
from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.vocabulary import SeatClass, Tier
from convenor.web.conversations.selectors import Asked as AskedToJoin
from convenor.web.conversations.selectors import Running, running_now
from convenor.web.conversations.selectors import asked_of as asked_to_join
from convenor.web.conversations.selectors.lately import Lately
from convenor.web.conversations.selectors.lately import lately as conversations_lately
from convenor.web.insight.selectors.forum import Answers, Done, answers_in
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.listening.selectors import Waiting, waiting_for
from convenor.web.partners import evidence as partners
from convenor.web.people import evidence as people
from convenor.web.pulses.selectors import Asked, asked_of
from convenor.web.pulses.selectors.lately import NotOpened, Seen, not_opened, pulses_lately

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership

SOON = timedelta(days=90)
LINES = 5  # forums shown at home; all of them have a page


@dataclass(frozen=True)
class Home:
    """The partnership today, as far as whoever is looking needs it.

    `ending` are the seats whose holder's term ends within 90 days, soonest first; `own` the viewer's own seats;
    `to_answer` the bodies whose ground rules await the viewer's answer, `pulses` the pulses that do, `to_join` the
    conversations; `not_opened` are pulses that could not open by themselves, `running` the conversations that are
    open, both to whoever keeps the register; `lately` all pulses of the last year, `talks` the conversations closed in
    it, `answers` what forums answered to advice; `forums` the bodies to show as forums. To the public all are empty.
    Who is affected, and the communities, are there for whoever keeps the register.
    """

    on: date
    partnership: Partnership
    partners: int
    bodies: tuple[records.Body, ...]
    seats: tuple[records.Seat, ...]
    topics: tuple[records.Topic, ...]
    names: dict[str, str]
    me: str | None = None
    ending: tuple[records.Seat, ...] = ()
    own: tuple[records.Seat, ...] = ()
    to_answer: tuple[tuple[str, str], ...] = ()
    pulses: tuple[Asked, ...] = ()
    to_join: tuple[AskedToJoin, ...] = ()
    running: tuple[Running, ...] = ()
    not_opened: tuple[NotOpened, ...] = ()
    lately: tuple[Seen, ...] = ()
    talks: tuple[Lately, ...] = ()
    answers: Mapping[str, Answers] = field(default_factory=dict)
    forums: tuple[str, ...] = ()
    affected_named: bool = True
    affected: tuple[records.Affected, ...] = ()
    communities: tuple[records.Community, ...] = ()
    listening: Waiting = field(default_factory=Waiting)

    @property
    def promised(self) -> list[tuple[str, Done]]:
        """The open actions of all forums with the body of each, the soonest due first."""
        found = [(ref, one) for ref, said in self.answers.items() for one in said.actions if one.is_open]
        return sorted(found, key=lambda pair: (pair[1].due, pair[1].ref))

    @property
    def mine(self) -> list[Seen]:
        """The newest closed pulse of each body, and every one of partners, in which the viewer was asked.

        Who was asked is forgotten in time; then it is who sat there as a member when it closed.
        """
        sat = [(seat.body, seat.since or date.min) for seat in self.own if seat.seat_class != SeatClass.OBSERVER]
        return list(_newest_each([one for one in self.lately if one.closed and (one.mine or _sat(sat, one))]))

    @property
    def my_talks(self) -> list[Lately]:
        """The closed conversations in which the viewer was asked; or, once that is forgotten, sat where they were."""
        sat = [(seat.body, seat.since or date.min) for seat in self.own if seat.seat_class != SeatClass.OBSERVER]
        return [one for one in self.talks if one.mine or _sat(sat, one)]


def home_of(viewer: Viewer, on: date) -> Home:
    """The home of whoever is looking."""
    partnership = this_partnership(viewer)
    inside = can_read_inside(viewer)
    seats, there = bodies.seats_on(viewer, on), bodies.bodies_on(viewer, on)
    me = people.own_ref(viewer)
    keeps = can_keep_register(viewer)
    ending = _ending(seats, on) if keeps else ()
    affected = bodies.affected_by(viewer, on) if keeps else ()
    own = tuple(seat for seat in seats if me is not None and seat.holder == me)
    lately = tuple(pulses_lately(viewer, on))
    forums = _forums(viewer, there, seats, own, lately)
    # Who only takes part is shown what waits for them and nothing of the whole.
    whole = keeps or not inside or bool(forums) or viewer.has(Role.LEADER, Role.EVALUATOR)
    return Home(
        on=on,
        partnership=partnership,
        partners=partners.count_on(viewer, on) if whole else 0,
        bodies=there,
        seats=seats,
        topics=bodies.topics_undecided(viewer) if whole else (),
        names=people.names_of(viewer, [seat.holder for seat in ending if seat.holder]),
        me=me,
        ending=ending,
        own=own,
        to_answer=tuple(bodies.rules_to_answer(viewer, on)),
        pulses=tuple(asked_of(viewer, on)),
        to_join=tuple(asked_to_join(viewer, on)),
        running=tuple(running_now(viewer)) if keeps else (),
        not_opened=tuple(not_opened(viewer, on)),
        lately=lately,
        talks=tuple(conversations_lately(viewer, on)),
        answers=answers_in(viewer) if inside else {},
        forums=forums,
        affected_named=bool(affected) or not keeps or bodies.anybody_affected(viewer),
        affected=affected,
        communities=partners.communities_on(viewer, on) if affected else (),
        listening=waiting_for(viewer, on),
    )


def _ending(seats: tuple[records.Seat, ...], on: date) -> tuple[records.Seat, ...]:
    soon = [seat for seat in seats if seat.holder and seat.until and seat.until <= on + SOON]
    return tuple(sorted(soon, key=lambda seat: (seat.until or date.max, seat.title)))


def _forums(
    viewer: Viewer,
    there: Sequence[records.Body],
    seats: Sequence[records.Seat],
    own: Sequence[records.Seat],
    lately: Sequence[Seen],
) -> tuple[str, ...]:
    """To a governance lead some of all bodies with members: those asked lately, then by reach and name. To whoever
    leads a body theirs: those led, then those sat on. At most five."""
    if can_keep_register(viewer):
        held = {seat.body for seat in seats if seat.holder}
        asked = {one.body_ref for one in lately if not one.open}
        order = {tier: number for number, tier in enumerate(Tier.values)}
        first = sorted(there, key=lambda body: (body.ref not in asked, order[body.tier], body.name))
        return tuple(body.ref for body in first if body.ref in held)[:LINES]
    if not viewer.has(Role.LEADER) and not any(seat.leads for seat in own):
        return ()
    led = [seat.body for seat in own if seat.leads]
    return tuple(dict.fromkeys([*led, *(seat.body for seat in own)]))[:LINES]


def _sat(seats: Sequence[tuple[str, date]], asked: Seen | Lately) -> bool:
    return any(body == asked.body_ref and since <= (asked.closed or since) for body, since in seats)


def _newest_each(pulses: Sequence[Seen]) -> Iterator[Seen]:
    seen: set[str] = set()
    for one in pulses:
        if one.body_ref not in seen or not one.body_ref:
            seen.add(one.body_ref)
            yield one
