"""The ground under every room: partnerships, and the audit of everything done in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Partnership(models.Model):
    """One partnership: the wall that no row is read across."""

    slug = models.SlugField(_("short name in addresses"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=200)
    area = models.CharField(_("area served"), max_length=200, blank=True)
    population = models.PositiveIntegerField(_("people served"), null=True, blank=True)
    about = models.TextField(_("what it is for, in plain words"), blank=True)
    demography = models.TextField(_("the people it serves, in plain words"), blank=True)
    register_is_public = models.BooleanField(
        _("anyone may read who sits where"),
        default=True,
        help_text=_("Names of seat holders, bodies and partners. Never e-mail addresses or notes."),
    )
    comparable = models.BooleanField(
        _("other partnerships here may compare themselves with this one"),
        default=False,
        help_text=_("Counts only, and only between partnerships that both agreed."),
    )
    created = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="partnership_name_given")]

    def __str__(self) -> str:
        return self.name


class AuditEntry(models.Model):
    """One thing done, by whom, to what. Written inside services; the database refuses to change or delete it.

    Each entry holds the hash of the one before it in the same partnership's chain (or the installation's chain, when
    it concerns none), so a changed or missing entry is found. Never read by features: it is for investigation.
    """

    chain = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=100)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    request_id = models.CharField(max_length=40, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_number_once")]

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.verb} {self.subject}"
