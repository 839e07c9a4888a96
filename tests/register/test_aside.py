"""What a file says and we cannot place is named first, counted, and left aside only when a person says so."""

import io

import pytest

from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Role
from convenor.web.partners.models import Partner
from convenor.web.register.commands import check, import_file
from convenor.web.register.models import Import
from convenor.web.register.presenters import answer_of, aside_of
from convenor.web.register.services import apply_import, look_again, look_at_file
from tests import factories
from tests.register.hostile import PARTNERS, PEOPLE, VALE, book, csv_set
from tests.register.hostile import csv as lines
from tests.register.test_pages import bring

pytestmark = pytest.mark.django_db
ADA = {"People": [PEOPLE, [None, "Ada Obi", None]]}


@pytest.fixture
def lead():
    return factories.convenor(factories.partnership(slug="vale", name="Vale"))


def look(by, data, name="a.xlsx"):
    return look_at_file(by=by, name=name, data=data, blanks_empty=False, now=now())


@pytest.mark.parametrize(
    ("title", "headings", "near"),
    [
        ("Organisations", PARTNERS, "Partners"),
        ("Organisations", ["Organisation", "Type"], "Partners"),
        ("Sheet2", PARTNERS, "Partners"),
        ("Committees", ["Committee", "Chair"], "Bodies"),
        ("Contacts", ["Who", "Where"], "People"),
        ("Our list of contacts", ["Who", "Where"], "People"),
        ("Shopping", ["What", "How much"], None),
    ],
)
def test_a_sheet_of_unknown_name_is_named_with_its_rows_and_what_was_probably_meant(lead, title, headings, near):
    row = ["x"] * len(headings)
    looked = look(lead, book({**ADA, title: [headings, row, [None], row]}))
    assert looked.problems == []
    [aside] = aside_of(looked)
    assert aside.sheet == title
    assert aside.wrong.endswith(": 2.")
    assert (f"Did you mean “{near}”?" in aside.remedy) == (near is not None)
    assert "Nothing needs doing" not in aside.remedy


def test_an_empty_sheet_of_ones_own_asks_nothing(lead):
    looked = look(lead, book({**ADA, "Notes": [["Remember the milk"]]}))
    assert aside_of(looked) == []


def test_a_hidden_sheet_of_ours_with_rows_is_asked_about(lead):
    def hide(made):
        made["Partners"].sheet_state = "hidden"

    looked = look(lead, book({**ADA, "Partners": [PARTNERS, VALE]}, hide))
    assert [line.sheet for line in aside_of(looked)] == ["Partners"]


def test_a_file_of_unknown_name_in_a_set(lead):
    looked = look(lead, csv_set(people=lines(["Name"], ["Ada"]), committees=lines(["Committee"], ["Board"])), "a.zip")
    [aside] = aside_of(looked)
    assert (aside.sheet, "bodies.csv" in aside.remedy) == ("committees.csv", True)


@pytest.mark.parametrize(
    ("heading", "near"),
    [("Organisation name", "Name"), ("Favourite colour", None), ("Type of organisation", "Kind of organisation")],
)
def test_a_column_of_unknown_name_is_counted(lead, heading, near):
    looked = look(lead, book({"Partners": [[*PARTNERS, heading], [*VALE, "a"], ["P2", "B", *VALE[2:], None]]}))
    said = [*aside_of(looked), *looked.problems]
    assert len(said) == 1
    if aside_of(looked):
        assert "Cells filled: 1." in aside_of(looked)[0].wrong
        assert (f"“{near}”" in aside_of(looked)[0].remedy) == (near is not None)


def test_nothing_goes_in_until_it_is_said(lead):
    looked = look(lead, book({**ADA, "Organisations": [PARTNERS, VALE]}))
    with pytest.raises(Invalid, match="say_what_to_leave_aside"):
        apply_import(by=lead, ref=looked.ref, now=now())
    look_again(by=lead, ref=looked.ref, now=now())  # does not forget it
    with pytest.raises(Invalid, match="say_what_to_leave_aside"):
        apply_import(by=lead, ref=looked.ref, now=now())
    apply_import(by=lead, ref=looked.ref, now=now(), leave_aside=True)
    assert not Partner.objects.exists()


def test_the_page_names_it_first_and_asks(client):
    vale = factories.partnership(slug="vale", name="Vale")
    client.force_login(factories.person(vale, roles=(Role.CONVENOR,), signs_in=True).account)
    page = bring(client, book({**ADA, "Organisations": [PARTNERS, VALE]}))
    assert page.text.index("This would not go in") < page.text.index("Put it in the register")
    assert "Did you mean “Partners”?" in page.text
    address = f"/p/vale/register/{Import.objects.get().ref}/put-in/"
    refused = client.post(address)
    assert refused.status_code == 422
    assert "There is a problem" in refused.text
    assert "The file is in the register" in client.post(address, {"leave_aside": "on"}, follow=True).text


def test_the_command_line_asks_too(tmp_path):
    factories.partnership(slug="vale")
    path, said = tmp_path / "a.xlsx", io.StringIO()
    path.write_bytes(book({**ADA, "Organisations": [PARTNERS, VALE]}))
    assert check(path, "vale", out=said) == 1
    assert "This would not go in:\n- Organisations: " in said.getvalue()
    assert import_file(path, "vale", out=said) == 1
    assert "--leave-aside" in said.getvalue()
    assert not Import.objects.exclude(applied_at=None).exists()
    assert import_file(path, "vale", leave_aside=True, out=said) == 0


def test_an_empty_file_and_one_that_says_nothing_new_are_told_apart(client):
    vale = factories.partnership(slug="vale", name="Vale")
    client.force_login(factories.person(vale, roles=(Role.CONVENOR,), signs_in=True).account)
    empty = bring(client, book({"People": [PEOPLE]}))
    assert "The sheets are empty" in empty.text
    assert "register/template/xlsx/" in empty.text
    factories.person(vale, name="Ada Obi")
    same = bring(client, book(ADA))
    assert "Nothing in this file differs" in same.text
    assert "Bring another file" in same.text
    assert "Put it in the register" not in same.text
    assert answer_of(Import.objects.order_by("pk").last()) in same.text
