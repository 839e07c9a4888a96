"""The form of a matter that a body is to decide."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.bodies.vocabulary import Stage, TopicStatus
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[tuple[str, str]]


class TopicForm(Form):
    """A new matter; which body decides it is asked once and stays."""

    body = forms.ChoiceField(label=_("Who decides it"))
    title = forms.CharField(
        label=_("What is to be decided"),
        max_length=300,
        help_text=_("In words a patient member would use: “How people with a stroke are cared for at weekends”."),
    )
    status = forms.ChoiceField(
        label=_("How far is it still open?"),
        widget=forms.RadioSelect,
        choices=TopicStatus.choices,
        help_text=_("It can move from open to narrowed to decided, and never back. People judge us by this word."),
    )
    due = DayField(label=_("To be decided on"), required=False)
    how_to_be_heard = forms.CharField(
        label=_("How to have a say"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Where, by when, to whom, and in what ways: by letter, by telephone, by coming along."),
    )
    stage = forms.ChoiceField(
        label=_("How far has the work come?"), required=False, choices=[("", _("Not said")), *Stage.choices]
    )
    pathway = forms.ChoiceField(label=_("About which pathway"), required=False)

    def __init__(self, *args: Any, bodies: Choices = (), pathways: Choices = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if "body" in self.fields:
            self.fields["body"].choices = [("", _("Choose a body")), *bodies]  # type: ignore[attr-defined]
        self.fields["pathway"].choices = [("", _("None in particular")), *pathways]  # type: ignore[attr-defined]
        if not pathways:
            del self.fields["pathway"]


class GoOnForm(Form):
    """Why a matter is narrowed or decided before those it touches were told."""

    reason = forms.CharField(
        label=_("Why can it not wait until they are told?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Anyone who reads this matter sees your reason, and it stands among what has changed. "
            "It cannot be taken back."
        ),
        error_messages={
            "required": _("Say why it cannot wait until they are told. The reason is kept and shown with the matter.")
        },
    )


class TopicEditForm(EditForm, TopicForm):
    """A matter already on the list."""

    body = None  # type: ignore[assignment]
