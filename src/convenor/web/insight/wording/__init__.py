"""Every sentence of this room that a code stands for, in one place for whoever words or translates it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: Mapping[str, Any] = {
    "action_what_missing": _("Say what will be done."),
    "action_owner_missing": _("Choose who will see to it."),
    "action_due_past": _("That day has passed. Give a day from today on."),
    "action_due_far": _("That is more than %(years)s years from now. Give a sooner day."),
    "answered_meanwhile": _(
        "Somebody else answered or changed this while you wrote, so yours was not kept yet. What you typed is still"
        " here: go back and read what they said, or send yours again if it still holds."
    ),
    "action_came_of_missing": _("Say in a sentence what came of it; “nothing” is an answer too."),
    "action_finished": _("This action is finished already. What came of it stays as it was written."),
    "aside_until_past": _("Give a day after today, on which the advice is to come back."),
    "overrule_reason_missing": _("Say why it does not hold here. The reason stays beside the advice."),
    "advice_not_answered": _("Nobody has answered this advice yet, so there is nothing to look at again."),
    "advice_not_there": _("The evidence no longer leads to this advice. What was answered to it stays below."),
    "too_long": _("This is longer than %(most)s letters. Please shorten it."),
}
