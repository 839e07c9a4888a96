"""The words conversations are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a conversation has come. It moves one way: draft, open, then closed or called off."""

    DRAFT = "draft", _("Being prepared")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Called off")


class Audience(models.TextChoices):
    """Who is asked, and how they come in."""

    BODY = "body", _("Everybody on one body")
    COMMUNITIES = "communities", _("Those who speak for some communities")
    LIST = "list", _("People outside the register, each by a link of their own")
    EVERYONE = "everyone", _("Everyone who has the link")


class Visibility(models.TextChoices):
    """When what came out can be read. Said before the first vote, and not changed after."""

    SEALED = "sealed", _("When it is closed, and not before, by nobody")
    LIVE = "live", _("While it is open, for everybody who may read it")


class Axis(models.TextChoices):
    """The lines along which people are known, from the register on the day it opens, or as they say themselves."""

    SECTOR = "sector", _("Sector")
    ORGANISATION = "organisation", _("Organisation")
    CLINICAL = "clinical", _("Clinical or not")
    FRONT_LINE = "front_line", _("Still works with patients or service users")
    COMMUNITY = "community", _("Community they speak for")
    OWN = "own", _("What people say they are")


class Routing(models.TextChoices):
    """Which statement somebody sees next: the policies of `methods.opinions.routing`, in words."""

    COMPLETE = "complete", _("Those seen least, so that everybody sees everything")
    POLIS = "polis", _("Those that tell people apart or may unite them, as Polis does")
    INFORMATIVE = "informative", _("Those on which we know least of people like them")
    REPRESENTATIVE = "representative", _("Those in which people not yet heard may find themselves")


class Standing(models.TextChoices):
    """What became of a statement before others vote on it."""

    WAITING = "waiting", _("Waits to be looked at")
    SHOWN = "shown", _("Shown to everybody")
    JOINED = "joined", _("Says the same as another")
    REFUSED = "refused", _("Not shown")


class Reason(models.TextChoices):
    """Why a statement is not shown: the published policy. Nothing else is a reason."""

    SAME = "same", _("Another statement says the same already")
    OFF_TOPIC = "off_topic", _("It is not about the question")
    TWO_THINGS = "two_things", _("It says two things, so one cannot agree or disagree with it as one")
    NO_CLAIM = "no_claim", _("One cannot agree or disagree with it, for example because it is a question")
    NAMES = "names", _("It is about a person who can be recognised")
    PATIENT = "patient", _("It tells something about a patient")
    HURTS = "hurts", _("It insults or threatens people")
    ADVERTISES = "advertises", _("It advertises something")


class CameOf(models.TextChoices):
    """What came of a statement in the end."""

    OPEN = "open", _("Nothing yet")
    ANSWERED = "answered", _("Answered")
    USED = "used", _("Used in a proposal")
    NOT_USED = "not_used", _("Not used")


class ProposalState(models.TextChoices):
    """How far a proposal has come."""

    PUT = "put", _("Put forward")
    AGREED = "agreed", _("Agreed")
    CHANGED = "changed", _("Agreed with changes")
    DECLINED = "declined", _("Not agreed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Knowledge(models.TextChoices):
    """What kind of knowledge a source gives, or a critical point comes from."""

    LIVED = "lived", _("Lived experience")
    CLINICAL = "clinical", _("Clinical")
    MANAGERIAL = "managerial", _("How services are run")
    FINANCIAL = "financial", _("Money")
    EVIDENCE = "evidence", _("Research and figures")
    LEGAL = "legal", _("Law and duties")
    OTHER = "other", _("Something else")


class Held(models.TextChoices):
    """What became of a decision when somebody looked again."""

    HELD = "held", _("It held")
    CHANGED = "changed", _("It was changed")
    GIVEN_UP = "given_up", _("It was given up")


class Understood(models.TextChoices):
    """What a partner answers when another has said back what it needs."""

    YES = "yes", _("Yes, that is it")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Serves(models.TextChoices):
    """Whether a proposal serves what a partner needs, as that partner says."""

    WELL = "well", _("Well")
    PARTLY = "partly", _("Partly")
    NOT = "not", _("Not")
    UNSURE = "unsure", _("We cannot say yet")


class Alike(models.TextChoices):
    """What somebody says who has read the partners' summaries of what people gain side by side."""

    SAME = "same", _("They say the same")
    ALIKE = "alike", _("Alike, but not the same")
    DIFFERENT = "different", _("They say different things")


class ReadAs(models.TextChoices):
    """As whom somebody read them: the task, not the person."""

    LEAD = "lead", _("a governance lead")
    LEADER = "leader", _("a leader of the partnership")
    CHAIR = "chair", _("whoever leads the body that was asked")


OPINIONS = {1: _("Agree"), -1: _("Disagree"), 0: _("Pass / unsure")}
LONGEST = 280
"""Characters of a statement at most: one thought, to be read in one go."""

AT_LEAST = 8
"""Fewer people than this are never shown: the smallest cell of `methods.opinions.disclose.PUBLIC`."""

VOICE = "voice"
"""Beside the lines in somebody's groups, where one organisation has one voice: a word made by chance for each
organisation, by which its votes are weighed together and which names none."""
