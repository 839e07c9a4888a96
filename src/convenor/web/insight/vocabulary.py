"""What can be answered to a piece of advice, and how an action stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """What a forum's leaders said to a piece of advice."""

    TAKEN_UP = "taken_up", _("Taken up")
    SET_ASIDE = "set_aside", _("Set aside")
    OVERRULED = "overruled", _("Overruled")
    REOPENED = "reopened", _("Looked at again")


class ActionState(models.TextChoices):
    """How an action stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")
