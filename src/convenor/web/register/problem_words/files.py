"""What can be wrong with a file as a whole."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_AS_XLSX = _("Open it in your spreadsheet program and save it as an Excel workbook (.xlsx).")

PROBLEMS: Mapping[str, tuple[Any, Any]] = {
    "broken_file": (
        _("The file is damaged and cannot be read."),
        _("Open it where it was made, save it again, bring that."),
    ),
    "empty_file": (_("The file is empty."), _("Check that you chose the right file.")),
    "file_too_large": (
        _("The file is larger than %(most)s megabytes."),
        _("Leave out pictures and sheets that we do not need, or bring it in parts."),
    ),
    "unpacks_too_large": (
        _("The file would unpack to %(megabytes)s megabytes; we read %(most)s at most."),
        _("Save it anew without empty rows, pictures and formats, or bring it in parts."),
    ),
    "too_many_files": (
        _("There are %(count)s files in it; we read %(most)s at most."),
        _("Put only the CSV files of the register in it."),
    ),
    "password_on_file": (_("The file is locked with a password."), _("Save it without a password.")),
    "unsafe_file_names": (
        _("The archive holds files whose names lead out of it."),
        _("Pack the CSV files anew, by themselves, without folders above them."),
    ),
    "not_a_workbook": (_("This is not a workbook."), _AS_XLSX),
    "old_or_locked_excel": (
        _("This is a workbook of an old kind (.xls), or one locked with a password."),
        _("Open it in your spreadsheet program and save it as an Excel workbook (.xlsx) without a password."),
    ),
    "open_document": (_("This is an OpenDocument file (.ods)."), _AS_XLSX),
    "macro_workbook": (
        _("This is a workbook with macros (%(kind)s), which can run programs. We do not take these."),
        _AS_XLSX,
    ),
    "kind_not_read": (
        _("We cannot read this kind of file (%(kind)s)."),
        _("We read .xlsx, .csv, .zip (of CSV files) and .json. Save it as one of these."),
    ),
    "file_twice": (_("The archive holds two files called %(name)s."), _("Keep one of them.")),
    "packed_in_packed": (
        _("There is a packed file inside the packed file."),
        _("Put the CSV files themselves in the archive."),
    ),
    "not_our_json": (
        _("This JSON is not a register: none of %(wanted)s is in it."),
        _("Bring a file that was taken from Convenor, or one in Popolo terms."),
    ),
    "broken_json": (
        _("The JSON breaks off or is wrong at line %(line)s, place %(place)s."),
        _("Mend it there, or take the file from Convenor anew."),
    ),
    "not_utf8_file": (
        _("Line %(line)s holds letters that cannot be read: the file is not in UTF-8."),
        _("Save it with the encoding UTF-8."),
    ),
    "no_known_sheet": (
        _("No sheet has a name we know. Found: %(found)s."),
        _("Name the sheets as in the template: %(titles)s."),
    ),
    "and_more": (_("There are more than %(most)s of these; the rest is not shown."), _("Mend these first.")),
}
