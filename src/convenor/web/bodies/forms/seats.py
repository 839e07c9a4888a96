"""What is asked about a seat and who holds it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.forms.fields import choice
from convenor.web.bodies.vocabulary import CameBy, SeatClass
from convenor.web.ui.fields import DayField, YesNoField
from convenor.web.ui.forms import EditForm, Form

Choices = list[tuple[str, str]]


class SeatForm(Form):
    """A seat: what it is called, of which class, for whom."""

    title = forms.CharField(
        label=_("What is the seat called?"), max_length=200, help_text=_("For example: Partner member, councils")
    )
    seat_class = choice([("", _("Choose a class")), *SeatClass.choices], _("What class of seat is it?"))
    voting = YesNoField(label=_("Does it have a vote?"), help_text=_("Participants and observers never have one."))
    leads = YesNoField(
        label=_("Does whoever holds it lead the body?"), help_text=_("As chair, convener or joint lead.")
    )
    required = YesNoField(label=_("Is it required, by law or by the terms of reference?"), required=False)
    nominated_by = forms.CharField(label=_("Who nominates for it?"), required=False, max_length=200)
    starts = DayField(label=_("From when is there this seat?"), required=False)

    def __init__(self, *args: Any, partners: Choices, communities: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"] = choice(partners, _("Which partner is it for?"), empty=_("None in particular"))
        self.fields["community"] = choice(communities, _("Which community is it for?"), empty=_("None in particular"))
        self.order_fields(["revision", "title", "seat_class", "partner", "community"])


class SeatEditForm(SeatForm, EditForm):
    """The same on a seat that exists."""


def _came_by() -> forms.ChoiceField:
    return choice(
        CameBy.choices,
        _("How did they come to this seat?"),
        empty=_("Nobody has said"),
        help_text=_("Shown only to people of the partnership who sign in."),
    )


class FillForm(Form):
    """Who will hold the seat: somebody known, or somebody new in the same step."""

    name = forms.CharField(label=_("Or somebody new: their name"), required=False, max_length=200)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        required=False,
        max_length=254,
        help_text=_("So that you can invite them later. It is never shown to the public."),
    )
    starts = DayField(label=_("From which day?"))
    ends = DayField(label=_("Until which day?"), required=False, help_text=_("Leave empty if no end is set."))
    acting = forms.BooleanField(label=_("Only acting, or in the interim"), required=False)
    came_by = _came_by()

    def __init__(self, *args: Any, people: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        empty = _("Choose a person") if people else _("Nobody is in the register yet")
        self.fields["person"] = choice(people, _("Somebody in the register"), empty=empty)
        self.order_fields(["person", "name", "email", "starts", "ends", "acting", "came_by"])


class LeaveForm(EditForm):
    """Somebody's last day on a seat."""

    on = DayField(label=_("What is their last day?"))


class LongerForm(EditForm):
    """How much longer somebody stays."""

    ends = DayField(label=_("Until which day?"), required=False, help_text=_("Leave empty if no end is set."))


class TermForm(EditForm):
    """Putting right what was written down of somebody's time on a seat."""

    starts = DayField(label=_("From which day?"), required=False)
    ends = DayField(label=_("Until which day?"), required=False, help_text=_("Leave empty if no end is set."))
    acting = forms.BooleanField(label=_("Only acting, or in the interim"), required=False)
    came_by = _came_by()


class WithdrawForm(EditForm):
    """Nothing to ask: only to be sure."""


class CloseForm(EditForm):
    """The last day of a seat."""

    on = DayField(label=_("What is its last day?"))
