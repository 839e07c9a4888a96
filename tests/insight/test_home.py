"""The home of each role: what is asked of a member and what came of it, a leader's forums, a governance lead's week."""

from datetime import timedelta

import pytest
from django.urls import reverse

from convenor.web.insight import services
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.pulses.presenters import bank
from convenor.web.pulses.selectors import members_to_ask
from convenor.web.pulses.services import open_wave
from convenor.web.pulses.services.past import PastPulse, bring_in_past
from tests import factories
from tests.insight.scene import TODAY, grow, small
from tests.pulses.scene import prepared

pytestmark = pytest.mark.django_db
SAID = "The chair brings it to the next meeting."


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    monkeypatch.setattr("convenor.web.insight.views.home.today", lambda: TODAY)


@pytest.fixture
def scene():
    """Ten people sit on the place."""
    made = small()
    for number in range(8):
        seat = factories.seat(made.place, title=f"Member {number}", partner=made.trust)
        factories.term(seat, factories.person(made.of, email=f"m{number}@vale.example"))
    return made


def read(client, scene, role=None):
    me = factories.signed_in(client, scene.of, role) if role else None
    return me, home(client, scene)


def home(client, scene):
    answer = client.get(reverse("insight:home", kwargs={"slug": scene.of.slug}))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sits(scene, me, **fields):
    factories.term(factories.seat(scene.place, title="My seat", partner=scene.trust, **fields), me)


def closed(scene, *, answered=8, days_ago=20, title="How we work"):
    by = system_viewer("tests", scene.of.pk)
    day = TODAY - timedelta(days=days_ago)
    asked = members_to_ask(by, scene.place, TODAY)
    items = bank.questions(bank.DEFAULT)
    said = {one.id: {item["key"]: "2" if n % 2 else "3" for item in items} for n, one in enumerate(asked[:answered])}
    past = PastPulse(title, bank.DEFAULT, items, day - timedelta(days=9), day, SAID, day + timedelta(30), (), said)
    bring_in_past(by=by, body=scene.place, asked=asked, pulses=[past])


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEADER])
def test_nothing_asked_is_said_kindly_and_there_is_no_green_button(role, scene, client):
    _me, text = read(client, scene, role)
    assert "Nothing is asked of you today." in text
    assert "Nothing waits for you." in text
    assert "Nothing that you were asked in has closed yet." in text
    assert "nhsuk-button" not in text.split("<main")[1]


def test_a_pulse_stands_first_with_how_long_until_when_and_one_green_button(scene, client):
    me, _text = read(client, scene, Role.MEMBER)
    sits(scene, me)
    by = factories.convenor(scene.of)
    wave = prepared(by, scene.place, on=TODAY)
    open_wave(by=by, ref=wave.ref, revision=wave.revision, on=TODAY)
    text = home(client, scene)
    assert "One thing is asked of you." in text
    assert "Eastvale Place · about 1 minute, until 8 December 2026" in text
    assert text.count('class="nhsuk-button') == 1 and f"pulses/{wave.ref}/answer/" in text
    assert text.index("Asked of you") < text.index("What came of what you said") < text.index("Your seats")
    assert "Who is missing" not in text.split("<main")[1]  # not the whole of everything


def test_what_came_of_it_leads_to_the_result_the_promise_and_what_was_answered(scene, client):
    me, _text = read(client, scene, Role.MEMBER)
    sits(scene, me)
    closed(scene, days_ago=200, title="An older one")
    closed(scene)
    by = factories.convenor(scene.of)
    services.overrule(by=by, body="EV", rule="G1", number=0, reason="Not before spring.", on=TODAY, found={})
    text = home(client, scene)
    assert "pulses/results/" in text and "8 of 11 answered." in text
    assert f"Promised by 4 December 2026: {SAID}" in text
    assert "bodies/EV/forum/advice/G1/" in text and "Reason: Not before spring." in text
    assert "An older one" not in text  # of each body the newest


