"""What every row of a partnership has in common."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PartnershipRow(models.Model):
    """A row that belongs to one partnership, with a reference of its own and a revision to save against."""

    partnership = models.ForeignKey("kernel.Partnership", on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(
        _("reference"),
        max_length=40,
        help_text=_("Your own short reference, or ours. It never changes and is never used again."),
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class DatedRow(PartnershipRow):
    """A row that is true from one day to another, both included; an open end is empty."""

    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def in_force(self, day: date) -> bool:
        """Whether the row holds on that day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or self.ends >= day)


def in_force_on(day: date, prefix: str = "") -> Q:
    """The condition that a dated row holds on that day; `prefix` reaches it through a relation (`"seat__"`)."""
    starts, ends = f"{prefix}starts", f"{prefix}ends"
    begun = Q(**{f"{starts}__isnull": True}) | Q(**{f"{starts}__lte": day})
    not_over = Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    return begun & not_over


def row_constraints(name: str, *, dated: bool = True) -> list[models.BaseConstraint]:
    """The constraints each table of rows carries: one ref per partnership, and no end before its start."""
    constraints: list[models.BaseConstraint] = [
        models.UniqueConstraint(fields=["partnership", "ref"], name=f"{name}_ref_once"),
        models.CheckConstraint(condition=~Q(ref=""), name=f"{name}_ref_given"),
    ]
    if dated:
        constraints.append(
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name=f"{name}_ends_after_start",
            )
        )
    return constraints


def choices_of(enum: Any) -> list[tuple[str, Any]]:
    """Django's choices of a TextChoices class, kept here so that migrations stay small."""
    return list(enum.choices)
