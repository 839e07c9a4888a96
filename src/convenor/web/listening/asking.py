"""The ledger of asks: how much of people's time is asked for, and what came of it.

Whom an ask went to is kept for as long as it weighs on them. What stays longer are counts.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import PartnershipRow, row_constraints
from convenor.web.listening.refs import new_asking_ref
from convenor.web.listening.vocabulary import AskKind


class Asking(PartnershipRow):
    """That people were asked for their time on one day, and what has come of it since."""

    ref = models.CharField(_("reference"), max_length=40, default=new_asking_ref)
    kind = models.CharField(_("what it was"), max_length=12, choices=AskKind.choices)
    subject = models.CharField(max_length=40, blank=True)  # the reference of the pulse, the conversation, the session
    title = models.CharField(_("what was asked"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minutes for each person"))
    on = models.DateField(_("asked on"))
    # Counts as the register knew it on that day; they stay when nobody is told apart any more.
    people = models.PositiveIntegerField(_("people asked"), default=0)
    clinicians = models.PositiveIntegerField(_("clinicians among them"), default=0)
    front_line = models.PositiveIntegerField(_("who still work with patients or service users"), default=0)
    not_front_line = models.PositiveIntegerField(_("who do not"), default=0)
    came = models.TextField(_("what came of it"), blank=True)
    came_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-ref"]
        indexes = [models.Index(fields=["partnership", "on"], name="asking_by_day")]
        constraints = [
            *row_constraints("asking", dated=False),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="asking_takes_time"),
            models.CheckConstraint(condition=Q(clinicians__lte=F("people")), name="asking_clinicians_among_people"),
            models.CheckConstraint(
                condition=Q(people__gte=F("front_line") + F("not_front_line")), name="asking_front_line_among_people"
            ),
            models.CheckConstraint(
                condition=Q(came="", came_on__isnull=True) | (~Q(came="") & Q(came_on__isnull=False)),
                name="asking_came_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AskedOf(models.Model):
    """That one person, or so many people of one partner, were asked."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    partner = models.ForeignKey("partners.Partner", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    people = models.PositiveIntegerField(default=1)  # of that partner
    clinicians = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["asking", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(partner__isnull=False), name="asked_of_person_or_partner"
            ),
            models.UniqueConstraint(
                fields=["asking", "person"], condition=Q(person__isnull=False), name="asked_of_person_once"
            ),
            models.UniqueConstraint(
                fields=["asking", "partner"], condition=Q(partner__isnull=False), name="asked_of_partner_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asking}: {self.person or self.partner}"
