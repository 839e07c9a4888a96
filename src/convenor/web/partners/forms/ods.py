"""The form that brings organisations in from the Organisation Data Service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.forms import Form


class OdsForm(Form):
    """A file, or codes when looking them up is switched on."""

    file = forms.FileField(
        label=_("A file from the Organisation Data Service"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.json,text/csv,application/json"}),
        help_text=_("The CSV of its search-and-export page, or its JSON. Up to 500 organisations."),
    )
    codes = forms.CharField(
        label=_("or codes to look up now"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        help_text=_("With commas between, for example QXX, RX9. At most 20."),
    )

    def __init__(self, *args: Any, looks_up: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not looks_up:
            del self.fields["codes"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        codes = [code for code in str(said.get("codes", "")).replace(";", ",").replace(" ", ",").split(",") if code]
        if not self.errors and not said.get("file") and not codes:
            field = "codes" if "codes" in self.fields and self.data.get("codes") else "file"
            self.add_error(field, _("Choose a file first."))
        if len(codes) > 20:
            self.add_error("codes", _("Give 20 codes at most, or use a file."))
        said["codes"] = codes
        return said
