"""What each partner needs, in its own words; whether others have understood it; whether a proposal serves it; and what
people would gain, as each partner sees it.

Words of organisations, signed by them: no row names a person. What is written anew takes the place of the former, which
stays readable. See docs/adr/0021.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.refs import (
    new_gain_ref,
    new_look_ref,
    new_need_ref,
    new_objection_ref,
    new_said_back_ref,
    new_side_by_side_ref,
)
from convenor.web.conversations.vocabulary import Alike, ReadAs, Serves, Understood
from convenor.web.kernel.base import PartnershipRow, row_constraints


class SignedRow(PartnershipRow):
    """Words of one partner, said on one day; `on_behalf` where somebody else wrote them down for it."""

    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+")
    on_behalf = models.BooleanField(default=False)
    said_on = models.DateField()

    class Meta:
        abstract = True


class Need(SignedRow):
    """What a partner needs for one question, and why: not what it wants done."""

    ref = models.CharField(_("reference"), max_length=40, default=new_need_ref)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="needs")
    text = models.TextField(_("what it needs"))
    why = models.TextField(_("why, and for whom"))
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["conversation", "partner__name", "pk"]
        constraints = [
            *row_constraints("need", dated=False),
            models.UniqueConstraint(
                fields=["conversation", "partner"], condition=Q(replaced=False), name="need_one_of_a_partner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.text}"


class SaidBack(SignedRow):
    """What another partner needs, as `partner` understands it; and whether that other says that this is it."""

    ref = models.CharField(_("reference"), max_length=40, default=new_said_back_ref)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="said_back")  # in the words it had that day
    text = models.TextField(_("as it is understood"))
    answer = models.CharField(max_length=8, choices=Understood.choices, blank=True)
    missing = models.TextField(_("what is missing, or otherwise"), blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["need", "partner__name", "pk"]
        constraints = [
            *row_constraints("said_back", dated=False),
            models.UniqueConstraint(fields=["need", "partner"], condition=Q(answer=""), name="said_back_waits_once"),
            models.CheckConstraint(
                condition=Q(answer__in=["", Understood.YES]) | ~Q(missing=""), name="said_back_says_what_is_missing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.text}"


class Look(SignedRow):
    """Whether a proposal serves what one partner needs, as that partner says, with the reason."""

    ref = models.CharField(_("reference"), max_length=40, default=new_look_ref)
    proposal = models.ForeignKey("conversations.Proposal", on_delete=models.CASCADE, related_name="looks")
    serves = models.CharField(max_length=8, choices=Serves.choices)
    reason = models.TextField(_("why"))
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["proposal", "partner__name", "pk"]
        constraints = [
            *row_constraints("look", dated=False),
            models.UniqueConstraint(
                fields=["proposal", "partner"], condition=Q(replaced=False), name="look_one_of_a_partner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.serves}"


class Gain(SignedRow):
    """What patients and people would gain from it all, as one partner sums it up."""

    ref = models.CharField(_("reference"), max_length=40, default=new_gain_ref)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="gains")
    text = models.TextField(_("what people would gain"))
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["conversation", "partner__name", "pk"]
        constraints = [
            *row_constraints("gain", dated=False),
            models.UniqueConstraint(
                fields=["conversation", "partner"], condition=Q(replaced=False), name="gain_one_of_a_partner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.text}"


class SideBySide(PartnershipRow):
    """What whoever runs the conversation says after reading these summaries side by side; older ones stay."""

    ref = models.CharField(_("reference"), max_length=40, default=new_side_by_side_ref)
    conversation = models.ForeignKey(
        "conversations.Conversation", on_delete=models.CASCADE, related_name="read_side_by_side"
    )
    gains = models.ManyToManyField(Gain, related_name="+")
    says = models.CharField(max_length=10, choices=Alike.choices)
    words = models.TextField(_("in words"))
    read_as = models.CharField(max_length=10, choices=ReadAs.choices)
    read_on = models.DateField()

    class Meta:
        ordering = ["conversation", "pk"]
        constraints = row_constraints("side_by_side", dated=False)

    def __str__(self) -> str:
        return f"{self.conversation}: {self.says}"


class Objection(SignedRow):
    """What a partner says against what was read out of the summaries. It stands beside it for good."""

    ref = models.CharField(_("reference"), max_length=40, default=new_objection_ref)
    reading = models.ForeignKey(SideBySide, on_delete=models.CASCADE, related_name="objections")
    text = models.TextField(_("what it says against it"))

    class Meta:
        ordering = ["reading", "pk"]
        constraints = row_constraints("objection", dated=False)

    def __str__(self) -> str:
        return f"{self.partner}: {self.text}"
