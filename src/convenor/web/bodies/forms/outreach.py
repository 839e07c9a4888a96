"""The forms of the recruitment list: whom to bring in, and how far that has come."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import OutreachState, SeatClass
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[Any]


class OutreachForm(Form):
    """Somebody new on the list: who is missing, where, and what might bring them."""

    party = forms.ChoiceField(label=_("Who is missing"))
    body = forms.ChoiceField(label=_("From which body"), required=False)
    seat_class = forms.ChoiceField(
        label=_("For which kind of seat"), required=False, choices=[("", _("Not settled yet")), *SeatClass.choices]
    )
    who = forms.CharField(
        label=_("Whom to ask"),
        required=False,
        max_length=200,
        help_text=_("A person or a group they trust. Leave it empty if nobody is known yet."),
    )
    would_bring = forms.CharField(
        label=_("What would bring them"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What they stand to gain, and what stands in their way: the hour, fares, papers in plain words."),
    )
    asks = forms.ChoiceField(
        label=_("Who asks them"), required=False, help_text=_("Best somebody they know. A name here is a promise.")
    )

    def __init__(
        self, *args: Any, parties: Choices = (), bodies: Choices = (), people: Choices = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices = {
            "party": [("", _("Choose a community or a partner")), *parties],
            "body": [("", _("No body in particular")), *bodies],
            "asks": [("", _("Nobody yet")), *people],
        }
        for name, found in choices.items():
            if name in self.fields:
                self.fields[name].choices = found  # type: ignore[attr-defined]


class OutreachEditForm(EditForm, OutreachForm):
    """A line of the list: how far it has come stands first."""

    party = None  # type: ignore[assignment]
    state = forms.ChoiceField(label=_("How far has it come?"), widget=forms.RadioSelect, choices=OutreachState.choices)
    asked_on = DayField(label=_("Asked on"), required=False)
    answer = forms.CharField(
        label=_("What they answered"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    answered_on = DayField(label=_("Answered on"), required=False)
    field_order = ("revision", "state", "asked_on", "answer", "answered_on", "body", "seat_class", "who", "would_bring")


class OutreachRemoveForm(EditForm):
    """Only that one means it."""
