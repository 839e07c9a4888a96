"""Names from pasted lists, as people have them; and lists made to break the reading of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.formats.attendance import LONGEST_TEXT, MOST_NAMES, read_attendance
from convenor.formats.attendance_words import bare_name


def said(text):
    return [(one.name, one.role, one.organisation, one.email) for one in read_attendance(text).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Obi", ("Ada Obi", "", "", "")),
        ("  • Ada Obi  ", ("Ada Obi", "", "", "")),
        ("12) Ada Obi", ("Ada Obi", "", "", "")),
        ("- Dr Ada Obi (AO), Chair, Vale Trust", ("Dr Ada Obi", "Chair", "Vale Trust", "")),
        ("Ada Obi, Vale Borough Council", ("Ada Obi", "", "Vale Borough Council", "")),
        ("Ada Obi, Director of Nursing", ("Ada Obi", "Director of Nursing", "", "")),
        ("Ada Obi – Carer lead – Vale Carers", ("Ada Obi", "Carer lead", "Vale Carers", "")),
        ("Ada Obi (Vale Hospice)", ("Ada Obi", "", "Vale Hospice", "")),
        ("Ada Obi\tChair\tVale Trust", ("Ada Obi", "Chair", "Vale Trust", "")),
        ("Obi, Ada <Ada.Obi@Vale.example>", ("Ada Obi", "", "", "ada.obi@vale.example")),
        ("OBI, Ada (VALE NHS TRUST) <a@b.example>", ("Ada OBI", "", "VALE NHS TRUST", "a@b.example")),
        ("Ada Obi <ada@vale.example>", ("Ada Obi", "", "", "ada@vale.example")),
        ("ada.obi@vale.example", ("Ada Obi", "", "", "ada.obi@vale.example")),
        ("Ada Obi (Guest)", ("Ada Obi", "", "", "")),
        ("Siân O’Neill-Jones, GP", ("Siân O’Neill-Jones", "GP", "", "")),
        ("王小明", ("王小明", "", "", "")),
    ],
)
def test_one_line(text, expected):
    assert said(text) == [expected]


def test_minutes():
    found = read_attendance(
        "Present:\n1. Ada Obi (Chair)\n2. Ben Ito, GP, Vale Surgery\n\n"
        "In attendance: Cy Dee; Di Eff, Vale Council\nApologies\n• Ed Gee\nFay Haw, Mind in Vale\n"
    )
    assert [(one.name, one.absent) for one in found.people] == [
        ("Ada Obi", False),
        ("Ben Ito", False),
        ("Cy Dee", False),
        ("Di Eff", False),
        ("Ed Gee", True),
        ("Fay Haw", True),
    ]
    assert found.passed == []


def test_names_in_a_row():
    assert [name for name, *_rest in said("Present: Ada Obi, Ben Ito, Cy Dee")] == ["Ada Obi", "Ben Ito", "Cy Dee"]


def test_recipients_of_a_letter():
    text = "Obi, Ada <a@x.example>; Ito, Ben <b@x.example>; cy.dee@x.example"
    assert [name for name, *_rest in said(text)] == ["Ada Obi", "Ben Ito", "Cy Dee"]


TEAMS = (
    "1. Summary\nMeeting title\tVale board\nAttended participants\t2\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Ada Obi\t11/24/26, 9:58:01 AM\t11/24/26, 11:00:10 AM\t1h 2m\tada@vale.example\tada@vale.example\tOrganizer\n"
    "ITO, Ben (VALE TRUST)\t11/24/26, 9:59:01 AM\t11/24/26, 11:00:10 AM\t1h\tben@vale.example\t\tPresenter\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\nAda Obi\t11/24/26\n"
)


def test_what_a_meeting_program_gives():
    assert said(TEAMS) == [("Ada Obi", "", "", "ada@vale.example"), ("Ben ITO", "", "", "ben@vale.example")]
    with_commas = 'Full Name,User Action,Timestamp\n"Obi, Ada",Joined,"24/11/2026, 09:58"\n"Obi, Ada",Left,"x"\n'
    assert said(with_commas) == [("Ada Obi", "", "", "")]


def test_a_table_of_ones_own():
    text = "First name\tSurname\tOrganisation\tJob title\nAda\tObi\tVale Trust\tChair\n"
    assert said(text) == [("Ada Obi", "Chair", "Vale Trust", "")]


def test_somebody_named_twice_is_one_and_two_of_one_name_are_two():
    assert said("Ada Obi, Chair\nDr. Ada Obi <a@x.example>") == [("Ada Obi", "Chair", "", "a@x.example")]
    assert len(said("Ada Obi <a@x.example>\nAda Obi <b@x.example>")) == 2
    assert [one.absent for one in read_attendance("Apologies:\nAda Obi\nPresent:\nAda Obi").people] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "The meeting opened at 10.00 and the chair welcomed everyone to it.",
        '=HYPERLINK("http://example.org")',
        "<script>alert(1)</script>",
        "https://example.org/a",
        "12345",
        "***",
        "x" * 5_000,
        "' OR 1=1 --",
        "{{ 7*7 }}",
        "Ada Obi joined and said that we should, in her view, go on with it as planned today",
    ],
)
def test_what_is_no_name_is_passed_over_and_said(text):
    found = read_attendance(text)
    assert found.people == []
    assert [line for line, _said in found.passed] == [1] * len(found.passed)
    assert all(len(said) <= 61 for _line, said in found.passed)


def test_very_long_lists_are_cut_and_that_is_said():
    found = read_attendance(
        "\n".join(f"Person {chr(65 + n // 26 % 26)}{chr(97 + n % 26)}x{'y' * (n // 676)}" for n in range(900))
    )
    assert (len(found.people), found.more) == (MOST_NAMES, True)


@pytest.mark.parametrize(
    "text", ["(" * 9_999, "a," * 20_000, "<" * 9_999, "1. " * 9_999, "\t" * 9_999, "@" * 40_000, "- " * 20_000]
)
def test_nothing_takes_long(text):
    read_attendance(text)


@given(st.text(max_size=300))
def test_never_fails(text):
    found = read_attendance(text)
    assert all(one.name and len(one.name) <= 120 for one in found.people)
    assert "\x00" not in str(found)


def test_at_most_so_much_is_read():
    assert read_attendance("\n" * LONGEST_TEXT + "Ada Obi").people == []


def test_names_are_compared_without_titles():
    assert bare_name("Dr. Ada  Obi, OBE") == bare_name("ada obi")
