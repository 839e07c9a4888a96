"""From what people said to a proposal, its decision and what came of it: each with its reason, and none taken back."""

from datetime import timedelta

import pytest

from convenor.web.bodies.models import Affected, Topic, WentOn
from convenor.web.conversations import services
from convenor.web.conversations.models import Fate, Proposal
from convenor.web.conversations.selectors.proposals import (
    matters_to_choose,
    proposal_of,
    proposals_visible_to,
    said_about,
    statements_behind,
)
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import after, said


@pytest.fixture
def row(vale):
    return after.closed(vale)


def refused(code, act, *args, **fields):
    with pytest.raises(Invalid) as error:
        act(*args, **fields)
    assert error.value.code == code
    return error.value


def test_a_proposal_rests_on_statements_and_is_put_before_a_body(lead, row):
    made = after.put(lead, row, 2, 4)
    assert statements_behind(lead, made) == set(after.refs(row, 2, 4))
    matter = Topic.objects.get(pk=made.topic_id)
    assert (matter.title, matter.body.name, matter.status) == (made.title, "Vale Flow Board", "open")
    fates = Fate.objects.filter(proposal=made)
    assert {(fate.statement.number, fate.came_of) for fate in fates} == {(2, "used"), (4, "used")}
    assert AuditEntry.objects.get(verb="proposal.put").facts["statements"] == after.refs(row, 2, 4)


def test_it_joins_the_matter_that_the_conversation_was_about(lead, vale):
    body = factories.body(vale)
    matter = Topic.objects.create(partnership=vale, body=body, title="Leaving hospital", ref="T1")
    other = Topic.objects.create(partnership=vale, body=body, title="Another matter", ref="T2")
    row = after.closed(vale, topic=matter)
    assert [ref for ref, _words in matters_to_choose(lead, row)] == ["T1", "T2"]
    made = after.put(lead, row, 1, topic="T1")
    assert made.topic == matter
    conversations, proposals = said_about(lead, matter, today())
    assert (conversations, proposals) == ([row], [made])
    assert said_about(lead, other, today()) == ([], [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "proposal_title_missing"),
        ({"benefit": "\n"}, "proposal_benefit_missing"),
        ({"statements": []}, "proposal_rests_on_nothing"),
        ({"statements": ["no-such"]}, "fate_statement_strange"),
        ({"body": ""}, "proposal_matter_missing"),
        ({"due": today() - timedelta(days=1)}, "proposal_due_past"),
        ({"text": "Of 943 476 5919"}, "patient_data"),
    ],
)
def test_what_a_proposal_cannot_do_without(lead, vale, row, fields, code):
    body = factories.body(vale)
    whole = {"title": "T", "text": "", "benefit": "B", "statements": after.refs(row, 1), "body": body.ref, "due": None}
    refused(code, services.put_proposal, by=lead, ref=row.ref, on=today(), **{**whole, **fields})
    assert not Proposal.objects.exists()
    assert not Topic.objects.exists()


def test_a_decided_matter_takes_no_proposal(lead, vale, row):
    matter = Topic.objects.create(partnership=vale, body=factories.body(vale), title="Closed", status="decided")
    refused("proposal_matter_decided", after.put, lead, row, 1, topic=matter.ref)


def test_nothing_is_proposed_while_people_can_still_say_something(lead, vale):
    row = said.conversation(vale)
    refused("conversation_not_closed_yet", after.put, lead, row, 1)


def test_a_leader_proposes_and_a_governance_lead_puts_it_on_a_list(lead, vale, row):
    leader = factories.viewer(vale, Role.LEADER)
    with pytest.raises(Refused):
        after.put(leader, row, 1)
    made = after.put(leader, row, 1, topic="")
    assert made.topic is None
    refused("proposal_without_matter", after.decided, lead, made)
    body = factories.body(vale)
    given = services.give_matter(by=lead, ref=made.ref, revision=1, body=body.ref, on=today())
    assert given.topic.title == made.title
    refused("proposal_has_a_matter", services.give_matter, by=lead, ref=made.ref, revision=2, body=body.ref, on=today())


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EVALUATOR])
def test_who_may_not_ask_may_not_propose_or_decide(lead, vale, row, role):
    other = factories.viewer(vale, role)
    with pytest.raises(Refused):
        after.put(other, row, 1)
    made = after.put(lead, row, 1)
    with pytest.raises(Refused):
        after.decided(other, made)
    assert proposal_of(other, made.ref) == made


def test_another_partnership_knows_nothing_of_it(lead, row):
    made = after.put(lead, row, 1)
    other = factories.convenor(factories.partnership())
    assert proposals_visible_to(other) == []
    with pytest.raises(NotHere):
        proposal_of(other, made.ref)
    with pytest.raises(NotHere):
        after.put(other, row, 1)


