"""Writing one partnership's register to a stream, in each of the three kinds of file."""

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from django.utils.translation import gettext as _

from convenor.formats.csv_out import write_csv_set, write_csv_template
from convenor.formats.json_out import write_json
from convenor.formats.tables import Table, Value
from convenor.formats.workbook_out import StartPage, write_workbook, write_workbook_template
from convenor.web.kernel.tables.rows import named_rows_of, rows_of
from convenor.web.register.tables import SHEETS, TABLES, public_tables

NAMES: Mapping[str, str] = {"xlsx": "register.xlsx", "csv": "register-csv.zip", "json": "register.json"}
TEMPLATES: Mapping[str, str] = {"xlsx": "register-template.xlsx", "csv": "register-template-csv.zip"}
TYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "json": "application/json",
}
_BY_NAME = {sheet.table.name: sheet for sheet in SHEETS}


def write(out: BinaryIO, kind: str, *, partnership_id: int, title: str, public: bool = False) -> None:
    """Everything there is, or its public part."""
    tables = public_tables() if public else TABLES
    if kind == "xlsx":
        write_workbook(out, tables, _rows(partnership_id, public=public, named=True), _start_of_export(title))
    elif kind == "csv":
        write_csv_set(out, tables, _rows(partnership_id, public=public, named=False), title=title)
    else:
        write_json(out, tables, _rows(partnership_id, public=public, named=False))


def write_template(out: BinaryIO, kind: str) -> None:
    """An empty set of sheets with help and examples."""
    if kind == "xlsx":
        write_workbook_template(out, TABLES, _start_of_template())
    else:
        write_csv_template(out, TABLES)


def _rows(partnership_id: int, *, public: bool, named: bool) -> Callable[[Table], Iterable[Mapping[str, Value]]]:
    def rows(table: Table) -> Iterable[Mapping[str, Value]]:
        sheet = _BY_NAME[table.name]
        if named:
            return named_rows_of(sheet, partnership_id, _BY_NAME, public=public)
        return rows_of(sheet, partnership_id, public=public)

    return rows


def _start_of_export(title: str) -> StartPage:
    return StartPage(
        title,
        (
            _("This is everything the register holds, one sheet for each kind of thing."),
            _("Correct what is wrong, add rows at the end, and bring the file back on the page “Files”."),
            _("Keep the first column, Reference: it tells us which row is which. Leave it empty for something new."),
            _("You see every change before it is made, and can undo it within a day."),
        ),
    )


def _start_of_template() -> StartPage:
    return StartPage(
        _("Your partnership’s register"),
        (
            _("Fill what you have and leave out the rest: whole sheets and columns may stay empty, or be deleted."),
            _("Begin with Partners, People, Bodies, Seats and Seat holders. The other sheets can wait."),
            _("Columns with a dark, underlined heading are needed. We pass over the rows HELP and EXAMPLE."),
            _("Point from one sheet to another by name. If two have the same name, use the reference."),
            _("Days look like 01/04/2026. Where a list of answers is given, choose from it."),
            _("Never write anything about a patient. Work details only."),
            _("Then bring the file to the page “Files”. You see every change first, and can undo it within a day."),
        ),
    )
