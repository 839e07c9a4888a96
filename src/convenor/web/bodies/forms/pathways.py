"""The form of a pathway: who it is for, its steps, and the body that looks after it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[Any]
SPARE, FEWEST, MOST = 3, 6, 40


class PathwayForm(Form):
    """A pathway and its steps; there are always a few empty steps to fill in."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As people would say it: “Going home after a stroke”.")
    )
    community = forms.ChoiceField(label=_("Whose way it is"), required=False)
    body = forms.ChoiceField(label=_("Which body looks after it"), required=False)
    lead = forms.ChoiceField(label=_("Who leads it"), required=False)
    experience = forms.CharField(
        label=_("What people say it is like"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In their words, without names and without anything that could tell who said it."),
    )
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("Until"), required=False)

    def __init__(
        self,
        *args: Any,
        communities: Choices = (),
        bodies: Choices = (),
        people: Choices = (),
        partners: Choices = (),
        steps: Sequence[tuple[str, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        found = {"community": communities, "body": bodies, "lead": people}
        for name, choices in found.items():
            self.fields[name].choices = [("", _("Not said")), *choices]  # type: ignore[attr-defined]
        self.count = min(max(len(steps) + SPARE, FEWEST), MOST)
        for number in range(1, self.count + 1):
            what, partner = steps[number - 1] if number <= len(steps) else ("", "")
            self.fields[f"what_{number}"] = forms.CharField(
                label=_("What happens"), required=False, max_length=200, initial=what
            )
            self.fields[f"partner_{number}"] = forms.ChoiceField(
                label=_("Who does it"),
                required=False,
                choices=[("", _("Choose an organisation")), *partners],
                initial=partner,
            )

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that are not steps."""
        return [bound for bound in self if not bound.name.startswith(("what_", "partner_"))]

    @property
    def step_pairs(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Number, what happens, who does it."""
        return [(number, self[f"what_{number}"], self[f"partner_{number}"]) for number in range(1, self.count + 1)]

    def steps(self) -> list[tuple[str, str]]:
        """The steps given, in order; a step left wholly empty is none."""
        said = self.cleaned_data
        pairs = [(said[f"what_{number}"], said[f"partner_{number}"]) for number in range(1, self.count + 1)]
        return [pair for pair in pairs if any(pair)]


class PathwayEditForm(EditForm, PathwayForm):
    """A pathway already described."""
