"""What a cell may say, and what it then means; what it may not, and why."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.formats.cells import NotUnderstood, Reader, show
from convenor.formats.tables import LONG, Column, Kind
from convenor.formats.text import escape_for_workbook, guard, tidy, unescape_from_workbook, unguard

CHOICES = (("board", "Board"), ("participant", "Participant (speaks, no vote)"), ("chair", "The chair’s own"))
DAY, WHOLE, TEXT = (Reader(Column("c", "C", kind)) for kind in (Kind.DAY, Kind.WHOLE, Kind.TEXT))
CHOICE = Reader(Column("c", "C", Kind.CHOICE, choices=CHOICES))
SEVERAL = Reader(Column("c", "C", Kind.CHOICES, choices=CHOICES))
YES = Reader(Column("c", "C", Kind.YES_NO))
SHARE = Reader(Column("c", "C", Kind.DECIMAL, most=100, places=1))
REF = Reader(Column("c", "C", Kind.REF, max_length=40))
EMAIL = Reader(Column("c", "C", Kind.EMAIL))
ADDRESS = Reader(Column("c", "C", Kind.ADDRESS))

UNDERSTOOD = [
    (DAY, "08/12/2026", date(2026, 12, 8)),
    (DAY, "8/12/2026", date(2026, 12, 8)),
    (DAY, "8.12.2026", date(2026, 12, 8)),
    (DAY, "8-12-2026", date(2026, 12, 8)),
    (DAY, "2026-12-08", date(2026, 12, 8)),
    (DAY, "2026-12-08T00:00:00Z", date(2026, 12, 8)),
    (DAY, "8 December 2026", date(2026, 12, 8)),
    (DAY, "8th Dec 2026", date(2026, 12, 8)),
    (DAY, 46364, date(2026, 12, 8)),
    (DAY, 46364.0, date(2026, 12, 8)),
    (DAY, "46364", date(2026, 12, 8)),
    (DAY, datetime(2026, 12, 8, 9, 30), date(2026, 12, 8)),  # noqa: DTZ001  spreadsheets know no zones
    (DAY, " ", None),
    (WHOLE, "1,250,000", 1_250_000),
    (WHOLE, "£ 1 250", 1_250),
    (WHOLE, 12.0, 12),
    (WHOLE, "12.0", 12),
    (WHOLE, None, None),
    (SHARE, "12.5%", Decimal("12.5")),
    (SHARE, 33.3, Decimal("33.3")),
    (SHARE, 0, Decimal(0)),
    (YES, "Yes", True),
    (YES, "n", False),
    (YES, False, False),
    (YES, "", None),
    (CHOICE, "BOARD ", "board"),
    (CHOICE, "participant", "participant"),
    (CHOICE, "Participant (speaks,  no vote)", "participant"),
    (CHOICE, "the chair's own", "chair"),
    (SEVERAL, "Board; Participant", ["board", "participant"]),
    (SEVERAL, ["board", "Board"], ["board"]),
    (SEVERAL, "", []),
    (TEXT, "\ufeff a\r\nb\x07 ", "a\nb"),
    (TEXT, 7.0, "7"),
    (TEXT, 1.5, "1.5"),
    (TEXT, date(2026, 1, 2), "2026-01-02"),
    (REF, "W01.1-a_B", "W01.1-a_B"),
    (EMAIL, "Ada.Obi+x@nhs.example", "Ada.Obi+x@nhs.example"),
    (ADDRESS, "https://example.org/a?b=c", "https://example.org/a?b=c"),
]

REFUSED = [
    (DAY, "12/25/2026", "day_month_first"),
    (DAY, "31/11/2026", "no_such_day"),
    (DAY, "1/2/26", "day_without_century"),
    (DAY, "2026", "not_a_day"),
    (DAY, "next spring", "not_a_day"),
    (DAY, "9" * 5_000, "not_a_day"),
    (WHOLE, "many", "not_a_number"),
    (WHOLE, "1e9", "not_a_number"),
    (WHOLE, float("nan"), "not_a_number"),
    (WHOLE, float("inf"), "not_a_number"),
    (WHOLE, "-1", "number_out_of_range"),
    (WHOLE, 2**31, "number_out_of_range"),
    (WHOLE, "1.5", "not_whole"),
    (SHARE, "100.1", "number_out_of_range"),
    (SHARE, "1.25", "too_fine"),
    (YES, "perhaps", "not_yes_or_no"),
    (CHOICE, "Bord", "no_such_choice_near"),
    (CHOICE, "zzz", "no_such_choice"),
    (SEVERAL, "Board; zzz", "no_such_choice"),
    (TEXT, "x" * 301, "too_long"),
    (TEXT, "\ud800", "broken_characters"),
    (REF, "a b", "bad_reference"),
    (REF, "../x", "bad_reference"),
    (REF, "New", "bad_reference"),
    (REF, "a" * 41, "too_long"),
    (EMAIL, "ada@localhost", "not_an_email"),
    (EMAIL, "a@b.org, c@d.org", "not_an_email"),
    (ADDRESS, "javascript:alert(1)", "not_an_address"),
    (ADDRESS, "www.example.org", "not_an_address"),
]


@pytest.mark.parametrize(("reader", "raw", "value"), UNDERSTOOD)
def test_understood(reader, raw, value):
    assert reader(raw) == value


@pytest.mark.parametrize(("reader", "raw", "code"), REFUSED)
def test_refused(reader, raw, code):
    with pytest.raises(NotUnderstood) as refused:
        reader(raw)
    assert refused.value.code == code


@given(st.dates())
def test_a_day_shown_is_a_day_understood(day):
    assert DAY(show(DAY.column, day)) == day
    assert DAY(day.isoformat()) == day


@given(st.text())
def test_guarded_text_comes_back_and_never_begins_like_a_formula(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet="_x0D5F\n", max_size=30))
def test_escaped_text_comes_back(text):
    assert unescape_from_workbook(escape_for_workbook(text)) == text


@given(st.text())
def test_tidy_text_stays_as_it_is(text):
    assert tidy(tidy(text)) == tidy(text)


def test_the_longest_text_fits_a_spreadsheet_cell():
    assert len(("😀" * LONG).encode("utf-16-le")) // 2 < 32_767


@pytest.mark.parametrize(
    ("text", "likely"),
    [("1/4/26", "01/04/2026"), ("01.04.26", "01/04/2026"), ("1 Apr 26", "01/04/2026"), ("01-Apr-26", "01/04/2026")],
)
def test_a_year_of_two_figures_is_never_guessed_at(text, likely):
    with pytest.raises(NotUnderstood) as refused:
        Reader(Column("starts", "From", Kind.DAY))(text)
    assert (refused.value.code, refused.value.params["likely"]) == ("day_without_century", likely)


@pytest.mark.parametrize(("text", "code"), [("12/25/26", "day_month_first"), ("31/2/26", "no_such_day")])
def test_a_year_of_two_figures_hides_no_other_mistake(text, code):
    with pytest.raises(NotUnderstood, match=code):
        Reader(Column("starts", "From", Kind.DAY))(text)


@pytest.mark.parametrize("text", ["01-Apr-2026", "1. Apr. 2026", "1st April, 2026", "1/April/2026"])
def test_days_with_the_month_in_letters(text):
    assert Reader(Column("starts", "From", Kind.DAY))(text) == date(2026, 4, 1)


def test_the_answer_with_every_word_that_was_said_is_nearer_than_one_spelt_alike():
    kinds = (("upper", "County, unitary or borough council"), ("district", "District council"))
    column = Column("kind", "Kind", Kind.CHOICE, choices=kinds)
    with pytest.raises(NotUnderstood) as refused:
        Reader(column)("Unitary council")
    assert refused.value.params["near"] == "County, unitary or borough council"
    assert "District council" in refused.value.params["choices"]
