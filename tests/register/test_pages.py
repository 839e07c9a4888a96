"""The pages of files: who may see what, how many queries they take, and the whole way through in one go."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from convenor.web.kernel.viewer import Role
from convenor.web.partners.models import Partner
from convenor.web.people.models import Person
from convenor.web.register.models import Import
from tests import factories
from tests.register.hostile import PARTNERS, VALE, book, csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def vale():
    return factories.partnership(slug="vale", name="Vale")


@pytest.fixture
def sign_in(client, vale):
    def as_(*roles):
        if roles:
            client.force_login(factories.person(vale, roles=roles, signs_in=True).account)
        return client

    return as_


def taken(client, kind):
    return b"".join(client.get(f"/p/vale/register/take/{kind}/").streaming_content)


def bring(client, data, name="a.xlsx", blanks="leave"):
    file = SimpleUploadedFile(name, data)
    return client.post("/p/vale/register/bring/", {"file": file, "blanks": blanks}, follow=True)


PAGES = [
    # address, the public, a member, an evaluator, a lead
    ("register/", 200, 200, 200, 200),
    ("register/take/xlsx/", 200, 200, 200, 200),
    ("register/take/csv/", 200, 200, 200, 200),
    ("register/take/json/", 200, 200, 200, 200),
    ("register/template/xlsx/", 200, 200, 200, 200),
    ("register/take/pdf/", 404, 404, 404, 404),
    ("register/bring/", 302, 403, 403, 200),
    ("register/names/", 302, 403, 403, 200),
    ("register/same-person/", 302, 403, 403, 200),
    ("register/imp-1/", 302, 403, 403, 404),
    ("register/imp-1/problems/", 302, 403, 403, 404),
    ("register/imp-1/put-in/", 405, 405, 405, 405),
]


@pytest.mark.parametrize("place", range(4), ids=["public", "member", "evaluator", "lead"])
@pytest.mark.parametrize("row", PAGES, ids=lambda row: row[0])
def test_who_sees_what(sign_in, row, place):
    client = sign_in(*[(), (Role.MEMBER,), (Role.EVALUATOR,), (Role.CONVENOR,)][place])
    answer = client.get(f"/p/vale/{row[0]}")
    assert answer.status_code == row[1 + place]
    assert not answer.streaming or b"".join(answer.streaming_content)


@pytest.mark.parametrize("verb", ["put-in", "undo"])
@pytest.mark.parametrize(("roles", "status"), [((), 403), ((Role.MEMBER,), 403), ((Role.CONVENOR,), 404)])
def test_who_may_do_what(sign_in, verb, roles, status):
    assert sign_in(*roles).post(f"/p/vale/register/imp-1/{verb}/").status_code == status


def test_a_register_that_is_not_public_is_taken_by_nobody_outside(client, vale):
    vale.register_is_public = False
    vale.save()
    assert client.get("/p/vale/register/take/json/").status_code in (302, 403, 404)


def test_the_whole_way(sign_in):
    client = sign_in(Role.CONVENOR)
    page = bring(client, book({"Partners": [PARTNERS, [None, *VALE[1:]]]}))
    assert "This file would add 1 partner." in page.text
    assert not Partner.objects.exists()
    ref = Import.objects.get().ref
    page = client.post(f"/p/vale/register/{ref}/put-in/", follow=True)
    assert "The file is in the register" in page.text
    assert Partner.objects.get().name == "Vale Trust"
    assert "a.xlsx" in client.get("/p/vale/register/").text
    page = client.post(f"/p/vale/register/{ref}/undo/", follow=True)
    assert "Everything is as it was before the file." in page.text
    assert not Partner.objects.exists()


def test_problems_are_said_with_sheet_row_column_and_remedy_and_can_be_taken_away(sign_in):
    client = sign_in(Role.CONVENOR)
    page = bring(client, book({"Partners": [PARTNERS, ["P1", '=cmd|"x"', "Charitee", "Others"]]}))
    for said in (
        "2 problems must be mended first",
        "Kind of organisation",
        "Did you mean “Charity”?",
        "paste it as values",
    ):
        assert said in page.text
    assert "Put it in the register" not in page.text
    ref = Import.objects.get().ref
    listed = client.get(f"/p/vale/register/{ref}/problems/").content.decode("utf-8-sig")
    assert listed.splitlines()[0] == "Sheet,Row,Column,What is wrong,What to do"
    assert "Partners,2,Kind of organisation," in listed


def test_a_changed_register_is_shown_again_before_anything_is_done(sign_in, vale):
    client = sign_in(Role.CONVENOR)
    row = factories.partner(vale, name="Vale Trust")
    bring(client, book({"Partners": [PARTNERS, [None, *VALE[1:]]]}))
    Partner.objects.filter(pk=row.pk).update(sector="nhs_trust", revision=2)
    page = client.post(f"/p/vale/register/{Import.objects.get().ref}/put-in/", follow=True)
    assert "please look at it once more" in page.text
    assert Partner.objects.get().kind == "charity"


def test_what_cannot_be_undone_is_an_error_with_names_why_and_the_next_step(sign_in):
    client = sign_in(Role.CONVENOR)
    bring(client, book({"Partners": [PARTNERS, [None, *VALE[1:]]]}))
    first = Import.objects.get().ref
    client.post(f"/p/vale/register/{first}/put-in/")
    bring(client, book({"Partners": [PARTNERS, [None, "Vale Trust", "Charity", "Others"]]}), "second.xlsx")
    second = Import.objects.order_by("pk").last().ref
    client.post(f"/p/vale/register/{second}/put-in/")
    page = client.post(f"/p/vale/register/{first}/undo/")
    assert page.status_code == 409
    assert "nhsuk-notification-banner" not in page.text
    for said in ("The file was not undone", "Undo the later file first", "Vale Trust", "it was changed since"):
        assert said in page.text
    assert f"/p/vale/register/{second}/" in page.text
    client.post(f"/p/vale/register/{second}/undo/")
    Partner.objects.update(revision=9)
    page = client.post(f"/p/vale/register/{first}/undo/")
    assert "bring it back" in page.text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.exe", b"MZ", "We read .xlsx"),
        ("a.csv", b"", "The file is empty"),
        ("a.csv", b"x" * 22_000_000, "20 megabytes"),
    ],
)
def test_what_nobody_could_read_is_refused_on_the_form(sign_in, name, data, said):
    page = bring(sign_in(Role.CONVENOR), data, name)
    assert page.status_code == 422
    assert said in page.text


def test_without_a_file_the_form_says_so(sign_in):
    page = sign_in(Role.CONVENOR).post("/p/vale/register/bring/", {"blanks": "leave"})
    assert "Choose a file first." in page.text


def test_thousands_of_rows_are_shown_by_the_hundred(sign_in):
    client = sign_in(Role.CONVENOR)
    bring(
        client, csv(PARTNERS, *([f"P{n}", f"Partner {n}", "Charity", "Others"] for n in range(2_000))), "partners.csv"
    )
    ref = Import.objects.get().ref
    page = client.get(f"/p/vale/register/{ref}/?sheet=partners&page=3")
    assert "Rows 201 to 300 of 2000" in page.text
    assert page.text.count("<del>") == 0
    assert client.get(f"/p/vale/register/{ref}/?sheet=nothing&page=x").status_code == 200


def test_the_lead_takes_everything_and_the_public_its_part(sign_in, vale):
    client = sign_in(Role.CONVENOR)
    Person.objects.create(partnership=vale, ref="H1", name="Ada", email="ada@example.org")
    assert b"ada@example.org" in taken(client, "json")
    client.logout()
    assert b"ada@example.org" not in taken(client, "json")


def test_a_csv_set_describes_itself(client, vale):
    data = taken(client, "csv")
    assert "csv-metadata.json" in zipfile.ZipFile(io.BytesIO(data)).namelist()


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("", 7),
        ("bring/", 5),
        ("names/", 11),
        ("same-person/", 11),
        ("{ref}/", 6),
        ("{ref}/problems/", 6),
        ("take/json/", 34),
    ],
)
def test_queries(sign_in, django_assert_num_queries, address, queries):
    client = sign_in(Role.CONVENOR)
    bring(client, book({"Partners": [PARTNERS, ["P1", *VALE[1:]]]}))
    ref = Import.objects.get().ref
    with django_assert_num_queries(queries):
        answer = client.get(f"/p/vale/register/{address.format(ref=ref)}")
    assert not answer.streaming or b"".join(answer.streaming_content)
