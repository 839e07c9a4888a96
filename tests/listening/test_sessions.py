"""A listening session: what was said goes back first to those who said it, and is theirs to correct."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.listening import selectors, services
from convenor.web.listening.letters import deliver_notes
from convenor.web.listening.links import token_of
from convenor.web.listening.models import Asking, Heard, Session
from tests import factories
from tests.listening.scene import ON, concern, held, person, session


@pytest.fixture
def listener(vale):
    return factories.viewer(vale, Role.MEMBER)


@pytest.fixture
def community(vale):
    return factories.community(vale)


def test_only_who_may_plan_and_somebody_listens(vale, lead, community, member):
    with pytest.raises(Refused):
        services.plan_session(by=member, title="Rota", planned_for=ON)
    row = services.plan_session(by=lead, title="Rota", planned_for=ON)
    whom = {"by": lead, "ref": row.ref, "revision": 1, "partners": [], "body": None}
    with pytest.raises(Invalid) as refused:
        services.say_with_whom(**whom, communities=[community], listeners=[])
    assert refused.value.code == "session_nobody_listens"
    with pytest.raises(Invalid) as refused:
        services.say_with_whom(**whom, communities=[], listeners=[person(member)])
    assert refused.value.code == "session_with_nobody"


def test_whoever_listens_writes_down_what_was_said(lead, listener, community, member):
    row = session(lead, community, person(listener))
    with pytest.raises(Refused):
        services.say_who_was_heard(by=member, ref=row.ref, revision=2, held_on=ON, person_ids=[], others=2, on=ON)
    services.say_who_was_heard(by=listener, ref=row.ref, revision=2, held_on=ON, person_ids=[], others=2, on=ON)
    services.add_point(by=listener, ref=row.ref, text="Meetings are by day.")
    assert [one.text for one in selectors.session_of(listener, row.ref).points] == ["Meetings are by day."]


def test_nobody_else_reads_it_before_the_notes_have_gone_back(lead, listener, community, member):
    row = held(lead, community, person(listener), person_ids=[member.person_id])
    services.add_point(by=lead, ref=row.ref, text="Meetings are by day.")
    assert selectors.session_of(member, row.ref).points is None
    assert selectors.session_of(lead, row.ref).names == (person(member).name,)
    services.send_notes(by=lead, ref=row.ref, revision=3, on=ON)
    seen = selectors.session_of(member, row.ref)
    assert ([one.text for one in seen.points], seen.names) == (["Meetings are by day."], None)
    with pytest.raises(Invalid) as refused:
        services.add_point(by=lead, ref=row.ref, text="And this.")
    assert refused.value.code == "session_notes_sent"


def test_the_notes_go_back_by_letter_and_the_address_is_forgotten(lead, listener, community):
    row = held(lead, community, person(listener), emails="nurse@night.example\nporter@night.example", others=1)
    assert row.heard == 3
    services.add_point(by=lead, ref=row.ref, text="Meetings are by day.")
    services.send_notes(by=lead, ref=row.ref, revision=3, on=ON)
    deliver_notes.func(row.partnership_id, row.ref)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["nurse@night.example", "porter@night.example"]
    assert "/heard/" in mail.outbox[0].body
    assert "Meetings" not in mail.outbox[0].body
    assert set(Heard.objects.values_list("email", "letter_sent")) == {("", True)}
    mail.outbox.clear()
    deliver_notes.func(row.partnership_id, row.ref)
    assert mail.outbox == []


def test_who_was_heard_corrects_by_the_link_and_nobodys_name_stands_with_it(lead, listener, community, member, client):
    row = held(lead, community, person(listener), emails="nurse@night.example")
    point = services.add_point(by=lead, ref=row.ref, text="The team likes the rota.")
    token = token_of(Heard.objects.get().nonce)
    assert client.get(f"/heard/{token}/").status_code == 404  # not before the notes go back
    services.send_notes(by=lead, ref=row.ref, revision=3, on=ON)
    assert "The team likes the rota." in client.get(f"/heard/{token}/").content.decode()
    said = {"text": "We do not."}
    assert client.post(f"/heard/{token}/said/{point.ref}/", said).status_code == 302
    (seen,) = selectors.session_of(member, row.ref).points
    assert (seen.text, seen.corrections) == ("The team likes the rota.", ("We do not.",))
    assert client.get(f"/heard/{token[:-1]}x/").status_code == 404
    with pytest.raises(NotHere):
        selectors.notes_by_link(token, ON + timedelta(days=61))


def test_no_patient_data_and_no_addresses_that_are_none(lead, listener, community):
    row = session(lead, community, person(listener))
    was_heard = {"by": lead, "ref": row.ref, "revision": 2, "held_on": ON, "person_ids": [], "on": ON}
    for wrong, code in (
        ({"emails": "nurse"}, "session_address"),
        ({}, "session_nobody_heard"),
        ({"others": 1, "held_on": ON + timedelta(days=1)}, "session_held_when"),
    ):
        with pytest.raises(Invalid) as refused:
            services.say_who_was_heard(**{**was_heard, **wrong})
        assert refused.value.code == code
    services.say_who_was_heard(**was_heard, others=1)
    with pytest.raises(Invalid) as refused:
        services.add_point(by=lead, ref=row.ref, text="943 476 5919 waits")
    assert refused.value.code == "patient_data"
    with pytest.raises(Invalid) as refused:
        services.send_notes(by=lead, ref=row.ref, revision=3, on=ON)
    assert refused.value.code == "session_no_points"


def test_a_point_may_become_a_concern_and_being_heard_is_an_ask_too(lead, listener, community, member):
    row = held(lead, community, person(listener), person_ids=[member.person_id], minutes=45)
    point = services.add_point(by=lead, ref=row.ref, text="The rota changed unasked.")
    made = concern(lead, person(listener), community=community, point=point.ref)
    assert selectors.session_of(lead, row.ref).points[0].concern_ref == made.ref
    ask = Asking.objects.get(subject=row.ref)
    assert (ask.kind, ask.people, ask.minutes) == ("session", 4, 45)
    services.say_what_came_of_session(by=lead, ref=row.ref, revision=3, text="It is on hold.", on=ON)
    ask.refresh_from_db()
    assert ask.came == "It is on hold."


def test_a_point_is_worded_anew_or_taken_out_before_the_notes_go_back(lead, listener, community):
    row = held(lead, community, person(listener))
    point = services.add_point(by=lead, ref=row.ref, text="One")
    change = {"by": lead, "session": row.ref, "ref": point.ref}
    services.change_point(**change, revision=1, text="Two")
    assert services.change_point(**change, revision=2, text="") is None
    assert selectors.session_of(lead, row.ref).points == ()


def test_a_session_goes_after_two_years_and_who_was_heard_sooner(lead, listener, community):
    row = held(lead, community, person(listener), emails="nurse@night.example")
    Session.objects.filter(pk=row.pk).update(notes_sent_on=ON - timedelta(days=61))
    night = datetime(ON.year, ON.month, ON.day, 2, tzinfo=ZoneInfo("Europe/London"))
    services.forget_old_sessions(by=system_viewer("retention"), at=night)
    assert not Heard.objects.exists()
    long_ago = ON - timedelta(days=740)
    Session.objects.filter(pk=row.pk).update(planned_for=long_ago, held_on=long_ago)
    services.forget_old_sessions(by=system_viewer("retention"), at=night)
    assert not Session.objects.exists()
