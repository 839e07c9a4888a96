"""What became of advice: each answer to it, kept for ever, and the actions that came of it.

Findings are worked out anew each time and never stored. An answer keeps what the advice rested on when it was given.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.insight.refs import new_action_ref, new_response_ref
from convenor.web.insight.vocabulary import ActionState, Answer
from convenor.web.kernel.base import PartnershipRow, row_constraints


class AdviceResponse(PartnershipRow):
    """One answer to one rule's advice to one forum. Never changed and never deleted: a later one stands beside it.

    `found` is what the advice rested on that day: sureness, degree with bounds, inputs.
    """

    ref = models.CharField(_("reference"), max_length=40, default=new_response_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(_("rule"), max_length=10)
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField(_("reason"), blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    given_on = models.DateField()
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    found = models.JSONField(default=dict)

    class Meta:
        ordering = ["body", "rule", "number"]
        constraints = [
            *row_constraints("advice_response", dated=False),
            models.UniqueConstraint(fields=["body", "rule", "number"], name="advice_response_in_order"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.OVERRULED) | ~Q(reason=""), name="advice_overruled_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.SET_ASIDE) | Q(until__isnull=False), name="advice_set_aside_until"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.answer}"


class AdviceAction(PartnershipRow):
    """A piece of advice taken up: who does what by when, and which construct is watched to see whether it worked."""

    ref = models.CharField(_("reference"), max_length=40, default=new_action_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    response = models.OneToOneField(AdviceResponse, on_delete=models.PROTECT, related_name="action")
    what = models.TextField(_("what is done"))
    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(_("by when"))
    watched = models.CharField(_("what is watched"), max_length=40, blank=True)
    level_then = models.FloatField(null=True, blank=True)
    low_then = models.FloatField(null=True, blank=True)
    high_then = models.FloatField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=ActionState.choices, default=ActionState.OPEN)
    finished_on = models.DateField(null=True, blank=True)
    came_of = models.TextField(_("what came of it"), blank=True)

    class Meta:
        ordering = ["due", "ref"]
        constraints = [
            *row_constraints("advice_action", dated=False),
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, finished_on__isnull=True)
                | (~Q(state=ActionState.OPEN) & Q(finished_on__isnull=False) & ~Q(came_of="")),
                name="advice_action_finished_says_what_came",
            ),
        ]

    def __str__(self) -> str:
        return self.what
