"""Putting a looked-at file in the register, whole or not at all; and taking it back within the day."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction

from convenor.web.kernel.audit import Act, record_all
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.tables.apply import CannotUndo, Kept, carry_out, take_back
from convenor.web.kernel.tables.plan import digest_of
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import can_apply, can_bring_files, can_undo
from convenor.web.register.selectors import import_visible_to
from convenor.web.register.services.looking import plan_again
from convenor.web.register.tables import SHEETS, TABLES

_BY_NAME = {table.name: table for table in TABLES}
_MOST_NAMED = 10


def apply_import(*, by: Viewer, ref: str, now: datetime) -> Import:
    """Do what the preview said, in one transaction; Invalid("look_again") when it would do something else now."""
    require(can_bring_files(by), "register.import")
    try:
        with transaction.atomic():
            return _apply(by, ref, now)
    except (IntegrityError, ChangedMeanwhile):  # somebody saved between our look and our write
        raise Invalid("look_again") from None


def _apply(by: Viewer, ref: str, now: datetime) -> Import:
    lock_partnership(by)
    imported = import_visible_to(by, ref, lock=True)
    if imported.applied_at is not None:
        raise Invalid("import_applied_already")
    if imported.problems:
        raise Invalid("import_has_problems")
    if not can_apply(imported, now):
        raise Invalid("import_lapsed")
    plan = plan_again(by, imported)
    if plan.problems or digest_of(plan, _BY_NAME) != imported.plan.get("digest"):
        raise Invalid("look_again")
    kept = carry_out(plan, SHEETS, imported.partnership_id)
    imported.applied_at, imported.before, imported.rows = now, kept, []
    imported.save(update_fields=["applied_at", "before", "rows"])
    record_all(by=by, acts=_acts("import", imported, kept))
    return imported


def undo_import(*, by: Viewer, ref: str, now: datetime) -> Import:
    """Put everything back as it was before one import; refused, with the rows, when something changed since."""
    require(can_bring_files(by), "register.undo")
    try:
        with transaction.atomic():
            return _undo(by, ref, now)
    except CannotUndo as error:
        named = "; ".join(f"{_BY_NAME[table].title} {row}" for table, row, _why in error.rows[:_MOST_NAMED])
        raise Invalid("cannot_undo", count=len(error.rows), rows=named) from None
    except (IntegrityError, ChangedMeanwhile):
        raise Invalid("cannot_undo", count=1, rows="") from None


def _undo(by: Viewer, ref: str, now: datetime) -> Import:
    lock_partnership(by)
    imported = import_visible_to(by, ref, lock=True)
    if imported.applied_at is None or imported.undone_at is not None:
        raise Invalid("nothing_to_undo")
    if not can_undo(imported, now):
        raise Invalid("undo_lapsed")
    kept: list[Kept] = imported.before
    take_back(kept, SHEETS, imported.partnership_id)
    imported.undone_at, imported.before = now, []
    imported.save(update_fields=["undone_at", "before"])
    record_all(by=by, acts=_acts("undo", imported, kept))
    return imported


def _acts(verb: str, imported: Import, kept: list[Kept]) -> Iterator[Act]:
    """One entry for the file, then one a row: which columns, never what they say."""
    yield Act(f"register.{verb}", imported.ref, {"rows": len(kept), "file": imported.digest})
    for line in kept:
        before = line["before"]
        facts = {"import": imported.ref, **({"new": True} if before is None else {"fields": sorted(before)})}
        yield Act(f"{line['table']}.{verb}", line["ref"], facts)
