"""Who may do what about people: one table, asked of the services and selectors themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer, system_viewer
from convenor.web.people import selectors, services
from convenor.web.people.models import Person
from tests import factories as make

DAY = date(2026, 11, 24)
WHO = ["lead", "leader", "member", "evaluator", "self", "public", "operator", "elsewhere"]


def read_people(by: Viewer, person: Person) -> Any:
    return selectors.people_visible_to(by, on=DAY)


def read_leaders(by: Viewer, person: Person) -> Any:
    return selectors.leaders_visible_to(by, on=DAY)


def read_person(by: Viewer, person: Person) -> Any:
    return selectors.person_visible_to(by, person.ref)


def add_person(by: Viewer, person: Person) -> Any:
    return services.add_person(by=by, name="Somebody New")


def edit_person(by: Viewer, person: Person) -> Any:
    return services.edit_person(by=by, ref=person.ref, revision=1, name="Another Name")


def add_profession(by: Viewer, person: Person) -> Any:
    return services.add_profession(by=by, person=person.ref, profession="nursing")


def add_role(by: Viewer, person: Person) -> Any:
    return services.add_role(by=by, person=person.ref, title="Clinical lead", formal=True)


def declare_influence(by: Viewer, person: Person) -> Any:
    return services.declare_influence(by=by, person=person.ref, revision=1, sources=["expertise"], on=DAY)


def copy_person(by: Viewer, person: Person) -> Any:
    return selectors.copy_of(by, person.ref)


def see_rights(by: Viewer, person: Person) -> Any:
    return selectors.rights_visible_to(by)


def give_rights(by: Viewer, person: Person) -> Any:
    return services.give_rights(by=by, person=person.ref, roles=["leader"])


def see_invitations(by: Viewer, person: Person) -> Any:
    from convenor.web.kernel.clock import now

    return selectors.invitations_visible_to(by, at=now())


def invite(by: Viewer, person: Person) -> Any:
    return services.invite(by=by, email="new@partner.example", roles=["member"])


def see_erasure(by: Viewer, person: Person) -> Any:
    return selectors.erasure_plan(by, person.ref)


def erase(by: Viewer, person: Person) -> Any:
    return services.erase(by=by, ref=person.ref, on=DAY)


MATRIX: dict[Callable[[Viewer, Person], Any], set[str]] = {
    read_people: {"lead", "leader", "member", "evaluator", "self"},
    read_leaders: {"lead", "leader", "member", "evaluator", "self"},
    read_person: {"lead", "leader", "member", "evaluator", "self"},
    add_person: {"lead"},
    edit_person: {"lead", "self"},
    add_profession: {"lead", "self"},
    add_role: {"lead", "self"},
    declare_influence: {"self"},
    copy_person: {"lead", "self"},
    see_rights: {"lead"},
    give_rights: {"lead"},
    see_invitations: {"lead"},
    invite: {"lead"},
    see_erasure: {"lead", "self"},
    erase: {"lead"},
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("act", MATRIX, ids=lambda act: act.__name__)
def test_who_may(act, who, vale, moor):
    person = make.person(vale, roles=(Role.MEMBER,), signs_in=True)
    by = {
        "lead": lambda: make.convenor(vale),
        "leader": lambda: make.viewer(vale, Role.LEADER),
        "member": lambda: make.viewer(vale, Role.MEMBER),
        "evaluator": lambda: make.viewer(vale, Role.EVALUATOR),
        "self": lambda: Viewer(vale.pk, person.account_id, person.pk, frozenset({Role.MEMBER})),
        "public": lambda: make.viewer(vale),
        "operator": lambda: Viewer(vale.pk, make.account().pk, operator=True),
        "elsewhere": lambda: make.convenor(moor),
    }[who]()
    about_nobody = act in {read_people, read_leaders, add_person, see_rights, see_invitations, invite}
    if who == "elsewhere" and about_nobody:
        return  # allowed, in their own partnership: see test_isolation
    if who in MATRIX[act]:
        act(by, person)
    else:
        with pytest.raises((Refused, NotHere)):
            act(by, person)


@pytest.mark.parametrize("act", [add_person, edit_person, add_profession, declare_influence, invite])
def test_a_named_system_job_may(act, vale):
    act(system_viewer("import", vale.pk), make.person(vale))


def test_isolation_lists_never_cross(vale, moor):
    make.person(vale, name="Of The Vale", email="one@vale.example")
    lead_of_moor = make.convenor(moor)
    names = [one.name for one in selectors.people_visible_to(lead_of_moor, on=DAY)]
    assert "Of The Vale" not in names
    assert len(selectors.rights_visible_to(lead_of_moor)) == 1


def test_isolation_a_filter_of_ids_never_crosses(vale, moor):
    other = make.person(vale)
    assert selectors.people_visible_to(make.convenor(moor), on=DAY, among=[other.pk]) == []


def test_isolation_the_same_address_may_be_in_two_partnerships(vale, moor):
    services.add_person(by=make.convenor(vale), name="A", email="same@trust.example")
    services.add_person(by=make.convenor(moor), name="A", email="same@trust.example")


class TestThePublic:
    def test_sees_a_seat_holders_name_and_formal_roles_alone(self, vale, lead):
        person = make.person(vale, email="private@vale.example", influence=["networks"], influence_agreed_on=DAY)
        services.add_role(by=lead, person=person.ref, title="Chair", formal=True)
        services.add_role(by=lead, person=person.ref, title="Whom all ask", formal=False, agreed_on=DAY)
        services.add_profession(by=lead, person=person.ref, profession="lived_experience")
        seen = selectors.person_visible_to(make.viewer(vale), person.ref, public_if=lambda pk: pk == person.pk)
        assert seen.name == person.name
        assert [role.title for role in seen.roles] == ["Chair"]
        assert (seen.email, seen.professions, seen.influence) == ("", (), ())

    def test_sees_nobody_without_a_public_seat(self, vale):
        person = make.person(vale)
        with pytest.raises(NotHere):
            selectors.person_visible_to(make.viewer(vale), person.ref, public_if=lambda pk: False)

    def test_sees_nobody_where_the_register_is_closed(self, db):
        closed = make.partnership(register_is_public=False)
        person = make.person(closed)
        with pytest.raises(NotHere):
            selectors.person_visible_to(make.viewer(closed), person.ref, public_if=lambda pk: True)


def test_everybody_sees_and_takes_away_their_own_record_whatever_their_rights(vale):
    person = make.person(vale, signs_in=True, email="ada@vale.example")
    me = Viewer(vale.pk, person.account_id, person.pk)
    assert selectors.person_visible_to(me, person.ref).email == "ada@vale.example"
    assert selectors.copy_of(me, person.ref)["person"]


@pytest.mark.parametrize(("role", "sees"), [(Role.CONVENOR, True), (Role.LEADER, False), (Role.MEMBER, False)])
def test_addresses_are_for_governance_leads(role, sees, vale):
    person = make.person(vale, email="private@vale.example")
    viewer = make.viewer(vale, role)
    assert bool(selectors.person_visible_to(viewer, person.ref).email) is sees
    assert bool(selectors.people_visible_to(viewer, on=DAY, search="private@vale")) is sees
