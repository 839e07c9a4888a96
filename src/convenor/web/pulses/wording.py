"""This room's refusals in words: what happened, that nothing was lost, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "pulse_nobody_chosen": _("Choose a body, or at least one partner, whose people are asked."),
    "pulse_both_chosen": _("Choose either a body or partners, not both."),
}
