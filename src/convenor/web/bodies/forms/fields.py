"""Fields that several forms of this room ask: an amount in pounds, and one of some things."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_POUNDS = 9_000_000_000_000_000


class PoundsField(forms.IntegerField):
    """Whole pounds, typed as people type them: 50000, 50,000 or £50,000."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"width": "10"}))
        super().__init__(min_value=0, max_value=MOST_POUNDS, **options)
        self.error_messages["invalid"] = _("Give whole pounds, for example 50,000.")

    def to_python(self, value: Any) -> int | None:
        return super().to_python(str(value).replace("£", "").replace(",", "").replace(" ", "") if value else value)


def choice(choices: Iterable[Any], label: Any, *, empty: Any = None, **options: Any) -> forms.ChoiceField:
    """One of some things; with `empty`, what it means to choose none of them."""
    if empty is not None:
        options["required"] = False
        choices = [("", empty), *choices]
    return forms.ChoiceField(choices=list(choices), label=label, **options)
