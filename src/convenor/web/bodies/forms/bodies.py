"""What is asked about a body: in steps when it is new, on one page when it is changed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.forms.fields import PoundsField, choice
from convenor.web.bodies.vocabulary import BodyKind, DecisionRule, LegalStatus, Level, Stage, Tier
from convenor.web.ui.fields import DayField, YesNoField
from convenor.web.ui.forms import EditForm, Form

Choices = list[tuple[str, str]]

TIER_HELP = _("System: the whole area. Place: a town, borough or county. Neighbourhood: a few practices.")
LEVEL_HELP = _("Executive: overall strategy. Thematic: one theme, such as maternity. Project: getting one thing done.")
LINES = forms.Textarea(attrs={"rows": 3})


def _name() -> forms.CharField:
    return forms.CharField(label=_("What is it called?"), max_length=200)


def _kind() -> forms.ChoiceField:
    return choice(BodyKind.choices, _("What kind of body is it?"), widget=forms.RadioSelect)


def _tier() -> forms.ChoiceField:
    return choice(
        Tier.choices,
        _("Which tier does it work at?"),
        widget=forms.RadioSelect,
        help_text=TIER_HELP,
    )


def _level() -> forms.ChoiceField:
    return choice(
        Level.choices,
        _("What level of work does it do?"),
        widget=forms.RadioSelect,
        help_text=LEVEL_HELP,
    )


def _parent(bodies: Choices) -> forms.ChoiceField:
    return choice(bodies, _("Which body does it stand below?"), empty=_("None: it stands at the top"))


def _rule() -> forms.ChoiceField:
    rules = [*DecisionRule.choices, ("", _("Nobody has said yet"))]
    return forms.ChoiceField(choices=rules, label=_("How does it decide?"), required=False, widget=forms.RadioSelect)


class NameStep(Form):
    """First step: its name and kind."""

    name = _name()
    kind = _kind()


class PlaceStep(Form):
    """Second step: where it stands."""

    tier = _tier()
    level = _level()

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"] = _parent(bodies)


class WorkStep(Form):
    """Third step: what it is for and how it works."""

    purpose = forms.CharField(label=_("What is it for?"), required=False, widget=LINES)
    decision_rule = _rule()
    meets = forms.CharField(
        label=_("How often does it meet?"), required=False, max_length=120, help_text=_("For example: every two months")
    )
    starts = DayField(label=_("When did it begin?"), required=False, help_text=_("Leave empty if you do not know."))


class BodyForm(EditForm):
    """Correcting what is said of a body."""

    name = _name()
    kind = choice(BodyKind.choices, _("What kind of body is it?"))
    tier = choice(Tier.choices, _("Which tier does it work at?"), help_text=TIER_HELP)
    level = choice(Level.choices, _("What level of work does it do?"), help_text=LEVEL_HELP)
    purpose = forms.CharField(label=_("What is it for?"), required=False, widget=LINES)
    decision_rule = _rule()
    quorum = forms.IntegerField(
        label=_("How many must be there to decide?"),
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"width": "4"}),
    )
    meets = forms.CharField(label=_("How often does it meet?"), required=False, max_length=120)
    in_public = YesNoField(label=_("Does it meet in public?"), required=False)
    stage = choice(Stage.choices, _("How far has its work come?"), empty=_("Nobody has said"))
    starts = DayField(label=_("When did it begin?"), required=False)

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].help_text = _("To correct a slip. If it took a new name on a day, go back and rename it.")
        self.fields["parent"] = _parent(bodies)
        self.order_fields(["revision", "name", "kind", "tier", "level", "parent"])


class RenameForm(EditForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=200)
    on = DayField(label=_("From which day?"))


class StandingForm(EditForm):
    """What it is in law from a day on."""

    on = DayField(label=_("From which day?"), help_text=_("What it was until the day before is kept."))
    legal_status = choice(LegalStatus.choices, _("What is it in law?"), empty=_("Nobody has said"))
    powers = forms.CharField(
        label=_("What powers does it have?"),
        required=False,
        widget=LINES,
        help_text=_("In a sentence or two. What it may decide, matter by matter, is listed on its page."),
    )
    budget_authority = PoundsField(label=_("Up to how many pounds may it commit?"), required=False)
    terms_of_reference = forms.URLField(
        label=_("Where are its terms of reference?"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("The address of the page or file, beginning with https://"),
    )
    terms_agreed_on = DayField(label=_("When were they agreed?"), required=False)


class EndForm(EditForm):
    """Its last day, and who follows."""

    on = DayField(label=_("What is its last day?"))

    def __init__(self, *args: Any, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"] = choice(bodies, _("Which body follows it?"), empty=_("None"))


class TestsForm(EditForm):
    """The three of the six tests that cannot be read off seats and powers."""

    public_body_started = YesNoField(
        label=_("Was it started by a public body?"),
        required=False,
        help_text=_("For example by a council, an NHS trust or an integrated care board."),
    )
    members_decide = YesNoField(
        label=_("Do its members decide?"),
        required=False,
        help_text=_("No, if they advise and somebody else decides."),
    )
    public_matter = YesNoField(label=_("Is it about public policy or public services?"), required=False)


class OnForm(Form):
    """As of which day a page is shown."""

    on = DayField(label=_("As it was on"), required=False)
