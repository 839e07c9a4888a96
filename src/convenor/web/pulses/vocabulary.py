"""The words pulses are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaveState(models.TextChoices):
    """How far one asking has come. It moves one way: draft, open, then closed or called off."""

    DRAFT = "draft", _("Being prepared")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Called off")


class Breakdown(models.TextChoices):
    """By what kinds of people answers may be counted, when every group is large enough."""

    SECTOR = "sector", _("Sector")
    TIER = "tier", _("Tier")
    LEVEL = "level", _("Level")
    CLINICAL = "clinical", _("Clinical or not")
    MANDATED = "mandated", _("Has to take part or not")
    SIZE = "size", _("Large or small partner")


AT_LEAST = 5
"""Fewer people than this are never a group: not among those asked, not among those who answered."""
