"""Putting a looked-at file in the register, whole or not at all."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from convenor.web.kernel.audit import Act, record_all
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.tables.apply import Kept, carry_out
from convenor.web.kernel.tables.plan import digest_of
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import can_apply, can_bring_files
from convenor.web.register.selectors import import_visible_to
from convenor.web.register.services.looking import plan_again
from convenor.web.register.tables import SHEETS, TABLES

_BY_NAME = {table.name: table for table in TABLES}


def apply_import(*, by: Viewer, ref: str, now: datetime, leave_aside: bool = False) -> Import:
    """Do what the preview said, in one transaction; Invalid("look_again") when it would do something else now.

    `leave_aside`: a person said that what the file says and we cannot place is not meant to go in.
    """
    require(can_bring_files(by), "register.import")
    try:
        with transaction.atomic():
            return _apply(by, ref, now, leave_aside)
    except (IntegrityError, ChangedMeanwhile):  # somebody saved between our look and our write
        raise Invalid("look_again") from None


def _apply(by: Viewer, ref: str, now: datetime, leave_aside: bool) -> Import:
    lock_partnership(by)
    imported = import_visible_to(by, ref, lock=True)
    if imported.applied_at is not None:
        raise Invalid("import_applied_already")
    if imported.problems:
        raise Invalid("import_has_problems")
    if not can_apply(imported, now):
        raise Invalid("import_lapsed")
    aside = len(imported.plan.get("aside", ()))
    if aside and not leave_aside:
        raise Invalid("say_what_to_leave_aside", field="leave_aside")
    plan = plan_again(by, imported)
    if plan.problems or digest_of(plan, _BY_NAME) != imported.plan.get("digest"):
        raise Invalid("look_again")
    kept = carry_out(plan, SHEETS, imported.partnership_id)
    imported.applied_at, imported.before, imported.rows = now, kept, []
    imported.save(update_fields=["applied_at", "before", "rows"])
    record_all(by=by, acts=acts("import", imported, kept, {"left_aside": aside} if aside else {}))
    return imported


def acts(verb: str, imported: Import, kept: list[Kept], more: Mapping[str, int] | None = None) -> Iterator[Act]:
    """One entry for the file, then one a row: which columns, never what they say."""
    yield Act(f"register.{verb}", imported.ref, {"rows": len(kept), "file": imported.digest, **(more or {})})
    for line in kept:
        before = line["before"]
        facts = {"import": imported.ref, **({"new": True} if before is None else {"fields": sorted(before)})}
        yield Act(f"{line['table']}.{verb}", line["ref"], facts)
