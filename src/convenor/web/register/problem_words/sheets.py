"""What can be wrong with a sheet or its headings."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

PROBLEMS: Mapping[str, tuple[Any, Any]] = {
    "unknown_sheet": (
        _("There is no sheet of that name."),
        _("Did you mean “%(near)s”? Name it so; or take it out of the file."),
    ),
    "sheet_not_read": (
        _("This sheet is not one of the template’s, and holds no rows."),
        _("We pass over it. Nothing needs doing."),
    ),
    "file_not_read": (
        _("This file is not CSV."),
        _("We pass over it. If it holds rows of the register, save it as “CSV UTF-8” and bring it again."),
    ),
    "sheet_left_aside_near": (
        _("There is no sheet of that name, so its rows would not go in: %(rows)s."),
        _("Did you mean “%(near)s”? Name it so, and bring the file again."),
    ),
    "sheet_left_aside": (
        _("There is no sheet of that name, so its rows would not go in: %(rows)s."),
        _("If they belong in the register, move them to a sheet of the template, and bring the file again."),
    ),
    "hidden_sheet_left_aside": (
        _("This sheet is hidden, so its rows would not go in: %(rows)s."),
        _("If they are meant, show the sheet in your spreadsheet program, save, and bring the file again."),
    ),
    "sheet_twice": (_("This sheet is there twice."), _("Put all rows on one of them.")),
    "sheet_taken_as": (
        _("By its headings we took this for “%(title)s”."),
        _("If that is wrong, name it as in the template."),
    ),
    "hidden_sheet": (_("This sheet is hidden, so we did not read it."), _("Show it, if it is meant.")),
    "macros_not_run": (_("The workbook holds macros. We never run them."), _("Nothing needs doing.")),
    "broken_sheet": (_("This sheet is damaged and cannot be read."), _("Copy its cells into a new sheet as values.")),
    "no_headings": (
        _("We did not find the row of headings."),
        _("Put headings such as %(wanted)s above the rows, within the first ten rows."),
    ),
    "column_twice": (_("This heading is there twice."), _("Keep one of the two columns.")),
    "unknown_column": (_("There is no column of that name."), _("Did you mean “%(near)s”? Name it so.")),
    "column_not_read": (
        _("This column is not one of the template’s, and is empty."),
        _("We pass over it. Nothing needs doing."),
    ),
    "column_left_aside_near": (
        _("There is no column of that name, so what is in it would not go in. Cells filled: %(rows)s."),
        _("Did you mean “%(near)s”? Name it so, and bring the file again."),
    ),
    "column_left_aside": (
        _("There is no column of that name, so what is in it would not go in. Cells filled: %(rows)s."),
        _("If it belongs in the register, find its place in the template, and bring the file again."),
    ),
    "value_left_aside": (
        _("There is no value of that name, so it would not go in."),
        _("If it belongs in the register, find its name in a file taken from Convenor."),
    ),
    "column_missing": (_("A column that new rows need is missing."), _("Add it and fill it for every new row.")),
    "too_many_columns": (_("There are more than %(most)s columns."), _("Delete the columns that we do not need.")),
    "too_many_rows": (_("There are more than %(most)s rows."), _("Bring the rest in a second file.")),
    "stopped_at_a_gap": (
        _("After %(rows)s empty rows we stopped reading, and there is more below."),
        _("Delete the empty rows between, and bring the file again."),
    ),
    "cells_beyond_headings": (
        _("There is something beyond the last heading."),
        _("If it belongs here, give it a heading; in a CSV file, put quotes round text with commas."),
    ),
    "merged_cells": (
        _("The cells %(cells)s are merged, so only the first says anything."),
        _("Undo the merging and fill every cell."),
    ),
    "not_utf8": (
        _("This line holds letters that cannot be read: the file is not in UTF-8."),
        _("Save it as “CSV UTF-8”."),
    ),
    "broken_csv": (
        _("From this line on the file cannot be read, most likely because a quote is open or a cell is far too long."),
        _("Mend the quotes there, or save the sheet anew as “CSV UTF-8”."),
    ),
    "not_a_list": (_("This should be a list."), _("Put its objects between [ and ].")),
    "not_an_object": (_("This should be an object."), _("Put its values between { and }.")),
    "which_table": (
        _("We cannot tell what this is."),
        _('Give it "convenor": {"table": …} as in a file taken from Convenor.'),
    ),
}
