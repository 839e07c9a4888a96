"""The seats of one partner, one person or one community, on every body, now and before."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from convenor.web.bodies.models import Affected, Body, Delegation, Outreach, PathwayStep, Seat, Term
from convenor.web.bodies.selectors.seats import SeatSeen, seen
from convenor.web.kernel.base import in_force_on
from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class Touched:
    """A body, or one matter before it, that touches somebody."""

    body: Body
    topic_ref: str
    topic: str
    due: date | None
    how: str


def seats_for(viewer: Viewer, on: date, *, partner: str = "", community: str = "") -> list[SeatSeen]:
    """The seats that are a partner's or a community's on that day, body by body."""
    rows = Seat.objects.filter(in_force_on(on), in_force_on(on, "body__"), partnership=this_partnership(viewer))
    rows = rows.filter(partner__ref=partner) if partner else rows.filter(community__ref=community)
    return _seen(rows.select_related("body", "partner", "community").order_by("body__name", "title", "ref"), on)


def terms_of_person(viewer: Viewer, person: str) -> list[Term]:
    """Every time a person held a seat, or will, latest first."""
    rows = Term.objects.filter(partnership=this_partnership(viewer), person__ref=person)
    rows = rows.select_related("seat__body", "seat__partner", "seat__community")
    return sorted(rows, key=lambda term: (term.starts or date.min, term.pk), reverse=True)


def holds_a_seat(viewer: Viewer) -> Callable[[int], bool]:
    """Whether a person (by id) holds or held a seat here: then their name is public record."""
    partnership = this_partnership(viewer)
    return lambda person: Term.objects.filter(partnership=partnership, person_id=person).exists()


def touching(viewer: Viewer, *, partner: str = "", community: str = "") -> list[Touched]:
    """What is decided that touches a partner or a community: bodies in general first, then matters by their day."""
    rows = Affected.objects.filter(partnership=this_partnership(viewer))
    rows = rows.filter(partner__ref=partner) if partner else rows.filter(community__ref=community)
    rows = rows.filter(Q(topic__isnull=True) | ~Q(topic__status="decided")).select_related("body", "topic")
    found = [
        Touched(
            body=row.body,
            topic_ref=row.topic.ref if row.topic else "",
            topic=row.topic.title if row.topic else "",
            due=row.topic.due if row.topic else None,
            how=row.how,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (bool(one.topic), one.due or date.max, one.body.name))


def powers_given_by(viewer: Viewer, partner: str, on: date) -> list[Delegation]:
    """What a partner has given bodies to decide for it."""
    rows = Delegation.objects.filter(in_force_on(on), partnership=this_partnership(viewer), from_partner__ref=partner)
    return list(rows.select_related("body"))


def steps_taken_by(viewer: Viewer, partner: str, on: date) -> list[PathwayStep]:
    """The steps of pathways that a partner takes."""
    rows = PathwayStep.objects.filter(partnership=this_partnership(viewer), partner__ref=partner)
    return list(
        rows.filter(in_force_on(on, "pathway__")).select_related("pathway").order_by("pathway__name", "position")
    )


def asked_to_join(viewer: Viewer, *, partner: str = "", community: str = "") -> list[Outreach]:
    """What was done to bring a partner or a community in; for the partnership's own people."""
    if not can_read_inside(viewer):
        return []
    rows = Outreach.objects.filter(partnership_id=viewer.partnership_id)
    rows = rows.filter(partner__ref=partner) if partner else rows.filter(community__ref=community)
    return list(rows.select_related("body").order_by("-asked_on", "pk"))


def _seen(rows: Iterable[Seat], on: date) -> list[SeatSeen]:
    seats = list(rows)
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(seat__in=seats).select_related("person"):
        terms[term.seat_id].append(term)
    return [seen(row, terms[row.pk], on) for row in seats]
