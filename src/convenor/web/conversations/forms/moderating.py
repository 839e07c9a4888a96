"""What is asked of whoever moderates, and of whoever adds a statement while people vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import LONGEST, Reason, Standing
from convenor.web.ui.forms import EditForm, Form

RULINGS = [choice for choice in Standing.choices if choice[0] != Standing.WAITING]
REASONS = [choice for choice in Reason.choices if choice[0] != Reason.SAME]  # that is said by joining it to the other


class LikelyField(forms.ChoiceField):
    """One of the likely ones. Which are likely may have changed since: the service says whether it still stands."""

    def valid_value(self, value: Any) -> bool:
        return bool(value)


class RulingForm(EditForm):
    """What becomes of one statement. Each of the three buttons sends its own part of this."""

    standing = forms.ChoiceField(choices=RULINGS, widget=forms.HiddenInput)
    same_as = LikelyField(label=_("It says the same as"), required=False, widget=forms.RadioSelect)
    same_number = forms.IntegerField(
        label=_("Or as the statement with the number"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"width": "4"}),
    )
    reason = forms.ChoiceField(
        label=_("It is not shown, because"), choices=REASONS, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("A word to whoever wrote it"),
        max_length=300,
        required=False,
        help_text=_("Only they read it, for example: Write it again as two statements, and we will show both."),
    )

    def __init__(self, *args: Any, likely: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["same_as"].choices = likely  # type: ignore[attr-defined]


class UndoForm(EditForm):
    """Nothing but the revision: also to bring a statement forward."""

    pushed = forms.BooleanField(required=False)


class StatementForm(Form):
    """One more statement of those who ask."""

    text = forms.CharField(
        label=_("Your statement"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One thought, which people can agree or disagree with. It is marked as from those who ask."),
    )
