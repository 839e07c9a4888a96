"""The register of concerns: what somebody fears or was promised, and the answer that is owed to them by a day.

An answer that is owed cannot be taken away: it is given, or moved with a reason that stays.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import PartnershipRow, row_constraints
from convenor.web.listening.refs import new_concern_ref
from convenor.web.listening.vocabulary import ConcernKind, ConcernState, Settled

PERSON = "people.Person"


class Concern(PartnershipRow):
    """One concern: what it is about, who raised it, who owes an answer by when, and how it went on."""

    ref = models.CharField(_("reference"), max_length=40, default=new_concern_ref)
    kind = models.CharField(_("what it is about"), max_length=10, choices=ConcernKind.choices)
    title = models.CharField(_("in one line"), max_length=200)
    words = models.TextField(_("in the words of those who raise it"))
    hurt = models.TextField(_("how much it would hurt, in their words"), blank=True)
    service = models.CharField(_("which service it touches"), max_length=200, blank=True)
    pathway = models.ForeignKey("bodies.Pathway", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confidential = models.BooleanField(_("only for the one who owes the answer, and governance leads"), default=False)
    raised_on = models.DateField(_("raised on"))
    owner = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    due = models.DateField(_("answer owed by"))
    state = models.CharField(max_length=10, choices=ConcernState.choices, default=ConcernState.OPEN)
    heard = models.TextField(_("what was acknowledged"), blank=True)
    heard_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("the answer"), blank=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    settled = models.CharField(_("how it was settled"), max_length=10, choices=Settled.choices, blank=True)
    settled_words = models.TextField(_("in their words"), blank=True)
    settled_on = models.DateField(null=True, blank=True)
    public_on = models.DateField(null=True, blank=True)
    consent = models.CharField(_("who agreed that it is made public, and how"), max_length=300, blank=True)

    class Meta:
        ordering = ["due", "ref"]
        constraints = [
            *row_constraints("concern", dated=False),
            models.CheckConstraint(  # none at all: somebody, in confidence
                condition=Q(person__isnull=True, partner__isnull=True)
                | Q(person__isnull=True, community__isnull=True)
                | Q(partner__isnull=True, community__isnull=True),
                name="concern_raised_by_one",
            ),
            models.CheckConstraint(
                condition=Q(state=ConcernState.OPEN) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="concern_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state=ConcernState.SETTLED) | (~Q(settled="") & Q(settled_on__isnull=False)),
                name="concern_settled_has_how",
            ),
            models.CheckConstraint(
                condition=Q(public_on__isnull=True) | (~Q(consent="") & Q(confidential=False)),
                name="concern_public_with_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Moved(models.Model):
    """That an answer owed was moved to another day, or to somebody else, and why. It stays."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="moves")
    due_before = models.DateField()
    due_after = models.DateField()
    owner_before = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    owner_after = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("why"))
    on = models.DateField()

    class Meta:
        ordering = ["concern", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="concern_moved_says_why")]

    def __str__(self) -> str:
        return f"{self.concern}: {self.due_before} → {self.due_after}"
