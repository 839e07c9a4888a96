"""What is asked about ground rules: their words, their first day, and whether one agrees."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form


class RulesForm(Form):
    """The rules, one a line."""

    rules = forms.CharField(
        label=_("The rules, in order"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Each rule on a line of its own. Short sentences that members can hold each other to."),
    )

    def lines(self) -> list[str]:
        """The rules as typed, without empty lines."""
        return [line for line in self.cleaned_data["rules"].splitlines() if line.strip()]


class RulesEditForm(RulesForm, EditForm):
    """The same on a draft that exists."""


class PublishForm(EditForm):
    """From when a draft holds."""

    on = DayField(label=_("From which day does it hold?"))


class AgreeForm(Form):
    """One question a rule: agree, or say what the reservation is."""

    def __init__(self, *args: Any, rules: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.refs: dict[int, str] = {}
        for seen in rules:
            number = seen.rule.position
            self.refs[number] = seen.rule.ref
            said = seen.yours
            self.fields[f"rule_{number}"] = forms.ChoiceField(
                label=f"{number}. {seen.rule.text}",
                choices=[("yes", _("I agree")), ("no", _("I have a reservation"))],
                widget=forms.RadioSelect,
                initial=None if said is None else ("yes" if said.agreed else "no"),
                error_messages={"required": _("Say whether you agree to this rule.")},
            )
            self.fields[f"why_{number}"] = forms.CharField(
                label=_("Your reservation about rule %(number)s") % {"number": number},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=said.reservation if said else "",
                help_text=_(
                    "Only if you have one. Everyone in the partnership who signs in can read it, with your name."
                ),
            )

    def answers(self) -> dict[str, tuple[bool, str]]:
        """What was said of each rule: {rule ref: (agrees, reservation)}."""
        said = self.cleaned_data
        return {ref: (said[f"rule_{number}"] == "yes", said[f"why_{number}"]) for number, ref in self.refs.items()}
