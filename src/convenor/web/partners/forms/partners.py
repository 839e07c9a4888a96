"""Forms about one partner: what it is, a new name, its end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.partners.vocabulary import Accountability, Participation, PartnerKind, Sector, ViewOfHealth
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

UNSAID = ("", _("Nobody has said"))


def choices(enum: Any, *, empty: Any = None) -> list[tuple[str, Any]]:
    """The choices of a vocabulary, with a first one that chooses nothing."""
    return [("", empty or _("Choose")), *enum.choices]


def words(label: Any, *, rows: int = 2, help_text: Any = "") -> forms.CharField:
    """A few lines of words."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text, max_length=5000)


def number(label: Any, *, width: int = 10, help_text: Any = "") -> forms.IntegerField:
    """A whole number, commas and spaces allowed."""
    widget = forms.TextInput(attrs={"width": width})
    return Whole(label=label, required=False, widget=widget, help_text=help_text)


class Whole(forms.IntegerField):
    """A whole number as people write it: 8,500 or 8 500 or £8,500."""

    default_error_messages = {"invalid": _("Give a whole number, for example 8500.")}

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.replace(",", "").replace(" ", "").replace("£", "")
        return super().to_python(value)


class PartnerNewForm(Form):
    """What one must know to add a partner; the rest can follow."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind of organisation is it?"), choices=choices(PartnerKind))
    sector = forms.ChoiceField(
        label=_("Sector"), choices=choices(Sector), help_text=_("Seats are counted and shares agreed by sector.")
    )
    participation = forms.ChoiceField(
        label=_("Does it have to take part?"),
        choices=[*Participation.choices, UNSAID],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Law or contract makes NHS bodies take part; most others choose to."),
    )
    ods_code = forms.CharField(
        label=_("ODS code"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"width": 10, "spellcheck": "false"}),
        help_text=_(
            "The code of the NHS for an organisation, if it has one: 3 to 12 letters and digits, for example QXX."
        ),
    )
    charity_number = forms.CharField(
        label=_("Charity number"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"width": 10, "spellcheck": "false"}),
    )
    ref = forms.CharField(
        label=_("Your own reference"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"width": 10, "spellcheck": "false"}),
        help_text=_("As in your spreadsheets, for example P01. It never changes. Empty: we make one."),
    )
    starts = DayField(label=_("There since"), required=False)


class PartnerEditForm(EditForm):
    """All that is recorded of a partner, in the order people know it."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        help_text=_("To put a mistake right. If its name has changed, record the new name with its day instead."),
    )
    short_name = forms.CharField(
        label=_("Short name"), required=False, max_length=60, widget=forms.TextInput(attrs={"width": 20})
    )
    kind = forms.ChoiceField(label=_("What kind of organisation is it?"), choices=choices(PartnerKind))
    sector = forms.ChoiceField(label=_("Sector"), choices=choices(Sector))
    ods_code = PartnerNewForm.base_fields["ods_code"]
    charity_number = PartnerNewForm.base_fields["charity_number"]
    starts = DayField(label=_("There since"), required=False)
    ends = DayField(label=_("There until"), required=False, help_text=_("Empty while it goes on."))
    participation = forms.ChoiceField(
        label=_("Does it have to take part?"),
        choices=[*Participation.choices, UNSAID],
        required=False,
        widget=forms.RadioSelect,
    )
    incentive = words(
        _("What does it hope to gain by taking part?"),
        help_text=_("Seen inside the partnership only. Partners who gain nothing leave, quietly."),
    )
    accountability = forms.MultipleChoiceField(
        label=_("To whom does it answer in the end?"),
        choices=Accountability.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    view_of_health = forms.ChoiceField(
        label=_("What does it mostly mean by health?"),
        choices=[*ViewOfHealth.choices, UNSAID],
        required=False,
        widget=forms.RadioSelect,
    )
    culture = words(_("Ways of working"), help_text=_("What people there care about. Seen inside only."))
    funding = words(_("How it is paid"), help_text=_("By whom, for how long, for what. Seen inside only."))
    decision_timing = words(_("How and when it decides"), help_text=_("As in: a board every second month."))
    decision_days = number(_("Days it usually needs to decide"), width=4)
    answers_to = words(_("How it gives account"))
    regulation = words(_("Who regulates it"))
    population_served = number(_("People served"))
    annual_budget = number(_("Yearly budget in pounds"), width=20)
    staff = number(_("Staff (whole-time equivalent)"))


SECTIONS: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (
        _("What it is"),
        "",
        ("name", "short_name", "kind", "sector", "ods_code", "charity_number", "starts", "ends"),
    ),
    (_("Why it takes part"), "", ("participation", "incentive")),
    (
        _("How it differs from the others"),
        _("Partnerships trip over these five more than over ill will. A sentence each is enough."),
        ("culture", "funding", "decision_timing", "decision_days", "answers_to", "regulation"),
    ),
    (_("What it stands on"), "", ("accountability", "view_of_health")),
    (_("Its size"), "", ("population_served", "annual_budget", "staff")),
)


class RenameForm(EditForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=200)
    on = DayField(label=_("From"), help_text=_("The first day of the new name. For example 1 4 2026."))


class FormerNameForm(EditForm):
    """A name it went by for a time."""

    name = forms.CharField(label=_("Name"), max_length=200)
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("Until"), help_text=_("The last day of this name."))


class EndForm(EditForm):
    """The last day of a partner or a community."""

    on = DayField(label=_("Last day"), help_text=_("What it held until then stays on record."))


class FollowForm(Form):
    """A merger, a split or a replacement."""

    kind = forms.ChoiceField(
        label=_("What happens?"),
        choices=[
            ("merger", _("One or more become part of another (a merger)")),
            ("split", _("One becomes several (a split)")),
            ("replaced", _("One takes the place of another")),
        ],
        widget=forms.RadioSelect,
    )
    earlier = forms.ChoiceField(label=_("Which partner ends?"))
    earlier_2 = forms.ChoiceField(label=_("Another that ends"), required=False, help_text=_("For a merger of several."))
    earlier_3 = forms.ChoiceField(label=_("A third that ends"), required=False)
    later = forms.ChoiceField(
        label=_("Which partner goes on?"), help_text=_("If it is not in the list yet, add it as a partner first.")
    )
    later_2 = forms.ChoiceField(label=_("Another that goes on"), required=False, help_text=_("For a split."))
    later_3 = forms.ChoiceField(label=_("A third that goes on"), required=False)
    on = DayField(label=_("In law from"), help_text=_("The day the law or the order says, past or to come."))

    def __init__(self, *args: Any, partners: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("earlier", "earlier_2", "earlier_3", "later", "later_2", "later_3"):
            self.fields[name].choices = [("", _("Choose")), *partners]  # type: ignore[attr-defined]

    @property
    def wants_more(self) -> bool:
        """Whether one of the further partners is chosen or at fault: then they are shown open."""
        further = ("earlier_2", "earlier_3", "later_2", "later_3")
        return any(self.data.get(name) or name in self.errors for name in further)

    def chosen(self, name: str) -> list[str]:
        """The partners chosen on one side, each once."""
        values = [self.cleaned_data.get(field, "") for field in (name, f"{name}_2", f"{name}_3")]
        return list(dict.fromkeys(value for value in values if value))
