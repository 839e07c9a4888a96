"""Forms about communities, who speaks for them, and who belongs to which partner."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.partners.forms.partners import choices, number, words
from convenor.web.partners.vocabulary import CommunityKind
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form


class CommunityFields(Form):
    """What one says of a community, new or known."""

    name = forms.CharField(
        label=_("What is this community called?"),
        max_length=200,
        help_text=_("As its own people would say, for example: unpaid carers in the Vale."),
    )
    kind = forms.ChoiceField(label=_("What joins them?"), choices=choices(CommunityKind))
    size = number(_("About how many people?"))
    about = words(_("Who are they?"), rows=3, help_text=_("In a sentence or two. Nobody by name."))
    contact_name = forms.CharField(
        label=_("Whom can one write to?"),
        required=False,
        max_length=200,
        help_text=_("A group or a person who agreed to it. Seen inside the partnership only."),
    )
    contact_email = forms.EmailField(
        label=_("Their e-mail address"), required=False, max_length=254, help_text=_("Seen inside only.")
    )


class CommunityNewForm(CommunityFields):
    """People affected by what is decided, represented or not."""

    ref = forms.CharField(
        label=_("Your own reference"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"width": 10, "spellcheck": "false"}),
        help_text=_("As in your spreadsheets, for example C01. Empty: we make one."),
    )


class CommunityEditForm(CommunityFields, EditForm):
    """What is recorded of a community."""

    starts = DayField(label=_("Since"), required=False)
    ends = DayField(label=_("Until"), required=False, help_text=_("Empty while it goes on."))


class VoiceForm(Form):
    """Who speaks for a community: one organisation or one person."""

    partner = forms.ChoiceField(label=_("An organisation"), required=False)
    person = forms.ChoiceField(
        label=_("or a person"),
        required=False,
        help_text=_("Somebody who agreed to speak for them in their own person."),
    )
    footing = forms.CharField(
        label=_("On what footing?"),
        required=False,
        max_length=200,
        help_text=_("For example: elected by its members; asked by the council; nobody else would."),
    )
    starts = DayField(label=_("Since"), required=False)

    def __init__(
        self, *args: Any, partners: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].choices = [("", _("No organisation")), *partners]  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", _("No person")), *people]  # type: ignore[attr-defined]


class VoiceEditForm(EditForm):
    """On what footing, and until when."""

    footing = forms.CharField(label=_("On what footing?"), required=False, max_length=200)
    starts = DayField(label=_("Since"), required=False)
    ends = DayField(label=_("Until"), required=False, help_text=_("Empty while they speak for them."))


class AffiliationForm(Form):
    """That somebody works for, or belongs to, a partner."""

    person = forms.ChoiceField(label=_("Who?"), help_text=_("Not in the list? Add them under People first."))
    title = forms.CharField(
        label=_("Post"),
        required=False,
        max_length=200,
        help_text=_("For example: medical director, trustee."),
    )
    starts = DayField(label=_("Since"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class AffiliationEditForm(EditForm):
    """The post and the days."""

    title = forms.CharField(label=_("Post"), required=False, max_length=200)
    starts = DayField(label=_("Since"), required=False)
    ends = DayField(label=_("Until"), required=False, help_text=_("Empty while it goes on."))
