"""The register's files at the command line: plain functions that print plain English and return an exit code."""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from django.db import transaction

from convenor.errors import ConvenorError
from convenor.formats.problems import Reading, said
from convenor.formats.reading import read, read_folder
from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.selectors import partnership_named
from convenor.web.kernel.services import start_partnership
from convenor.web.kernel.viewer import Viewer, system_viewer
from convenor.web.register.exports import write, write_template
from convenor.web.register.presenters import Looked, answer_of, problem_rows
from convenor.web.register.selectors import what_to_take
from convenor.web.register.services import apply_import, look_at_reading
from convenor.web.register.tables import TABLES
from convenor.web.ui.wording import say

JOB = "command line"
FINE, PROBLEMS, REFUSED = 0, 1, 2


def check(path: Path | str, slug: str, *, blanks_empty: bool = False, out: TextIO | None = None) -> int:
    """Say what a file would do to a partnership's register; nothing is changed. 0: it could all be put in."""
    to = out or sys.stdout
    try:
        imported = _look(Path(path), _viewer(slug), blanks_empty)
    except ConvenorError as error:
        return _refused(error, to)
    _report(imported, to)
    return PROBLEMS if imported.problems or imported.plan["aside"] else FINE


def import_file(
    path: Path | str,
    slug: str,
    start_new_name: str | None = None,
    *,
    blanks_empty: bool = False,
    leave_aside: bool = False,
    out: TextIO | None = None,
) -> int:
    """Put a file in a register, whole or not at all. A partnership that is not there yet is started, named as given or
    as the file's sheet Partnership says."""
    to = out or sys.stdout
    try:
        reading, digest = _read(Path(path))
        with transaction.atomic():  # a partnership is not started for a file that cannot go in
            viewer = _viewer_or_new(slug, start_new_name, reading)
            imported = look_at_reading(
                by=viewer,
                name=Path(path).name,
                reading=reading,
                digest=digest,
                blanks_empty=blanks_empty,
                now=now(),
            )
            _report(imported, to)
            if imported.problems:
                transaction.set_rollback(True)
                return PROBLEMS
            if imported.plan["aside"] and not leave_aside:
                transaction.set_rollback(True)
                to.write("Mend these and try again, or leave them aside with --leave-aside. Nothing was put in.\n")
                return PROBLEMS
            apply_import(by=viewer, ref=imported.ref, now=now(), leave_aside=leave_aside)
    except ConvenorError as error:
        return _refused(error, to)
    to.write("Put in the register. It can be undone for a day, on the page “Files”.\n")
    return FINE


def export(slug: str, kind: str, out: BinaryIO) -> int:
    """Write the whole register as "xlsx", "csv" (a ZIP) or "json"."""
    partnership, _everything = what_to_take(_viewer(slug))
    write(out, kind, partnership_id=partnership.pk, title=partnership.name)
    return FINE


def template(kind: str, out: BinaryIO) -> int:
    """Write the empty template as "xlsx" or "csv" (a ZIP)."""
    write_template(out, kind)
    return FINE


def _viewer(slug: str) -> Viewer:
    partnership = partnership_named(system_viewer(JOB), slug)
    return system_viewer(JOB, partnership.pk)


def _viewer_or_new(slug: str, name: str | None, reading: Reading) -> Viewer:
    """The job in the partnership; one is started only for a file that could be read."""
    try:
        return _viewer(slug)
    except NotHere:
        named: Mapping[str, Any] = next((row.values for row in reading.rows if row.table == "partnership"), {})
        called = name or str(named.get("name") or "")
        if not called:
            raise Invalid("name_for_new_partnership", slug=slug) from None
        started = start_partnership(by=system_viewer(JOB), name=called, slug=slug)
        return system_viewer(JOB, started.pk)


def _read(path: Path) -> tuple[Reading, str]:
    try:
        if path.is_dir():
            return read_folder(path, TABLES), ""
        data = path.read_bytes()
    except OSError:
        raise Invalid("no_such_file", path=str(path)) from None
    return read(data, path.name, TABLES), hashlib.sha256(data).hexdigest()


def _look(path: Path, viewer: Viewer, blanks_empty: bool) -> Looked:
    reading, digest = _read(path)
    return look_at_reading(
        by=viewer, name=path.name, reading=reading, digest=digest, blanks_empty=blanks_empty, now=now()
    )


def _report(imported: Looked, to: TextIO) -> None:
    to.write(f"{answer_of(imported)}\n")
    if aside := imported.plan.get("aside", []):
        to.write("This would not go in:\n")
        _lines(aside, to)
    for kept in (imported.problems, imported.plan.get("notices", [])):
        _lines(kept, to)


def _lines(kept: Iterable[Mapping[str, Any]], to: TextIO) -> None:
    for line in problem_rows(kept):
        place = ", ".join(
            part for part in (line.sheet, f"row {line.row}" if line.row else "", line.column) if said(part)
        )
        to.write(f"- {place + ': ' if place else ''}{line.wrong} {line.remedy}\n")


def _refused(error: ConvenorError, to: TextIO) -> int:
    to.write(f"{say(error)}\n")
    return REFUSED
