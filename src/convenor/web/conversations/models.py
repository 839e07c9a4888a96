"""Conversations: a question, statements about it, and, apart from who was asked, who voted how on which.

An invitation and a voter are joined by no key: both are found by marks of one secret that is not kept. See
docs/adr/0019.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations import refs
from convenor.web.conversations.after import Against, Review, Source
from convenor.web.conversations.needs import Gain, Look, Need, Objection, SaidBack, SideBySide
from convenor.web.conversations.outcomes import Fate, Proposal, Release, Ruling, Told
from convenor.web.conversations.vocabulary import LONGEST, Audience, Axis, Reason, Routing, Standing, State, Visibility
from convenor.web.kernel.base import PartnershipRow, row_constraints

__all__ = [
    "Against",
    "Conversation",
    "Fate",
    "Gain",
    "Guess",
    "Invitation",
    "Look",
    "Need",
    "NoLetters",
    "Objection",
    "Proposal",
    "Release",
    "Review",
    "Ruling",
    "SaidBack",
    "SideBySide",
    "Source",
    "Statement",
    "Telling",
    "Told",
    "Vote",
    "Voter",
]


class Conversation(PartnershipRow):
    """One question, asked of some people until some day, about a matter that is open, narrowed or decided."""

    ref = models.CharField(_("reference"), max_length=40, default=refs.new_conversation_ref)
    question = models.CharField(_("question"), max_length=200)
    background = models.TextField(_("what one should know"), blank=True)
    risks = models.TextField(_("what could be lost, or speaks against it"), blank=True)  # stands in every telling
    topic = models.ForeignKey("bodies.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Whether the matter is still open. It only moves towards decided, and its first mark is older than the first vote.
    status = models.CharField(_("how far it is open"), max_length=10, choices=TopicStatus.choices, blank=True)
    marked_on = models.DateField(_("marked so on"), null=True, blank=True)
    still_open = models.TextField(_("what can still change"), blank=True)

    audience = models.CharField(_("who is asked"), max_length=12, choices=Audience.choices, blank=True)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    communities = models.ManyToManyField("partners.Community", blank=True, related_name="+")
    personal_links = models.PositiveIntegerField(_("links to hand out"), default=0)
    entitled = models.PositiveIntegerField(_("about how many may take part"), null=True, blank=True)
    everyone_nonce = models.CharField(max_length=32, unique=True, null=True, blank=True, editable=False)

    visibility = models.CharField(max_length=6, choices=Visibility.choices, default=Visibility.SEALED)
    own_statements = models.BooleanField(_("people may write statements of their own"), default=True)
    checked_first = models.BooleanField(_("looked at before others see them"), default=True)
    importance = models.BooleanField(_("ask what matters most to people"), default=False)
    axes = models.JSONField(default=list, blank=True)  # of Axis: asked for; once open, those kept
    axes_left_out = models.JSONField(default=list, blank=True)  # asked for, with a group too small to be safe
    own_groups = models.JSONField(default=list, blank=True)  # labels to choose from: ["Carer", "Works here"]
    guess_axis = models.CharField(max_length=12, choices=Axis.choices, blank=True)  # "": no second question
    one_voice = models.BooleanField(_("one organisation, one voice"), default=False)
    routing = models.CharField(max_length=15, choices=Routing.choices, default=Routing.COMPLETE)

    what_comes = models.TextField(_("what will come of it"), blank=True)
    comes_by = models.DateField(_("by when"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders at most"), default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opened = models.DateField(null=True, blank=True)
    closes = models.DateField(_("last day to answer"), null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    invited = models.PositiveIntegerField(default=0)  # personal links at opening; stays
    took_part = models.PositiveIntegerField(null=True, blank=True)  # known at close, not before
    told_on = models.DateField(null=True, blank=True)  # the last letter about what came of it
    told_words = models.TextField(blank=True)  # what whoever asked wrote in it

    class Meta:
        ordering = ["-opened", "-ref"]
        constraints = [
            *row_constraints("conversation", dated=False),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT)
                | (Q(opened__isnull=False, closes__isnull=False, marked_on__isnull=False) & ~Q(status="")),
                name="conversation_open_has_days_and_mark",
            ),
            models.CheckConstraint(
                condition=Q(took_part__isnull=True) | Q(state=State.CLOSED), name="conversation_counted_at_close"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed__isnull=False), name="conversation_closed_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class Telling(PartnershipRow):
    """The background as told to one audience: another version of the same, with the same risks. Older ones stay."""

    ref = models.CharField(_("reference"), max_length=40, default=refs.new_telling_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="tellings")
    audience = models.CharField(_("for whom"), max_length=120)
    text = models.TextField(_("what one should know"))
    written_on = models.DateField()
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["conversation", "audience", "pk"]
        constraints = row_constraints("telling", dated=False)

    def __str__(self) -> str:
        return f"{self.conversation}: {self.audience}"


class Statement(PartnershipRow):
    """One thought that people agree or disagree with. Nobody's words vanish: what became of them stands here."""

    ref = models.CharField(_("reference"), max_length=40, default=refs.new_statement_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(null=True, blank=True)  # once shown, in that order
    text = models.CharField(_("statement"), max_length=LONGEST)
    seed = models.BooleanField(default=False)  # written by whoever asks
    meta = models.BooleanField(default=False)  # about the conversation or the person, not the question
    pushed = models.BooleanField(default=False)  # brought forward by whoever asks: said beside it
    author = models.CharField(max_length=64, blank=True, editable=False, db_index=True)  # a mark, see links.py
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    note = models.CharField(_("a word to whoever wrote it"), max_length=300, blank=True)
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    looked_at_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["conversation", "number", "pk"]
        constraints = [
            *row_constraints("statement", dated=False),
            models.UniqueConstraint(fields=["conversation", "number"], name="statement_number_once"),
            models.CheckConstraint(
                condition=~Q(standing=Standing.REFUSED) | ~Q(reason=""), name="statement_refused_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.SHOWN) | Q(number__isnull=False), name="statement_shown_has_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Invitation(models.Model):
    """That somebody is asked: a person of the register, or, with nobody named, whoever was handed the link."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    nonce = models.CharField(max_length=32, unique=True, default=refs.new_nonce, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)  # of the link's secret
    address = models.CharField(max_length=64, default="", editable=False)  # a mark of the address it was meant for
    groups = models.JSONField(default=dict)  # {axis: community}, of the axes kept
    letter_sent = models.BooleanField(default=False)
    reminded = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)  # the day of the last letter about what came of it

    class Meta:
        ordering = ["conversation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="conversation_invitation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation}"


class Voter(models.Model):
    """Somebody who takes part, by no name. At the close the mark goes, and the key is drawn anew."""

    key = models.BigIntegerField(primary_key=True, default=refs.new_key)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="voters")
    mark = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    groups = models.JSONField(default=dict)  # {axis: community}

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.conversation}"


class Vote(models.Model):
    """What one voter said to one statement; without time or order. Saying it again takes the place of the former."""

    key = models.BigIntegerField(primary_key=True, default=refs.new_key)
    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField()  # 1 agree, -1 disagree, 0 pass or unsure
    important = models.BooleanField(default=False)
    chance = models.FloatField(null=True, blank=True)  # with which it was shown, to two digits; None where all see all

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement"], name="vote_once"),
            models.CheckConstraint(condition=Q(value__in=[1, 0, -1]), name="vote_is_one_of_three"),
        ]

    def __str__(self) -> str:
        return f"{self.statement}"


class Guess(models.Model):
    """What one voter believes most of one community say to one statement."""

    key = models.BigIntegerField(primary_key=True, default=refs.new_key)
    voter = models.ForeignKey(Voter, on_delete=models.CASCADE, related_name="guesses")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="guesses")
    community = models.CharField(max_length=120)
    value = models.SmallIntegerField()  # 1 most agree, -1 most disagree, 0 neither

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voter", "statement", "community"], name="guess_once"),
            models.CheckConstraint(condition=Q(value__in=[1, 0, -1]), name="guess_is_one_of_three"),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.community}"


class NoLetters(models.Model):
    """That somebody wants no letters about conversations. They can still take part, from their home or a letter."""

    partnership = models.ForeignKey("kernel.Partnership", on_delete=models.CASCADE, related_name="+")
    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.person}"
