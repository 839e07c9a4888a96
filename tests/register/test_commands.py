"""The same at the command line, in plain English with sheet, row, column and remedy."""

import io

import pytest

from convenor.web.kernel.models import Partnership
from convenor.web.partners.models import Partner
from convenor.web.register.commands import check, export, import_file, template
from tests import factories
from tests.register.hostile import PARTNERS, VALE, book, csv

pytestmark = pytest.mark.django_db
GOOD = {"Partnership": [["Name"], ["Vale and Hill"]], "Partners": [PARTNERS, VALE]}
BAD = {"Partners": [PARTNERS, ["P1", "Vale", "Charitee", "Others"]]}


@pytest.fixture
def said():
    return io.StringIO()


def file(tmp_path, sheets):
    path = tmp_path / "register.xlsx"
    path.write_bytes(book(sheets))
    return path


def test_check_says_what_would_be_done_and_does_nothing(tmp_path, said):
    factories.partnership(slug="vale")
    assert check(file(tmp_path, GOOD), "vale", out=said) == 0
    assert "would add 1 partner" in said.getvalue()
    assert not Partner.objects.exists()


def test_check_names_sheet_row_column_and_remedy(tmp_path, said):
    factories.partnership(slug="vale")
    assert check(file(tmp_path, BAD), "vale", out=said) == 1
    assert (
        "- Partners, row 2, Kind of organisation: “Charitee” is not one of the answers. Did you mean" in said.getvalue()
    )


def test_import_starts_a_partnership_that_the_file_names(tmp_path, said):
    assert import_file(file(tmp_path, GOOD), "vale-and-hill", out=said) == 0
    assert Partnership.objects.get(slug="vale-and-hill").name == "Vale and Hill"
    assert Partner.objects.get().name == "Vale Trust"


def test_a_file_with_problems_starts_nothing(tmp_path, said):
    assert import_file(file(tmp_path, BAD), "vale", "Vale", out=said) == 1
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("act", [check, import_file])
def test_what_cannot_be_found_is_said(tmp_path, said, act):
    assert act(tmp_path / "nothing.xlsx", "vale", out=said) == 2
    assert act(file(tmp_path, BAD), "nowhere", out=said) == 2
    assert said.getvalue().count("There is no") == 2


def test_a_folder_of_csv_files_goes_in(tmp_path, said):
    (tmp_path / "partners.csv").write_bytes(csv(PARTNERS, VALE))
    (tmp_path / "people.csv").write_bytes("\ufeffName;E-mail address\r\nAda Obi;\r\n".encode())
    assert import_file(tmp_path, "vale", "Vale", out=said) == 0
    assert "1 partner and 1 person" in said.getvalue()


@pytest.mark.parametrize(("kind", "start"), [("xlsx", b"PK"), ("csv", b"PK"), ("json", b"{")])
def test_export_writes_what_is_asked(tmp_path, kind, start, said):
    import_file(file(tmp_path, GOOD), "vale", out=said)
    out = io.BytesIO()
    assert export("vale", kind, out) == 0
    assert out.getvalue().startswith(start)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_template(kind):
    out = io.BytesIO()
    assert template(kind, out) == 0
    assert out.getvalue().startswith(b"PK")
