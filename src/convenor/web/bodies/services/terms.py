"""Who holds a seat, from when to when. A seat is never held by two at once; a time on it never outlasts the seat."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.models import Seat, Term
from convenor.web.bodies.services.checks import add_row, in_order, may_keep, said, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer
from convenor.web.people.services import add_person


@transaction.atomic
def fill_seat(
    *,
    by: Viewer,
    seat: Seat,
    person: Any,
    starts: date | None,
    ends: date | None = None,
    acting: bool = False,
    came_by: str = "",
    ref: str | None = None,
) -> Term:
    """Say that a person holds a seat from a day, until another day or until further notice.

    Where the seat or its body has a last day, an open end becomes that day.
    """
    may_keep(by, "seat.fill", seat, person)
    seat = _locked(seat)
    if person.erased_on is not None:
        raise Invalid("person_erased", field="person")
    in_order(starts, ends)
    first, last = _bounds(seat)
    ends = ends or last
    _refuse_outside(seat, first, last, starts, ends)
    _refuse_two_at_once(seat, Term.objects.filter(seat=seat), person.name, starts, ends)
    term = Term(seat=seat, person=person, starts=starts, ends=ends, acting=acting, came_by=came_by)
    add_row(by, term, ref)
    audit.record(by=by, verb="seat.fill", subject=term.ref, seat=seat.ref)
    return term


@transaction.atomic
def fill_seat_with_new_person(
    *,
    by: Viewer,
    seat: Seat,
    name: str,
    email: str = "",
    starts: date | None,
    ends: date | None = None,
    acting: bool = False,
    came_by: str = "",
) -> Term:
    """Add somebody to the register and give them the seat, both or neither."""
    person = add_person(by=by, name=name, email=email)
    return fill_seat(by=by, seat=seat, person=person, starts=starts, ends=ends, acting=acting, came_by=came_by)


@transaction.atomic
def end_term(*, by: Viewer, term: Term, revision: int, on: date) -> Term:
    """Say that somebody's last day on a seat is `on`: earlier than expected, or the end that nobody had set."""
    may_keep(by, "term.end", term)
    _locked(term.seat)
    if term.starts is not None and on < term.starts:
        raise Invalid("term_ends_before_start", field="on", holder=term.person.name, since=said(term.starts))
    if term.ends is not None and on > term.ends:
        raise Invalid("term_ends_already", field="on", holder=term.person.name, until=said(term.ends))
    save(term, revision=revision, fields={"ends": on}, editable=frozenset({"ends"}))
    audit.record(by=by, verb="term.end", subject=term.ref, on=on.isoformat())
    return term


@transaction.atomic
def extend_term(*, by: Viewer, term: Term, revision: int, ends: date | None) -> Term:
    """Let somebody stay longer on a seat: until another day, or until further notice."""
    may_keep(by, "term.extend", term)
    seat = _locked(term.seat)
    first, last = _bounds(seat)
    ends = ends or last
    if term.ends is None or (ends is not None and ends <= term.ends):
        raise Invalid("term_not_longer", field="ends", holder=term.person.name, until=said(term.ends))
    _refuse_outside(seat, first, last, term.starts, ends)
    others = Term.objects.filter(seat=seat).exclude(pk=term.pk)
    _refuse_two_at_once(seat, others, term.person.name, term.starts, ends)
    save(term, revision=revision, fields={"ends": ends}, editable=frozenset({"ends"}))
    audit.record(by=by, verb="term.extend", subject=term.ref)
    return term


@transaction.atomic
def edit_term(*, by: Viewer, term: Term, revision: int, **fields: Any) -> Term:
    """Correct what was written down: the days, whether it is acting, how they came to it. Who it is never changes."""
    may_keep(by, "term.edit", term)
    seat = _locked(term.seat)
    starts, ends = fields.get("starts", term.starts), fields.get("ends", term.ends)
    in_order(starts, ends)
    first, last = _bounds(seat)
    if "ends" in fields:
        fields["ends"] = ends = ends or last
    _refuse_outside(seat, first, last, starts, ends)
    others = Term.objects.filter(seat=seat).exclude(pk=term.pk)
    _refuse_two_at_once(seat, others, term.person.name, starts, ends)
    changed = save(term, revision=revision, fields=fields, editable=frozenset({"starts", "ends", "acting", "came_by"}))
    if changed:
        audit.record(by=by, verb="term.edit", subject=term.ref, fields=changed)
    return term


@transaction.atomic
def withdraw_term(*, by: Viewer, term: Term, revision: int, on: date) -> None:
    """Take back that somebody will hold a seat, before it has begun. What has begun is record and can only end."""
    may_keep(by, "term.withdraw", term)
    _locked(term.seat)
    if term.starts is None or term.starts <= on:
        raise Invalid("term_has_begun", holder=term.person.name)
    ref = term.ref
    save(term, revision=revision, fields={}, editable=frozenset())
    term.delete()
    audit.record(by=by, verb="term.withdraw", subject=ref)


def _locked(seat: Seat) -> Seat:
    """The seat, locked until the transaction ends, so that two cannot fill it together."""
    Seat.objects.select_for_update().get(pk=seat.pk)
    return Seat.objects.select_related("body").get(pk=seat.pk)


def _bounds(seat: Seat) -> tuple[date | None, date | None]:
    """The first and the last day on which the seat can be held."""
    firsts = [day for day in (seat.starts, seat.body.starts) if day is not None]
    lasts = [day for day in (seat.ends, seat.body.ends) if day is not None]
    return max(firsts, default=None), min(lasts, default=None)


def _refuse_outside(seat: Seat, first: date | None, last: date | None, starts: date | None, ends: date | None) -> None:
    if first is not None and starts is not None and starts < first:
        raise Invalid("term_before_seat", field="starts", seat=seat.title, since=said(first))
    if last is not None and ((ends is not None and ends > last) or (starts is not None and starts > last)):
        raise Invalid("term_outlives_seat", field="ends", seat=seat.title, until=said(last))


def _refuse_two_at_once(
    seat: Seat, others: Iterable[Term], holder: str, starts: date | None, ends: date | None
) -> None:
    for other in others.select_related("person"):  # type: ignore[attr-defined]
        begins_in_time = ends is None or other.starts is None or other.starts <= ends
        ends_too_late = starts is None or other.ends is None or other.ends >= starts
        if begins_in_time and ends_too_late:
            raise Invalid(
                "seat_held_twice",
                field="starts",
                seat=seat.title,
                holder=holder,
                other=other.person.name,
                since=said(other.starts) or _("the beginning"),
                until=said(other.ends) or _("further notice"),
            )
