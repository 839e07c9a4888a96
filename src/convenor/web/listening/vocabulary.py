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


KEPT = timedelta(days=2 * 365)  # sessions, and concerns once settled: long enough to be held to, then gone
CORRECTING = timedelta(days=60)  # for how long those heard may say "this is not what I said"


class ConcernKind(models.TextChoices):
    """What a concern is about."""

    LOSS = "loss", _("Losing a service")
    PROMISE = "promise", _("A promise that was not kept")
    LOAD = "load", _("Too many initiatives at once")
    OTHER = "other", _("Something else")


class ConcernState(models.TextChoices):
    """How far a concern has come. It only goes forward."""

    OPEN = "open", _("An answer is owed")
    ANSWERED = "answered", _("Answered")
    SETTLED = "settled", _("Settled")


class Settled(models.TextChoices):
    """How a concern was settled."""

    ACCEPTED = "accepted", _("Those who raised it accept the answer")
    DIFFER = "differ", _("We differ, and both say why")


class SessionState(models.TextChoices):
    """How far a listening session has come."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CALLED_OFF = "called_off", _("Called off")


class InitiativeState(models.TextChoices):
    """What became of an initiative."""

    GOING = "going", _("Going on")
    FINISHED = "finished", _("Finished")
    ABANDONED = "abandoned", _("Abandoned")
