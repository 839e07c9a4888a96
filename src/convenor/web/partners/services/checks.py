"""What every write of this room asks first: the right, no patient data, days in order, values of the right shape."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from convenor.web.kernel.base import PartnershipRow
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners.rules import can_keep_partners

Row = TypeVar("Row", bound=PartnershipRow)

REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
TAKEN_BY_PAGES = frozenset({"new", "merge", "ods"})
ODS_CODE = re.compile(r"[A-Z0-9]{3,12}")
CHARITY_NUMBER = re.compile(r"\d{6,7}(-\d{1,3})?|SC\d{6}|NIC?\d{6}")
LARGEST = {"annual_budget": 9_000_000_000_000_000, "": 2_147_483_647}


def may_keep(by: Viewer, what: str) -> None:
    """Go on only if `by` keeps this partnership's register."""
    require(can_keep_partners(by), what)


def own(model: type[Row], by: Viewer, ref: str, subject: str) -> Row:
    """The row of that reference in the writer's own partnership and nowhere else."""
    rows: Any = model._default_manager
    row: Row | None = rows.filter(partnership_id=by.partnership_id, ref=ref).first()
    if row is None:
        raise NotHere("not_here", subject=subject)
    return row


def tidy(fields: Mapping[str, Any], *, lines: Collection[str] = ()) -> dict[str, Any]:
    """The fields as they are stored: words without stray blanks, no patient data; `lines` keep their line breaks."""
    refuse_patient_data(**fields)
    neat: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            value = value.strip() if name in lines else " ".join(value.split())
        neat[name] = value
    return neat


def add_row(by: Viewer, row: PartnershipRow, ref: str) -> None:
    """Save a new row under the given reference, or one of ours when it is empty."""
    if by.partnership_id is None:
        raise NotHere("not_here", subject="partnership")
    row.partnership_id = by.partnership_id
    if ref := ref.strip():
        if not REF.fullmatch(ref) or ref in TAKEN_BY_PAGES:
            raise Invalid("partners_ref_shape", field="ref", ref=ref)
        if type(row)._default_manager.filter(partnership_id=by.partnership_id, ref=ref).exists():
            raise Invalid("partners_ref_taken", field="ref", ref=ref)
        row.ref = ref
    row.save(force_insert=True)


def save(row: PartnershipRow, *, revision: int, fields: Mapping[str, Any], editable: Collection[str]) -> list[str]:
    """Save changes against the revision they started from; returns the names that really changed."""
    if unknown := set(fields) - set(editable):
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be edited here")
    try:
        return save_against(row, revision=revision, fields=fields)
    except ValidationError as refused:
        field, messages = next(iter(refused.message_dict.items()))
        raise Invalid("partners_value", field=field, why=messages[0]) from refused


def in_order(starts: date | None, ends: date | None) -> None:
    """No last day before the first."""
    if starts is not None and ends is not None and ends < starts:
        raise Invalid("partners_ends_before_start", field="ends", starts=said(starts), ends=said(ends))


def named(name: str, *, code: str) -> None:
    """A name of 1 to 200 letters."""
    if not name:
        raise Invalid(code, field="name")
    at_most("name", name, 200)


def at_most(field: str, text: str, most: int) -> None:
    """No longer than its column."""
    if len(text) > most:
        raise Invalid("partners_too_long", field=field, most=most)


def one_of(field: str, value: str, known: Collection[str], *, optional: bool = False) -> None:
    """One of the choices."""
    if not (optional and not value) and value not in known:
        raise Invalid("partners_choice", field=field, value=value)


def whole(field: str, value: int | None) -> None:
    """A whole number from nought, if any."""
    if value is not None and not 0 <= value <= LARGEST.get(field, LARGEST[""]):
        raise Invalid("partners_whole", field=field)


def an_address(field: str, value: str) -> None:
    """An e-mail address, if any."""
    try:
        if value:
            validate_email(value)
    except ValidationError as refused:
        raise Invalid("partners_email", field=field) from refused


def said(day: date | None) -> str:
    """A day for an error's parameters."""
    return f"{day.day} {day:%B %Y}" if day else ""
