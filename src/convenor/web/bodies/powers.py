"""What a body may decide and from whom it has that; the ground rules its members agree to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.refs import (
    new_agreement_ref,
    new_charter_ref,
    new_delegation_ref,
    new_former_standing_ref,
    new_rule_ref,
)
from convenor.web.bodies.vocabulary import DelegationKind, LegalStatus
from convenor.web.kernel.base import DatedRow, PartnershipRow, row_constraints


class Delegation(DatedRow):
    """That a body may decide (or only recommends on) something, from whom, up to what, on what authority."""

    ref = models.CharField(_("reference"), max_length=40, default=new_delegation_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="delegations")
    function = models.CharField(_("what is decided"), max_length=300)
    kind = models.CharField(max_length=12, choices=DelegationKind.choices)
    from_body = models.ForeignKey(
        "bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="delegated_to"
    )
    from_partner = models.ForeignKey(
        "partners.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    limit = models.PositiveBigIntegerField(_("up to (pounds)"), null=True, blank=True)
    conditions = models.TextField(_("on condition that"), blank=True)
    source = models.CharField(_("where it is written"), max_length=300, blank=True)

    class Meta:
        ordering = ["function", "ref"]
        constraints = [
            *row_constraints("delegation"),
            models.CheckConstraint(
                condition=Q(from_body__isnull=True) | Q(from_partner__isnull=True), name="delegation_from_one_source"
            ),
            models.CheckConstraint(
                condition=Q(from_body__isnull=True) | ~Q(from_body=F("body")), name="delegation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.function}"


class FormerStanding(DatedRow):
    """What a body was in law, and might do, until a change; what it is now stands on the body itself."""

    ref = models.CharField(_("reference"), max_length=40, default=new_former_standing_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.CASCADE, related_name="former_standings")
    legal_status = models.CharField(_("legal status"), max_length=20, choices=LegalStatus.choices, blank=True)
    powers = models.TextField(_("powers"), blank=True)
    budget_authority = models.PositiveBigIntegerField(_("might commit up to (pounds)"), null=True, blank=True)
    terms_of_reference = models.URLField(_("address of the terms of reference"), max_length=500, blank=True)
    terms_agreed_on = models.DateField(_("terms of reference agreed on"), null=True, blank=True)

    class Meta:
        ordering = ["ends", "ref"]
        constraints = row_constraints("former_standing")

    def __str__(self) -> str:
        return f"{self.body}: {self.get_legal_status_display()}"


class CharterVersion(DatedRow):
    """One version of a body's ground rules. A new version replaces, never overwrites, the one before.

    It is a draft until it is published: a version without a first day.
    """

    ref = models.CharField(_("reference"), max_length=40, default=new_charter_ref)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="charters")
    number = models.PositiveSmallIntegerField(_("version"))

    class Meta:
        ordering = ["body", "number"]
        constraints = [
            *row_constraints("charter"),
            models.UniqueConstraint(fields=["body", "number"], name="charter_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"


class CharterRule(PartnershipRow):
    """One ground rule, in words its members can hold each other to."""

    ref = models.CharField(_("reference"), max_length=40, default=new_rule_ref)
    charter = models.ForeignKey(CharterVersion, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("rule"))

    class Meta:
        ordering = ["charter", "position"]
        constraints = [
            *row_constraints("charter_rule", dated=False),
            models.UniqueConstraint(fields=["charter", "position"], name="charter_rule_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class CharterAgreement(PartnershipRow):
    """That one member agreed to one rule of one version, on a day; rule by rule, so that a reservation shows."""

    ref = models.CharField(_("reference"), max_length=40, default=new_agreement_ref)
    rule = models.ForeignKey(CharterRule, on_delete=models.CASCADE, related_name="agreements")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    agreed = models.BooleanField(_("agrees"))
    reservation = models.TextField(_("reservation"), blank=True)
    on = models.DateField(_("on"))

    class Meta:
        ordering = ["on", "ref"]
        constraints = [
            *row_constraints("charter_agreement", dated=False),
            models.UniqueConstraint(fields=["rule", "person"], name="charter_agreement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.rule}"
