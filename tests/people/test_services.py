"""What may be recorded of people, and how: names, professions, roles of leadership, influence."""

from datetime import date

import pytest

from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.people import selectors, services
from convenor.web.people.models import LeadershipRole
from tests import factories as make

DAY = date(2026, 11, 24)


def refused(code, field=None):
    return pytest.raises(Invalid, match=f"^{code}")


class TestPersons:
    def test_a_name_is_needed(self, lead):
        with refused("words_missing"):
            services.add_person(by=lead, name="  ")

    @pytest.mark.parametrize("email", ["no", "a@b", "a b@c.example", "x" * 250 + "@vale.example"])
    def test_an_address_must_be_one(self, lead, email):
        with refused("email_malformed"):
            services.add_person(by=lead, name="Ada Obi", email=email)

    def test_an_address_belongs_to_one_person_whatever_its_capitals(self, lead):
        services.add_person(by=lead, name="Ada Obi", email="Ada@Vale.example")
        with refused("email_taken"):
            services.add_person(by=lead, name="Other", email="ada@vale.EXAMPLE")

    def test_a_reference_is_never_used_twice(self, lead):
        services.add_person(by=lead, name="Ada Obi", ref="P01")
        with refused("person_ref_taken"):
            services.add_person(by=lead, name="Other", ref="P01")

    def test_no_patient_data_in_a_name(self, lead):
        with refused("patient_data"):
            services.add_person(by=lead, name="Ada 943 476 5919")

    def test_nobody_overwrites_anybody(self, lead):
        person = services.add_person(by=lead, name="Ada Obi")
        services.edit_person(by=lead, ref=person.ref, revision=1, name="Ada N. Obi")
        with pytest.raises(ChangedMeanwhile):
            services.edit_person(by=lead, ref=person.ref, revision=1, name="A. Obi")

    def test_the_audit_holds_no_name_and_no_address(self, lead):
        person = services.add_person(by=lead, name="Ada Obi", email="ada@vale.example")
        services.edit_person(by=lead, ref=person.ref, revision=1, name="Ada Nwosu")
        said = " ".join(f"{entry.subject} {entry.facts}" for entry in AuditEntry.objects.all())
        assert person.ref in said
        assert "Obi" not in said and "Nwosu" not in said and "ada@" not in said


class TestProfessions:
    def test_several_at_once(self, lead, vale):
        person = make.person(vale)
        services.add_profession(by=lead, person=person.ref, profession="medicine", specialty="Stroke", front_line=True)
        services.add_profession(by=lead, person=person.ref, profession="management")
        seen = selectors.person_visible_to(lead, person.ref, on=DAY)
        assert {row.profession for row in seen.professions} == {"medicine", "management"}
        assert seen.clinical and seen.front_line is True

    def test_found_by_profession_only_while_it_lasts(self, lead, vale):
        person = make.person(vale)
        services.add_profession(by=lead, person=person.ref, profession="nursing", ends=date(2025, 1, 1))
        assert selectors.people_visible_to(lead, on=DAY, profession="nursing") == []
        assert len(selectors.people_visible_to(lead, on=date(2024, 1, 1), profession="nursing")) == 1

    def test_no_end_before_its_start(self, lead, vale):
        person = make.person(vale)
        with refused("people_ends_before_start"):
            services.add_profession(
                by=lead, person=person.ref, profession="nursing", starts=DAY, ends=date(2026, 11, 23)
            )

    def test_unknown_ones_are_refused(self, lead, vale):
        with refused("profession_unknown"):
            services.add_profession(by=lead, person=make.person(vale).ref, profession="astrology")

    def test_front_line_work_is_confirmed_as_of_a_day(self, lead, vale):
        row = services.add_profession(by=lead, person=make.person(vale).ref, profession="nursing")
        services.confirm_front_line(by=lead, ref=row.ref, revision=1, front_line=False, on=DAY)
        seen = selectors.profession_visible_to(lead, row.ref)
        assert (seen.front_line, seen.front_line_checked) == (False, DAY)

    def test_nobody_said_is_not_no(self, lead, vale):
        services.add_profession(by=lead, person=(person := make.person(vale)).ref, profession="nursing")
        assert selectors.person_visible_to(lead, person.ref).front_line is None


