"""Who is touched by what a body decides, what is owed to them, and what is done to bring them in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.refs import (
    new_affected_ref,
    new_notice_ref,
    new_outreach_ref,
    new_pathway_ref,
    new_pathway_seat_ref,
    new_share_ref,
    new_step_ref,
    new_topic_ref,
    new_went_on_ref,
)
from convenor.web.bodies.vocabulary import OutreachState, SeatClass, Stage, TopicStatus
from convenor.web.kernel.base import DatedRow, PartnershipRow, row_constraints
from convenor.web.people.vocabulary import Profession

_ONE_PLACE = (
    Q(partner__isnull=False, community__isnull=True, profession="", seat_class="")
    | Q(partner__isnull=True, community__isnull=False, profession="", seat_class="")
    | (Q(partner__isnull=True, community__isnull=True, seat_class="") & ~Q(profession=""))
    | (Q(partner__isnull=True, community__isnull=True, profession="") & ~Q(seat_class=""))
)


class Pathway(DatedRow):
    """A way people go through care that crosses organisations."""

    ref = models.CharField(_("reference"), max_length=40, default=new_pathway_ref)
    name = models.CharField(_("name"), max_length=200)
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="pathways")
    lead = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    experience = models.TextField(_("what people say it is like"), blank=True)

    class Meta:
        ordering = ["name", "ref"]
        constraints = row_constraints("pathway")

    def __str__(self) -> str:
        return self.name


class PathwayStep(PartnershipRow):
    """One step of a pathway and the organisation that takes it."""

    ref = models.CharField(_("reference"), max_length=40, default=new_step_ref)
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("number"))
    what = models.CharField(_("what happens"), max_length=200)
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pathway", "position"]
        constraints = [
            *row_constraints("pathway_step", dated=False),
            models.UniqueConstraint(fields=["pathway", "position"], name="pathway_step_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.what}"


class PathwaySeat(PartnershipRow):
    """A place that the body looking after a pathway must have: for a partner, a community, a profession or a class."""

    ref = models.CharField(_("reference"), max_length=40, default=new_pathway_seat_ref)
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="required")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    profession = models.CharField(_("profession"), max_length=20, choices=Profession.choices, blank=True)
    seat_class = models.CharField(_("class of seat"), max_length=20, choices=SeatClass.choices, blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ["pathway", "ref"]
        constraints = [
            *row_constraints("pathway_seat", dated=False),
            models.CheckConstraint(condition=_ONE_PLACE, name="pathway_seat_is_one_thing"),
        ]

    def __str__(self) -> str:
        label = self.get_profession_display() or self.get_seat_class_display()
        return str(self.partner or self.community or label)


class Topic(PartnershipRow):
    """A matter a body is to decide: when, how far it is still open, and how one may have a say."""

    ref = models.CharField(_("reference"), max_length=40, default=new_topic_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(_("what is to be decided"), max_length=300)
    status = models.CharField(max_length=10, choices=TopicStatus.choices, default=TopicStatus.OPEN)
    marked_on = models.DateField(_("marked so on"), null=True, blank=True)
    due = models.DateField(_("to be decided on"), null=True, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, blank=True)
    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, null=True, blank=True, related_name="topics")
    how_to_be_heard = models.TextField(_("how to have a say"), blank=True)

    class Meta:
        ordering = ["due", "title", "ref"]
        constraints = row_constraints("topic", dated=False)

    def __str__(self) -> str:
        return self.title


class WentOn(PartnershipRow):
    """That a matter was narrowed or decided though some it touches had no seat and were never told; and why. For good.

    `absent` holds their names as they were that day, one a line. Written with the mark itself, never changed after.
    """

    ref = models.CharField(_("reference"), max_length=40, default=new_went_on_ref)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="went_on")
    status = models.CharField(_("marked as"), max_length=10, choices=TopicStatus.choices)
    on = models.DateField(_("on"))
    absent = models.TextField(_("who was never told"))
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ["on", "pk"]
        constraints = row_constraints("went_on", dated=False)

    def __str__(self) -> str:
        return f"{self.topic}: {self.on}"


class Affected(PartnershipRow):
    """That a community or a partner is touched by what a body decides; by one topic of it, where one is named."""

    ref = models.CharField(_("reference"), max_length=40, default=new_affected_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="affected")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="affected")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(_("how"), max_length=300, blank=True)

    class Meta:
        ordering = ["ref"]
        constraints = [
            *row_constraints("affected", dated=False),
            models.CheckConstraint(
                condition=Q(community__isnull=False) ^ Q(partner__isnull=False),
                name="affected_is_community_or_partner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community or self.partner} – {self.topic or self.body}"


class AgreedShare(DatedRow):
    """The share of seats a sector should hold, as agreed: for one body, or for the whole partnership."""

    ref = models.CharField(_("reference"), max_length=40, default=new_share_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="shares")
    sector = models.CharField(_("sector"), max_length=20)
    percent = models.DecimalField(_("share of seats in 100"), max_digits=5, decimal_places=1)
    source = models.CharField(_("agreed where"), max_length=300, blank=True)

    class Meta:
        ordering = ["sector", "ref"]
        constraints = [
            *row_constraints("agreed_share"),
            models.CheckConstraint(condition=Q(percent__gte=0) & Q(percent__lte=100), name="agreed_share_in_100"),
        ]

    def __str__(self) -> str:
        return f"{self.sector}: {self.percent}"


class Outreach(PartnershipRow):
    """One line of the recruitment list: who is missing, what would bring them, who asks, what they answered."""

    ref = models.CharField(_("reference"), max_length=40, default=new_outreach_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="outreach")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat_class = models.CharField(_("for which seat"), max_length=20, choices=SeatClass.choices, blank=True)
    who = models.CharField(_("who to ask"), max_length=200, blank=True)
    would_bring = models.TextField(_("what would bring them"), blank=True)
    asks = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=OutreachState.choices, default=OutreachState.IDEA)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    answer = models.TextField(_("what they answered"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ["state", "ref"]
        constraints = [
            *row_constraints("outreach", dated=False),
            models.CheckConstraint(
                condition=Q(community__isnull=False) ^ Q(partner__isnull=False),
                name="outreach_to_community_or_partner",
            ),
            models.CheckConstraint(
                condition=Q(state="idea") | Q(asked_on__isnull=False), name="outreach_asked_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community or self.partner}"


class Notice(PartnershipRow):
    """That an absent affected party was told what will be decided, when, and how to have a say."""

    ref = models.CharField(_("reference"), max_length=40, default=new_notice_ref)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="notices")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_to = models.CharField(_("sent to"), max_length=254)
    text = models.TextField(_("what was said"))
    sent_on = models.DateField(_("sent on"))

    class Meta:
        ordering = ["-sent_on", "ref"]
        constraints = [
            *row_constraints("notice", dated=False),
            models.CheckConstraint(
                condition=Q(community__isnull=False) ^ Q(partner__isnull=False),
                name="notice_to_community_or_partner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community or self.partner}: {self.topic}"
