"""Two records of one person become one: nothing is lost, nothing doubled, old files go on, and it can be undone."""

import io
from datetime import timedelta

import pytest
from django.test import Client

from convenor.web.bodies.models import Term
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.tables.rows import rows_of
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.partners.models import Affiliation
from convenor.web.people.models import Person, ProfessionalAffiliation
from convenor.web.people.services import erase
from convenor.web.register.exports import write
from convenor.web.register.models import Import
from convenor.web.register.services import (
    apply_import,
    empty_old_imports,
    look_at_file,
    merge_people,
    undo_import,
)
from convenor.web.register.tables import SHEETS
from tests import factories
from tests.register.hostile import PEOPLE, book

pytestmark = pytest.mark.django_db


@pytest.fixture
def vale():
    return factories.partnership(slug="vale", name="Vale")


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def two(vale):
    """Each with a seat and a post, one post the same; a profession and an address only with the second."""
    ada, a = (
        factories.person(vale, name="Ada Obi", ref="A"),
        factories.person(vale, name="A Obi", ref="B", email="ada@vale.example"),
    )
    board, trust = factories.body(vale), factories.partner(vale)
    for person in (ada, a):
        factories.term(factories.seat(board), person)
        Affiliation.objects.create(partnership=vale, person=person, partner=trust, title="GP")
    Affiliation.objects.create(partnership=vale, person=a, partner=trust, title="Lead")
    ProfessionalAffiliation.objects.create(partnership=vale, person=a, profession="nursing")
    return ada, a


def everything(vale):
    return {sheet.table.name: sorted(rows_of(sheet, vale.pk), key=lambda row: str(row.get("ref"))) for sheet in SHEETS}


def merged(lead):
    return merge_people(by=lead, kept="A", gone="B", now=now())


def test_everything_moves_and_nothing_is_there_twice(lead, two):
    merged(lead)
    ada = Person.objects.get(ref="A")
    assert not Person.objects.filter(ref="B").exists()
    assert (ada.name, ada.email) == ("Ada Obi", "ada@vale.example")
    assert Term.objects.filter(person=ada).count() == 2
    assert sorted(post.title for post in Affiliation.objects.filter(person=ada)) == ["GP", "Lead"]
    assert ProfessionalAffiliation.objects.get().person == ada
    assert AuditEntry.objects.filter(verb="person.merge", subject="A").count() == 1
    assert not AuditEntry.objects.filter(facts__icontains="Obi").exists()


def test_undone_it_is_as_it_was(lead, two, vale):
    before = everything(vale)
    undo_import(by=lead, ref=merged(lead).ref, now=now())
    assert everything(vale) == before
    again = merged(lead)  # and it can be done again
    undo_import(by=lead, ref=again.ref, now=now())
    assert everything(vale) == before


def test_undo_is_refused_when_somebody_worked_on_it_since(lead, two, vale):
    done = merged(lead)
    Term.objects.update(revision=9)
    with pytest.raises(Invalid, match="cannot_undo"):
        undo_import(by=lead, ref=done.ref, now=now())
    assert not Person.objects.filter(ref="B").exists()


def test_a_file_from_before_changes_and_doubles_nothing(lead, two, vale):
    for kind, name in (("xlsx", "a.xlsx"), ("json", "a.json"), ("csv", "a.zip")):
        out = io.BytesIO()
        write(out, kind, partnership_id=vale.pk, title="Vale")
        done = merged(lead)
        looked = look_at_file(by=lead, name=name, data=out.getvalue(), blanks_empty=False, now=now())
        assert looked.problems == []
        counts = looked.plan["counts"]
        assert {name: one["changed"] for name, one in counts.items() if one["changed"]} == {}
        assert {name: one["added"] for name, one in counts.items() if one["added"]} == {}
        assert "merged_away" in {notice["code"] for notice in looked.plan["notices"]}
        undo_import(by=lead, ref=done.ref, now=now())


def test_an_old_file_still_updates_the_one_kept(lead, two):
    merged(lead)
    file = book(
        {
            "People": [PEOPLE, ["B", "A Obi", "old@vale.example"]],
            "Leadership roles": [["Person", "Role"], ["A Obi", "Wise"], ["B", "Kind"]],
        }
    )
    looked = look_at_file(by=lead, name="a.xlsx", data=file, blanks_empty=True, now=now())
    assert looked.problems == []
    apply_import(by=lead, ref=looked.ref, now=now())
    ada = Person.objects.get(ref="A")
    assert (ada.name, ada.email) == ("Ada Obi", "ada@vale.example")
    assert sorted(role.title for role in ada.leadership_roles.all()) == ["Kind", "Wise"]
    assert Person.objects.filter(name="A Obi").count() == 0


def test_a_new_person_of_the_old_name_with_a_reference_of_their_own_is_somebody_else(lead, two):
    merged(lead)
    file = book({"People": [PEOPLE, ["N", "A Obi", None]], "Leadership roles": [["Person", "Role"], ["A Obi", "New"]]})
    looked = look_at_file(by=lead, name="a.xlsx", data=file, blanks_empty=False, now=now())
    apply_import(by=lead, ref=looked.ref, now=now())
    assert Person.objects.get(ref="N").leadership_roles.count() == 1


