"""Seats: added, changed, ended. A seat stays what it is for while those who hold it come and go."""

from datetime import date
from typing import Any

from django.db import transaction

from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.bodies.services.checks import add_row, given, may_keep, said, save
from convenor.web.bodies.vocabulary import SeatClass
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

WITHOUT_VOTE = frozenset({SeatClass.PARTICIPANT, SeatClass.OBSERVER})
EDITABLE = frozenset(
    {
        "title",
        "seat_class",
        "partner",
        "community",
        "nominated_by",
        "voting",
        "leads",
        "required",
        "starts",
        "ends",
    },
)


@transaction.atomic
def add_seat(
    *,
    by: Viewer,
    body: Body,
    title: str,
    seat_class: str,
    ref: str | None = None,
    partner: Any = None,
    community: Any = None,
    voting: bool = True,
    starts: date | None = None,
    ends: date | None = None,
    **facts: Any,
) -> Seat:
    """Add a seat of a class, perhaps for one partner or community; `facts`: nominated_by, leads, required."""
    may_keep(by, "seat.add", body, partner, community)
    if unknown := set(facts) - {"nominated_by", "leads", "required"}:
        raise TypeError(f"a seat has no {', '.join(sorted(unknown))}")
    _refuse_vote(seat_class, voting)
    body = Body.objects.select_for_update().get(pk=body.pk)  # as it is now: it may just have been ended
    _refuse_outside_body(body, starts, ends)
    seat = Seat(
        body=body,
        title=given(title, field="title", code="seat_title_missing"),
        seat_class=seat_class,
        partner=partner,
        community=community,
        voting=voting,
        starts=starts,
        ends=ends if ends is not None else body.ends,
        **facts,
    )
    add_row(by, seat, ref)
    audit.record(by=by, verb="seat.add", subject=seat.ref, body=body.ref)
    return seat


@transaction.atomic
def edit_seat(*, by: Viewer, seat: Seat, revision: int, **fields: Any) -> Seat:
    """Change what a seat is; never so that it would be shorter than somebody's time on it."""
    may_keep(by, "seat.edit", seat, fields.get("partner"), fields.get("community"))
    Seat.objects.select_for_update().get(pk=seat.pk)
    if "title" in fields:
        fields["title"] = given(fields["title"], field="title", code="seat_title_missing")
    _refuse_vote(fields.get("seat_class", seat.seat_class), fields.get("voting", seat.voting))
    starts, ends = fields.get("starts", seat.starts), fields.get("ends", seat.ends)
    if (starts, ends) != (seat.starts, seat.ends):
        _refuse_outside_body(seat.body, starts, ends)
        _refuse_shorter_than_terms(seat, starts, ends)
    changed = save(seat, revision=revision, fields=fields, editable=EDITABLE)
    if changed:
        audit.record(by=by, verb="seat.edit", subject=seat.ref, fields=changed)
    return seat


@transaction.atomic
def end_seat(*, by: Viewer, seat: Seat, revision: int, on: date) -> Seat:
    """Say that the seat's last day is `on`; whoever holds it then leaves it that day."""
    may_keep(by, "seat.end", seat)
    Seat.objects.select_for_update().get(pk=seat.pk)
    later = Term.objects.filter(seat=seat, starts__gt=on).select_related("person").first()
    if later is not None:
        raise Invalid("seat_has_later_term", field="on", holder=later.person.name, since=said(later.starts))
    if seat.starts is not None and on < seat.starts:
        raise Invalid("seat_ends_before_start", field="on", since=said(seat.starts))
    if seat.body.ends is not None and on > seat.body.ends:
        raise Invalid("seat_outlives_body", field="on", body=seat.body.name, until=said(seat.body.ends))
    save(seat, revision=revision, fields={"ends": on}, editable=frozenset({"ends"}))
    acts = [audit.Act("seat.end", seat.ref, {"on": on.isoformat()})]
    for term in Term.objects.filter(seat=seat).exclude(ends__lte=on):
        save(term, revision=term.revision, fields={"ends": on}, editable=frozenset({"ends"}))
        acts.append(audit.Act("term.end", term.ref, {"on": on.isoformat()}))
    audit.record_all(by=by, acts=acts)
    return seat


def _refuse_vote(seat_class: str, voting: bool) -> None:
    if seat_class in WITHOUT_VOTE and voting:
        raise Invalid("seat_class_has_no_vote", field="voting", seat_class=SeatClass(seat_class).label)


def _refuse_outside_body(body: Body, starts: date | None, ends: date | None) -> None:
    if body.starts is not None and starts is not None and starts < body.starts:
        raise Invalid("seat_before_body", field="starts", body=body.name, since=said(body.starts))
    if body.ends is not None and ends is not None and ends > body.ends:
        raise Invalid("seat_outlives_body", field="ends", body=body.name, until=said(body.ends))


def _refuse_shorter_than_terms(seat: Seat, starts: date | None, ends: date | None) -> None:
    for term in Term.objects.filter(seat=seat).select_related("person"):
        if starts is not None and term.starts is not None and term.starts < starts:
            raise Invalid("seat_starts_after_term", field="starts", holder=term.person.name, since=said(term.starts))
        if ends is not None and (term.ends is None or term.ends > ends):
            raise Invalid("seat_ends_before_term", field="ends", holder=term.person.name)
