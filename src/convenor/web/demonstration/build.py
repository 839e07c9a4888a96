"""Makes the demonstration as a user would: each partnership goes in as a spreadsheet, by the register's own import."""

import io
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from convenor.formats.tables import Table, Value
from convenor.formats.workbook_out import StartPage, write_workbook
from convenor.web.demonstration.northmoor.answers import add_answers
from convenor.web.demonstration.northmoor.circumstances import add_circumstances
from convenor.web.demonstration.northmoor.conversations import add_conversations
from convenor.web.demonstration.northmoor.listening import add_listening
from convenor.web.demonstration.northmoor.pulses import add_pulses
from convenor.web.demonstration.northmoor.rows import NAME, northmoor
from convenor.web.demonstration.plain_tables import Rows
from convenor.web.demonstration.slugs import slug_of
from convenor.web.demonstration.table_one import partnerships, table_one
from convenor.web.kernel.clock import today
from convenor.web.kernel.selectors import partnership_named
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.people.services import give_ready_sign_in
from convenor.web.register.commands import import_file
from convenor.web.register.tables import TABLES

JOB = "demonstration"


@dataclass(frozen=True)
class SignIn:
    """Somebody one may sign in as, found by where they work; chosen for what their pages show."""

    partner: str
    post: str
    roles: tuple[Role, ...]


SIGN_INS = (
    SignIn("P01", "Governance Lead", (Role.CONVENOR,)),
    SignIn("P13", "Clinical Director", (Role.LEADER, Role.MEMBER)),
    SignIn("P05", "Chief Operating Officer", (Role.MEMBER,)),
    SignIn("P28", "Professor of Public Health", (Role.EVALUATOR,)),
)


def build() -> Iterator[str]:
    """Make all four partnerships, and say a line about each as it is made."""
    rows = northmoor(today=today())
    slug = bring_in(NAME, rows)
    by = system_viewer(JOB, partnership_named(system_viewer(JOB), slug).pk)
    for sign_in in SIGN_INS:
        give_ready_sign_in(by=by, person=_person(rows, sign_in), roles=sign_in.roles)
    add_circumstances(by, today())
    add_pulses(by, today())
    add_conversations(by, _person(rows, SIGN_INS[0]), today())
    add_listening(by, _person(rows, SIGN_INS[0]), _person(rows, SIGN_INS[1]), today())
    add_answers(by, _person(rows, SIGN_INS[0]), today())
    yield f"{NAME}: {len(rows['partners'])} partners, {len(rows['bodies'])} bodies, {len(rows['seats'])} seats"
    for name in partnerships():
        rows = table_one(name)
        bring_in(name, rows)
        yield f"{name}: {len(rows['seats'])} leaders of Waring and colleagues' Table 1"


def bring_in(name: str, rows: Rows) -> str:
    """Start a partnership from a workbook of these rows; returns its short name. A problem stops everything."""
    slug = slug_of(name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{slug}.xlsx")
        path.write_bytes(workbook(name, rows))
        report = io.StringIO()
        if import_file(path, slug, start_new_name=name, out=report) != 0:
            raise RuntimeError(f"The demonstration's own spreadsheet was refused.\n{report.getvalue()}")
    return slug


def workbook(name: str, rows: Rows) -> bytes:
    """The rows as a spreadsheet, as somebody would have filled it in."""
    out = io.BytesIO()
    write_workbook(out, TABLES, lambda table: _filled(table, rows), StartPage(name, ()))
    return out.getvalue()


def _filled(table: Table, rows: Rows) -> Iterator[Mapping[str, Value]]:
    """A table's rows with a value for every column."""
    for row in rows.get(table.name, []):
        yield {column.name: cast(Value, row.get(column.name, column.blank)) for column in table.columns}


def _person(rows: Rows, sign_in: SignIn) -> str:
    """The reference of whoever works there in that post; of several the one with most seats, as it is now."""
    where = (sign_in.partner, sign_in.post)
    found = [str(row["person"]) for row in rows["affiliations"] if (row["partner"], row["title"]) == where]
    seats = Counter(str(term["person"]) for term in rows["terms"] if not str(term["ref"]).endswith("a"))
    return max(found, key=lambda person: seats[person])