def test_where_too_few_answered_the_home_leads_to_no_result(scene, client):
    me, _text = read(client, scene, Role.MEMBER)
    sits(scene, me)
    closed(scene, answered=4)
    text = home(client, scene)
    assert "Fewer than five of 11 answered, so nothing is shown." in text
    assert "pulses/results/" not in text


@pytest.mark.parametrize(
    "fields", [{"seat_class": "observer", "voting": False}, None], ids=["an observer", "no seat there"]
)
def test_a_pulse_that_asked_others_is_not_theirs(fields, scene, client):
    me, _text = read(client, scene, Role.MEMBER)
    if fields:
        sits(scene, me, **fields)
    closed(scene)
    assert "Nothing that you were asked in has closed yet." in home(client, scene)


def test_a_leader_sees_their_forums_and_reasoned_suggestions(scene, client):
    me, _text = read(client, scene, Role.LEADER)
    sits(scene, me, leads=True)
    closed(scene)
    text = home(client, scene)
    assert "Bodies you lead" in text and 'class="f-forums__name"' in text
    advice = text.split("What would help most")[1].split("What came of")[0]
    assert 3 <= advice.count("i-suggestion") <= 5
    assert advice.count("Why we say this") == advice.count("bodies/EV/forum/advice/") == advice.count("i-suggestion")


def test_who_leads_a_body_is_a_leader_at_home_whatever_their_rights(scene, client):
    me, text = read(client, scene, Role.MEMBER)
    assert "f-forums" not in text
    sits(scene, me, leads=True)
    assert "What would help most" in home(client, scene)


def test_the_week_says_what_was_promised_and_what_is_due(scene, client):
    closed(scene)
    me, text = read(client, scene, Role.CONVENOR)
    assert "1 pulse has come to its result" in text and "1 promise to those who answered" in text
    assert f"{SAID} By 4 December 2026." in text
    assert "action from advice" not in text and "You promised" not in text
    act = {"what": "Ask the carers.", "owner": me.ref, "due": TODAY + timedelta(days=9), "found": {}}
    by = factories.Viewer(scene.of.pk, me.account_id, me.pk, frozenset({Role.CONVENOR}))
    services.take_up(by=by, body="EV", rule="T3", number=0, on=TODAY, **act)
    text = home(client, scene)
    assert "1 action from advice is due" in text
    assert "You promised" in text and "Eastvale Place, by 3 December 2026" in text


def test_a_governance_lead_has_five_forums_at_most_those_asked_first(scene, client):
    grow(scene, bodies=8, seats=2)
    closed(scene)
    text = read(client, scene, Role.CONVENOR)[1]
    names = [part.split("</a>")[0].rsplit(">", 1)[1] for part in text.split('f-forums__name">')[1:]]
    assert len(names) == 5
    assert names[:2] == ["Eastvale Place", "System Board"]
    assert "All forums" in text


def test_an_evaluator_has_what_there_is_to_read(scene, client):
    text = read(client, scene, Role.EVALUATOR)[1]
    main = text.split("<main")[1]
    for place in ("forums/", "pulses/", "who-is-missing/", "power/", "changes/", "register/"):
        assert f"{place}" in main
    assert "nhsuk-button" not in main


ROLES = [(Role.MEMBER, 18), (Role.LEADER, 33), (Role.CONVENOR, 38), (Role.EVALUATOR, 20)]


@pytest.mark.parametrize(("role", "queries"), ROLES, ids=[role.value for role, _queries in ROLES])
def test_queries_of_each_home_do_not_grow_with_bodies_and_pulses(
    role, queries, scene, client, django_assert_num_queries
):
    me, _text = read(client, scene, role)
    sits(scene, me, leads=role == Role.LEADER)
    closed(scene, days_ago=100)
    with django_assert_num_queries(queries):
        home(client, scene)
    closed(scene, days_ago=10)
    grow(scene, bodies=6, seats=4)
    with django_assert_num_queries(queries):
        home(client, scene)
