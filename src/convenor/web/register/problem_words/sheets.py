"""What can be wrong with a sheet or its headings."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

PROBLEMS: Mapping[str, tuple[Any, Any]] = {
    "unknown_sheet": (_("There is no sheet of that name."), _("Did you mean “%(near)s”? Name it so.")),
    "sheet_not_read": (_("This sheet is none of ours."), _("We pass over it. Nothing needs doing.")),
    "file_not_read": (_("This file is none of ours."), _("We pass over it. Nothing needs doing.")),
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
    "column_not_read": (_("This column is none of ours."), _("We pass over it. Nothing needs doing.")),
    "column_missing": (_("A column that new rows need is missing."), _("Add it and fill it for every new row.")),
    "too_many_columns": (_("There are more than %(most)s columns."), _("Delete the columns that we do not need.")),
    "too_many_rows": (_("There are more than %(most)s rows."), _("Bring the rest in a second file.")),
    "stopped_at_a_gap": (
        _("After %(rows)s empty rows we stopped reading."),
        _("If there is more below, delete the empty rows."),
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
