"""Files as spreadsheet programs leave them. The one here was filled, saved as .ods and back by LibreOffice 7.4."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from convenor.formats.reading import read
from convenor.web.bodies.models import Term
from convenor.web.kernel.clock import now
from convenor.web.partners.models import Partner
from convenor.web.register.presenters import aside_of
from convenor.web.register.services import apply_import, look_at_file
from convenor.web.register.tables import TABLES
from tests import factories
from tests.register.hostile import PARTNERS, VALE, book

SAVED = Path(__file__).parents[1] / "data" / "spreadsheets" / "saved-by-libreoffice.xlsx"


@pytest.mark.django_db
def test_a_file_that_libreoffice_saved_goes_in_without_a_word_of_what_it_added():
    by = factories.convenor(factories.partnership())
    looked = look_at_file(by=by, name=SAVED.name, data=SAVED.read_bytes(), blanks_empty=False, now=now())
    assert (looked.problems, aside_of(looked)) == ([], [])
    assert [notice["code"] for notice in looked.plan["notices"]] == ["hidden_sheet"]
    apply_import(by=by, ref=looked.ref, now=now())
    assert {partner.name: partner.starts for partner in Partner.objects.all()} == {
        "Vale Trust": date(2025, 4, 1),
        "Hill Carers – “ours”": date(2025, 4, 1),  # a hidden row, its day a number without a format
    }
    assert {(term.person.name, term.seat.title, term.starts) for term in Term.objects.all()} == {
        ("Ada Obi", "Chair", date(2025, 4, 1)),
        ("Siân Ito", "Carer", date(2025, 10, 1)),
    }
    again = look_at_file(by=by, name=SAVED.name, data=SAVED.read_bytes(), blanks_empty=False, now=now())
    assert again.plan["changes"] == {}


def test_its_lists_to_choose_from_are_still_there():
    made = load_workbook(SAVED)
    rules = {str(rule.sqref)[0]: rule.formula1 for rule in made["Partners"].data_validations.dataValidation}
    assert rules["D"].startswith("Lists!$A$2")
    assert made["Lists"].sheet_state == "hidden"


@pytest.mark.parametrize("written", [45748, 45748.0, "45748", "2025-04-01 00:00:00", "01-Apr-2025"])
def test_days_as_programs_write_them(written):
    reading = read(book({"Partners": [[*PARTNERS, "From"], [*VALE, written]]}), "a.xlsx", TABLES)
    assert (reading.problems, reading.rows[0].values["starts"]) == ([], date(2025, 4, 1))


def test_empty_rows_below_are_no_news_but_rows_far_below_are():
    empty = read(book({"Partners": [PARTNERS, VALE, *([[None, " "]] * 1_500)]}), "a.xlsx", TABLES)
    assert (len(empty.rows), empty.notices) == (1, [])
    more = read(book({"Partners": [PARTNERS, VALE, *([[None]] * 1_500), ["P2", "B", *VALE[2:]]]}), "a.xlsx", TABLES)
    assert [notice.code for notice in more.notices] == ["stopped_at_a_gap"]
