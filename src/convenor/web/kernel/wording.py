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
}
