"""What is asked of whoever runs a pulse, step by step, and of whoever answers one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.pulses.vocabulary import Breakdown
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[tuple[str, Any]]
MOST_BYTES = 2 * 1024 * 1024


class WhomForm(Form):
    """First step: what the pulse is called and whom it asks."""

    title = forms.CharField(
        label=_("What is this pulse called?"),
        max_length=200,
        help_text=_("Everybody asked reads it, for example: How we work together, autumn"),
    )

    def __init__(self, *args: Any, bodies: Choices, partners: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"] = forms.ChoiceField(
            label=_("Which body’s members are asked?"),
            choices=[("", _("No body, but the people of the partners ticked below")), *bodies],
            required=False,
            help_text=_("Whoever holds a seat on it on the day the pulse opens. Observers are not asked."),
        )
        self.fields["voting_only"] = forms.BooleanField(label=_("Only seats with a vote"), required=False)
        self.fields["partners"] = forms.MultipleChoiceField(
            label=_("Or which partners’ people are asked?"),
            choices=partners,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Everybody recorded as working there."),
        )


class WhomEditForm(EditForm, WhomForm):
    """The same, of a pulse being prepared."""


class QuestionsForm(EditForm):
    """Second step: what is asked."""

    def __init__(self, *args: Any, sets: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["question_set"] = forms.ChoiceField(
            label=_("Which questions?"), choices=sets, widget=forms.RadioSelect
        )


class InstrumentForm(Form):
    """A file of questions."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("CSV or TOML, up to 512 kilobytes."),
        widget=forms.FileInput(attrs={"accept": ".csv,.toml"}),
    )

    def clean_file(self) -> str:
        """The words of the file."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large. Leave out what are no questions."), code="large")
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Save the file as UTF-8, then bring it again."), code="letters") from None


class DaysForm(EditForm):
    """Third step: until when, what will come of it, and how answers may be counted."""

    closes = DayField(label=_("Until which day can people answer?"), help_text=_("It can be made sooner later on."))
    reminders = forms.TypedChoiceField(
        label=_("How often are people reminded who have not answered?"),
        choices=[(0, _("Never")), (1, _("Once")), (2, _("Twice")), (3, _("Three times"))],
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("One letter for everything that waits for them. They can stop letters with one click."),
    )
    what_comes = forms.CharField(
        label=_("What will come of it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody asked reads this, for example: The board looks at it and says what it will change."),
    )
    comes_by = DayField(label=_("By when?"))
    breakdowns = forms.MultipleChoiceField(
        label=_("By what may answers be counted?"),
        choices=Breakdown.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kept only where every group has at least five people asked. It is said to everybody asked."),
    )


class LaterForm(EditForm):
    """The day on which a pulse opens by itself."""

    opens_on = DayField(
        label=_("On which day does it open?"),
        required=False,
        help_text=_("It opens early that morning. Leave it empty if you open it yourself."),
    )


class SoonerForm(EditForm):
    """A sooner last day."""

    closes = DayField(label=_("Until which day can people answer?"))


class OpenForm(EditForm):
    """Nothing but the revision that was looked at."""


class QuestionField(forms.ChoiceField):
    """One question. It may be passed over; the page says so once, and not beside each question."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class PartForm(Form):
    """A few questions on one page; each may be passed over, and "don't know" is an answer."""

    def __init__(self, *args: Any, items: Sequence[Mapping[str, Any]], dont_know: str, **options: Any) -> None:
        super().__init__(*args, **options)
        for item in items:
            levels = [(str(number), words) for number, words in enumerate(item["answers"], start=1)]
            self.fields[item["key"]] = QuestionField(
                label=item["text"], choices=[*levels, (dont_know, _("I don’t know"))], widget=forms.RadioSelect
            )


class SendForm(forms.Form):
    """The revision of the summary that was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
