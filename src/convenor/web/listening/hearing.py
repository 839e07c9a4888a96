"""Listening sessions: planned as work is, held, and the notes sent back to those who were heard.

An address is kept only until the notes have gone to it, and who was heard no longer than the notes.
"""

import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.base import PartnershipRow, row_constraints
from convenor.web.listening.concerns import PERSON, Concern
from convenor.web.listening.refs import new_point_ref, new_session_ref
from convenor.web.listening.vocabulary import SessionState


def new_nonce() -> str:
    return secrets.token_hex(16)


class Session(PartnershipRow):
    """One session: with whom, where, who listens; then who was heard, and what came of it."""

    ref = models.CharField(_("reference"), max_length=40, default=new_session_ref)
    title = models.CharField(_("what it is about"), max_length=200)
    planned_for = models.DateField(_("on which day"))
    place = models.CharField(_("where"), max_length=200, blank=True)
    communities = models.ManyToManyField("partners.Community", blank=True, related_name="+")
    partners = models.ManyToManyField("partners.Partner", blank=True, related_name="+")
    body = models.ForeignKey("bodies.Body", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    listeners: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        PERSON, blank=True, related_name="+", through="Listener"
    )
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    # Counts, as the register knew it when it was held; they stay.
    heard = models.PositiveIntegerField(default=0)
    front_line = models.PositiveIntegerField(default=0)
    not_front_line = models.PositiveIntegerField(default=0)
    notes_sent_on = models.DateField(null=True, blank=True)
    came = models.TextField(_("what came of it"), blank=True)
    came_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-planned_for", "-ref"]
        constraints = [
            *row_constraints("listening_session", dated=False),
            models.CheckConstraint(
                condition=~Q(state=SessionState.HELD) | Q(held_on__isnull=False), name="listening_session_held_has_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Listener(models.Model):
    """Who listens in a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="listens_once_in_a_session")]

    def __str__(self) -> str:
        return f"{self.session}: {self.person}"


class Heard(models.Model):
    """Somebody who was heard: a person of the register, or an address that is kept until the notes have gone to it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="those_heard")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    letter_sent = models.BooleanField(default=False)

    class Meta:
        ordering = ["session", "nonce"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(person__isnull=False), name="heard_once_in_a_session"
            ),
            models.CheckConstraint(condition=Q(letter_sent=False) | Q(email=""), name="heard_address_gone_once_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.person or _('somebody')}"


class Point(PartnershipRow):
    """One thing that was said, without who said it. It may have become a concern."""

    ref = models.CharField(_("reference"), max_length=40, default=new_point_ref)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="points")
    text = models.TextField(_("what was said"))
    concern = models.ForeignKey(Concern, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")

    class Meta:
        ordering = ["session", "pk"]
        constraints = row_constraints("listening_point", dated=False)

    def __str__(self) -> str:
        return self.text[:80]


class Correction(models.Model):
    """What somebody who was heard says instead: it stands beside the point, which stays. Nobody's name is kept."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("what I said"))
    on = models.DateField()

    class Meta:
        ordering = ["point", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