def test_the_public_reads_it_where_the_register_is_public(lead, vale, row):
    made = after.put(lead, row, 1)
    visitor = factories.viewer(vale)
    assert proposal_of(visitor, made.ref) == made
    vale.register_is_public = False
    vale.save()
    with pytest.raises(NotHere):
        proposal_of(visitor, made.ref)


def test_a_decision_keeps_reason_dissent_and_promise_and_moves_the_mark(lead, row):
    made = after.decided(lead, after.put(lead, row, 1, 2), "changed", dissent="Two members: it comes too soon.")
    made.refresh_from_db()
    assert (made.state, made.decided_on, made.reason) == ("changed", today(), after.REASON)
    assert made.dissent == "Two members: it comes too soon."
    assert (made.will_do, made.owner.name, made.due) == ("Pharmacy begins in May.", "Priya Owner", today())
    made.topic.refresh_from_db()
    assert (made.topic.status, made.topic.marked_on) == ("decided", today())


def test_a_decision_is_never_changed(lead, row):
    made = after.decided(lead, after.put(lead, row, 1))
    made.refresh_from_db()
    refused("proposal_decided_already", after.decided, lead, made, "declined")


def test_two_who_decide_at_once(lead, row):
    made = after.put(lead, row, 1)
    made.revision = 7
    with pytest.raises(ChangedMeanwhile):
        after.decided(lead, made)
    assert Proposal.objects.get().state == "put"
    assert Topic.objects.get().status == "open"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"state": "put"}, "proposal_state_missing", "state"),
        ({"decided_on": None}, "proposal_day_missing", "decided_on"),
        ({"decided_on": today() + timedelta(days=1)}, "proposal_day_to_come", "decided_on"),
        ({"decided_on": today() - timedelta(days=1)}, "proposal_day_before", "decided_on"),
        ({"state": "changed", "decision": ""}, "proposal_change_missing", "decision"),
        ({"reason": " "}, "proposal_reason_missing", "reason"),
        ({"will_do": ""}, "proposal_promise_missing", "will_do"),
        ({"owner": ""}, "proposal_owner_missing", "owner"),
        ({"due": None}, "proposal_promise_day", "due"),
        ({"due": today() - timedelta(days=1)}, "proposal_promise_day", "due"),
        ({"dissent": "943 476 5919"}, "patient_data", "dissent"),
    ],
)
def test_what_a_decision_cannot_do_without(lead, row, fields, code, field):
    made = after.put(lead, row, 1)
    error = refused(code, after.decided, lead, made, **{"state": "agreed", **fields})
    assert error.field == field
    assert Proposal.objects.get().state == "put"


def test_who_was_never_told_holds_the_mark_until_a_reason_is_given(lead, vale, row):
    made = after.put(lead, row, 1)
    patients = factories.community(vale, name="Vale patients")
    Affected.objects.create(partnership=vale, body=made.topic.body, topic=made.topic, community=patients)
    error = refused("went_on_reason_missing", after.decided, lead, made)
    assert error.field == "going_on"
    assert Proposal.objects.get().state == "put"
    after.decided(lead, made, going_on="The money must be spent by March.")
    kept = WentOn.objects.get()
    assert (kept.absent, kept.reason) == ("Vale patients", "The money must be spent by March.")


def test_a_matter_that_is_not_decided_by_it_stays_open(lead, row):
    made = after.decided(lead, after.put(lead, row, 1), "declined", mark=False, will_do="", due=None)
    assert Topic.objects.get(pk=made.topic_id).status == "open"


def test_what_came_of_it_is_added_to_what_was_said_before(lead, row):
    made = after.put(lead, row, 1)
    came = services.say_what_came
    refused("proposal_not_decided_yet", came, by=lead, ref=made.ref, revision=1, came_of="Much.", on=today())
    made = after.decided(lead, made)
    refused("proposal_came_missing", came, by=lead, ref=made.ref, revision=2, came_of=" ", on=today())
    made = came(by=lead, ref=made.ref, revision=2, came_of="It began in two wards.", on=today())
    made = came(by=lead, ref=made.ref, revision=3, came_of="It is so everywhere.", on=today() + timedelta(days=90))
    assert made.came_of == "It began in two wards.\n\nIt is so everywhere."
    assert made.came_on == today() + timedelta(days=90)


def test_whoever_promised_says_what_came_of_it_and_decides_nothing(lead, vale, row):
    owner = factories.viewer(vale, Role.MEMBER)
    other = factories.viewer(vale, Role.MEMBER)
    made = after.put(lead, row, 1)
    from convenor.web.people.models import Person

    made = after.decided(lead, made, owner=Person.objects.get(pk=owner.person_id).ref)
    with pytest.raises(Refused):
        services.say_what_came(by=other, ref=made.ref, revision=2, came_of="Nothing.", on=today())
    services.say_what_came(by=owner, ref=made.ref, revision=2, came_of="It has begun.", on=today())
    assert Proposal.objects.get().came_of == "It has begun."
