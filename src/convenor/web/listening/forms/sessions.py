"""The forms of a listening session, in the order in which they come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.listening.forms.choosing import Choices, NamesField, choose, ticks
from convenor.web.listening.forms.concerns import text
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form


class SessionForm(Form):
    """Step 1: what about, when, where."""

    title = forms.CharField(
        label=_("What is it about?"), max_length=200, help_text=_("For example “What the move of the clinic means”.")
    )
    planned_for = DayField(label=_("On which day"))
    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("Best where they are: a community hall, a ward’s staff room."),
    )


class SessionEditForm(EditForm, SessionForm):
    """The same, later."""


class WithForm(EditForm):
    """Step 2: with whom, and who listens."""

    communities = ticks(_("With which communities"))
    partners = ticks(_("With people of which partners"))
    body = forms.ChoiceField(label=_("With which body"), required=False, choices=())
    listeners = NamesField(
        label=_("Who listens"), help_text=_("Names as they stand in the register, one on each line.")
    )

    field_order = ("revision", "listeners", "communities", "body", "partners")

    def __init__(
        self,
        *args: Any,
        communities: Choices = (),
        partners: Choices = (),
        bodies: Choices = (),
        people: Choices = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        body = [("", _("No body in particular")), *bodies]
        choose(self, communities=communities, partners=partners, body=body, listeners=people)
        for name, found in (("communities", communities), ("partners", partners)):
            if not found:
                del self.fields[name]


class WhoWasHeardForm(EditForm):
    """It was held: who was heard."""

    held_on = DayField(label=_("Held on"))
    people = NamesField(
        label=_("People of the register who were heard"), required=False, help_text=_("One name on each line.")
    )
    emails = forms.CharField(
        label=_("E-mail addresses of others, to send the notes back to"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. They are deleted once the notes have gone to them."),
    )
    others = forms.IntegerField(
        label=_("How many more were heard"),
        required=False,
        min_value=0,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"width": 4}),
        help_text=_("Without name or address."),
    )
    minutes = forms.IntegerField(
        label=_("Minutes it took each of them"),
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(attrs={"width": 4}),
    )

    def __init__(self, *args: Any, people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, people=people)


class PointForm(Form):
    """One thing that was said."""

    text = text(
        _("One thing that was said"),
        rows=3,
        help_text=_("Without who said it. What may not be repeated is not written down."),
    )


class PointEditForm(EditForm):
    """Word it anew, or take it out."""

    text = text(_("What was said"), rows=4, required=False, help_text=_("Leave it empty to take it out."))


class SureForm(EditForm):
    """Only that one means it."""


class CameForm(EditForm):
    """What came of it."""

    text = text(_("What came of it"), help_text=_("In a sentence or two, even if it is “nothing, because …”."))


class CorrectionForm(Form):
    """This is not what I said."""

    text = text(_("What you said"), help_text=_("Your words stand beside ours. Your name is not kept with them."))
