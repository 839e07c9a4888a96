"""Taking back, within the day, what a file did: the files one after the other, the latest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from convenor.formats.cells import short
from convenor.web.kernel.audit import record_all
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.rules import require
from convenor.web.kernel.selectors import lock_partnership
from convenor.web.kernel.tables.apply import CannotUndo, Kept, take_back
from convenor.web.kernel.tables.rows import queryset
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.models import Import
from convenor.web.register.rules import can_bring_files, can_undo
from convenor.web.register.selectors import import_visible_to
from convenor.web.register.services.applying import acts
from convenor.web.register.services.merging import undo_merge
from convenor.web.register.tables import SHEETS

_BY_NAME = {sheet.table.name: sheet for sheet in SHEETS}
MOST_NAMED = 20


@dataclass(frozen=True)
class InTheWay:
    """One row that keeps a file from being undone: its sheet, what it is called, what happened to it since.

    `why` is "changed", "built_upon" or "gone".
    """

    sheet: str
    name: str
    why: str


class CannotBeUndone(Invalid):
    """A file that can no longer be undone as things are: what is in the way, and the later files to undo first."""

    def __init__(self, *, count: int, rows: list[InTheWay], first: list[Import]) -> None:
        super().__init__("undo_first" if first else "cannot_undo", count=count, files=_listed(first))
        self.rows, self.first = rows, first


def undo_import(*, by: Viewer, ref: str, now: datetime) -> Import:
    """Put everything back as it was before one import; CannotBeUndone, with the rows, when something changed since."""
    require(can_bring_files(by), "register.undo")
    try:
        with transaction.atomic():
            return _undo(by, ref, now)
    except CannotUndo as error:
        raise _refusal(by, ref, error.rows, now) from None
    except (IntegrityError, ChangedMeanwhile):
        raise Invalid("undo_meanwhile") from None


def _undo(by: Viewer, ref: str, now: datetime) -> Import:
    lock_partnership(by)
    imported = import_visible_to(by, ref, lock=True)
    if imported.applied_at is None or imported.undone_at is not None:
        raise Invalid("nothing_to_undo")
    if not can_undo(imported, now):
        raise Invalid("undo_lapsed")
    kept: list[Kept] = imported.before
    if "undo_merge" in imported.plan:
        undo_merge(imported)
    else:
        take_back(kept, SHEETS, imported.partnership_id)
    _keep_undoable(imported, kept)
    imported.undone_at, imported.before = now, []
    imported.save(update_fields=["undone_at", "before"])
    record_all(by=by, acts=acts("undo", imported, kept))
    return imported


def _keep_undoable(undone: Import, kept: list[Kept]) -> None:
    """Rows that say again what an earlier file made them say are again as that file left them, under a new revision.

    A revision is never used twice, so that no page left open writes over what it did not see.
    """
    again = {
        (line["table"], line["ref"], _revision_before(line)): line["revision"] + 1
        for line in kept
        if line["before"] is not None and not line.get("out")
    }
    for earlier in _others(undone).filter(applied_at__lte=undone.applied_at).select_for_update():
        lines, changed = [], False
        for line in earlier.before:
            revision = again.get((line["table"], line["ref"], line["revision"]))
            if revision is not None:
                line, changed = {**line, "was": _revision_before(line), "revision": revision}, True
            lines.append(line)
        if changed:
            earlier.before = lines
            earlier.save(update_fields=["before"])


def _revision_before(line: Kept) -> int:
    """The revision on which an import did its work."""
    return int(line.get("was", line["revision"] - 1))


def _others(imported: Import) -> Any:
    """The other files of this partnership that stand in the register."""
    stand = Import.objects.filter(
        partnership_id=imported.partnership_id, applied_at__isnull=False, undone_at__isnull=True
    )
    return stand.exclude(pk=imported.pk)


def _refusal(by: Viewer, ref: str, rows: list[tuple[str, str, str]], now: datetime) -> CannotBeUndone:
    imported = import_visible_to(by, ref, lock=False)
    touched = {(table, row) for table, row, _why in rows}
    first = [
        later
        for later in _others(imported).filter(applied_at__gte=imported.applied_at).order_by("-applied_at")
        if can_undo(later, now) and _in_the_way(later, touched, rows)
    ]
    named = [_named(imported.partnership_id, *row) for row in rows[:MOST_NAMED]]
    return CannotBeUndone(count=len(rows), rows=named, first=first)


def _in_the_way(later: Import, touched: set[tuple[str, str]], rows: list[tuple[str, str, str]]) -> bool:
    """Whether a later file changed these rows, or may have added what builds on them."""
    built_upon = any(why == "built_upon" for _table, _ref, why in rows)
    return any(
        (line["table"], line["ref"]) in touched or (built_upon and line["before"] is None) for line in later.before
    )


def _named(partnership_id: int, table: str, ref: str, why: str) -> InTheWay:
    sheet = _BY_NAME[table]
    row = queryset(sheet, partnership_id).filter(ref=ref).first() if not sheet.table.alone else None
    return InTheWay(str(sheet.table.title), short(str(row), 160) if row is not None else ref, why)


def _listed(imports: list[Import]) -> str:
    return ", ".join(f"“{imported.file_name}”" for imported in imports)
