"""A closed instrument comes in only with whose it is and by what licence; what is wrong is said with line and field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.formats.instruments import InstrumentError, read_instrument

KNOWN = ("trust", "commitment")
TOML = """\
[instrument]
title = "Team scale"
holder = "A Press"
licence = "Site licence for one body"
reference = "L-17"
licensed_until = 2027-03-31

[scales]
five = ["No", "Hardly", "So-so", "Mostly", "Yes"]

[[items]]
key = "on_well"
construct = "trust"
text = "Do we get on?"
scale = "five"

[[items]]
key = "leave"
construct = "commitment"
text = "Would you rather leave?"
scale = "five"
reverse = true
"""
HEAD = "title,holder,licence,reference,key,construct,text,reverse,answer_1,answer_2,answer_3,answer_4,answer_5"
CSV = f"""\
{HEAD}
Team scale,A Press,Site licence,L-17,on_well,trust,Do we get on?,,No,Hardly,So-so,Mostly,Yes
,,,,leave,commitment,Would you rather leave?,yes,No,Hardly,So-so,Mostly,Yes
"""


def wrong(text, **more):
    with pytest.raises(InstrumentError) as caught:
        read_instrument(text, constructs=KNOWN, **more)
    return [(one.code, one.row, one.column) for one in caught.value.problems]


def test_toml_is_read_with_holder_licence_and_last_day():
    found = read_instrument(TOML, constructs=KNOWN)
    assert (found.holder, found.reference, found.licensed_until) == ("A Press", "L-17", date(2027, 3, 31))
    assert [(item.key, item.construct, item.reverse) for item in found.items] == [
        ("on_well", "trust", False),
        ("leave", "commitment", True),
    ]
    assert found.items[1].answers == ("No", "Hardly", "So-so", "Mostly", "Yes")


@pytest.mark.parametrize("divided", [",", ";", "\t"])
def test_a_table_says_the_same_as_toml(divided):
    items = read_instrument("\ufeff" + CSV.replace(",", divided), constructs=KNOWN).items
    assert items == read_instrument(TOML, constructs=KNOWN).items


@pytest.mark.parametrize("missing", ["title", "holder", "licence", "reference"])
def test_without_whose_it_is_nothing_comes_in(missing):
    lines = [line for line in TOML.splitlines() if not line.startswith(f"{missing} =")]
    assert wrong("\n".join(lines)) == [("instrument_needs", 1, missing)]


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        ('construct = "trust"', 'construct = "turst"', ("instrument_construct", 13, "construct")),
        ('key = "leave"', 'key = "on_well"', ("instrument_key_twice", 18, "key")),
        ('key = "leave"', 'key = "Leave now!"', ("instrument_key", 18, "key")),
        ('text = "Do we get on?"', 'text = ""', ("instrument_needs", 14, "text")),
        ('"Mostly", "Yes"]', '"Mostly"]', ("instrument_answers", 15, "scale")),
        ("reverse = true", 'reverse = "perhaps"', ("instrument_reverse", 22, "reverse")),
        ("reverse = true", "revers = true", ("instrument_unknown", 22, "revers")),
        ("2027-03-31", '"31 March"', ("instrument_day", 6, "licensed_until")),
        ("reference =", "referense =", ("instrument_unknown", 5, "referense")),
        ("[scales]", "[scalse]", ("instrument_unknown", 8, "scalse")),
        ('title = "Team scale"', 'title = "Team scale', ("instrument_broken", 2, "")),
    ],
)
def test_what_is_wrong_has_its_line_and_field(was, is_now, said):
    assert said in wrong(TOML.replace(was, is_now))


def test_everything_wrong_is_said_at_once():
    text = TOML.replace('construct = "trust"', 'construct = "x"').replace('reference = "L-17"', 'reference = ""')
    assert [code for code, _line, _field in wrong(text)] == ["instrument_needs", "instrument_construct"]


def test_two_licences_in_one_table_are_refused():
    assert wrong(CSV.replace(",,,,leave", ",Another Press,,,leave")) == [("instrument_two", 3, "holder")]


def test_a_key_of_the_own_bank_is_taken():
    assert wrong(TOML, taken=["leave"]) == [("instrument_key_twice", 18, "key")]


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text):
    assert wrong(text) == [("instrument_empty", None, "")]


def test_a_file_without_items_and_one_too_large_are_refused():
    assert ("instrument_no_items", None, "") in wrong(TOML.partition("[[items]]")[0])
    assert wrong("#" * 600_000) == [("instrument_too_large", None, "")]


@given(st.text(max_size=300) | st.text(alphabet='[]=",\n#"abitems', max_size=200))
def test_no_file_does_more_than_be_refused(text):
    try:
        read_instrument(text, constructs=KNOWN)
    except InstrumentError as error:
        assert error.problems


@given(st.integers(0, len(TOML)), st.text(max_size=20))
def test_a_broken_file_is_refused_or_read_whole(place, noise):
    try:
        read_instrument(TOML[:place] + noise + TOML[place:], constructs=KNOWN)
    except InstrumentError as error:
        assert error.problems
