"""What could go over from a body that ends to the one that follows it: its seats with their holders, those below it."""

from dataclasses import dataclass
from datetime import date, timedelta

from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.bodies.selectors.bodies import below
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.kernel.viewer import Viewer

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SeatToCarry:
    """A seat there is on the body's last day, who holds it then, and until when seat and term would go on."""

    seat: Seat
    term: Term | None
    seat_ends: date | None
    term_ends: date | None


@dataclass(frozen=True)
class ToCarry:
    """All that could go over on a day, and the bodies below that would have to stand below the new one."""

    last: date
    seats: list[SeatToCarry]
    below: list[Body]


def to_carry(viewer: Viewer, body: Body, *, starts: date) -> ToCarry:
    """What there is on the day before `starts`. An end on that day is the body's own and does not go on."""
    require(can_keep_register(viewer), "body.follow")
    last = starts - A_DAY
    rows = Seat.objects.filter(in_force_on(last), partnership_id=viewer.partnership_id, body=body)
    seats = list(rows.select_related("partner", "community").order_by("-leads", "title", "ref"))
    terms = Term.objects.filter(in_force_on(last), seat__in=seats, person__erased_on=None).select_related("person")
    held = {term.seat_id: term for term in terms}
    return ToCarry(
        last=last,
        seats=[_carried(seat, held.get(seat.pk), last) for seat in seats],
        below=below(viewer, body, starts),
    )


def _carried(seat: Seat, term: Term | None, last: date) -> SeatToCarry:
    return SeatToCarry(seat, term, _later(seat.ends, last), _later(term.ends, last) if term else None)


def _later(ends: date | None, last: date) -> date | None:
    return ends if ends is not None and ends > last else None
