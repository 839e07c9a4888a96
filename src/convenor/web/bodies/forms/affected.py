"""The ticks that say who is affected, and then, on a second page, how."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from convenor.web.ui.forms import Form

Group = tuple[str, Any, Sequence[tuple[str, str]]]
"""A field's name, its heading, and (reference, name) of each in it."""


class AffectedForm(Form):
    """One tick for each community and partner, in a few groups."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, groups: Iterable[Group], ticked: Mapping[str, Sequence[str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, heading, parties in groups:
            already = next((refs for kind, refs in ticked.items() if name.startswith(kind)), ())
            self.fields[name] = forms.MultipleChoiceField(
                label=heading,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=parties,
                initial=[ref for ref, _name in parties if ref in already],
            )

    def ticked(self, kind: str) -> list[str]:
        """The references ticked in the groups of that kind."""
        return [ref for name, refs in self.cleaned_data.items() if name.startswith(kind) for ref in refs]


class HowForm(Form):
    """A few words for each party named: how what is decided touches them."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parties: Sequence[tuple[str, str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for key, name, how in parties:
            self.fields[key] = forms.CharField(label=name, required=False, max_length=300, initial=how)

    def said(self, prefix: str) -> dict[str, str]:
        """What was said, by reference, of the parties whose key begins so."""
        return {name.removeprefix(prefix): how for name, how in self.cleaned_data.items() if name.startswith(prefix)}
