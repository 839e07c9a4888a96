"""Organisations in the partnership, the people they affect, and who belongs to which."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import DatedRow, PartnershipRow, row_constraints
from convenor.web.kernel.ids import new_ref
from convenor.web.partners.vocabulary import (
    CommunityKind,
    ContextKind,
    Participation,
    PartnerKind,
    Sector,
    SuccessionKind,
    ViewOfHealth,
)


def new_partner_ref() -> str:
    return new_ref("org")


def new_name_ref() -> str:
    return new_ref("nam")


def new_succession_ref() -> str:
    return new_ref("suc")


def new_affiliation_ref() -> str:
    return new_ref("aff")


def new_community_ref() -> str:
    return new_ref("com")


def new_voice_ref() -> str:
    return new_ref("voi")


def new_fact_ref() -> str:
    return new_ref("ctx")


class Partner(DatedRow):
    """An organisation in the partnership, under the name it has today."""

    ref = models.CharField(_("reference"), max_length=40, default=new_partner_ref)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind of organisation"), max_length=30, choices=PartnerKind.choices)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    accountability = models.JSONField(_("who it answers to"), default=list, blank=True)
    view_of_health = models.CharField(_("view of health"), max_length=10, choices=ViewOfHealth.choices, blank=True)
    participation = models.CharField(
        _("has to take part, or chooses to"), max_length=10, choices=Participation.choices, blank=True
    )
    incentive = models.TextField(_("what it hopes to gain by taking part"), blank=True)
    population_served = models.PositiveIntegerField(_("people served"), null=True, blank=True)
    annual_budget = models.PositiveBigIntegerField(_("yearly budget in pounds"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("staff (whole-time equivalent)"), null=True, blank=True)
    ods_code = models.CharField(_("ODS code"), max_length=12, blank=True)
    charity_number = models.CharField(_("charity number"), max_length=12, blank=True)
    # How it differs from others: the five differences that partnerships trip over.
    culture = models.TextField(_("ways of working"), blank=True)
    funding = models.TextField(_("how it is paid"), blank=True)
    decision_timing = models.TextField(_("how and when it decides"), blank=True)
    decision_days = models.PositiveIntegerField(_("days it usually needs to decide"), null=True, blank=True)
    answers_to = models.TextField(_("how it gives account"), blank=True)
    regulation = models.TextField(_("who regulates it"), blank=True)

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            *row_constraints("partner"),
            models.UniqueConstraint(
                fields=["partnership", "ods_code"], condition=~Q(ods_code=""), name="partner_ods_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FormerName(DatedRow):
    """A name an organisation went by for a time."""

    ref = models.CharField(_("reference"), max_length=40, default=new_name_ref)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = row_constraints("former_name")

    def __str__(self) -> str:
        return self.name


class Succession(PartnershipRow):
    """One organisation following another: a merger, a split, a replacement. Codes are never reused."""

    ref = models.CharField(_("reference"), max_length=40, default=new_succession_ref)
    earlier = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="successors")
    later = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="predecessors")
    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    on = models.DateField(_("in law from"))

    class Meta:
        ordering = ["on", "ref"]
        constraints = [
            *row_constraints("succession", dated=False),
            models.UniqueConstraint(fields=["earlier", "later"], name="succession_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="succession_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"


class Affiliation(DatedRow):
    """That somebody works for, or otherwise belongs to, an organisation; several at once are allowed."""

    ref = models.CharField(_("reference"), max_length=40, default=new_affiliation_ref)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="affiliations")
    title = models.CharField(_("post"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = row_constraints("affiliation")

    def __str__(self) -> str:
        return f"{self.person} – {self.partner}"


class Community(DatedRow):
    """People affected by what the partnership decides, whether or not anybody speaks for them."""

    ref = models.CharField(_("reference"), max_length=40, default=new_community_ref)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=CommunityKind.choices)
    size = models.PositiveIntegerField(_("about how many people"), null=True, blank=True)
    about = models.TextField(_("who they are"), blank=True)
    contact_name = models.CharField(_("who to write to"), max_length=200, blank=True)
    contact_email = models.EmailField(_("their e-mail address"), max_length=254, blank=True)

    class Meta:
        ordering = ["name", "ref"]
        constraints = row_constraints("community")

    def __str__(self) -> str:
        return self.name


class Voice(DatedRow):
    """Who speaks for a community: an organisation or a person, and on what footing."""

    ref = models.CharField(_("reference"), max_length=40, default=new_voice_ref)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="voices")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="voices")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    footing = models.CharField(_("chosen how"), max_length=200, blank=True)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = [
            *row_constraints("voice"),
            models.CheckConstraint(
                condition=Q(partner__isnull=False) ^ Q(person__isnull=False), name="voice_is_partner_or_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner or self.person} for {self.community}"


class ContextFact(PartnershipRow):
    """One statement about a partnership's circumstances. Never changed: a later one takes its place."""

    ref = models.CharField(_("reference"), max_length=40, default=new_fact_ref)
    kind = models.CharField(_("what it is about"), max_length=12, choices=ContextKind.choices)
    says = models.TextField(_("what is so"))
    source = models.CharField(_("source"), max_length=200)
    on = models.DateField(_("as it was on"))
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        ordering = ["on", "ref"]
        constraints = [
            *row_constraints("context_fact", dated=False),
            models.UniqueConstraint(
                fields=["partnership", "kind"], condition=Q(replaces__isnull=True), name="context_fact_one_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.on})"
