"""What is asked of whoever says what comes of a conversation: a proposal, its decision, what came of it, fates."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.web.conversations.vocabulary import CameOf, ProposalState
from convenor.web.ui.fields import DayField
from convenor.web.ui.forms import EditForm, Form

Choices = Sequence[tuple[str, Any]]
WORDS = forms.Textarea(attrs={"rows": 3})
LONGEST = 5000


class MatterFields(forms.Form):
    """Where a proposal is decided: a matter there is already, or a new one on the list of a body."""

    topic = forms.ChoiceField(label=_("Which matter does it belong to?"), required=False)
    body = forms.ChoiceField(
        label=_("Or which body decides it, as a new matter?"),
        required=False,
        help_text=_("It is put on that body’s list of what is to be decided, under the title above."),
    )
    due = DayField(label=_("When does that body decide it?"), required=False)

    def __init__(self, *args: Any, topics: Choices, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        none = _("None of these") if bodies else _("None yet: a governance lead puts it on a list")
        self.fields["topic"].choices = [("", none), *topics]  # type: ignore[attr-defined]
        if bodies:
            self.fields["body"].choices = [("", _("No new matter")), *bodies]  # type: ignore[attr-defined]
        else:
            del self.fields["body"], self.fields["due"]


class ProposeForm(MatterFields, Form):
    """What is proposed, what people gain by it, on what it rests, who decides."""

    title = forms.CharField(
        label=_("What do you propose, in one line?"),
        max_length=200,
        help_text=_("In words a patient member would use: “Medicines are ready the evening before”."),
    )
    text = forms.CharField(label=_("What exactly?"), required=False, widget=WORDS, max_length=LONGEST)
    benefit = forms.CharField(
        label=_("What do patients and people gain by it?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("In plain words. Say also how one would notice that it has come true."),
    )
    statements = forms.MultipleChoiceField(
        label=_("Which statements does it rest on?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody can walk from each of them to this proposal, and from the proposal to each of them."),
        error_messages={
            "required": _("Choose at least one. A proposal that rests on nothing that was said is another.")
        },
    )
    field_order = ("title", "text", "benefit", "statements", "topic", "body", "due")

    def __init__(self, *args: Any, statements: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["statements"].choices = statements  # type: ignore[attr-defined]


class MatterForm(MatterFields, EditForm):
    """Where a proposal is decided that is on no list yet."""


class DecidedForm(EditForm):
    """What was decided about a proposal. Some of it is asked only where it applies."""

    state = forms.ChoiceField(
        label=_("What was decided?"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in ProposalState if one != ProposalState.PUT],
    )
    decided_on = DayField(label=_("On which day?"))
    decision = forms.CharField(
        label=_("In what words?"),
        required=False,
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("As it stands in the minutes. If it was agreed with changes, say what was changed."),
    )
    reason = forms.CharField(
        label=_("Why?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("Everybody who reads the proposal reads this; so does everybody whose statement is behind it."),
    )
    dissent = forms.CharField(
        label=_("Who saw it otherwise, and why?"),
        required=False,
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("In their own words. It stands beside the decision for good."),
    )
    will_do = forms.CharField(
        label=_("What is promised?"),
        required=False,
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("Needed when it was agreed: what will be different, and by whose hand."),
    )
    owner = forms.ChoiceField(
        label=_("Who sees to it?"),
        required=False,
        help_text=_("Their name is shown beside the promise. Ask them first."),
    )
    due = DayField(label=_("By when?"), required=False)
    look_again = DayField(
        label=_("When will somebody look again whether it held?"),
        required=False,
        help_text=_("If it was agreed. On that day it is brought up again."),
    )
    mark = forms.BooleanField(label=_("The matter is thereby decided: mark it so"), required=False)
    going_on = forms.CharField(required=False, widget=WORDS, max_length=2000)

    def __init__(self, *args: Any, people: Choices, may_mark: bool, never_told: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", _("Nobody, nothing is promised")), *people]  # type: ignore[attr-defined]
        if not may_mark:
            del self.fields["mark"]
        if not may_mark or not never_told:
            del self.fields["going_on"]
        else:
            asked = self.fields["going_on"]
            asked.label = _("Why could it not wait until they were told?")
            asked.help_text = _(
                "Only if you mark the matter decided. These are affected, have no seat where it is decided and were "
                "never told: %(names)s. Your reason is kept and shown with the matter."
            ) % {"names": never_told}


class CameForm(EditForm):
    """What came of a proposal."""

    came_of = forms.CharField(
        label=_("What came of it?"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("What is different now, for whom; also if nothing is, and why. What was said before stays."),
    )


class FatesForm(Form):
    """What came of some statements, all for the same reason."""

    statements = forms.MultipleChoiceField(
        label=_("About which statements?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one statement.")},
    )
    came_of = forms.ChoiceField(label=_("What came of them?"), widget=forms.RadioSelect)
    proposal = forms.ChoiceField(label=_("In which proposal?"), required=False)
    reason = forms.CharField(
        label=_("The answer, or the reason"),
        widget=WORDS,
        max_length=LONGEST,
        help_text=_("Everybody can read it beside each of these statements, and those who wrote them find it first."),
    )
    field_order = ("statements", "came_of", "proposal", "reason")

    def __init__(self, *args: Any, statements: Choices, proposals: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["statements"].choices = statements  # type: ignore[attr-defined]
        self.fields["came_of"].choices = list(_ways(bool(proposals)))  # type: ignore[attr-defined]
        if proposals:
            self.fields["proposal"].choices = [("", _("No proposal")), *proposals]  # type: ignore[attr-defined]
        else:
            del self.fields["proposal"]


class TellForm(EditForm):
    """A word of whoever asked, to everybody who was asked."""

    words = forms.CharField(
        label=_("Your own words to everybody"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text=_("They stand first in the letter, and with the conversation for everybody to read."),
    )


def _ways(with_proposals: bool) -> Iterable[tuple[str, Any]]:
    yield CameOf.ANSWERED.value, _("Answered: your words are the answer")
    if with_proposals:
        yield CameOf.USED.value, _("Used in a proposal")
    yield CameOf.NOT_USED.value, _("Not used: your words are the reason")
