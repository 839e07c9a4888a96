"""This room's refusals in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    # asks
    "ask_title_missing": _("Say what was asked, for example “Survey by the trust”."),
    "ask_minutes": _("Say how many minutes it takes each person: from 1 to %(most)s."),
    "ask_day": _("Give the day on which people were asked: today or earlier."),
    "ask_of_nobody": _("Say who was asked: choose people, or a partner and how many of its people."),
    "ask_came_missing": _("Say in a sentence what came of it, even if it is “nothing, because …”."),
}
