"""Forms: patient data is kept out, a day is a day, three states stay three, a refusal stands where it belongs."""

from datetime import date

import pytest
from django import forms

from convenor.web.kernel.errors import Invalid
from convenor.web.ui.fields import DayField, YesNoField
from convenor.web.ui.forms import EditForm, Form, apply_errors


class Note(Form):
    title = forms.CharField()
    starts = DayField(required=False)
    public = YesNoField(required=False)


def filled(**fields: str) -> Note:
    return Note({"title": "A note", **fields})


@pytest.mark.parametrize("text", ["943 476 5919", "About 9434765919, as said"])
def test_an_nhs_number_is_refused_in_any_text(text):
    form = filled(title=text)
    assert not form.is_valid()
    assert "NHS number" in form.errors["title"][0]


def test_nothing_unseen_is_kept_and_a_text_of_it_alone_is_none():
    form = filled(title="Vale \u202eboard")
    assert form.is_valid() and form.cleaned_data["title"] == "Vale board"
    assert not filled(title="\u200b\u2060").is_valid()


def test_a_password_stays_as_it_was_typed():
    class Secret(Form):
        word = forms.CharField(widget=forms.PasswordInput, strip=False)

    form = Secret({"word": " a\u202eb "})
    assert form.is_valid() and form.cleaned_data["word"] == " a\u202eb "


def test_other_numbers_may_be_typed():
    assert filled(title="Call 0113 496 0000 by 8 12 2026").is_valid()


@pytest.mark.parametrize(
    ("parts", "day"),
    [(("8", "12", "2026"), date(2026, 12, 8)), ((" 08", "02 ", "2028"), date(2028, 2, 8)), (("", "", ""), None)],
)
def test_a_day_is_typed_as_three_numbers(parts, day):
    form = filled(starts_day=parts[0], starts_month=parts[1], starts_year=parts[2])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts"] == day


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (("8", "", "2026"), "Give the day, the month and the year"),
        (("30", "2", "2026"), "not a day in the calendar"),
        (("eight", "12", "2026"), "not a day in the calendar"),
        (("8", "December", "2026"), "not a day in the calendar"),
        (("8", "12", "9" * 30), "not a day in the calendar"),
        (("0", "0", "0"), "not a day in the calendar"),
    ],
)
def test_what_is_no_day_is_said_with_an_example(parts, says):
    form = filled(starts_day=parts[0], starts_month=parts[1], starts_year=parts[2])
    assert not form.is_valid()
    assert says in form.errors["starts"][0]
    assert "8 12 2026" in form.errors["starts"][0]


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u00a0"])
def test_boxes_with_nothing_but_spaces_are_empty_boxes(blank):
    parts = [blank, blank, blank]
    assert DayField(required=False).clean(parts) is None
    with pytest.raises(forms.ValidationError) as refused:
        DayField().clean(parts)
    assert refused.value.code == "required"


@pytest.mark.parametrize(("typed", "means"), [("yes", True), ("no", False), ("", None)])
def test_nobody_has_said_is_not_no(typed, means):
    form = filled(public=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["public"] is means


def test_what_is_needed_is_asked_for_in_our_words():
    form = filled(title="")
    assert not form.is_valid()
    assert form.errors["title"] == ["This is needed."]


@pytest.mark.parametrize(("field", "place"), [("title", "title"), ("", "__all__"), ("not_in_this_form", "__all__")])
def test_a_refusal_stands_on_its_field_or_at_the_top(field, place):
    form = filled()
    assert form.is_valid()
    apply_errors(form, Invalid("not_allowed", field=field))
    assert list(form.errors) == [place]
    assert "right to do this" in form.errors[place][0]


def test_a_change_says_which_revision_it_started_from():
    class Change(EditForm):
        title = forms.CharField()

    assert not Change({"title": "New"}).is_valid()
    assert Change({"title": "New", "revision": "3"}).is_valid()
