"""This room's refusals in words. What is wrong in a file is worded in `problem_words`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "import_lapsed": _("This file was looked at more than a day ago, so we no longer hold it. Please bring it again."),
    "import_has_problems": _(
        "This file has problems that must be mended first. Mend them in the file and bring it again."
    ),
    "import_applied_already": _("This file is in the register already. Nothing was done twice."),
    "look_again": _(
        "Somebody changed the register since you looked at this file. Nothing was put in. "
        "We have worked out anew what the file would do: please look at it once more."
    ),
    "nothing_to_undo": _("There is nothing to undo here: the file is not in the register, or was undone already."),
    "undo_lapsed": _(
        "A file can be undone for a day. That day is over; change what is wrong by hand, or bring a file."
    ),
    "cannot_undo": _(
        "This file can no longer be undone as a whole: rows of it were changed or built upon since (%(count)s). "
        "Nothing was changed now."
    ),
    "undo_first": _(
        "A later file changed rows of this one or built on them (%(count)s): %(files)s. Nothing was changed now. "
        "Undo the later file first, then this one."
    ),
    "undo_meanwhile": _("Somebody saved something at the same moment. Nothing was changed now. Please try once more."),
    "say_what_to_leave_aside": _(
        "Parts of this file would not go in. Say that they are to be left aside, or mend the file and bring it again. "
        "Nothing was put in."
    ),
    "nobody_chosen": _("Nobody is left to add. Choose at least one, or go back to your list."),
    "body_not_there": _("That body is not there on this day. Choose another, or none."),
    "choose_two_people": _("Choose two people of this partnership."),
    "one_record_twice": _("These are the same record. Choose two different ones."),
    "cannot_merge": _("These two records cannot be made one yet. What stands in the way is listed below."),
    "merge_clash": _(
        "Both records stand in something that takes a person only once (%(what)s). Nothing was changed. "
        "Take one of them out of it first."
    ),
    "undo_other_rights": _(
        "What this person may do in the software was changed since, so this can no longer be undone. "
        "Nothing was changed now."
    ),
    "file_needed": _("Choose a file first."),
    "file_kind": _("We read .xlsx, .csv, .zip (of CSV files) and .json. Save your file as one of these."),
    "file_size": _("A file may have %(most)s megabytes at most. Leave out sheets that we do not need."),
    "no_partnership": _("Say which partnership the file is for."),
    "no_such_file": _("There is no file or folder %(path)s that can be read."),
    "name_for_new_partnership": _(
        "There is no partnership “%(slug)s” yet. Give its name with --start, or fill the sheet Partnership."
    ),
}
