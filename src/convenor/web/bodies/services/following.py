"""The body that follows another: begun on the day after the other's last, with the seats and holders that go over."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from convenor.web.bodies.models import Body, Seat, Term
from convenor.web.bodies.selectors.following import SeatToCarry, to_carry
from convenor.web.bodies.services.bodies import end_body
from convenor.web.bodies.services.checks import add_row, given, may_keep, said, save
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer

WHAT_IT_IS = ("kind", "tier", "level", "purpose")
WHAT_A_SEAT_IS = ("title", "seat_class", "partner", "community", "nominated_by", "voting", "leads", "required")


@transaction.atomic
def start_following(
    *,
    by: Viewer,
    body: Body,
    revision: int,
    name: str,
    starts: date,
    seats: Collection[str] = (),
    holders: Collection[str] = (),
    move_below: bool = True,
) -> Body:
    """Start the body that follows: all of it or nothing. The old one ends the day before.

    `seats` are the references of the seats that go over, `holders` those among them whose holder goes with it. What the
    old one was given to decide, its standing, its ground rules and how it works are not carried: the new one says anew.
    """
    may_keep(by, "body.follow", body)
    body = Body.objects.select_for_update(of=("self",)).select_related("parent").get(pk=body.pk)
    list(Seat.objects.filter(body=body).select_for_update().order_by("pk").values_list("pk"))
    _refuse_gap(body, starts)
    plan = to_carry(by, body, starts=starts)
    going = [one for one in plan.seats if one.seat.ref in set(seats)]
    if unknown := set(holders) - {one.seat.ref for one in going if one.term}:
        raise Invalid("follow_holder_without_seat", field="holders", seat=_title(plan.seats, min(unknown)))
    parent = body.parent if body.parent and body.parent.in_force(starts) else None
    kept = {name: getattr(body, name) for name in WHAT_IT_IS}
    new = Body(name=given(name, field="name", code="body_name_missing"), parent=parent, succeeds=body, starts=starts)
    for field, value in kept.items():
        setattr(new, field, value)
    add_row(by, new, None)
    audit.record(by=by, verb="body.follow", subject=new.ref, follows=body.ref, seats=len(going))
    for child in plan.below if move_below else ():
        save(child, revision=child.revision, fields={"parent": new}, editable=frozenset({"parent"}))
        audit.record(by=by, verb="body.edit", subject=child.ref, fields=["parent"])
    if body.ends == plan.last:
        save(body, revision=revision, fields={}, editable=frozenset())
    else:
        end_body(by=by, body=body, revision=revision, on=plan.last)
    audit.record_all(by=by, acts=[act for one in going for act in _carry(by, new, one, one.seat.ref in set(holders))])
    return new


def _carry(by: Viewer, new: Body, one: SeatToCarry, with_holder: bool) -> list[audit.Act]:
    facts = {name: getattr(one.seat, name) for name in WHAT_A_SEAT_IS}
    seat = Seat(body=new, starts=new.starts, ends=one.seat_ends, **facts)
    add_row(by, seat, None)
    acts = [audit.Act("seat.add", seat.ref, {"body": new.ref, "from": one.seat.ref})]
    if with_holder and one.term is not None:
        held = one.term
        term = Term(seat=seat, person=held.person, starts=new.starts, acting=held.acting, came_by=held.came_by)
        term.ends = one.term_ends
        add_row(by, term, None)
        acts.append(audit.Act("seat.fill", term.ref, {"seat": seat.ref, "from": held.ref}))
    return acts


def _refuse_gap(body: Body, starts: date) -> None:
    if body.starts is not None and starts <= body.starts:
        raise Invalid("follow_before_it_began", field="starts", body=body.name, since=said(body.starts))
    if body.ends is not None and (starts - body.ends).days > 1:
        raise Invalid("follow_leaves_gap", field="starts", body=body.name, until=said(body.ends))


def _title(seats: list[SeatToCarry], ref: str) -> str:
    return next((one.seat.title for one in seats if one.seat.ref == ref), ref)
