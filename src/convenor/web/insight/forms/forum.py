"""What is asked when advice is answered: who does what by when; until when; why; what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm

WORDS = forms.Textarea(attrs={"rows": 3})


class Owned(EditForm):
    """What is done, by whom, by when."""

    what = forms.CharField(label=_("What will be done?"), widget=WORDS, max_length=2000)
    owner = forms.ChoiceField(label=_("Who sees to it?"))
    due = DayField(label=_("By when?"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]


class SetAsideForm(EditForm):
    """Until when advice is put off."""

    until = DayField(label=_("Until when?"), help_text=_("On the day after it is there again."))
    reason = forms.CharField(label=_("Why"), widget=WORDS, required=False, max_length=2000)


class OverruleForm(EditForm):
    """Why advice does not hold."""

    reason = forms.CharField(
        label=_("Why does it not hold here?"),
        widget=WORDS,
        max_length=2000,
        help_text=_("Everyone in the partnership can read it, with your name. It stays beside the advice."),
    )


class LookAgainForm(EditForm):
    """Why advice is looked at again."""

    reason = forms.CharField(label=_("Why"), widget=WORDS, required=False, max_length=2000)


class FinishForm(EditForm):
    """Whether it was done, and what came of it."""

    done = forms.ChoiceField(
        label=_("Was it done?"),
        choices=[("yes", _("Yes, it is done")), ("no", _("No, we gave it up"))],
        widget=forms.RadioSelect,
    )
    came_of = forms.CharField(label=_("What came of it?"), widget=WORDS, max_length=2000)
