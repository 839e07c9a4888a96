"""What comes of a conversation: rulings on statements, what may be shown, proposals made of it, each one's fate."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.refs import new_proposal_ref
from convenor.web.conversations.vocabulary import CameOf, ProposalState, Reason, Standing
from convenor.web.kernel.base import PartnershipRow, row_constraints


class Release(models.Model):
    """What may be shown of a conversation, worked out at one time: the only thing that a page or an export reads."""

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    final = models.BooleanField(default=False)
    people = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ["conversation", "number"]
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="release_number_once")]

    def __str__(self) -> str:
        return f"{self.conversation}: {self.number}"


class Told(models.Model):
    """Whose votes the figures out so far were about: amounts to the votes, so that only the job of releases reads it.

    It keeps what is shown next from telling, together with what was shown before, how few people voted. Gone at the
    last release.
    """

    conversation = models.OneToOneField("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    sets = models.JSONField(default=list)
    votes = models.PositiveIntegerField(default=0)  # how many votes there were at the last release

    def __str__(self) -> str:
        return f"{self.conversation}"


class Proposal(PartnershipRow):
    """What whoever asked makes of it: put before a body as a matter to decide, with the statements it rests on."""

    ref = models.CharField(_("reference"), max_length=40, default=new_proposal_ref)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.PROTECT, related_name="proposals")
    title = models.CharField(_("proposal"), max_length=200)
    text = models.TextField(_("what is proposed"), blank=True)
    benefit = models.TextField(_("what patients and people gain"))
    statements = models.ManyToManyField("conversations.Statement", blank=True, related_name="proposals")
    topic = models.ForeignKey("bodies.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.PUT)
    put_on = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    decision = models.TextField(_("what was decided"), blank=True)
    reason = models.TextField(_("why"), blank=True)
    dissent = models.TextField(_("who saw it otherwise, and why"), blank=True)  # stands beside the decision for good
    will_do = models.TextField(_("what is promised"), blank=True)
    owner = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    due = models.DateField(_("by when"), null=True, blank=True)
    came_of = models.TextField(_("what came of it"), blank=True)
    came_on = models.DateField(null=True, blank=True)
    new_in_it = models.TextField(_("what is new in it, that no single source said"), blank=True)
    look_again = models.DateField(_("on which day one looks again whether it held"), null=True, blank=True)

    class Meta:
        ordering = ["-put_on", "ref"]
        constraints = [
            *row_constraints("proposal", dated=False),
            models.CheckConstraint(
                condition=Q(state=ProposalState.PUT) | (Q(decided_on__isnull=False) & ~Q(reason="")),
                name="proposal_decided_has_day_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Ruling(models.Model):
    """What was said of one statement on one day, by nobody's name. The newest counts; the former stay for the log."""

    statement = models.ForeignKey("conversations.Statement", on_delete=models.CASCADE, related_name="rulings")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    same_as = models.ForeignKey(
        "conversations.Statement", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    on = models.DateField()

    class Meta:
        ordering = ["statement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing=Standing.REFUSED) | ~Q(reason=""), name="ruling_refused_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.standing}"


class Fate(models.Model):
    """What came of one statement, from one day on. The newest counts; the former stay."""

    statement = models.ForeignKey("conversations.Statement", on_delete=models.CASCADE, related_name="fates")
    came_of = models.CharField(max_length=10, choices=CameOf.choices)
    reason = models.TextField(_("why"))
    proposal = models.ForeignKey(Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["statement", "pk"]

    def __str__(self) -> str:
        return f"{self.statement}: {self.came_of}"
