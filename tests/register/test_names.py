"""A pasted list of names: who is known, who may be, who is new; then the same preview, apply and undo as a file."""

from datetime import date

import pytest
from django.test import Client

from convenor.formats.attendance import read_attendance
from convenor.web.bodies.models import Seat, Term
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role
from convenor.web.partners.models import Affiliation
from convenor.web.people.models import Person
from convenor.web.register.models import Import
from convenor.web.register.naming import Known, match_names
from convenor.web.register.services import Decided, apply_import, look_at_names, undo_import
from tests import factories

pytestmark = pytest.mark.django_db
KNOWN = (
    Known("P1", "Dr Ada Obi", "ada@vale.example"),
    Known("P2", "Ben Ito", ""),
    Known("P3", "Ben Ito", "ben@hill.example"),
    Known("P4", "Elizabeth Fay", ""),
    Known("P5", "Cy Dee", "cy@vale.example"),
)


def matched(line):
    [match] = match_names(read_attendance(line).people, KNOWN)
    return match.sure.ref if match.sure else None, {one.ref for one in match.likely}


@pytest.mark.parametrize(
    ("line", "sure", "likely"),
    [
        ("Ada Obi", "P1", set()),
        ("Prof. Ada Obi", "P1", set()),
        ("Ada Obi-Smith <ada@vale.example>", "P1", set()),
        ("Ada Obi <other@vale.example>", None, {"P1"}),  # another address: perhaps another person
        ("Di Eff <ada@vale.example>", None, {"P1"}),  # the address of somebody of quite another name
        ("Ben Ito", None, {"P2", "P3"}),
        ("Ben Ito <ben@hill.example>", "P3", set()),
        ("E Fay", None, {"P4"}),
        ("Fay, Elizabeth", "P4", set()),
        ("Elisabeth Fay", None, {"P4"}),
        ("Fay Elizabeth", None, {"P4"}),
        ("Kathy Dee", None, set()),
        ("Sy Dee", None, {"P5"}),
        ("Cy Bee", None, {"P5"}),
        ("Guy Hill", None, set()),
    ],
)
def test_nobody_is_taken_for_another(line, sure, likely):
    assert matched(line) == (sure, likely)


@pytest.fixture
def vale():
    return factories.partnership(slug="vale", name="Vale")


@pytest.fixture
def client(vale):
    client = Client()
    client.force_login(factories.person(vale, name="Lea Lead", roles=(Role.CONVENOR,), signs_in=True).account)
    return client


def paste(client, text, follow=True, **said):
    return client.post("/p/vale/register/names/", {"text": text, **said}, follow=follow)


LIST = (
    "Present:\n1. Ada Obi, Chair, Vale Trust\n2. E Fay, Hill Carers\nApologies:\n3. Guy Hill, Carer\nWe began at 9.\n"
)


def test_the_whole_way(client, vale):
    trust = factories.partner(vale, name="Vale Trust")
    hill = factories.partner(vale, name="Carers of the Hill")
    ada, fay = factories.person(vale, name="Ada Obi"), factories.person(vale, name="Elizabeth Fay")
    board = factories.body(vale, name="Board")
    page = paste(client, LIST, body=board.ref, on_day="1", on_month="10", on_year="2026")
    for said in ("3 names.", "1 is in the register already", "1 may be", "1 is new", "sent apologies", "We began at 9"):
        assert said in page.text
    assert "Everybody without a seat on Board gets one as a participant, from 1 October 2026." in page.text
    said = {"body": board.ref, "on_day": "1", "on_month": "10", "on_year": "2026", "checked": "yes", "add": ["2"]}
    page = paste(client, LIST, **said)  # who E Fay is was not said
    assert (page.status_code, Import.objects.count()) == (422, 0)
    assert "Say who this is." in page.text
    page = paste(client, LIST, **said, who_1=fay.ref, place_0=hill.ref)
    assert "This file would add 1 person, 3 seats and 5 other rows." in page.text
    assert Person.objects.filter(name="Guy Hill").count() == 0
    ref = Import.objects.get().ref
    client.post(f"/p/vale/register/{ref}/put-in/")
    assert Affiliation.objects.get(person=ada).partner == trust
    assert (Affiliation.objects.get(person=ada).title, Affiliation.objects.get(person=fay).partner) == ("Chair", hill)
    assert {term.person.name for term in Term.objects.all()} == {"Ada Obi", "Elizabeth Fay", "Guy Hill"}
    assert {term.starts for term in Term.objects.all()} == {date(2026, 10, 1)}
    assert not Seat.objects.filter(voting=True).exists()
    page = paste(client, LIST, **said, who_1=fay.ref, place_0=hill.ref)
    assert "Nothing in this file differs" in page.text or "The sheets are empty" in page.text
    client.post(f"/p/vale/register/{ref}/undo/")
    assert not Term.objects.exists()
    assert not Person.objects.filter(name="Guy Hill").exists()


