"""What can be wrong with what the Organisation Data Service gives, in words: what it is, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ODS_ERRORS: Mapping[str, Any] = {
    "ods_too_big": _("The file is larger than %(most)s MB. Export only the organisations you work with."),
    "ods_too_many": _(
        "The file holds more than %(most)s organisations. Choose only those you work with before you export."
    ),
    "ods_empty": _("The file is empty. Export it again."),
    "ods_not_utf8": _("There are letters here that we cannot read. Save the file as UTF-8 and try again."),
    "ods_not_json": _("This is not whole JSON: something is missing or added here. Download the file again."),
    "ods_unknown_json": _(
        "This JSON is neither an ORD answer nor a FHIR Organization or Bundle. Download one of those instead."
    ),
    "ods_no_header": _(
        "The first line must name the columns, with Code and Name among them. Export again with the header line."
    ),
    "ods_csv_broken": _("A quotation mark is missing or there is one too many. Export the file again, do not edit it."),
    "ods_code_missing": _("There is no code. Take the line out, or export it again."),
    "ods_code_shape": _("“%(given)s” is not an ODS code: 3 to 12 letters and digits. Check it against the ODS page."),
    "ods_name_missing": _("There is no name. Take the line out, or export it again."),
    "ods_name_long": _("The name has more than 200 letters. Check the line; a column may be out of place."),
    "ods_date": _("“%(given)s” is not a day. Days look like 2026-04-01, 20260401 or 01/04/2026."),
    "ods_status": _("“%(given)s” is not a status. It is Active or Inactive."),
    "ods_two_primary": _("There are two main roles where there can be one. Download this record again."),
    "ods_succession_type": _("“%(given)s” is neither Successor nor Predecessor. Download this record again."),
    "ods_twice": _("The code %(given)s stands for two different records. Keep the right one and take the other out."),
    "ods_unavailable": _(
        "The Organisation Data Service did not answer (%(reason)s). Nothing was changed. Try later, or use a file."
    ),
    "ods_off": _("Looking up codes is not switched on here. Use a file, or ask whoever runs this site."),
    "ods_no_such_code": _("The Organisation Data Service knows no “%(given)s”. Check the code."),
    "ods_too_long_ago": _("Changes can be asked for the last %(days)s days only. Use a whole export instead."),
    "ods_has_problems": _("Some of this could not be read, so nothing was brought in. Mend it first."),
    "ods_plan_old": _("What was checked is out of date or was altered. Check the file again."),
}
