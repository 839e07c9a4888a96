"""An erased person is erased from files brought in lately too, and undoing a file does not bring them back."""

import json
from datetime import date

import pytest
from django.core import serializers

from convenor.web.kernel.clock import now
from convenor.web.kernel.errors import Invalid
from convenor.web.partners.models import Community
from convenor.web.people.models import Person
from convenor.web.people.selectors import copy_of, erasure_plan
from convenor.web.people.services import erase
from convenor.web.register.models import Import
from convenor.web.register.services import apply_import, look_at_file, undo_import
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 24)
PEOPLE = "Reference,Name,E-mail address\nH9,Zeb Quix,{}\n"
COMMUNITIES = "Reference,Name,Kind,Who to write to,Their e-mail address\nC9,Carers,Carers,{}\n"


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def look(by, name, text):
    looked = look_at_file(by=by, name=name, data=text.encode(), blanks_empty=False, now=now())
    assert looked.problems == [], looked.problems
    return looked


def put_in(by, name, text):
    return apply_import(by=by, ref=look(by, name, text).ref, now=now())


def kept():
    return json.dumps(serializers.serialize("json", Import.objects.all())).casefold()


def test_no_file_names_an_erased_person_any_more(lead):
    put_in(lead, "people.csv", PEOPLE.format("old@quix.example"))
    put_in(lead, "people.csv", PEOPLE.format("zeb@quix.example"))
    look(lead, "people.csv", PEOPLE.format("new@quix.example"))
    put_in(lead, "people.csv", "Reference,Name\nH10,Una Other\n")
    said = {str(held.what): held.count for held in erasure_plan(lead, "H9").goes}
    assert said["Files brought in lately that name them"] == 3
    erase(by=lead, ref="H9", on=DAY)
    assert "quix" not in kept()
    assert "una other" in kept()


def test_undoing_a_file_does_not_bring_an_erased_contact_back(lead, vale):
    put_in(lead, "communities.csv", COMMUNITIES.format("Zeb Quix,zeb@quix.example"))
    factories.person(vale, name="Zeb Quix", email="zeb@quix.example", ref="H9")
    changed = put_in(lead, "communities.csv", COMMUNITIES.format("Una Other,una@other.example"))
    erase(by=lead, ref="H9", on=DAY)
    undo_import(by=lead, ref=changed.ref, now=now())
    row = Community.objects.get(ref="C9")
    assert (row.contact_name, row.contact_email) == ("", "")


def test_an_erased_person_s_own_row_is_not_undone(lead):
    put_in(lead, "people.csv", PEOPLE.format("old@quix.example"))
    changed = put_in(lead, "people.csv", PEOPLE.format("zeb@quix.example"))
    erase(by=lead, ref="H9", on=DAY)
    with pytest.raises(Invalid) as refused:
        undo_import(by=lead, ref=changed.ref, now=now())
    assert refused.value.code == "cannot_undo"
    assert Person.objects.get(ref="H9").email == ""


def test_files_of_others_and_of_other_partnerships_stay(lead, vale):
    elsewhere = factories.convenor(factories.partnership(slug="elsewhere"))
    look(elsewhere, "people.csv", PEOPLE.format("zeb@quix.example"))
    put_in(lead, "people.csv", PEOPLE.format("zeb@quix.example"))
    erase(by=lead, ref="H9", on=DAY)
    assert Import.objects.get(partnership=elsewhere.partnership_id).rows != []


def test_a_copy_says_which_files(lead):
    put_in(lead, "people.csv", PEOPLE.format("zeb@quix.example"))
    assert "people.csv" in json.dumps(copy_of(lead, "H9"), default=str)
