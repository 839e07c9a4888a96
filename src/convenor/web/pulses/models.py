"""Pulses: what is asked of whom and until when; and, apart from that, what was answered, by nobody in particular.

Nothing joins an invitation to a ballot: no key, no time, no order. See docs/adr/0014.
"""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import PartnershipRow, row_constraints
from convenor.web.kernel.ids import new_ref
from convenor.web.pulses.vocabulary import Breakdown, WaveState


def new_wave_ref() -> str:
    return new_ref("pul")


def new_instrument_ref() -> str:
    return new_ref("ins")


def new_nonce() -> str:
    return secrets.token_hex(16)


def new_ballot_key() -> int:
    """By chance, so that keys tell no order; a key is also the place of the row in SQLite's file."""
    return secrets.randbits(62) + 1


class Wave(PartnershipRow):
    """One asking of one pulse: a set of questions, put to the same people on the same days."""

    ref = models.CharField(_("reference"), max_length=40, default=new_wave_ref)
    title = models.CharField(_("title"), max_length=200)
    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    partners = models.ManyToManyField("partners.Partner", blank=True, related_name="+")
    voting_only = models.BooleanField(_("only seats with a vote"), default=False)
    # The questions as they are asked: [{"key", "version", "construct", "text", "answers": [five words], "reverse"}].
    items = models.JSONField(default=list, blank=True)
    question_set = models.CharField(max_length=40, blank=True)
    breakdowns = models.JSONField(default=list, blank=True)  # asked for; once open, those kept
    breakdowns_left_out = models.JSONField(default=list, blank=True)  # asked for, with a group too small
    what_comes = models.TextField(_("what will come of it"), blank=True)
    comes_by = models.DateField(_("by when"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders at most"), default=2)
    state = models.CharField(max_length=10, choices=WaveState.choices, default=WaveState.DRAFT)
    opens_on = models.DateField(
        _("opens by itself on"), null=True, blank=True
    )  # that day past, and a draft: it could not
    opened = models.DateField(null=True, blank=True)
    closes = models.DateField(_("last day to answer"), null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    invited = models.PositiveIntegerField(default=0)  # how many were asked, at opening; stays
    answered = models.PositiveIntegerField(null=True, blank=True)  # known at close, not before
    too_soon = models.BooleanField(default=False)  # after another, to be shown; settled at close, while it can be seen

    class Meta:
        ordering = ["-opened", "-ref"]
        constraints = [
            *row_constraints("wave", dated=False),
            models.CheckConstraint(
                condition=Q(state=WaveState.DRAFT) | Q(opened__isnull=False, closes__isnull=False),
                name="wave_open_has_days",
            ),
            models.CheckConstraint(
                condition=Q(answered__isnull=True) | Q(state=WaveState.CLOSED), name="wave_answered_known_at_close"
            ),
            models.CheckConstraint(
                condition=Q(answered__isnull=True) | Q(answered__lte=F("invited")), name="wave_answered_of_invited"
            ),
            models.CheckConstraint(
                condition=~Q(state=WaveState.CLOSED) | Q(closed__isnull=False), name="wave_closed_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """That somebody is asked, with what they have written and not sent. At close all but the person is wiped."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)  # of the link's secret
    address = models.CharField(max_length=64, default="", editable=False)  # a mark of the address it was meant for
    groups = models.JSONField(default=dict)  # {"sector": "council"}: for the counts, of the breakdowns kept
    draft = models.JSONField(default=dict)  # {item key: mark}, until sent
    draft_revision = models.PositiveIntegerField(default=0)
    letter_sent = models.BooleanField(default=False)
    reminded = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    sent = models.BooleanField(default=False)

    class Meta:
        ordering = ["wave", "person"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "person"], name="pulse_invitation_once"),
            # Who has answered looks alike: nothing says how far they were, nor when they stopped being reminded.
            models.CheckConstraint(
                condition=Q(sent=False) | Q(draft={}, draft_revision=0, reminded=0, reminded_on__isnull=True),
                name="pulse_invitation_sent_keeps_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.wave}"


class Ballot(models.Model):
    """One sheet of answers, of nobody in particular.

    As many are made empty at opening as people are asked; sending fills any one of them. A sheet is one character for
    each question of the wave, in order, and as long when empty, so that filling it moves nothing in the file.
    """

    key = models.BigIntegerField(primary_key=True, default=new_ballot_key)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="ballots")
    marks = models.CharField(max_length=200)

    class Meta:
        ordering = ["marks", "key"]

    def __str__(self) -> str:
        return f"{self.wave}"


class Tally(models.Model):
    """How often each answer was given in one group of one breakdown: counts alone, so that no two breakdowns meet."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="tallies")
    breakdown = models.CharField(max_length=10, choices=Breakdown.choices)
    group = models.CharField(max_length=30)
    invited = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)  # {item key: [times 1, 2, 3, 4, 5, don't know]}

    class Meta:
        ordering = ["wave", "breakdown", "group"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "breakdown", "group"], name="tally_once"),
            models.CheckConstraint(condition=Q(answered__lte=F("invited")), name="tally_answered_of_invited"),
        ]

    def __str__(self) -> str:
        return f"{self.wave}: {self.breakdown} {self.group}"


class NoLetters(models.Model):
    """That somebody wants no letters about pulses. They can still answer, from their home or an earlier letter."""

    partnership = models.ForeignKey("kernel.Partnership", on_delete=models.CASCADE, related_name="+")
    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.person}"


class Instrument(PartnershipRow):
    """Questions of others that this partnership holds a licence to ask."""

    ref = models.CharField(_("reference"), max_length=40, default=new_instrument_ref)
    title = models.CharField(_("title"), max_length=200)
    holder = models.CharField(_("who holds the rights"), max_length=200)
    licence = models.CharField(_("licence"), max_length=200)
    licence_ref = models.CharField(_("reference of the licence"), max_length=200, blank=True)
    licensed_until = models.DateField(_("licence ends on"), null=True, blank=True)
    items = models.JSONField(default=list)

    class Meta:
        ordering = ["title", "ref"]
        constraints = row_constraints("instrument", dated=False)

    def __str__(self) -> str:
        return self.title
