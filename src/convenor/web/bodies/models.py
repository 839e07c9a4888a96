"""Bodies that meet, the seats on them, and who holds them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.powers import CharterAgreement, CharterRule, CharterVersion, Delegation, FormerStanding
from convenor.web.bodies.reach import (
    Affected,
    AgreedShare,
    Notice,
    Outreach,
    Pathway,
    PathwaySeat,
    PathwayStep,
    Topic,
    WentOn,
)
from convenor.web.bodies.refs import new_body_ref, new_former_body_name_ref, new_seat_ref, new_term_ref
from convenor.web.bodies.vocabulary import BodyKind, CameBy, DecisionRule, LegalStatus, Level, SeatClass, Stage, Tier
from convenor.web.kernel.base import DatedRow, row_constraints

__all__ = [
    "Affected",
    "AgreedShare",
    "Body",
    "CharterAgreement",
    "CharterRule",
    "CharterVersion",
    "Delegation",
    "FormerBodyName",
    "FormerStanding",
    "Notice",
    "Outreach",
    "Pathway",
    "PathwaySeat",
    "PathwayStep",
    "Seat",
    "Term",
    "Topic",
    "WentOn",
]


class Body(DatedRow):
    """A board, committee, partnership or group that meets, with its place in the tree and what it may do."""

    ref = models.CharField(_("reference"), max_length=40, default=new_body_ref)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind of body"), max_length=20, choices=BodyKind.choices)
    tier = models.CharField(_("tier"), max_length=15, choices=Tier.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    succeeds = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="succeeded_by")
    purpose = models.TextField(_("what it is for"), blank=True)
    legal_status = models.CharField(_("legal status"), max_length=20, choices=LegalStatus.choices, blank=True)
    powers = models.TextField(_("powers"), blank=True)
    terms_of_reference = models.URLField(_("address of the terms of reference"), max_length=500, blank=True)
    terms_agreed_on = models.DateField(_("terms of reference agreed on"), null=True, blank=True)
    budget_authority = models.PositiveBigIntegerField(_("may commit up to (pounds)"), null=True, blank=True)
    # Empty: nobody has said. How a body decides is one of the six tests, so nothing may be taken for granted here.
    decision_rule = models.CharField(_("how it decides"), max_length=12, choices=DecisionRule.choices, blank=True)
    quorum = models.PositiveSmallIntegerField(_("quorum"), null=True, blank=True)
    meets = models.CharField(_("how often it meets"), max_length=120, blank=True)
    stage = models.CharField(_("stage of its work"), max_length=12, choices=Stage.choices, blank=True)
    in_public = models.BooleanField(_("meets in public"), null=True, blank=True)
    # Three of the six tests cannot be read off seats and powers; they are asked. Empty: nobody has said yet.
    public_body_started = models.BooleanField(_("started by a public body"), null=True, blank=True)
    members_decide = models.BooleanField(_("its members decide rather than advise"), null=True, blank=True)
    public_matter = models.BooleanField(_("about public policy or services"), null=True, blank=True)

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            *row_constraints("body"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="body_not_own_parent"),
            models.CheckConstraint(
                condition=Q(succeeds__isnull=True) | ~Q(succeeds=F("id")), name="body_not_own_successor"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FormerBodyName(DatedRow):
    """A name a body went by for a time."""

    ref = models.CharField(_("reference"), max_length=40, default=new_former_body_name_ref)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = row_constraints("former_body_name")

    def __str__(self) -> str:
        return self.name


class Seat(DatedRow):
    """A place on a body, of a class; what it is for stays the same while holders come and go."""

    ref = models.CharField(_("reference"), max_length=40, default=new_seat_ref)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    title = models.CharField(_("seat"), max_length=200)
    seat_class = models.CharField(_("class of seat"), max_length=20, choices=SeatClass.choices)
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    community = models.ForeignKey(
        "partners.Community", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nominated_by = models.CharField(_("nominated by"), max_length=200, blank=True)
    voting = models.BooleanField(_("has a vote"), default=True)
    leads = models.BooleanField(_("leads the body"), default=False)
    required = models.BooleanField(_("required by law or by the terms of reference"), null=True, blank=True)

    class Meta:
        ordering = ["body", "title", "ref"]
        constraints = [
            *row_constraints("seat"),
            models.CheckConstraint(
                condition=~Q(seat_class__in=["participant", "observer"]) | Q(voting=False),
                name="participants_and_observers_do_not_vote",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"


class Term(DatedRow):
    """That one person holds one seat for a time. At most one holder at any time: services and imports refuse more."""

    ref = models.CharField(_("reference"), max_length=40, default=new_term_ref)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="terms")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    acting = models.BooleanField(_("acting or interim"), default=False)
    came_by = models.CharField(_("how they came to it"), max_length=10, choices=CameBy.choices, blank=True)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = row_constraints("term")

    def __str__(self) -> str:
        return f"{self.person}: {self.seat}"
