"""The form of agreed shares: one number for each sector."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import Form


class SharesForm(Form):
    """What was agreed, sector by sector; an empty box means that nothing was agreed for that sector."""

    def __init__(self, *args: Any, sectors: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sectors = [sector for sector, _label in sectors]
        for sector, label in sectors:
            self.fields[sector] = forms.DecimalField(
                label=label,
                required=False,
                min_value=0,
                max_value=100,
                max_digits=5,
                decimal_places=1,
                widget=forms.TextInput(attrs={"width": 4}),
            )
        self.fields["starts"] = DayField(
            label=_("Agreed from"),
            help_text=_(
                "Keep the day to correct what is written down. Give a later one when something new was agreed: "
                "what was agreed before then stays on record."
            ),
        )
        self.fields["source"] = forms.CharField(
            label=_("Where this is written"),
            required=False,
            max_length=300,
            help_text=_("For example: terms of reference, April 2025."),
        )

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The boxes of the sectors."""
        return [self[sector] for sector in self.sectors]

    def percents(self) -> dict[str, Decimal]:
        """The shares given, by sector."""
        return {sector: self.cleaned_data[sector] for sector in self.sectors if self.cleaned_data[sector] is not None}
