"""What every form shares: nothing unseen in a text, no patient data, the revision, errors where they belong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.formats.text import seen
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import looks_like_nhs_number
from convenor.web.ui.wording import say


class Form(forms.Form):
    """A plain form whose free text is guarded: no NHS number may be typed in, because no patient data belongs here."""

    use_required_attribute = False  # our own messages, in our own words, at the top of the page

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("This is needed.")

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if not isinstance(value, str) or isinstance(self.fields[name].widget, forms.PasswordInput):
                continue
            self.cleaned_data[name] = seen(value)
            if value and not seen(value) and self.fields[name].required:
                self.add_error(name, self.fields[name].error_messages["required"])
            elif looks_like_nhs_number(value):
                self.add_error(
                    name,
                    _("This looks like an NHS number. Convenor is never for patient data: please take it out."),
                )


class EditForm(Form):
    """A form on something that exists: it carries the revision it started from."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def apply_errors(form: forms.Form, error: Invalid) -> None:
    """Put a service's coded refusal on the field it belongs to, or at the top of the form."""
    field = error.field if error.field in form.fields else None
    form.add_error(field, say(error))
