"""The kernel's refusals in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "patient_data": _("This looks like an NHS number. Convenor is never for patient data: please take it out."),
    "partnership_name_missing": _("Give the partnership a name."),
    "partnership_name_long": _("The name may have %(most)s letters at most. Please shorten it."),
    "partnership_population": _("The number of people served must be a whole number that is not below nought."),
    "partnership_slug": _(
        "“%(slug)s” cannot be used in an address. Use up to 50 small letters, digits and hyphens, as in east-vale."
    ),
    "partnership_slug_taken": _("Another partnership here already uses “%(slug)s”. Please choose another short name."),
    "no_such_partnership": _("There is no partnership “%(slug)s” here. Look at its address: /p/its-short-name/."),
    "audit_changed": _("%(chain)s: entry %(number)s was changed after it was written."),
    "audit_missing": _("%(chain)s: entries %(first)s to %(final)s are missing."),
    "audit_reordered": _("%(chain)s: entry %(number)s does not follow from the one before it."),
    "audit_rewritten": _("%(chain)s: entry %(number)s is not the one noted earlier. The chain was written anew."),
    "audit_cut_short": _("%(chain)s: entry %(number)s, noted earlier, is gone."),
    "audit_heads_unreadable": _("This is not a list of heads as “convenor audit head” writes it. Give that file."),
    "cannot_listen": _(
        "Nothing can be served at %(host)s, port %(port)s (%(why)s). "
        "Perhaps another program is there; give another --port."
    ),
    "backup_exists": _("%(file)s is there already and was left as it is. Give another name."),
    "backup_not_written": _("%(file)s could not be written (%(why)s). Nothing was left behind."),
    "backup_not_read": _("%(file)s could not be read (%(why)s). Nothing was changed."),
    "backup_unreadable": _("This is not a back-up made by “convenor backup”. Nothing was changed."),
    "backup_damaged": _("The back-up is damaged or was changed: %(part)s. Nothing was restored. Use another one."),
    "backup_of_another_version": _(
        "The back-up was made by version %(version)s, whose tables differ from these. Nothing was changed. "
        "Install that version, restore there, then upgrade."
    ),
    "backup_audit_broken": _("The audit inside the back-up is not unbroken. Nothing was restored. Use another one."),
    "restore_not_empty": _(
        "The database is not empty, and nothing was changed. To put the back-up in the place of everything in it, "
        "make a back-up of that first, then give --replace."
    ),
}
