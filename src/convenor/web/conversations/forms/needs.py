"""What is asked of a partner in a conversation: what it needs, what others need, whether a proposal serves it, what
people would gain. One question a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import Alike, Serves, Understood
from convenor.web.ui.forms import EditForm, Form

WORDS = forms.Textarea(attrs={"rows": 4})
LONGEST = 3000


class SignedFields(forms.Form):
    """That somebody writes down what another organisation told them; asked only of whoever is not of that one."""

    on_behalf = forms.BooleanField(required=False)

    def __init__(self, *args: Any, name: str, own: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if own:
            del self.fields["on_behalf"]
        else:
            label = _("%(name)s told us this, and I write it down for them") % {"name": name}
            self.fields["on_behalf"].label = label
            self.fields["on_behalf"].help_text = _("The page says so beside the words.")
            self.order_fields([*(one for one in self.fields if one != "on_behalf"), "on_behalf"])


class NeedForm(SignedFields, EditForm):
    """What a partner needs, and why."""

    text = forms.CharField(
        label=_("What would have to be true for you at the end, whatever is decided?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_(
            "Say what you need, not what you want done: “that nobody is sent home alone at night”, "
            "rather than “two more beds”. There are often several ways to what one needs."
        ),
    )
    why = forms.CharField(label=_("Why does it matter, and for whom?"), widget=WORDS, max_length=LONGEST)


class SayBackForm(SignedFields, Form):
    """What another partner needs, as one understands it."""

    text = forms.CharField(
        label=_("As we understand it, what they need is …"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("In words of your own, not theirs, and without yours in it: they say whether that is it."),
    )


class AnswerForm(EditForm):
    """Whether one has been understood."""

    answer = forms.ChoiceField(label=_("Is that what you need?"), widget=forms.RadioSelect, choices=Understood.choices)
    missing = forms.CharField(
        label=_("If not quite: what is missing, or otherwise?"),
        required=False,
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("They can try again. What they wrote before stays."),
    )


class LookForm(SignedFields, EditForm):
    """Whether a proposal serves what a partner needs."""

    serves = forms.ChoiceField(
        label=_("Does it serve what you need?"), widget=forms.RadioSelect, choices=Serves.choices
    )
    reason = forms.CharField(
        label=_("Why?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("If it does not, say what would have to be different."),
    )


class GainForm(SignedFields, EditForm):
    """What people would gain, as one partner sees it."""

    text = forms.CharField(
        label=_("What would patients and people gain from this?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("Two or three sentences of your own. Do not look at what others wrote first."),
    )


class SideBySideForm(Form):
    """Whether the summaries say the same."""

    says = forms.ChoiceField(label=_("Do they say the same?"), widget=forms.RadioSelect, choices=Alike.choices)
    words = forms.CharField(
        label=_("What do they share, and where do they differ?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("In plain words. Every partner can say something against it, which then stands beside it."),
    )
    read = forms.CharField(widget=forms.HiddenInput)


class ObjectionForm(Form):
    """What a partner says against that."""

    text = forms.CharField(
        label=_("What do you see otherwise?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("It stands beside what was said, under the name of your organisation, for good."),
    )
