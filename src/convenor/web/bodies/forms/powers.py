"""What is asked about what bodies may decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.forms.fields import PoundsField, choice
from convenor.web.bodies.vocabulary import DelegationKind
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = list[tuple[str, str]]


class DecidesForm(Form):
    """The question "who may decide this?"."""

    what = forms.CharField(
        label=_("What is to be decided?"),
        max_length=300,
        help_text=_("A few words, for example: stroke rehabilitation"),
    )
    amount = PoundsField(label=_("How many pounds does it commit?"), required=False)


class DelegationForm(Form):
    """One matter that a body may decide or recommends on."""

    function = forms.CharField(
        label=_("What is decided?"), max_length=300, help_text=_("For example: Commission stroke rehabilitation")
    )
    kind = choice(DelegationKind.choices, _("How far may it decide?"), widget=forms.RadioSelect)
    limit = PoundsField(
        label=_("Up to how many pounds?"), required=False, help_text=_("Leave empty if there is no limit.")
    )
    conditions = forms.CharField(
        label=_("On what condition?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source = forms.CharField(
        label=_("Where is that written?"),
        required=False,
        max_length=300,
        help_text=_("For example: Scheme of reservation and delegation, section 4"),
    )
    starts = DayField(label=_("From which day?"), required=False)

    def __init__(self, *args: Any, bodies: Choices, partners: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        groups = [
            (_("Bodies"), [(f"body:{ref}", name) for ref, name in bodies]),
            (_("Partners"), [(f"partner:{ref}", name) for ref, name in partners]),
        ]
        self.fields["from_whom"] = choice(
            [group for group in groups if group[1]],
            _("From whom does it have that?"),
            empty=_("Nobody, or nobody has said"),
            help_text=_("Whoever gave the power; where it only recommends, whoever decides."),
        )
        self.order_fields(["revision", "function", "kind", "from_whom"])

    def giver(self) -> tuple[str, str]:
        """What was chosen as `from_whom`: ("body" or "partner", its reference), or two empty words."""
        what, _colon, ref = self.cleaned_data["from_whom"].partition(":")
        return what, ref


class DelegationEditForm(DelegationForm, EditForm):
    """The same on one that exists."""


class DelegationEndForm(EditForm):
    """Its last day."""

    on = DayField(label=_("What is the last day?"))
