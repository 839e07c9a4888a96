"""Opening: who is asked by which link, which lines are kept, what must be said first."""

from datetime import timedelta

import pytest

from convenor.web.conversations import selectors, services
from convenor.web.conversations.models import Conversation, Invitation, Statement
from convenor.web.conversations.vocabulary import VOICE
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid
from convenor.web.kernel.links import digest_of
from convenor.web.kernel.models import AuditEntry
from tests import factories
from tests.conversations import scene


def test_everybody_on_the_body_gets_a_link_of_their_own_and_observers_none(vale, lead, body):
    observer = factories.person(vale, email="o@v.example")
    factories.term(factories.seat(body, seat_class="observer", voting=False), observer)
    factories.term(factories.seat(body), factories.person(vale, name="No Address"))
    row = scene.an_open_conversation(lead, body)
    assert row.invited == row.entitled == 16 == row.invitations.count()
    assert not row.invitations.filter(person=observer).exists()
    assert len(set(scene.tokens(row))) == 16
    assert {digest_of(token) for token in scene.tokens(row)} == set(row.invitations.values_list("digest", flat=True))


@pytest.mark.parametrize(
    ("members", "kept", "left_out"), [(16, ["sector"], ["clinical"]), (15, [], ["sector", "clinical"])]
)
def test_a_line_with_a_group_below_eight_is_not_kept_at_all(vale, lead, members, kept, left_out):
    row = scene.an_open_conversation(lead, scene.board(vale, members), whom={"axes": ["sector", "clinical"]})
    assert (row.axes, row.axes_left_out) == (kept, left_out)
    assert all(set(one.groups) == set(kept) for one in row.invitations.all())


def test_what_people_say_they_are_is_kept_and_the_second_question_only_about_what_is(vale, lead):
    whom = {"axes": ["sector"], "own_groups": ["Carer", "Works here"]}
    row = scene.an_open_conversation(lead, scene.board(vale, 15), whom=whom, guess_axis="sector")
    assert row.axes == ["own"] and row.guess_axis == ""


def test_one_voice_an_organisation_names_none(vale, lead, body):
    row = scene.an_open_conversation(lead, body, one_voice=True)
    voices = [one.groups[VOICE] for one in row.invitations.all()]
    assert len(set(voices)) == 2
    assert not {"Vale Trust", "Vale Aid"} & set(voices)


def test_those_who_speak_for_communities_are_asked(vale, lead):
    carers, other = factories.community(vale, name="Carers"), factories.community(vale)
    aid = factories.partner(vale)
    carers.voices.create(partnership=vale, partner=aid)
    for number in range(8):
        person = factories.person(vale, email=f"c{number}@v.example")
        aid.affiliations.create(partnership=vale, person=person)
    alone = factories.person(vale, name="Alone", email="alone@v.example")
    carers.voices.create(partnership=vale, person=alone)
    seat = factories.seat(factories.body(vale), community=carers, title="Carers’ seat")
    factories.term(seat, factories.person(vale, email="seat@v.example"))
    other.voices.create(partnership=vale, person=factories.person(vale, email="not@v.example"))
    whom = {"communities": [carers], "axes": ["community"]}
    row = scene.an_open_conversation(lead, audience="communities", whom=whom)
    assert row.invited == 10
    assert row.axes == []  # one community alone is no line


def test_a_list_of_links_names_nobody_and_everyone_has_one_link(lead):
    of_list = scene.an_open_conversation(lead, audience="list", whom={"personal_links": 12})
    assert of_list.invitations.count() == 12 == len(selectors.links_of(lead, of_list, today()))
    assert not of_list.invitations.filter(person__isnull=False).exists()
    everyone = scene.an_open_conversation(lead, whom={"entitled": 400})
    assert everyone.everyone_nonce and not everyone.invitations.exists()
    assert everyone.entitled == 400
    with pytest.raises(Invalid, match="conversation_no_links"):
        selectors.links_of(lead, everyone, today())


def test_fewer_than_eight_are_not_asked_anything(vale, lead):
    row = scene.prepared(lead, scene.board(vale, 7), whom={"axes": []})
    with pytest.raises(Invalid, match="conversation_too_few"):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=today())
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": "decided"}, "conversation_decided"),
        ({"still_open": " "}, "conversation_still_open_missing"),
        ({"what_comes": ""}, "conversation_without_what_comes"),
        ({"comes_by": None}, "conversation_without_what_comes"),
        ({"closes": None}, "conversation_closes_missing"),
        ({"closes": today() - timedelta(days=1)}, "conversation_closes_past"),
        ({"audience": ""}, "conversation_nobody_chosen"),
    ],
)
def test_nobody_is_asked_about_nothing_or_for_nothing(lead, body, fields, code):
    row = scene.prepared(lead, body)
    Conversation.objects.filter(pk=row.pk).update(**fields)
    with pytest.raises(Invalid, match=code):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=today())


def test_something_must_be_there_to_begin_with(lead, body):
    row = scene.prepared(lead, body, seeds=["Only about the conversation itself."])
    Statement.objects.filter(conversation=row).update(meta=True)
    with pytest.raises(Invalid, match="conversation_no_seeds"):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=today())


def test_a_matter_decided_meanwhile_cannot_be_opened_for_a_say(vale, lead, body):
    topic = body.topics.create(partnership=vale, ref="T1", title="Same-day answers", status="open", marked_on=today())
    row = scene.prepared(lead, body, topic=topic)
    type(topic).objects.update(status="decided")
    with pytest.raises(Invalid, match="conversation_decided"):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=today())


def test_opened_twice_is_said_and_asks_nobody_again(lead, body):
    row = scene.an_open_conversation(lead, body)
    with pytest.raises(Invalid, match="conversation_opened_already"):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision, on=today())
    assert row.invitations.count() == 16


def test_what_was_changed_meanwhile_is_not_opened_unseen(lead, body):
    row = scene.prepared(lead, body)
    with pytest.raises(ChangedMeanwhile):
        services.open_conversation(by=lead, ref=row.ref, revision=row.revision - 1, on=today())


def test_the_audit_says_how_many_and_nobody(lead, body):
    row = scene.an_open_conversation(lead, body)
    entry = AuditEntry.objects.get(verb="conversation.open")
    assert entry.facts == {"asked": 16, "axes": ["sector"], "status": "open"}
    assert entry.subject == row.ref
    assert AuditEntry.objects.get(verb="ask.note").facts["people"] == 16
