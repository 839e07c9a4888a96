"""What the partnership's home shows: little, and asked for in few queries, because everybody comes here first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from convenor import records
from convenor.web.bodies import evidence as bodies
from convenor.web.kernel.rules import can_keep_register, can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners
from convenor.web.people import evidence as people
from convenor.web.pulses.selectors import Asked, asked_of

if TYPE_CHECKING:
    from convenor.web.kernel.models import Partnership

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Home:
    """The partnership today.

    `ending` are the seats whose holder's term ends within 90 days, soonest first; `own` the viewer's own seats;
    `to_answer` the bodies whose ground rules await the viewer's answer, `pulses` the pulses that do. To the public all
    are empty. Who is affected, and the communities, are there for whoever keeps the register.
    """

    on: date
    partnership: Partnership
    partners: int
    bodies: tuple[records.Body, ...]
    seats: tuple[records.Seat, ...]
    topics: tuple[records.Topic, ...]
    names: dict[str, str]
    ending: tuple[records.Seat, ...] = ()
    own: tuple[records.Seat, ...] = ()
    to_answer: tuple[tuple[str, str], ...] = ()
    pulses: tuple[Asked, ...] = ()
    affected_named: bool = True
    affected: tuple[records.Affected, ...] = ()
    communities: tuple[records.Community, ...] = ()


def home_of(viewer: Viewer, on: date) -> Home:
    """The home of whoever is looking."""
    partnership = this_partnership(viewer)
    inside = can_read_inside(viewer)
    seats = bodies.seats_on(viewer, on)
    me = people.own_ref(viewer)
    ending = _ending(seats, on) if inside else ()
    keeps = can_keep_register(viewer)
    affected = bodies.affected_by(viewer, on) if keeps else ()
    return Home(
        on=on,
        partnership=partnership,
        partners=partners.count_on(viewer, on),
        bodies=bodies.bodies_on(viewer, on),
        seats=seats,
        topics=bodies.topics_undecided(viewer),
        names=people.names_of(viewer, [seat.holder for seat in ending if seat.holder]),
        ending=ending,
        own=tuple(seat for seat in seats if me is not None and seat.holder == me),
        to_answer=tuple(bodies.rules_to_answer(viewer, on)),
        pulses=tuple(asked_of(viewer, on)),
        affected_named=bool(affected) or not keeps or bodies.anybody_affected(viewer),
        affected=affected,
        communities=partners.communities_on(viewer, on) if affected else (),
    )


def _ending(seats: tuple[records.Seat, ...], on: date) -> tuple[records.Seat, ...]:
    soon = [seat for seat in seats if seat.holder and seat.until and seat.until <= on + SOON]
    return tuple(sorted(soon, key=lambda seat: (seat.until or date.max, seat.title)))
