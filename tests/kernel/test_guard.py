"""No NHS number gets in, in any of its usual shapes; numbers that only resemble one do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.guard import looks_like_nhs_number, refuse_patient_data

REFUSED = [
    "9434765919",
    "943 476 5919",
    "943-476-5919",
    "943\u00a0476\u00a05919",
    "943–476–5919",
    "NHS no. 943 476 5919.",
    "(9434765919)",
    "n:9434765919;",
    "bed 4 943 476 5919",
    "943 476 5918 943 476 5919",
    "9434765918\n9434765919",
    "9434765919, 9434765870",
    "９４３４７６５９１９",
    "943\u200b4765\u00ad919",
]
LET_IN = [
    "",
    "9434765918",
    "943 476 591",
    "19434765919",
    "94347659190",
    "9434765919-1",
    "1-943-476-5919",
    "01943 476 5919",
    "+44 9434765919",
    "+449434765919",
    "£9,434,765,919",
    "94 34 76 59 19",
    "charity 1089464",
    "0161 496 0000",
    "07700 900123",
    "E40000012, 8 December 2026, 14:05",
    "4000000080",  # the sum asks for a check digit of ten, which no number has
]


def slowly(digits: str) -> bool:
    """The published rule, said step by step: weights 10 to 2, remainder from 11, 11 becomes 0, 10 is never issued."""
    total = 0
    for place in range(9):
        total += int(digits[place]) * (10 - place)
    check = 11 - total % 11
    if check == 11:
        check = 0
    if check == 10:
        return False
    return check == int(digits[9])


@pytest.mark.parametrize("text", REFUSED)
def test_an_nhs_number_is_seen(text):
    assert looks_like_nhs_number(text)


@pytest.mark.parametrize("text", LET_IN)
def test_other_numbers_are_let_in(text):
    assert not looks_like_nhs_number(text)


@given(st.from_regex(r"[0-9]{10}", fullmatch=True), st.sampled_from(["", " ", "-", "\u00a0"]))
def test_the_check_digit_decides_in_every_shape(digits, gap):
    assert looks_like_nhs_number(gap.join((digits[:3], digits[3:6], digits[6:]))) == slowly(digits)


@given(st.from_regex(r"[0-9]{10}", fullmatch=True).filter(slowly), st.text("abc .,;:()\n", max_size=9))
def test_words_around_it_hide_nothing(digits, around):
    assert looks_like_nhs_number(f"{around} {digits} {around}")


@given(st.text("0123456789", min_size=11, max_size=30))
def test_a_longer_number_is_not_one(digits):
    assert not looks_like_nhs_number(digits)


def test_the_refusal_names_the_field():
    with pytest.raises(Invalid) as refusal:
        refuse_patient_data(name="Ada Obi", population=9434765919, aliases=["x", "943 476 5919"])
    assert (refusal.value.code, refusal.value.field) == ("patient_data", "aliases")


def test_nothing_is_refused_without_one():
    refuse_patient_data(name="Ada Obi", population=9434765919, about=None, facts={"a": ["b"]})