def test_names_may_be_left_out(client, vale):
    page = paste(client, "Ada Obi\nBen Ito", checked="yes", add=["1"])
    assert "1 person" in page.text
    assert {change["name"] for change in Import.objects.get().plan["changes"]["people"]} == {"Ben Ito"}
    page = paste(client, "Ada Obi", checked="yes")
    assert "Nobody is left to add" in page.text


def test_an_address_is_added_to_somebody_known_and_never_replaced(vale):
    by = factories.convenor(vale)
    plain = factories.person(vale, name="Ada Obi")
    other = factories.person(vale, name="Ben Ito", email="ben@vale.example")
    people = read_attendance("Ada Obi <ada@vale.example>\nBen Ito <new@vale.example>").people
    decided = [Decided(people[0], plain.ref), Decided(people[1], other.ref)]
    looked = look_at_names(by=by, decided=decided, text="x", body="", on=today(), now=now())
    apply_import(by=by, ref=looked.ref, now=now())
    plain.refresh_from_db()
    other.refresh_from_db()
    assert (plain.email, other.email) == ("ada@vale.example", "ben@vale.example")
    undo_import(by=by, ref=looked.ref, now=now())


def test_two_names_that_are_one_person_add_their_seat_once(vale):
    by, board = factories.convenor(vale), factories.body(vale)
    ada = factories.person(vale, name="Ada Obi")
    people = read_attendance("Ada Obi\nA Obi").people
    decided = [Decided(person, ada.ref) for person in people]
    looked = look_at_names(by=by, decided=decided, text="x", body=board.ref, on=today(), now=now())
    assert (looked.problems, looked.plan["counts"]["seats"]["added"]) == ([], 1)


def test_new_people_of_one_name_stay_apart(vale):
    by = factories.convenor(vale)
    factories.person(vale, name="Ada Obi")
    [ada] = read_attendance("Ada Obi").people
    looked = look_at_names(by=by, decided=[Decided(ada)], text="x", body="", on=today(), now=now())
    assert (looked.problems, looked.plan["counts"]["people"]["added"]) == ([], 1)


def test_an_address_that_somebody_else_has_is_refused_with_a_remedy(vale):
    by = factories.convenor(vale)
    factories.person(vale, name="Ada Obi", email="ada@vale.example")
    [di] = read_attendance("Di Eff <ada@vale.example>").people
    looked = look_at_names(by=by, decided=[Decided(di)], text="x", body="", on=today(), now=now())
    assert [problem["code"] for problem in looked.problems] == ["person_email_once_per_partnership"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This is needed."),
        ("=1+1\n***", "We found no name in it"),
        ("Ada Obi 943 476 5919", "looks like an NHS number"),
        ("x" * 60_000, "at most 50000 characters"),
    ],
)
def test_what_holds_no_names_is_refused_on_the_form(client, text, said):
    page = paste(client, text)
    assert page.status_code == 422
    assert said in page.text
    assert not Import.objects.exists()


def test_nothing_of_a_list_is_run_or_shown_as_markup(client):
    page = paste(client, "Ada Obi, <script>alert(1)</script>\nBen <b>Ito</b>, Chair, Vale Trust")
    assert "<script>alert" not in page.text
    assert "<b>Ito" not in page.text


def test_a_body_or_person_of_elsewhere_is_not_there(client, vale):
    other = factories.partnership()
    body, person = factories.body(other), factories.person(other, name="Ada Obi")
    assert paste(client, "Ada Obi", body=body.ref).status_code == 422
    by = factories.convenor(vale)
    [ada] = read_attendance("Ada Obi").people
    with pytest.raises(Invalid, match="body_not_there"):
        look_at_names(by=by, decided=[Decided(ada)], text="x", body=body.ref, on=today(), now=now())
    looked = look_at_names(by=by, decided=[Decided(ada, person.ref)], text="x", body="", on=today(), now=now())
    assert looked.plan["counts"]["people"]["added"] == 1  # as somebody new, not as theirs


@pytest.mark.parametrize("roles", [(), (Role.MEMBER,), (Role.LEADER,), (Role.EVALUATOR,)])
def test_who_may_not(vale, roles):
    [ada] = read_attendance("Ada Obi").people
    with pytest.raises(Refused):
        look_at_names(
            by=factories.viewer(vale, *roles), decided=[Decided(ada)], text="x", body="", on=today(), now=now()
        )
