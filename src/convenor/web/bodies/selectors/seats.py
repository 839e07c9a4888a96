"""Seats and who holds them, as anyone who may read the register sees them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.bodies.selectors.rows import seat_of
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

SOON = timedelta(days=90)


@dataclass(frozen=True)
class SeatSeen:
    """A seat on a day: who holds it, who held it last, who will next. All None: nobody that the register knows of."""

    seat: Seat
    now: Term | None = None
    last: Term | None = None
    next: Term | None = None
    terms: list[Term] = field(default_factory=list)

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it on that day."""
        return self.now is None

    def free_from(self, on: date) -> date | None:
        """The first day from `on` that somebody could begin; None while whoever holds it has no last day."""
        if self.now is None:
            return on
        return self.now.ends + timedelta(days=1) if self.now.ends else None


def seats_on(viewer: Viewer, body: Body, on: date) -> list[SeatSeen]:
    """The seats of a body that there are on that day, those that lead first."""
    seats = Seat.objects.filter(partnership=this_partnership(viewer), body=body).filter(in_force_on(on))
    rows = list(seats.select_related("partner", "community").order_by("-leads", "title", "ref"))
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(seat__in=rows).select_related("person"):
        terms[term.seat_id].append(term)
    return [seen(row, terms[row.pk], on) for row in rows]


def seat_visible_to(viewer: Viewer, body: str, ref: str, on: date) -> SeatSeen:
    """One seat with all who ever held it, latest first."""
    seat = seat_of(viewer, body, ref)
    return seen(seat, Term.objects.filter(seat=seat).select_related("person", "seat"), on)


def seen(seat: Seat, terms: Iterable[Term], on: date) -> SeatSeen:
    """The seat with its terms put in their places as of a day."""
    by_day = sorted(terms, key=lambda term: (term.starts or date.min, term.pk))
    before = [term for term in by_day if term.ends is not None and term.ends < on]
    after = [term for term in by_day if term.starts is not None and term.starts > on]
    return SeatSeen(
        seat=seat,
        now=next((term for term in by_day if term.in_force(on)), None),
        last=max(before, key=lambda term: term.ends or date.min, default=None),
        next=after[0] if after else None,
        terms=by_day[::-1],
    )


def ending_soon(seats: Iterable[SeatSeen], on: date) -> list[SeatSeen]:
    """The seats whose holder's time ends within 90 days with nobody following, soonest first."""
    found = [
        one for one in seats if one.now and one.now.ends is not None and one.now.ends <= on + SOON and one.next is None
    ]
    return sorted(found, key=lambda one: one.now.ends if one.now and one.now.ends else date.max)


def other_seats(viewer: Viewer, term: Term, on: date) -> list[Term]:
    """The other seats that the same person holds on a day: several at once are allowed, and worth knowing."""
    rows = Term.objects.filter(partnership=this_partnership(viewer), person_id=term.person_id).exclude(pk=term.pk)
    return list(rows.filter(in_force_on(on)).select_related("seat__body").order_by("seat__body__name", "seat__title"))
