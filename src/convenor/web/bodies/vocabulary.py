"""The words bodies, seats and powers are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    SYSTEM = "system", _("System")
    PLACE = "place", _("Place")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")


class Level(models.TextChoices):
    EXECUTIVE = "executive", _("Executive")
    THEMATIC = "thematic", _("Thematic")
    PROJECT = "project", _("Project")


TIER_SAYS = {
    Tier.SYSTEM: _("the whole area"),
    Tier.PLACE: _("a town, borough or county"),
    Tier.NEIGHBOURHOOD: _("a few practices and those around them"),
}
LEVEL_SAYS = {
    Level.EXECUTIVE: _("overall strategy"),
    Level.THEMATIC: _("one theme, such as maternity"),
    Level.PROJECT: _("getting one thing done"),
}


class BodyKind(models.TextChoices):
    BOARD = "board", _("Board")
    COMMITTEE = "committee", _("Committee")
    JOINT_COMMITTEE = "joint_committee", _("Joint committee")
    PARTNERSHIP = "partnership", _("Partnership")
    COLLABORATIVE = "collaborative", _("Provider collaborative")
    NETWORK = "network", _("Network")
    GROUP = "group", _("Group")
    TEAM = "team", _("Team")


class LegalStatus(models.TextChoices):
    STATUTORY = "statutory", _("Set up by law")
    STATUTORY_COMMITTEE = "statutory_committee", _("Committee of a body set up by law")
    JOINT = "joint", _("Joint committee of several bodies")
    CONTRACT = "contract", _("Set up by contract or agreement")
    VOLUNTARY = "voluntary", _("No legal form")


class DecisionRule(models.TextChoices):
    CONSENSUS = "consensus", _("Aims at consensus; votes only if that fails")
    CONSENT = "consent", _("Consent: goes ahead unless someone objects with a reason")
    UNANIMITY = "unanimity", _("Everyone must agree")
    MAJORITY = "majority", _("Votes by majority")
    CHAIR = "chair", _("The chair decides after advice")


class SeatClass(models.TextChoices):
    CHAIR = "chair", _("Chair")
    EXECUTIVE = "executive", _("Executive")
    NON_EXECUTIVE = "non_executive", _("Non-executive")
    PARTNER = "partner", _("Partner member")
    CLINICAL = "clinical", _("Clinical or care professional")
    ELECTED = "elected", _("Elected member")
    VOLUNTARY = "voluntary", _("Voluntary and community member")
    LIVED_EXPERIENCE = "lived_experience", _("Patient, carer or lived experience")
    OFFICER = "officer", _("Officer")
    PARTICIPANT = "participant", _("Participant (speaks, no vote)")
    OBSERVER = "observer", _("Observer")


class CameBy(models.TextChoices):
    """Whether whoever holds a seat was told to take it, was asked, or came by themselves (Waring et al. 2023)."""

    ORDERED = "ordered", _("Told to, by their organisation or by law")
    INVITED = "invited", _("Invited, free to say no")
    OWN = "own", _("Put themselves forward")


class PlaceOf(models.TextChoices):
    """Whose place at the table a pathway requires."""

    PARTNER = "partner", _("A partner")
    COMMUNITY = "community", _("A community")
    PROFESSION = "profession", _("A profession")
    SEAT_CLASS = "seat_class", _("A class of seat")


class DelegationKind(models.TextChoices):
    RESERVED = "reserved", _("Decides itself")
    DELEGATED = "delegated", _("May decide, by delegation")
    RECOMMENDS = "recommends", _("Recommends; another decides")


class TopicStatus(models.TextChoices):
    """Whether a matter is still open. It may only move towards decided."""

    OPEN = "open", _("Open")
    NARROWED = "narrowed", _("Narrowed to some options")
    DECIDED = "decided", _("Decided")


class Stage(models.TextChoices):
    """How far a change has come (Waring et al. 2023)."""

    STRATEGY = "strategy", _("Working out what to do")
    PLANNING = "planning", _("Planning how")
    DELIVERY = "delivery", _("Doing it")
    SUSTAINING = "sustaining", _("Keeping it going")


class OutreachState(models.TextChoices):
    IDEA = "idea", _("Not asked yet")
    ASKED = "asked", _("Asked; no answer yet")
    TALKING = "talking", _("Talking")
    JOINED = "joined", _("Joined")
    DECLINED = "declined", _("Said no")
