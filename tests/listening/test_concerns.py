"""A concern: raised by anybody inside, owed an answer that cannot be taken away, for few where it is confidential."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, Viewer, system_viewer
from convenor.web.listening import erasure, selectors, services
from convenor.web.listening.models import Concern, Moved
from tests import factories
from tests.listening.scene import ON, concern, person


@pytest.fixture
def owner(vale):
    return factories.viewer(vale, Role.MEMBER)


def code_of(act):
    with pytest.raises(Invalid) as refused:
        act()
    return refused.value.code


@pytest.mark.parametrize("role", list(Role))
def test_any_of_the_partnerships_own_people_may_raise_one(vale, owner, role):
    by = factories.viewer(vale, role)
    row = concern(by, person(owner), person=person(by))
    assert selectors.concern_of(by, row.ref).mine


def test_people_outside_may_not(vale, owner):
    with pytest.raises(Refused):
        concern(Viewer(partnership_id=vale.pk), person(owner))


def test_nobody_is_named_by_a_member_but_themselves(vale, owner, member):
    with pytest.raises(Refused):
        concern(member, person(owner), person=person(owner))
    assert concern(factories.viewer(vale, Role.LEADER), person(owner), person=person(member)).person == person(member)


def test_in_confidence_no_name_is_kept_anywhere_not_even_in_the_audit(vale, owner, member):
    row = concern(member, person(owner))
    assert (row.person, row.partner, row.community) == (None, None, None)
    entry = AuditEntry.objects.filter(subject=row.ref).get()
    assert entry.actor == "system:in confidence"
    assert member.actor not in json.dumps([entry.actor, entry.facts])


def test_an_owner_and_a_day_to_come_are_needed(owner, member):
    assert code_of(lambda: concern(member, None)) == "concern_owner_missing"
    assert code_of(lambda: concern(member, person(owner), due=None)) == "concern_due_missing"
    assert code_of(lambda: concern(member, person(owner), due=ON - timedelta(days=1))) == "concern_due_past"
    assert code_of(lambda: concern(member, person(owner), said=" ")) == "concern_words_missing"
    assert code_of(lambda: concern(member, person(owner), said="Of 943 476 5919 it is said")) == "patient_data"


def test_a_confidential_one_is_for_its_keeper_governance_leads_and_whoever_raised_it(vale, lead, owner, member):
    row = concern(member, person(owner), person=person(member), confidential=True)
    for viewer in (member, owner, lead):
        assert selectors.concern_of(viewer, row.ref).words
        assert [one.ref for one in selectors.concerns(viewer, ON)] == [row.ref]
    for role in (Role.LEADER, Role.MEMBER, Role.EVALUATOR):
        other = factories.viewer(vale, role)
        assert selectors.concerns(other, ON) == []
        with pytest.raises(NotHere):
            selectors.concern_of(other, row.ref)


def test_only_who_owes_the_answer_and_governance_leads_answer(vale, lead, owner, member):
    row = concern(member, person(owner), person=person(member))
    with pytest.raises(Refused):
        services.answer_concern(by=member, ref=row.ref, revision=1, text="So.", answered_by=None, on=ON)
    services.acknowledge_concern(by=owner, ref=row.ref, revision=1, text="We hear the loss.", on=ON)
    services.answer_concern(by=owner, ref=row.ref, revision=2, text="It stays.", answered_by=person(owner), on=ON)
    seen = selectors.concern_of(member, row.ref)
    assert (seen.state, seen.heard, seen.answer) == ("answered", "We hear the loss.", "It stays.")
    answer = {"by": lead, "ref": row.ref, "revision": 3, "text": "No, it goes.", "answered_by": None, "on": ON}
    assert code_of(lambda: services.answer_concern(**answer)) == "concern_answered_already"


def test_an_answer_owed_is_moved_only_with_a_reason_that_stays(lead, owner, member):
    row = concern(member, person(owner), person=person(member))
    later = {"by": owner, "ref": row.ref, "revision": 1, "owner": person(owner), "on": ON}
    due = ON + timedelta(days=30)
    assert code_of(lambda: services.move_answer(**later, due=due, reason=" ")) == "concern_reason_missing"
    assert code_of(lambda: services.move_answer(**later, due=row.due, reason="So")) == "concern_not_moved"
    services.move_answer(**later, due=due, reason="The board meets later.")
    (move,) = selectors.concern_of(member, row.ref).moves
    assert (move.due_before, move.due_after, move.reason) == (row.due, due, "The board meets later.")
    assert not [name for name in dir(services) if "remove_concern" in name or "delete_concern" in name]


def test_it_is_settled_by_whoever_raised_it_and_to_differ_takes_words(owner, member):
    row = concern(member, person(owner), person=person(member))
    settle = {"by": member, "ref": row.ref, "on": ON}
    said = {**settle, "revision": 1, "how": "accepted", "text": ""}
    assert code_of(lambda: services.settle_concern(**said)) == "concern_not_answered"
    services.answer_concern(by=owner, ref=row.ref, revision=1, text="It goes.", answered_by=person(owner), on=ON)
    with pytest.raises(Refused):
        services.settle_concern(**{**said, "by": owner, "revision": 2})
    differ = {**settle, "revision": 2, "how": "differ"}
    assert code_of(lambda: services.settle_concern(**differ, text="")) == "concern_differ_missing"
    services.settle_concern(**differ, text="We still need it.")
    again = {**settle, "revision": 3, "how": "accepted", "text": ""}
    assert code_of(lambda: services.settle_concern(**again)) == "concern_settled_already"


def test_the_public_reads_one_only_with_consent_and_never_the_name_of_a_person(vale, lead, owner, member):
    vale.register_is_public = True
    vale.save()
    outside = Viewer(partnership_id=vale.pk)
    row = concern(member, person(owner), person=person(member))
    assert code_of(lambda: services.publish_concern(by=lead, ref=row.ref, revision=1, consent="", on=ON)) == (
        "concern_consent_missing"
    )
    services.publish_concern(by=lead, ref=row.ref, revision=1, consent="She did, by e-mail", on=ON)
    (seen,) = selectors.concerns_made_public(outside)
    assert (seen.raised_by, seen.owner, seen.answered_by, seen.consent) == ("", "", "", "")
    services.withdraw_concern(by=lead, ref=row.ref, revision=2)
    assert selectors.concerns_made_public(outside) == []
    secret = concern(member, person(owner), confidential=True)
    publish = {"by": lead, "ref": secret.ref, "revision": 1, "consent": "All", "on": ON}
    assert code_of(lambda: services.publish_concern(**publish)) == "concern_confidential"


def test_late_answers_stand_first_and_wait_at_home(lead, owner, member):
    concern(member, person(owner), title="Owed")
    late = concern(member, person(owner), title="Late", on=ON - timedelta(days=9), due=ON - timedelta(days=1))
    assert [one.title for one in selectors.concerns(lead, ON)] == ["Late", "Owed"]
    assert [one.ref for one in selectors.waiting_for(lead, ON).late] == [late.ref]
    assert [one.title for one in selectors.waiting_for(owner, ON).owed] == ["Late", "Owed"]
    assert selectors.waiting_for(member, ON).late == ()


def test_what_is_settled_goes_after_two_years_and_what_is_owed_never(lead, owner, member):
    long_ago = ON - timedelta(days=800)
    owed = concern(member, person(owner), on=long_ago, due=long_ago)
    row = concern(member, person(owner), on=long_ago, due=long_ago)
    services.answer_concern(by=owner, ref=row.ref, revision=1, text="So.", answered_by=None, on=long_ago)
    services.settle_concern(by=lead, ref=row.ref, revision=2, how="accepted", text="", on=long_ago)
    night = datetime(ON.year, ON.month, ON.day, 2, tzinfo=ZoneInfo("Europe/London"))
    assert services.forget_old_concerns(by=system_viewer("retention"), at=night) == 1
    assert [one.ref for one in Concern.objects.all()] == [owed.ref]


def test_whoever_raised_it_is_forgotten_and_the_concern_is_still_owed(owner, member):
    row = concern(member, person(owner), person=person(member))
    services.move_answer(
        by=owner, ref=row.ref, revision=1, owner=person(member), due=row.due, reason="She knows more.", on=ON
    )
    assert erasure.copy(member.person_id)["concerns_raised"][0]["concern"] == row.title
    erasure.erase(member.person_id)
    row.refresh_from_db()
    assert (row.person, row.owner, row.state) == (None, None, "open")
    assert Moved.objects.get().owner_after is None
