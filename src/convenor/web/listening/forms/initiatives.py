"""The forms of the register of initiatives."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.listening.forms.choosing import Choices, NamesField, choose, ticks
from convenor.web.listening.forms.concerns import text
from convenor.web.listening.vocabulary import InitiativeState
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

OVER = (InitiativeState.FINISHED, InitiativeState.ABANDONED)


class InitiativeForm(Form):
    """What it is, and who is in it."""

    name = forms.CharField(label=_("Name of the initiative"), max_length=200)
    about = text(_("What it is for"), rows=3, required=False)
    begun = DayField(label=_("Begun on"), required=False)
    lead = forms.ChoiceField(label=_("Who leads it"), required=False, choices=())
    people = NamesField(
        label=_("Who works on it"),
        required=False,
        help_text=_("Names as they stand in the register, one on each line."),
    )
    partners = ticks(_("Which partners are in it"))

    def __init__(self, *args: Any, partners: Choices = (), people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, partners=partners, people=people, lead=[("", _("Nobody yet")), *people])


class InitiativeEditForm(EditForm, InitiativeForm):
    """The same, later."""


class EndForm(EditForm):
    """It is over."""

    state = forms.ChoiceField(
        label=_("What became of it?"),
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in OVER],
    )
    ended_on = DayField(label=_("On which day"))
    reason = text(_("Why"), rows=3, help_text=_("What those who worked on it and those who waited for it should know."))


class WordForm(EditForm):
    """The word to those who worked on it."""

    text = text(_("What they are told"), rows=10)
