"""The words an organisation or a community is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """The part of public life an organisation belongs to; seats are counted and norms agreed by sector."""

    NHS_COMMISSIONER = "nhs_commissioner", _("Integrated care board")
    NHS_TRUST = "nhs_trust", _("NHS trusts")
    PRIMARY_CARE = "primary_care", _("Primary care")
    COUNCIL = "council", _("Councils")
    SOCIAL_CARE = "social_care", _("Social care providers")
    VOLUNTARY = "voluntary", _("Voluntary and community")
    PATIENTS = "patients", _("Patients and carers")
    INDEPENDENT = "independent", _("Independent providers")
    EDUCATION = "education", _("Education and research")
    OTHER = "other", _("Others")


class PartnerKind(models.TextChoices):
    """What an organisation is, in the words people use of it."""

    ICB = "icb", _("Integrated care board")
    ACUTE_TRUST = "acute_trust", _("Acute hospital trust")
    COMMUNITY_TRUST = "community_trust", _("Community health trust")
    MENTAL_HEALTH_TRUST = "mental_health_trust", _("Mental health trust")
    AMBULANCE_TRUST = "ambulance_trust", _("Ambulance trust")
    CARE_TRUST = "care_trust", _("Care trust")
    GP_PRACTICE = "gp_practice", _("GP practice")
    PRIMARY_CARE_NETWORK = "primary_care_network", _("Primary care network")
    GP_FEDERATION = "gp_federation", _("GP federation")
    PHARMACY = "pharmacy", _("Community pharmacy or its committee")
    DENTAL_OPTOMETRY = "dental_optometry", _("Dental or eye care")
    UPPER_TIER_COUNCIL = "upper_tier_council", _("County, unitary or borough council")
    DISTRICT_COUNCIL = "district_council", _("District council")
    PARISH_COUNCIL = "parish_council", _("Parish or town council")
    COMBINED_AUTHORITY = "combined_authority", _("Combined authority")
    CHARITY = "charity", _("Charity")
    COMMUNITY_GROUP = "community_group", _("Community group")
    SOCIAL_ENTERPRISE = "social_enterprise", _("Social enterprise")
    VOLUNTARY_ALLIANCE = "voluntary_alliance", _("Voluntary sector alliance")
    PATIENT_GROUP = "patient_group", _("Patient or carer group")
    HEALTHWATCH = "healthwatch", _("Local Healthwatch")
    CARE_PROVIDER = "care_provider", _("Home care or care home provider")
    HOSPICE = "hospice", _("Hospice")
    INDEPENDENT_PROVIDER = "independent_provider", _("Independent health provider")
    UNIVERSITY = "university", _("University or research body")
    HOUSING = "housing", _("Housing association")
    POLICE_FIRE = "police_fire", _("Police or fire service")
    OTHER = "other", _("Another kind")


class Accountability(models.TextChoices):
    """To whom, in the end, an organisation answers."""

    DEMOCRATIC = "democratic", _("Voters (democratic)")
    STATUTORY = "statutory", _("Parliament and ministers (statutory)")
    PROFESSIONAL = "professional", _("Professional regulators (professional)")
    CONTRACTUAL = "contractual", _("Whoever pays by contract (contractual)")
    LIVED_EXPERIENCE = "lived_experience", _("The people it is made of (lived experience)")


class ViewOfHealth(models.TextChoices):
    """What an organisation mostly means by health."""

    MEDICAL = "medical", _("Mostly medical")
    SOCIAL = "social", _("Mostly social")
    BOTH = "both", _("Both alike")


class Participation(models.TextChoices):
    """Whether law or contract makes an organisation take part."""

    MANDATED = "mandated", _("Has to take part")
    VOLUNTARY = "voluntary", _("Chooses to take part")


class CommunityKind(models.TextChoices):
    """What joins the people of a community."""

    PATIENTS = "patients", _("Patients or service users")
    CARERS = "carers", _("Carers and families")
    INCLUSION = "inclusion", _("An inclusion group")
    STAFF = "staff", _("A group of staff")
    PLACE = "place", _("People of a place")
    YOUNG = "young", _("Children and young people")
    OTHER = "other", _("Another community")


class SuccessionKind(models.TextChoices):
    """How one organisation follows another."""

    MERGER = "merger", _("Merged into")
    SPLIT = "split", _("Split into")
    REPLACED = "replaced", _("Replaced by")


class ContextKind(models.TextChoices):
    """What may be said of a partnership's circumstances; of each, one statement holds at a time."""

    HISTORY = "history", _("Working together or competing before")
    AUTHORITY = "authority", _("Whether anybody has formal authority over the others")
    BEFORE = "before", _("Arrangements that went before")
    PRESSURE = "pressure", _("Pressure from outside, as inspection or money")
    POPULATION = "population", _("Who the people served are, in figures")
