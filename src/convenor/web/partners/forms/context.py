"""The form that says what is so of a partnership's circumstances."""

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import Form


class FactForm(Form):
    """One statement, with its source and day; it carries what it takes the place of."""

    says = forms.CharField(
        label=_("What is so?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In a sentence or two, in words all partners could accept. Nobody by name."),
    )
    source = forms.CharField(
        label=_("Where does it stand, or who said it?"),
        max_length=200,
        help_text=_("For example: inspection report, June 2025."),
    )
    on = DayField(label=_("On which day was it so?"))
    instead_of = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
