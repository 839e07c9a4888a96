"""Form fields that look and behave as the NHS design system's do."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class DayInput(forms.MultiWidget):
    """Three small boxes: day, month, year. No calendar to fight with."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"day": forms.TextInput(), "month": forms.TextInput(), "year": forms.TextInput()}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """A day, typed as three numbers."""

    widget = DayInput

    def __init__(self, **options: Any) -> None:
        required = options.pop("required", True)
        parts = tuple(forms.CharField(required=False) for _part in range(3))
        super().__init__(fields=parts, require_all_fields=False, required=required, **options)

    def compress(self, data_list: list[str]) -> date | None:
        parts = [str(part).strip() for part in data_list or []]
        if not any(parts):
            if self.required:  # boxes with nothing but spaces in them are empty boxes
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if not all(parts):
            raise ValidationError(
                _("Give the day, the month and the year, for example 8 12 2026."), code="part_missing"
            )
        try:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        except (ValueError, OverflowError):
            raise ValidationError(
                _("This is not a day in the calendar. Example: 8 12 2026."), code="no_such_day"
            ) from None


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nobody has said: three states, told apart."""

    widget = forms.RadioSelect

    def __init__(self, *, unknown: Any = None, **options: Any) -> None:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        if not options.get("required", True):
            choices.append(("", unknown or _("Nobody has said")))
        super().__init__(choices=choices, coerce=lambda said: said == "yes", empty_value=None, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value if value is not None else "")
