"""What is asked of whoever prepares a conversation, step by step, and runs it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.vocabulary import Audience, Axis, Visibility
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[tuple[str, Any]]
MARKS = [
    (TopicStatus.OPEN.value, _("Open: nothing is decided yet")),
    (TopicStatus.NARROWED.value, _("Narrowed: it is between some options, and which is still open")),
    (TopicStatus.DECIDED.value, _("Decided already")),
]
REMINDERS = [(0, _("Never")), (1, _("Once")), (2, _("Twice")), (3, _("Three times"))]


class AboutForm(Form):
    """First step: the question, how far its matter is open, and what one should know."""

    question = forms.CharField(
        label=_("What is the question?"),
        max_length=200,
        help_text=_("One question, for example: How should people get a same-day answer?"),
    )
    status = forms.ChoiceField(
        label=_("How far is the matter still open?"),
        choices=MARKS,
        widget=forms.RadioSelect,
        help_text=_("Everybody asked reads this first. Once it is open, this can only move towards decided."),
    )
    still_open = forms.CharField(
        label=_("What can still change?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("And what cannot, if some of it is settled."),
    )
    background = forms.CharField(
        label=_("What should one know?"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    risks = forms.CharField(
        label=_("What could be lost, or speaks against it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands under the background, and under every version of it for others."),
    )

    def __init__(self, *args: Any, topics: Choices, bodies: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topic"] = forms.ChoiceField(
            label=_("Which matter does it belong to?"),
            choices=[("", _("None that is on a list")), *topics],
            required=False,
            help_text=_("If it is on a body’s list, people can follow what they say to the decision."),
        )
        if bodies:
            self.fields["body"] = forms.ChoiceField(label=_("Whom do you ask?"), choices=bodies)


class AboutEditForm(EditForm, AboutForm):
    """The same, of a conversation being prepared."""


class WhomForm(EditForm):
    """Second step: who is asked, and along which lines they are known."""

    def __init__(self, *args: Any, audiences: Choices, bodies: Choices, communities: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["audience"] = forms.ChoiceField(
            label=_("Whom do you ask?"), choices=audiences, widget=forms.RadioSelect
        )
        self.fields["body"] = forms.ChoiceField(
            label=_("If one body: which?"), choices=[("", _("Choose a body")), *bodies], required=False
        )
        if any(value != Audience.BODY for value, _label in audiences):
            self._of_others(communities)
        self.fields["axes"] = forms.MultipleChoiceField(
            label=_("Along which lines may what people say be compared?"),
            choices=[(axis.value, axis.label) for axis in Axis if axis != Axis.OWN],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "Of people in the register. A line is kept only where every group has at least eight people asked."
            ),
        )
        self.fields["own_groups"] = forms.CharField(
            label=_("Groups that people may say they belong to"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("One a line, for example: Carer. Leave it empty to ask nobody what they are."),
        )

    def _of_others(self, communities: Choices) -> None:
        self.fields["communities"] = forms.MultipleChoiceField(
            label=_("If communities: which?"),
            choices=communities,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Asked is who speaks for them: in their own person, from a seat, or in an organisation."),
        )
        self.fields["personal_links"] = forms.IntegerField(
            label=_("If people outside the register: how many links?"),
            required=False,
            min_value=0,
            widget=forms.NumberInput(attrs={"width": "4"}),
            help_text=_("You get a list of links to hand out, one for each person. Each counts once."),
        )
        self.fields["entitled"] = forms.IntegerField(
            label=_("If everyone with the link, or a list: about how many people may take part?"),
            required=False,
            min_value=0,
            widget=forms.NumberInput(attrs={"width": "5"}),
            help_text=_("So that it can be said how much those who stay silent could change."),
        )

    def clean_own_groups(self) -> list[str]:
        return str(self.cleaned_data["own_groups"]).splitlines()


class SeedsForm(EditForm):
    """Third step: the first statements."""

    seeds = forms.CharField(
        label=_("First statements"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "One a line, each of 280 letters at most. Five to fifteen make a good start. A line that begins with "
            "“About you:” is about the people, for example “About you: I work at night.” It is asked without these "
            "two words, and what people say to it is not among the results."
        ),
    )

    def clean_seeds(self) -> list[str]:
        return str(self.cleaned_data["seeds"]).splitlines()


class HowForm(EditForm):
    """Fourth step: how it goes, until when, and what comes of it."""

    visibility = forms.ChoiceField(
        label=_("When can what came out be read?"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        help_text=_("It cannot be changed once it is open. Live results may sway those who come later."),
    )
    own_statements = forms.BooleanField(label=_("People may write statements of their own"), required=False)
    checked_first = forms.BooleanField(
        label=_("They are looked at first, and kept back only for the reasons that are published"), required=False
    )
    importance = forms.BooleanField(label=_("People may mark what matters most to them"), required=False)

    def __init__(self, *args: Any, guesses: Choices, one_voice: bool, routings: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        if guesses:
            self.fields["guess_axis"] = forms.ChoiceField(
                label=_("Shall people also be asked what others will say?"),
                choices=[("", _("No second question")), *guesses],
                required=False,
                help_text=_("So it can be seen who misreads whom, and on what. It takes longer."),
            )
        if one_voice:
            self.fields["one_voice"] = forms.BooleanField(
                label=_("Say also what comes out if every organisation has one voice (where twenty or more take part)"),
                required=False,
            )
        if routings:
            self.fields["routing"] = forms.ChoiceField(
                label=_("There are more statements than most will read. Which come first?"),
                choices=routings,
                widget=forms.RadioSelect,
            )
        self.fields["closes"] = DayField(
            label=_("Until which day can people take part?"), help_text=_("It can be made sooner later on.")
        )
        self.fields["reminders"] = forms.TypedChoiceField(
            label=_("How often are people reminded who have not begun?"),
            choices=REMINDERS,
            coerce=int,
            widget=forms.RadioSelect,
            help_text=_("One letter for everything that waits for them. They can stop letters with one click."),
        )
        self.fields["what_comes"] = forms.CharField(
            label=_("What will come of it?"),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("For example: The board puts forward one way of working, and says why."),
        )
        self.fields["comes_by"] = DayField(label=_("By when?"))


class OpenForm(EditForm):
    """Nothing but the revision that was looked at."""


class SoonerForm(EditForm):
    """A sooner last day."""

    closes = DayField(label=_("Until which day can people take part?"))


class MarkForm(EditForm):
    """How far the matter has come since."""

    still_open = forms.CharField(
        label=_("What can still change?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, marks: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["status"] = forms.ChoiceField(
            label=_("How far is the matter open now?"), choices=marks, widget=forms.RadioSelect
        )
        self.order_fields(["revision", "status", "still_open"])


class TellingForm(Form):
    """The background in another version."""

    audience = forms.CharField(
        label=_("For whom is this version?"),
        max_length=120,
        help_text=_("For example: People who use the service, Hospital doctors."),
    )
    text = forms.CharField(
        label=_("What should they know, in their words?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8})
    )


class TellingEditForm(EditForm, TellingForm):
    """A version that takes the place of another, which stays readable."""
