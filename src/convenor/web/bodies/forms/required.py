"""The form of the places that a pathway requires: on each line one place, and why."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import PlaceOf, SeatClass
from convenor.web.people.vocabulary import Profession
from convenor.web.ui.forms import EditForm

Choices = Iterable[tuple[str, Any]]
SPARE, FEWEST, MOST = 2, 4, 40


class RequiredForm(EditForm):
    """The places, each chosen as `kind:reference`; there are always a few empty lines."""

    def __init__(
        self, *args: Any, partners: Choices, communities: Choices, places: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        groups = [
            (_("Communities"), _under(PlaceOf.COMMUNITY, communities)),
            (_("Partners"), _under(PlaceOf.PARTNER, partners)),
            (_("Professions"), _under(PlaceOf.PROFESSION, Profession.choices)),
            (_("Classes of seat"), _under(PlaceOf.SEAT_CLASS, SeatClass.choices)),
        ]
        self.count = min(max(len(places) + SPARE, FEWEST), MOST)
        for number in range(1, self.count + 1):
            who, why = places[number - 1] if number <= len(places) else ("", "")
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label=_("Who must sit there"),
                required=False,
                choices=[("", _("Choose")), *(group for group in groups if group[1])],
                initial=who,
            )
            self.fields[f"why_{number}"] = forms.CharField(label=_("Why"), required=False, max_length=300, initial=why)

    @property
    def lines(self) -> list[tuple[int, forms.BoundField, forms.BoundField]]:
        """Number, who, why."""
        return [(number, self[f"who_{number}"], self[f"why_{number}"]) for number in range(1, self.count + 1)]

    def places(self) -> list[tuple[str, str, str]]:
        """The places given, in order: what kind, which, why; a line without a place is none."""
        said = self.cleaned_data
        found = [(said[f"who_{number}"], said[f"why_{number}"]) for number in range(1, self.count + 1)]
        return [(*who.split(":", 1), why) for who, why in found if who]


def _under(kind: str, choices: Choices) -> list[tuple[str, Any]]:
    return [(f"{kind}:{ref}", name) for ref, name in choices]
