"""Reading a file and working out what it would do; the register stays as it is."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from convenor.formats.cells import short
from convenor.formats.problems import Reading
from convenor.formats.reading import read
from convenor.formats.tables import Row, Table
from convenor.formats.text import likeness
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.tables.checks import make_plan
from convenor.web.kernel.tables.plan import Plan
from convenor.web.kernel.tables.rows import from_json, to_json
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.merged_away import lead_on, merged_away
from convenor.web.register.merging import persons
from convenor.web.register.models import Import
from convenor.web.register.rules import can_apply, can_bring_files
from convenor.web.register.selectors import import_visible_to
from convenor.web.register.shown import problem_to_json, shown
from convenor.web.register.tables import SHEETS, TABLES

_BY_NAME = {table.name: table for table in TABLES}


def look_at_file(*, by: Viewer, name: str, data: bytes, blanks_empty: bool, now: datetime) -> Import:
    """Read one file and keep what it says and would do, to be looked at. `blanks_empty`: an empty cell empties."""
    require(can_bring_files(by), "register.import")
    reading = read(data, name, TABLES)
    digest = hashlib.sha256(data).hexdigest()
    return look_at_reading(by=by, name=name, reading=reading, digest=digest, blanks_empty=blanks_empty, now=now)


@transaction.atomic
def look_at_reading(
    *, by: Viewer, name: str, reading: Reading, digest: str, blanks_empty: bool, now: datetime
) -> Import:
    """The same for a file that was read already."""
    require(can_bring_files(by), "register.import")
    if not blanks_empty:
        reading.without_blanks()
    away = merged_away(by.partnership_id or 0)
    if away.refs:
        lead_on(reading, away, {likeness(row.name): row for row in persons(by.partnership_id).only("name")})
    plan = _plan(by, reading)
    imported = Import.objects.create(
        partnership_id=by.partnership_id,
        file_name=short(name, 190) or "?",
        digest=digest,
        by=by.actor,
        read_at=now,
        rows=[] if plan.problems else [_row_to_json(row) for row in reading.rows],
        problems=[problem_to_json(problem) for problem in plan.problems],
        plan=shown(plan)
        | {
            "tables": sorted(reading.tables),
            "read": len(reading.rows),
            "aside": [problem_to_json(problem) for problem in reading.aside],
        },
    )
    audit.record(by=by, verb="register.look", subject=imported.ref, rows=len(reading.rows), problems=len(plan.problems))
    return imported


@transaction.atomic
def look_again(*, by: Viewer, ref: str, now: datetime) -> Import:
    """Work out anew what a file would do, because the register changed since it was looked at."""
    require(can_bring_files(by), "register.import")
    imported = import_visible_to(by, ref, lock=True)
    if not can_apply(imported, now):
        raise Invalid("import_lapsed")
    plan = plan_again(by, imported)
    of_the_file = {name: imported.plan[name] for name in ("tables", "read", "aside") if name in imported.plan}
    imported.plan = shown(plan) | of_the_file
    imported.problems = [problem_to_json(problem) for problem in plan.problems]
    imported.save(update_fields=["plan", "problems"])
    return imported


def plan_again(by: Viewer, imported: Import) -> Plan:
    """The plan of a kept file against the register as it is now."""
    rows = [_row_from_json(kept) for kept in imported.rows]
    return _plan(by, Reading(rows=rows, tables=set(imported.plan.get("tables", []))))


def _plan(by: Viewer, reading: Reading) -> Plan:
    if by.partnership_id is None:
        raise Invalid("no_partnership")
    return make_plan(SHEETS, reading, by.partnership_id)


def _row_to_json(row: Row) -> list[Any]:
    return [row.table, row.sheet, row.number, to_json(_BY_NAME[row.table], row.values)]


def _row_from_json(kept: list[Any]) -> Row:
    table: Table = _BY_NAME[kept[0]]
    return Row(table.name, kept[1], kept[2], from_json(table, kept[3]))
