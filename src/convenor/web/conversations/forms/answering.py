"""What is asked of whoever takes part. A vote itself is three buttons and needs no form of ours."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import LONGEST
from convenor.web.ui.forms import Form

NOT_SAID = "-"


class WhoForm(Form):
    """Which of the groups offered one belongs to, or that one would rather not say. Nothing is chosen beforehand."""

    def __init__(self, *args: Any, groups: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["own"] = forms.ChoiceField(
            label=_("Which of these are you?"),
            choices=[*((group, group) for group in groups), (NOT_SAID, _("I would rather not say"))],
            required=False,
            widget=forms.RadioSelect,
        )

    def clean_own(self) -> str:
        """The group; empty when they would rather not say."""
        said = str(self.cleaned_data["own"])
        return "" if said == NOT_SAID else said


class WriteForm(Form):
    """A statement of one's own. `different`: they looked at those that are alike, and theirs is another."""

    text = forms.CharField(
        label=_("Your statement"),
        help_text=_(
            "One thought, as a whole sentence that others can agree or disagree with. Up to 280 characters. "
            "Leave out names, and anything about a patient."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    different = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """On one line: what it is like is looked for before it is kept."""
        text = " ".join(str(self.cleaned_data["text"]).split())
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("This has %(length)s characters; %(most)s fit. One thought is enough: write a second one after it.")
                % {"length": len(text), "most": LONGEST},
                code="long",
            )
        return text
