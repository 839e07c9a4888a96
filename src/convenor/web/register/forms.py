"""The forms of this room: which file, what its empty cells mean, and what of it may be left aside."""

from pathlib import Path
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.register.wording import ERRORS
from convenor.web.ui.forms import Form

LARGEST = 20  # megabytes
_KINDS = (".xlsx", ".csv", ".tsv", ".zip", ".json", ".xlsm", ".xls", ".ods", ".txt")


class UploadForm(Form):
    """A file to look at. What is wrong inside it is said on the next page, not here."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("An Excel workbook (.xlsx), CSV files (one, or several in a .zip), or .json; up to 20 megabytes."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.zip,.json"}),
        error_messages={
            "required": ERRORS["file_needed"],
            "missing": ERRORS["file_needed"],
            "empty": _("The file is empty. Check that you chose the right one."),
        },
        allow_empty_file=False,
    )
    blanks = forms.ChoiceField(
        label=_("An empty cell in the file means"),
        choices=[
            ("leave", _("Leave what the register says")),
            ("empty", _("Empty it in the register too")),
        ],
        initial="leave",
        widget=forms.RadioSelect,
    )

    def clean_file(self) -> Any:
        """Refuse at once what is too large or of a kind that nobody could read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST * 1024 * 1024:
            raise forms.ValidationError(ERRORS["file_size"] % {"most": LARGEST}, code="file_size")
        if Path(file.name).suffix.lower() not in _KINDS:
            raise forms.ValidationError(ERRORS["file_kind"], code="file_kind")
        return file


class ApplyForm(Form):
    """Put the file in. Where parts of it have no place, a person says that they are not meant."""

    leave_aside = forms.BooleanField(
        label=_("Leave these aside: they are not meant for the register"),
        required=False,
    )

    def __init__(self, *args: Any, asks: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks:
            del self.fields["leave_aside"]
