"""The form of a notice: to which address, in which words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.forms import Form


class NoticeForm(Form):
    """What will be sent, as it will be read."""

    sent_to = forms.EmailField(
        label=_("To which e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    text = forms.CharField(
        label=_("What we tell them"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Change it as you would say it to them. It is kept as sent."),
    )


class PartyForm(Form):
    """Whom to tell, where that is not said yet."""

    party = forms.ChoiceField(label=_("Whom do you want to tell?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, parties: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = parties  # type: ignore[attr-defined]
