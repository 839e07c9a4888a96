"""What is asked about the body that follows another: its name, its first day, which seats and holders go over."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = list[tuple[str, str]]


class FirstDayForm(Form):
    """Only the first day, read before the rest: on it depends what can be ticked."""

    starts = DayField(required=False)

    def day(self) -> date | None:
        """The day given, if it is one, and leaves room for a day before."""
        found = self.cleaned_data.get("starts") if self.is_valid() else None
        return found if found and found > date.min else None


class FollowForm(EditForm):
    """All is ticked to begin with: what does not go over is unticked."""

    name = forms.CharField(label=_("What is the new body called?"), max_length=200)
    starts = DayField(label=_("On which day does it begin?"), help_text=_("The old one ends the day before."))

    def __init__(self, *args: Any, seats: Choices, holders: Choices, below: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self._ticks("seats", seats, _("Which seats go over?"))
        self._ticks("holders", holders, _("Who goes over with their seat?"))
        if below:
            self.fields["move_below"] = forms.BooleanField(
                label=_("The bodies below it stand below the new one: %(names)s")
                % {"names": ", ".join(name for _ref, name in below)},
                required=False,
                initial=True,
            )

    def clean_starts(self) -> date:
        """The old body needs a day before it."""
        day: date = self.cleaned_data["starts"]
        if day == date.min:
            raise forms.ValidationError(_("Give a later day."))
        return day

    def _ticks(self, name: str, choices: Choices, label: Any) -> None:
        if choices:
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=choices,
                initial=[ref for ref, _name in choices],
            )
