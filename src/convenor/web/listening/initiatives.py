"""The register of initiatives: what was begun, who works on it, and what became of it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import PartnershipRow, row_constraints
from convenor.web.listening.concerns import PERSON
from convenor.web.listening.refs import new_initiative_ref
from convenor.web.listening.vocabulary import InitiativeState


class Initiative(PartnershipRow):
    """One initiative. Abandoned, it owes a word to those who worked on it."""

    ref = models.CharField(_("reference"), max_length=40, default=new_initiative_ref)
    name = models.CharField(_("name"), max_length=200)
    about = models.TextField(_("what it is for"), blank=True)
    begun = models.DateField(_("begun on"), null=True, blank=True)
    lead = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    partners = models.ManyToManyField("partners.Partner", blank=True, related_name="+")
    people: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        PERSON, blank=True, related_name="+", through="Worker"
    )
    state = models.CharField(max_length=10, choices=InitiativeState.choices, default=InitiativeState.GOING)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("why"), blank=True)
    notice = models.TextField(_("the word to those who worked on it"), blank=True)
    notice_on = models.DateField(null=True, blank=True)
    notice_to = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            *row_constraints("initiative", dated=False),
            models.CheckConstraint(
                condition=Q(state=InitiativeState.GOING) | (~Q(reason="") & Q(ended_on__isnull=False)),
                name="initiative_over_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """Who works on an initiative."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="works_once_on_an_initiative")]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.person}"
