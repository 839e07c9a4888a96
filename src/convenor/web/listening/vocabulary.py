"""The words people choose from in this room."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

WINDOW = timedelta(days=90)  # for how long an ask weighs on somebody
A_YEAR = timedelta(days=365)  # for how long is kept what was asked, and of which organisations
OFTEN = 3  # asks in that window from which on somebody was asked often


class AskKind(models.TextChoices):
    """What people were asked to take part in."""

    PULSE = "pulse", _("A pulse")
    CONVERSATION = "conversation", _("A conversation")
    SESSION = "session", _("A listening session")
    OTHER = "other", _("Something else")
