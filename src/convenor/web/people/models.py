"""People, the accounts they sign in with, and what they are in one partnership."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import DatedRow, PartnershipRow, row_constraints
from convenor.web.kernel.ids import new_ref
from convenor.web.kernel.viewer import Role
from convenor.web.people.vocabulary import Influence, Profession


def new_person_ref() -> str:
    return new_ref("per")


def new_profession_ref() -> str:
    return new_ref("pro")


def new_role_ref() -> str:
    return new_ref("rol")


def new_invitation_ref() -> str:
    return new_ref("inv")


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """What one signs in with. It may be the same human's in several partnerships; it holds nothing else of them."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    operator = models.BooleanField(_("runs this installation"), default=False)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return self.email


class Person(PartnershipRow):
    """A person as one partnership knows them, with or without an account."""

    ref = models.CharField(_("reference"), max_length=40, default=new_person_ref)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    influence = models.JSONField(_("where their influence comes from, in their own words"), default=list, blank=True)
    influence_agreed_on = models.DateField(null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name", "ref"]
        constraints = [
            *row_constraints("person", dated=False),
            models.UniqueConstraint(
                "partnership", Lower("email"), condition=~Q(email=""), name="person_email_once_per_partnership"
            ),
            models.UniqueConstraint(
                fields=["partnership", "account"],
                condition=Q(account__isnull=False),
                name="person_account_once_per_partnership",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def influence_labels(self) -> list[str]:
        return [str(Influence(value).label) for value in self.influence]


class Grant(models.Model):
    """A role held in one partnership: what the person may do in the software, not what they are in the world."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="grant_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.role}"


class ProfessionalAffiliation(DatedRow):
    """A professional community somebody belongs to; several at once are usual, and are what spans boundaries."""

    ref = models.CharField(_("reference"), max_length=40, default=new_profession_ref)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="professions")
    profession = models.CharField(_("professional community"), max_length=30, choices=Profession.choices)
    specialty = models.CharField(_("specialty or field"), max_length=120, blank=True)
    front_line = models.BooleanField(_("still works with patients or service users"), null=True, blank=True)
    front_line_checked = models.DateField(_("front-line work last confirmed on"), null=True, blank=True)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = row_constraints("profession")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_profession_display()}"


class LeadershipRole(DatedRow):
    """A role of leadership, formal (appointed) or informal (what colleagues see in them; only with their consent)."""

    ref = models.CharField(_("reference"), max_length=40, default=new_role_ref)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="leadership_roles")
    title = models.CharField(_("role"), max_length=200)
    formal = models.BooleanField(_("formally appointed"), default=True)
    agreed_on = models.DateField(_("the person agreed to this being recorded on"), null=True, blank=True)

    class Meta:
        ordering = ["starts", "ref"]
        constraints = [
            *row_constraints("leadership"),
            models.CheckConstraint(
                condition=Q(formal=True) | Q(agreed_on__isnull=False), name="informal_role_needs_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"


class Invitation(models.Model):
    """An offer to join one partnership, sent to one address, good until used, withdrawn or out of date."""

    ref = models.CharField(max_length=40, unique=True, default=new_invitation_ref)
    partnership = models.ForeignKey("kernel.Partnership", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations")
    roles = models.JSONField(default=list)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.CharField(max_length=100)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True), name="invitation_used_or_withdrawn"
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.partnership})"