class TestLeadership:
    def test_an_informal_role_needs_the_day_of_consent(self, lead, vale):
        with refused("consent_missing"):
            services.add_role(by=lead, person=make.person(vale).ref, title="Whom all ask", formal=False)

    def test_a_formal_role_cannot_become_informal_without_consent(self, lead, vale):
        row = services.add_role(by=lead, person=make.person(vale).ref, title="Chair", formal=True)
        with refused("consent_missing"):
            services.edit_role(by=lead, ref=row.ref, revision=1, formal=False)

    def test_consent_taken_back_leaves_nothing(self, vale):
        person = make.person(vale, roles=(Role.MEMBER,), signs_in=True)
        me = Viewer(vale.pk, person.account_id, person.pk, frozenset({Role.MEMBER}))
        row = services.add_role(by=me, person=person.ref, title="Whom all ask", formal=False, agreed_on=DAY)
        services.remove_role(by=me, ref=row.ref, revision=1)
        assert not LeadershipRole.objects.exists()

    def test_nobody_else_may_take_it_out(self, lead, vale):
        row = services.add_role(by=lead, person=make.person(vale).ref, title="Chair", formal=True)
        other = make.viewer(vale, Role.MEMBER)
        with pytest.raises(Exception, match="not_allowed"):
            services.remove_role(by=other, ref=row.ref, revision=1)

    def test_leaders_are_those_leading_on_the_day(self, lead, vale):
        now, past = make.person(vale, name="Now"), make.person(vale, name="Past")
        services.add_role(by=lead, person=now.ref, title="Chair", formal=True)
        services.add_role(by=lead, person=past.ref, title="Chair", formal=True, ends=date(2020, 1, 1))
        assert [one.name for one in selectors.leaders_visible_to(lead, on=DAY)] == ["Now"]


class TestInfluence:
    def test_said_by_oneself_and_taken_back(self, vale):
        person = make.person(vale, roles=(Role.MEMBER,), signs_in=True)
        me = Viewer(vale.pk, person.account_id, person.pk, frozenset({Role.MEMBER}))
        services.declare_influence(by=me, person=person.ref, revision=1, sources=["networks", "expertise"], on=DAY)
        other = make.viewer(vale, Role.MEMBER)
        assert selectors.person_visible_to(other, person.ref).influence == ("expertise", "networks")
        services.forget_influence(by=me, person=person.ref, revision=2, on=DAY)
        seen = selectors.person_visible_to(other, person.ref)
        assert (seen.influence, seen.influence_agreed_on) == ((), None)

    def test_what_nobody_agreed_to_is_not_shown(self, vale):
        person = make.person(vale, influence=["networks"])
        assert selectors.person_visible_to(make.viewer(vale, Role.MEMBER), person.ref).influence == ()


class TestRights:
    def test_exactly_those_given(self, lead, vale):
        person = make.person(vale, roles=(Role.MEMBER, Role.EVALUATOR))
        services.give_rights(by=lead, person=person.ref, roles=["leader", "member"])
        assert selectors.rights_of(lead, person.ref).roles == {Role.LEADER, Role.MEMBER}

    def test_the_last_governance_lead_stays(self, lead, vale):
        me = selectors.own_ref(lead)
        with refused("last_lead"):
            services.give_rights(by=lead, person=me, roles=["member"])
        assert selectors.rights_of(lead, me).roles == {Role.CONVENOR}

    def test_a_lead_who_cannot_sign_in_does_not_count(self, lead, vale):
        make.person(vale, roles=(Role.CONVENOR,), signs_in=False)
        with refused("last_lead"):
            services.give_rights(by=lead, person=selectors.own_ref(lead), roles=[])

    def test_with_another_lead_one_may_step_down(self, lead, vale):
        make.person(vale, roles=(Role.CONVENOR,), signs_in=True)
        services.give_rights(by=lead, person=selectors.own_ref(lead), roles=["member"])

    def test_a_lead_of_another_partnership_does_not_count(self, lead, vale, moor):
        make.person(moor, roles=(Role.CONVENOR,), signs_in=True)
        with refused("last_lead"):
            services.give_rights(by=lead, person=selectors.own_ref(lead), roles=[])

    def test_unknown_rights_are_refused(self, lead, vale):
        with refused("role_unknown"):
            services.give_rights(by=lead, person=make.person(vale).ref, roles=["emperor"])


def test_what_is_not_there_is_not_here(lead):
    with pytest.raises(NotHere):
        services.edit_person(by=lead, ref="nobody", revision=1, name="X")