def test_a_chain_of_records_leads_to_the_last(lead, two, vale):
    factories.person(vale, name="Dr Ada Obi", ref="C")
    merged(lead)
    merge_people(by=lead, kept="C", gone="A", now=now())
    file = book({"Leadership roles": [["Person", "Role"], ["B", "Wise"]]})
    looked = look_at_file(by=lead, name="a.xlsx", data=file, blanks_empty=False, now=now())
    apply_import(by=lead, ref=looked.ref, now=now())
    assert Person.objects.get(ref="C").leadership_roles.count() == 1


def test_the_same_seat_held_by_both_at_once_is_refused(lead, two):
    ada, a = two
    Term.objects.filter(person=a).update(seat=Term.objects.get(person=ada).seat, starts="2025-01-01")
    with pytest.raises(Invalid, match="cannot_merge"):
        merged(lead)
    assert Person.objects.filter(ref="B").exists()


def test_two_that_sign_in_are_refused_and_said_why(vale, lead):
    client = Client()
    client.force_login(factories.person(vale, roles=(Role.CONVENOR,), signs_in=True).account)
    for ref in "AB":
        factories.person(vale, name=f"{ref} Obi", ref=ref, roles=(Role.MEMBER,), signs_in=True)
    with pytest.raises(Invalid, match="cannot_merge"):
        merged(lead)
    page = client.get("/p/vale/register/same-person/?kept=A&gone=B").text
    assert "Both A Obi and B Obi sign in" in page
    assert "Make them one" not in page


@pytest.mark.parametrize("signs_in", ["A", "B"])
def test_the_one_account_goes_on_with_its_rights(vale, lead, signs_in):
    for ref in "AB":
        mine = ref == signs_in
        factories.person(vale, name="Ada Obi", ref=ref, roles=(Role.MEMBER,) if mine else (), signs_in=mine)
    account = Person.objects.get(ref=signs_in).account_id
    done = merged(lead)
    kept = Person.objects.get(ref="A")
    assert (kept.account_id, [grant.role for grant in kept.grants.all()]) == (account, ["member"])
    undo_import(by=lead, ref=done.ref, now=now())
    assert {row.ref: (row.account_id, row.grants.count()) for row in Person.objects.filter(ref__in="AB")} == {
        signs_in: (account, 1),
        ({"A", "B"} - {signs_in}).pop(): (None, 0),
    }


def test_nobody_gets_a_right_unseen(vale, lead):
    factories.person(vale, ref="A", roles=(Role.MEMBER,), signs_in=True)
    factories.person(vale, ref="B", roles=(Role.CONVENOR,))
    with pytest.raises(Invalid, match="cannot_merge"):
        merged(lead)


def test_what_is_kept_to_undo_goes_after_the_day_but_the_reference_leads_on(lead, two):
    merged(lead)

    assert empty_old_imports(by=system_viewer("retention"), now=now() + timedelta(hours=25)) == 1
    assert empty_old_imports(by=system_viewer("retention"), now=now() + timedelta(hours=26)) == 0
    row = Import.objects.get()
    assert (row.before, set(row.plan)) == ([], {"counts", "merge"})
    file = book({"Leadership roles": [["Person", "Role"], ["B", "Wise"]]})
    assert look_at_file(by=lead, name="a.xlsx", data=file, blanks_empty=False, now=now()).problems == []


def test_an_erased_person_is_in_no_merge(lead, two):
    done = merged(lead)
    erase(by=lead, ref="A", on=today())
    row = Import.objects.get()
    assert "Obi" not in f"{row.file_name}{row.before}{row.plan}"
    with pytest.raises(Invalid):
        undo_import(by=lead, ref=done.ref, now=now())


@pytest.mark.parametrize(("kept", "gone"), [("A", "A"), ("A", "X"), ("", "B")])
def test_what_cannot_be_chosen(lead, two, kept, gone):
    with pytest.raises(Invalid):
        merge_people(by=lead, kept=kept, gone=gone, now=now())


def test_who_may(vale, two):
    for roles in ((), (Role.MEMBER,), (Role.LEADER,), (Role.EVALUATOR,)):
        with pytest.raises(Refused):
            merged(factories.viewer(vale, *roles))
    other = factories.convenor(factories.partnership())
    with pytest.raises(Invalid, match="choose_two_people"):
        merged(other)


def test_the_whole_way_on_the_page(vale, two):
    client = Client()
    client.force_login(factories.person(vale, name="Lea", roles=(Role.CONVENOR,), signs_in=True).account)
    page = client.get("/p/vale/register/same-person/").text
    assert "?kept=" in page
    chosen = client.get("/p/vale/register/same-person/?kept=A")
    assert (chosen.status_code, '<option value="A" selected>' in chosen.text) == (200, True)
    assert "register/same-person/?kept=A" in client.get("/p/vale/people/A/change/").text
    page = client.get("/p/vale/register/same-person/?kept=A&gone=B").text
    for said in ("A Obi would become part of Ada Obi.", "3 rows would move", "ada@vale.example", "Make them one"):
        assert said in page
    page = client.post("/p/vale/register/same-person/", {"kept": "A", "gone": "B"}, follow=True).text
    assert "The two records are one" in page
    ref = Import.objects.get().ref
    page = client.post(f"/p/vale/register/{ref}/undo/", follow=True).text
    assert "Everything is as it was" in page
    assert client.get("/p/vale/register/same-person/?kept=A&gone=A").status_code == 422
