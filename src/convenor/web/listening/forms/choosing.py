"""Fields in which people, communities and partners are chosen: names typed for people, ticks for the few others."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

Choices = Sequence[Any]


class NamesField(forms.CharField):
    """People of the register, a name on each line. Two of one name are told apart by the reference after it."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20_000, **options)
        self.people: Choices = ()

    def clean(self, value: Any) -> list[str]:
        """The references of those named."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        by_name: dict[str, list[str]] = defaultdict(list)
        for ref, name in self.people:
            by_name[name.casefold()].append(ref)
            by_name[f"{name} ({ref})".casefold()].append(ref)
        meant = {line: by_name.get(line.casefold(), []) for line in lines if line}
        unknown = [line for line, refs in meant.items() if not refs]
        double = [line for line, refs in meant.items() if len(refs) > 1]
        if unknown:
            raise ValidationError(
                _("Not in the register: %(names)s. Write the name as it stands there, or leave it out."),
                params={"names": ", ".join(unknown)},
            )
        if double:
            raise ValidationError(
                _("More than one person is called %(names)s. Write the reference after the name, in brackets."),
                params={"names": ", ".join(double)},
            )
        return list(dict.fromkeys(ref for refs in meant.values() for ref in refs))


def ticks(label: Any, **options: Any) -> forms.MultipleChoiceField:
    """A tick for each; the choices are given later."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, choices=(), **options
    )


def choose(form: forms.Form, **choices: Choices) -> None:
    """Give the fields of a form what there is to choose from."""
    for name, found in choices.items():
        if name not in form.fields:
            continue
        field = form.fields[name]
        if isinstance(field, NamesField):
            field.people = found
        else:
            field.choices = found  # type: ignore[attr-defined]


def lines(people: Sequence[Any]) -> str:
    """Names as the field shows them."""
    return "\n".join(one.name for one in people)
