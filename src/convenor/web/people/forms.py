"""The forms of the people room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.kernel.viewer import Role
from convenor.web.people.vocabulary import ROLE_HINTS, ROLE_NAMES, Influence, Profession
from convenor.web.ui.fields import DayField, YesNoField
from convenor.web.ui.forms import EditForm, Form

CHOOSING = _("At least 10 letters or digits. Three words that do not belong together make a good one.")


def _password(**options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=_("Password"), max_length=200, strip=False, widget=widget, **options)


def _roles() -> forms.MultipleChoiceField:
    names = [(role.value, _named(role)) for role in Role]
    return forms.MultipleChoiceField(
        label=_("What they may do here"), choices=names, widget=forms.CheckboxSelectMultiple
    )


def _named(role: Role) -> str:
    return f"{ROLE_NAMES[role]}: {ROLE_HINTS[role]}"


class PartnershipFields(Form):
    """A partnership to start, and who starts it."""

    name = forms.CharField(label=_("Name of the partnership"), max_length=200)
    area = forms.CharField(
        label=_("Area it serves"), max_length=200, required=False, help_text=_("For example: Northmoor and Vale")
    )
    population = forms.IntegerField(
        label=_("How many people live there"),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        help_text=_("About is good enough. It is used to see whose share of seats fits whom they serve."),
        widget=forms.NumberInput(attrs={"width": "10"}),
    )
    your_name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class SetUpForm(PartnershipFields):
    """All that an empty installation needs to know."""

    field_order = ["code", "name", "area", "population", "your_name", "email", "password"]
    code = forms.CharField(
        label=_("Set-up code"),
        max_length=40,
        help_text=_("Printed when the server started; the command “convenor doctor” shows it again."),
        widget=forms.TextInput(attrs={"width": "20", "autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = _password(help_text=CHOOSING)


class PersonFields(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("At work. Only they and the governance leads see it."),
    )


class PersonForm(PersonFields, Form):
    """A new person."""

    ref = forms.CharField(
        label=_("Your own reference"),
        max_length=40,
        required=False,
        help_text=_("If you keep one, for example P014. It never changes. Empty: we make one."),
        widget=forms.TextInput(attrs={"width": "10"}),
    )


class PersonEditForm(PersonFields, EditForm):
    """Somebody's name and address."""


class ProfessionFields(forms.Form):
    profession = forms.ChoiceField(label=_("Professional community"), choices=[("", ""), *Profession.choices])
    specialty = forms.CharField(label=_("Specialty or field"), max_length=120, required=False)
    front_line = YesNoField(label=_("Still works with patients or service users"), required=False)
    front_line_checked = DayField(
        label=_("Last confirmed on"), required=False, help_text=_("When they last said so themselves.")
    )
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("Until"), required=False, help_text=_("Empty while it lasts."))


class ProfessionForm(ProfessionFields, Form):
    """One more profession."""


class ProfessionEditForm(ProfessionFields, EditForm):
    """A profession as it is recorded."""


class RoleFields(forms.Form):
    title = forms.CharField(
        label=_("Role"), max_length=200, help_text=_("For example: Clinical lead for frailty, or: who nurses turn to")
    )
    formal = forms.ChoiceField(
        label=_("How they came to it"),
        choices=[("yes", _("Formally appointed")), ("no", _("Informally: colleagues turn to them"))],
        widget=forms.RadioSelect,
    )
    agreed_on = DayField(
        label=_("They agreed to this being written down on"),
        required=False,
        help_text=_("Needed for an informal role. They may take it back at any time, and then it is gone."),
    )
    starts = DayField(label=_("From"), required=False)
    ends = DayField(label=_("Until"), required=False, help_text=_("Empty while it lasts."))

    def clean_formal(self) -> bool:
        return bool(self.cleaned_data["formal"] == "yes")


class RoleForm(RoleFields, Form):
    """One more role of leadership."""


class RoleEditForm(RoleFields, EditForm):
    """A role as it is recorded."""


class InfluenceForm(EditForm):
    """Where one's own influence comes from."""

    sources = forms.MultipleChoiceField(
        label=_("Where does your influence come from?"),
        choices=Influence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "As you see it yourself. People in the partnership can see what you choose; choose none and it is gone."
        ),
    )


class InviteForm(Form):
    """Somebody to ask in."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    person = forms.ChoiceField(
        label=_("Who they are"),
        required=False,
        help_text=_("If they are in the register already. Otherwise they give their name when they come in."),
    )
    roles = _roles()

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", _("Somebody new")), *people]  # type: ignore[attr-defined]


class NameForm(Form):
    """The name to go by, for somebody who signs in already but is new to this partnership."""

    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class ComeInForm(NameForm):
    """A new account, for whoever was invited."""

    password = _password(
        required=False,
        help_text=_("At least 10 letters or digits. Leave it empty to sign in by e-mail link each time instead."),
    )


class RightsForm(Form):
    """Who may do what."""

    roles = _roles()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["roles"].required = False
        self.fields["roles"].help_text = _("Choose none, and they can no longer see what is shared inside.")


class EraseForm(Form):
    """That the summary was read."""

    sure = forms.BooleanField(label=_("I have read what goes and what stays"))


class FindForm(Form):
    """Finding people in the list."""

    search = forms.CharField(label=_("Name"), max_length=100, required=False)
    profession = forms.ChoiceField(
        label=_("Professional community"), choices=[("", _("All")), *Profession.choices], required=False
    )
