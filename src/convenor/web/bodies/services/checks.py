"""What every write of this room asks first: the right, the partnership, no patient data, days and values that fit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from convenor.web.kernel.base import DatedRow, PartnershipRow
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.guard import refuse_patient_data
from convenor.web.kernel.rules import can_keep_register, require
from convenor.web.kernel.saving import save_against
from convenor.web.kernel.viewer import Viewer


def may_keep(by: Viewer, what: str, *rows: PartnershipRow | None) -> None:
    """Go on only if `by` keeps the register and all the rows belong to the partnership they are in."""
    require(can_keep_register(by), what)
    for row in rows:
        if row is not None and row.partnership_id != by.partnership_id:
            raise NotHere("not_here", subject=row.ref)


def add_row(by: Viewer, row: PartnershipRow, ref: str | None) -> None:
    """Save a new row, under the given reference or one of ours."""
    if by.partnership_id is None:
        raise NotHere("not_here", subject="partnership")
    row.partnership_id = by.partnership_id
    if ref:
        row.ref = ref.strip()
        if type(row)._default_manager.filter(partnership_id=by.partnership_id, ref=row.ref).exists():
            raise Invalid("ref_taken", field="ref", ref=row.ref)
    values = {field.name: getattr(row, field.name) for field in row._meta.fields if not field.is_relation}
    refuse_patient_data(**values)
    in_order(getattr(row, "starts", None), getattr(row, "ends", None))
    with_reasons(lambda: row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation}))
    row.save(force_insert=True)


def save(row: PartnershipRow, *, revision: int, fields: Mapping[str, Any], editable: frozenset[str]) -> list[str]:
    """Save changes to an existing row against the revision they started from; returns the fields that changed."""
    if unknown := set(fields) - editable:
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be edited here")
    refuse_patient_data(**{name: value for name, value in fields.items() if not isinstance(value, models.Model)})
    if isinstance(row, DatedRow):
        in_order(fields.get("starts", row.starts), fields.get("ends", row.ends))
    changed: list[str] = []
    with_reasons(lambda: changed.extend(save_against(row, revision=revision, fields=fields)))
    return changed


def in_order(starts: date | None, ends: date | None) -> None:
    """No end before its start."""
    if starts is not None and ends is not None and ends < starts:
        raise Invalid("ends_before_start", field="ends", starts=said(starts), ends=said(ends))


def given(text: str, *, field: str, code: str) -> str:
    """The text without blanks around it; refused when nothing is left."""
    text = " ".join(text.split())
    if not text:
        raise Invalid(code, field=field)
    return text


def said(day: date | None) -> str:
    """A day for an error's parameters."""
    return f"{day.day} {day:%B %Y}" if day else ""


def with_reasons(act: Any) -> None:
    """Run, and turn what a field refuses into one of our own refusals."""
    try:
        act()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Invalid("value_refused", field=field, name=field.replace("_", " "), why=messages[0]) from error
