"""The form by which an ask made elsewhere is written down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.listening.forms.choosing import Choices, NamesField, choose
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import Form


class AskForm(Form):
    """A survey of somebody else, a workshop, a request for figures."""

    title = forms.CharField(
        label=_("What was asked"), max_length=200, help_text=_("For example “Staff survey by the trust”.")
    )
    on = DayField(label=_("On which day"))
    minutes = forms.IntegerField(
        label=_("Minutes for each person"), min_value=1, max_value=1440, widget=forms.NumberInput(attrs={"width": 4})
    )
    partner = forms.ChoiceField(label=_("Of which partner’s people"), required=False, choices=())
    count = forms.IntegerField(
        label=_("How many of them"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"width": 5}),
    )
    people = NamesField(
        label=_("Or of these people"), required=False, help_text=_("Names as they stand in the register, one a line.")
    )

    def __init__(self, *args: Any, partners: Choices = (), people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, partner=[("", _("No partner in particular")), *partners], people=people)
