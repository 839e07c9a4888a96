"""What is asked about what stands around a proposal: sources, what is new, critical points, whether it held."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import Held, Knowledge
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

WORDS = forms.Textarea(attrs={"rows": 3})
LONGEST = 5000
SHORT = 160


class NewForm(EditForm):
    """What is new in a proposal."""

    new_in_it = forms.CharField(
        label=_("What is new in it, that no single source said?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("What one sees only with all of it on the table. If nothing is new, say that."),
    )


class SourceForm(Form):
    """One source that is brought together with others."""

    kind = forms.ChoiceField(label=_("What kind of knowledge is it?"), widget=forms.RadioSelect, choices=Knowledge)
    whose = forms.CharField(
        label=_("From whom, and when?"),
        max_length=SHORT,
        help_text=_("A group, an organisation or a paper: “Carers’ evening, 3 March”. No person’s name."),
    )
    community = forms.ChoiceField(
        label=_("Whose life or work is it about?"),
        required=False,
        help_text=_("Only if they are among the communities of the register."),
    )
    gives = forms.CharField(label=_("What does it give?"), widget=WORDS, max_length=LONGEST)

    def __init__(self, *args: Any, communities: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["community"].choices = [("", _("Nobody in particular")), *communities]  # type: ignore[attr-defined]


class AgainstForm(Form):
    """One critical point."""

    kind = forms.ChoiceField(label=_("What kind of point is it?"), widget=forms.RadioSelect, choices=Knowledge)
    role = forms.CharField(
        label=_("From whom, by their role?"),
        max_length=SHORT,
        help_text=_("For example “A general practitioner on the board”. No name. Everybody can read it."),
    )
    text = forms.CharField(label=_("What speaks against it?"), widget=WORDS, max_length=LONGEST)
    said_on = DayField(label=_("When was it said?"))


class AnswerForm(EditForm):
    """The answer to a critical point."""

    answer = forms.CharField(
        label=_("The answer"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("What was changed because of it; or why nothing was. It cannot be changed after."),
    )


class HeldForm(EditForm):
    """Whether a decision held."""

    held = forms.ChoiceField(label=_("Did it hold?"), widget=forms.RadioSelect, choices=Held)
    why = forms.CharField(label=_("Why?"), widget=WORDS, max_length=LONGEST)
    look_again = DayField(
        label=_("When should one look again?"), required=False, help_text=_("Leave it empty if there is no need.")
    )
