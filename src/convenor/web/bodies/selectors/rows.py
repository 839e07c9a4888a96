"""One row of this room by its reference, within the viewer's partnership and nowhere else."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from convenor.web.bodies.models import Body, CharterVersion, Delegation, Seat, Term
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer

Row = TypeVar("Row", bound=Model)


def body_of(viewer: Viewer, ref: str) -> Body:
    """One body."""
    return _one(viewer, Body.objects.select_related("parent", "succeeds"), ref)


def body_to_change(viewer: Viewer, ref: str) -> Body:
    """One body, for whoever keeps the register."""
    require(can_keep_register(viewer), "body.edit")
    return body_of(viewer, ref)


def seat_of(viewer: Viewer, body: str, ref: str) -> Seat:
    """One seat of one body."""
    rows = Seat.objects.filter(body__ref=body).select_related("body", "partner", "community")
    return _one(viewer, rows, ref)


def seat_to_change(viewer: Viewer, body: str, ref: str) -> Seat:
    """One seat, for whoever keeps the register."""
    require(can_keep_register(viewer), "seat.edit")
    return seat_of(viewer, body, ref)


def term_to_change(viewer: Viewer, body: str, seat: str, ref: str) -> Term:
    """That one person holds or held one seat, for whoever keeps the register."""
    require(can_keep_register(viewer), "term.edit")
    rows = Term.objects.filter(seat__ref=seat, seat__body__ref=body).select_related("seat__body", "person")
    return _one(viewer, rows, ref)


def delegation_to_change(viewer: Viewer, body: str, ref: str) -> Delegation:
    """One thing that one body may decide or recommends on, for whoever keeps the register."""
    require(can_keep_register(viewer), "delegation.edit")
    rows = Delegation.objects.filter(body__ref=body).select_related("body", "from_body", "from_partner")
    return _one(viewer, rows, ref)


def charter_of(viewer: Viewer, body: str, ref: str) -> CharterVersion:
    """One version of the ground rules of one body."""
    return _one(viewer, CharterVersion.objects.filter(body__ref=body).select_related("body"), ref)


def _one(viewer: Viewer, rows: QuerySet[Row], ref: str) -> Row:
    partnership = this_partnership(viewer)
    row = rows.filter(partnership=partnership, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=ref)
    return row
