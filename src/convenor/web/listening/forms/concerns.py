"""The forms of a concern: two steps to raise it, and what is owed to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.listening.forms.choosing import Choices, choose
from convenor.web.listening.vocabulary import ConcernKind, Settled
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form


def text(label: Any, *, rows: int = 4, **options: Any) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea(attrs={"rows": rows}), **options)


class WhatForm(Form):
    """Step 1: what the concern is about."""

    kind = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect, choices=ConcernKind.choices)
    title = forms.CharField(label=_("In one line"), max_length=200)
    said = text(_("What was said"), help_text=_("In the words of those who raise it."))
    service = forms.CharField(
        label=_("Which service it touches"), max_length=200, required=False, help_text=_("As people there call it.")
    )
    pathway = forms.ChoiceField(label=_("Which pathway"), required=False, choices=())
    hurt = text(
        _("How much it would hurt"),
        rows=3,
        required=False,
        help_text=_("In their words, feelings too: “I have built this for twelve years.”"),
    )

    def __init__(self, *args: Any, pathways: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, pathway=[("", _("None in particular")), *pathways])
        if not pathways:
            del self.fields["pathway"]


class WhoForm(Form):
    """Step 2: who raises it, and who owes an answer by when."""

    raised_by = forms.ChoiceField(
        label=_("Who raises it"), choices=(), help_text=_("In confidence, no name is kept anywhere.")
    )
    owner = forms.ChoiceField(label=_("Who owes an answer"), choices=())
    due = DayField(label=_("By which day"))
    confidential = forms.BooleanField(
        label=_("Only whoever owes the answer, governance leads and whoever raises it may read this"), required=False
    )

    def __init__(self, *args: Any, raisers: Any = (), people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, raised_by=raisers, owner=[("", _("Choose a person")), *people])


class HeardForm(EditForm):
    """Acknowledge it."""

    text = text(
        _("What you heard"),
        help_text=_("Name the loss or the anger as they did. This promises nothing: it says that you heard."),
    )


class AnswerForm(EditForm):
    """Answer it."""

    text = text(
        _("The answer"),
        rows=6,
        help_text=_("What will be done, what will not, and why. It is given once, and stays as it is."),
    )


class MoveForm(EditForm):
    """Move an answer that is owed."""

    due = DayField(label=_("Answer owed by"))
    owner = forms.ChoiceField(label=_("Who owes it"), choices=())
    reason = text(_("Why it is moved"), rows=3, help_text=_("This stays beside the concern."))

    def __init__(self, *args: Any, people: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, owner=[("", _("Choose a person")), *people])


class SettleForm(EditForm):
    """Whether the answer settles it."""

    how = forms.ChoiceField(label=_("How is it settled?"), widget=forms.RadioSelect, choices=Settled.choices)
    text = text(
        _("In their words"), rows=3, required=False, help_text=_("Needed where you differ: what each side still says.")
    )


class PublishForm(EditForm):
    """Make it public, with consent."""

    consent = forms.CharField(
        label=_("Who agreed that it is made public, and how"),
        max_length=300,
        help_text=_("For example: “the carers’ forum, by e-mail on 4 May”. People outside do not see this."),
    )
