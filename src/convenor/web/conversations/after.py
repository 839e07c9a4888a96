"""What stands around a proposal: what was brought together for it, what was said against it, whether its decision held.

No row names a person: a source is a group or a paper, a critical point comes from a role.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.refs import new_against_ref, new_review_ref, new_source_ref
from convenor.web.conversations.vocabulary import Held, Knowledge
from convenor.web.kernel.base import PartnershipRow, row_constraints

SHORT = 160
"""Characters at most of whom something is from."""


class Source(PartnershipRow):
    """One source of knowledge that a proposal brings together with others: of what kind, from whom, what it gives."""

    ref = models.CharField(_("reference"), max_length=40, default=new_source_ref)
    proposal = models.ForeignKey("conversations.Proposal", on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(_("what kind of knowledge"), max_length=12, choices=Knowledge.choices)
    whose = models.CharField(_("from whom, and when"), max_length=SHORT)
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # whose life or work it is about, where the register knows them
    gives = models.TextField(_("what it gives"))
    named_on = models.DateField()

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = row_constraints("source", dated=False)

    def __str__(self) -> str:
        return f"{self.proposal}: {self.whose}"


class Against(PartnershipRow):
    """One critical point about a proposal, from whom by their role, and the answer to it. Neither is changed after."""

    ref = models.CharField(_("reference"), max_length=40, default=new_against_ref)
    proposal = models.ForeignKey("conversations.Proposal", on_delete=models.CASCADE, related_name="against")
    kind = models.CharField(_("what kind of point"), max_length=12, choices=Knowledge.choices)
    role = models.CharField(_("from whom, by their role"), max_length=SHORT)
    text = models.TextField(_("the point"))
    said_on = models.DateField()
    answer = models.TextField(_("the answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = [
            *row_constraints("against", dated=False),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="against_answer_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.role}"


class Review(PartnershipRow):
    """That somebody looked again, on one day, whether what was decided held. Former ones stay."""

    ref = models.CharField(_("reference"), max_length=40, default=new_review_ref)
    proposal = models.ForeignKey("conversations.Proposal", on_delete=models.CASCADE, related_name="reviews")
    held = models.CharField(_("whether it held"), max_length=10, choices=Held.choices)
    why = models.TextField(_("why"))
    looked_on = models.DateField()

    class Meta:
        ordering = ["proposal", "pk"]
        constraints = row_constraints("review", dated=False)

    def __str__(self) -> str:
        return f"{self.proposal}: {self.held}"
