"""The words people choose from about a person: professional communities, sources of influence, rights."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.viewer import Role


class Profession(models.TextChoices):
    """The professional communities a person may belong to; lived experience is one of them."""

    MEDICINE = "medicine", _("Medicine")
    GENERAL_PRACTICE = "general_practice", _("General practice")
    NURSING = "nursing", _("Nursing")
    MIDWIFERY = "midwifery", _("Midwifery")
    PHARMACY = "pharmacy", _("Pharmacy")
    DENTISTRY = "dentistry", _("Dentistry")
    ALLIED_HEALTH = "allied_health", _("Allied health professions")
    PSYCHOLOGY = "psychology", _("Psychology")
    PUBLIC_HEALTH = "public_health", _("Public health")
    SOCIAL_WORK = "social_work", _("Social work")
    SOCIAL_CARE = "social_care", _("Care work")
    MANAGEMENT = "management", _("Management")
    FINANCE = "finance", _("Finance")
    ELECTED = "elected", _("Elected office")
    VOLUNTARY = "voluntary", _("Voluntary and community work")
    LIVED_EXPERIENCE = "lived_experience", _("Lived experience")
    OTHER = "other", _("Another community")


CLINICAL = frozenset(
    {
        Profession.MEDICINE,
        Profession.GENERAL_PRACTICE,
        Profession.NURSING,
        Profession.MIDWIFERY,
        Profession.PHARMACY,
        Profession.DENTISTRY,
        Profession.ALLIED_HEALTH,
        Profession.PSYCHOLOGY,
    }
)


class Influence(models.TextChoices):
    """Where a leader's influence comes from (Waring et al. 2023; reputation stands for informal influence too)."""

    EXPERTISE = "expertise", _("Expertise")
    NETWORKS = "networks", _("Networks")
    REPUTATION = "reputation", _("Reputation")
    AUTHORITY = "authority", _("Formal authority")


ROLE_NAMES: dict[Role, Any] = {
    Role.CONVENOR: _("Governance lead"),
    Role.LEADER: _("Clinical or care leader"),
    Role.MEMBER: _("Member"),
    Role.EVALUATOR: _("Evaluator"),
}
ROLE_HINTS: dict[Role, Any] = {
    Role.CONVENOR: _("keeps the register and the record, and invites people"),
    Role.LEADER: _("sees everything inside, and asks in those who are missing"),
    Role.MEMBER: _("holds a seat, or works for a partner or a community"),
    Role.EVALUATOR: _("reads and measures, and changes nothing"),
}
