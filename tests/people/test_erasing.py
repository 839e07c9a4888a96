"""Erasing a person: said before, done whole, said after; the public record stays."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people import erasure, selectors, services
from convenor.web.people.models import Account, Invitation, Person
from tests import factories as make

DAY = date(2026, 11, 24)


@pytest.fixture
def ada(vale, lead):
    person = make.person(vale, name="Ada Obi", email="ada@vale.example", roles=(Role.MEMBER,), signs_in=True)
    me = Viewer(vale.pk, person.account_id, person.pk, frozenset({Role.MEMBER}))
    services.add_profession(by=lead, person=person.ref, profession="nursing")
    services.add_role(by=me, person=person.ref, title="Whom all ask", formal=False, agreed_on=DAY)
    services.declare_influence(by=me, person=person.ref, revision=1, sources=["networks"], on=DAY)
    return person


def test_every_foreign_key_to_a_person_is_answered_for():
    keys = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is Person
    }
    covered = {name for holding in erasure.holdings() for name in holding.COVERS}
    assert keys == covered


def test_the_plan_changes_nothing(ada, lead):
    before = selectors.person_visible_to(lead, ada.ref)
    plan = selectors.erasure_plan(lead, ada.ref)
    assert selectors.person_visible_to(lead, ada.ref) == before
    assert {str(held.what): held.count for held in plan.goes}["Professions"] == 1
    assert plan.stays == ()


def test_without_a_public_seat_the_name_goes_too(ada, lead):
    services.erase(by=lead, ref=ada.ref, on=DAY)
    row = Person.objects.get(pk=ada.pk)
    assert (row.name, row.email, row.account, row.influence, row.erased_on) == ("A former member", "", None, [], DAY)
    assert not row.professions.exists() and not row.leadership_roles.exists() and not row.grants.exists()


def test_a_public_seat_keeps_the_name_and_the_term(ada, lead, vale):
    term = make.term(make.seat(make.body(vale)), ada)
    plan = services.erase(by=lead, ref=ada.ref, on=DAY)
    assert plan.keeps_name and plan.stays
    term.refresh_from_db()
    assert term.person.name == "Ada Obi"
    assert term.person.email == ""


def test_what_goes_is_gone_from_every_table(ada, lead, vale):
    """The address is looked for in all text of all tables, whoever added them."""
    account = Account.objects.get(pk=ada.account_id)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    Invitation.objects.create(
        partnership=vale,
        email="ada@vale.example",
        digest="d",
        invited_by="x",
        sent_at="2026-01-01T00:00Z",
        expires_at="2026-01-15T00:00Z",
    )
    services.erase(by=lead, ref=ada.ref, on=DAY)
    for model in apps.get_models():
        for row in model._default_manager.values():
            assert "ada@vale.example" not in str(row), model
            assert account.email not in str(row), model
            assert "Ada Obi" not in str(row), model


def test_an_account_used_elsewhere_stays(ada, lead, moor):
    make.person(moor, roles=(Role.MEMBER,), name="Ada Obi")
    Person.objects.filter(partnership=moor).update(account=ada.account)
    services.erase(by=lead, ref=ada.ref, on=DAY)
    assert Account.objects.filter(pk=ada.account_id).exists()
    assert Person.objects.get(partnership=moor).account_id == ada.account_id


def test_the_last_governance_lead_cannot_be_erased(lead, vale):
    with pytest.raises(Invalid, match="^last_lead"):
        services.erase(by=lead, ref=selectors.own_ref(lead), on=DAY)


def test_the_audit_names_nobody(ada, lead):
    services.erase(by=lead, ref=ada.ref, on=DAY)
    entry = AuditEntry.objects.get(verb="person.erase")
    assert (entry.subject, entry.facts["stayed"]) == (ada.ref, 0)
    assert "Ada" not in str(entry.facts)


def test_an_erased_person_is_not_erased_twice_nor_listed(ada, lead):
    services.erase(by=lead, ref=ada.ref, on=DAY)
    with pytest.raises(NotHere):
        services.erase(by=lead, ref=ada.ref, on=DAY)
    assert ada.pk not in [one.id for one in selectors.people_visible_to(lead, on=DAY)]


def test_a_failure_part_way_erases_nothing(ada, lead, monkeypatch):
    from convenor.web.people import holding

    monkeypatch.setattr(holding, "erase", lambda person_id: None)
    with pytest.raises(Invalid, match="^erasure_incomplete"):
        services.erase(by=lead, ref=ada.ref, on=DAY)
    assert Person.objects.get(pk=ada.pk).erased_on is None


def test_a_copy_holds_it_all(ada, lead, vale):
    make.term(make.seat(make.body(vale)), ada)
    copy = selectors.copy_of(lead, ada.ref)
    said = str(copy)
    for words in ("Ada Obi", "ada@vale.example", "nursing", "Whom all ask", "networks"):
        assert words in said
    assert copy["partnership"] == "Vale Partnership"
