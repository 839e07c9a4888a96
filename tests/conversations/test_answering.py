"""The pages behind a link, as whoever holds it sees them: nothing is changed by a look, and each state is said."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from convenor.web.conversations import services
from convenor.web.conversations.models import Guess, Statement, Vote, Voter
from convenor.web.kernel.clock import today
from tests import factories
from tests.conversations import after, scene

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture
def conversation(lead, body):
    return scene.an_open_conversation(lead, body)


@pytest.fixture
def token(conversation):
    return scene.tokens(conversation)[0]


@pytest.fixture
def client(db):
    return Client()


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def asked(client, token):
    """The statement that is put to this link's holder now: its reference and what goes with it."""
    page = client.get(f"/say/{token}/next/").content.decode()
    return dict(re.findall(r'<input type="hidden" name="(statement|chance)" value="([^"]*)"', page))


def press(client, token, value=1, **more):
    return client.post(f"/say/{token}/next/", {**asked(client, token), "value": value, **more})


def everything():
    rows = [list(model.objects.order_by("pk").values()) for model in (Voter, Vote, Guess, Statement)]
    return json.dumps(rows, default=str)


def test_the_first_page_says_how_far_it_is_open_before_all_else(client, token):
    said = text(client.get(f"/say/{token}/")).partition("Skip to main content")[2]
    order = ["Still open", "Who answers, when, and how.", scene.QUESTION, "6 short statements, about 2 minutes."]
    order += ["Last year 4,200 people waited", "Longer ways for some.", "Start", scene.COMES, "Who sees what"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_a_look_changes_nothing_and_asks_for_no_session(client, conversation, token):
    services.cast(token=token, statement_ref=scene.statements(conversation)[0].ref, value=1, on=today())
    before = everything()
    ref = scene.statements(conversation)[0].ref
    for page in ("", "next/", "write/", "mine/", f"mine/{ref}/", f"next/{ref}/"):
        answer = client.get(f"/say/{token}/{page}")
        assert answer.status_code in (200, 302), page
        assert "sessionid" not in answer.cookies
        assert "no-" in answer.headers["Cache-Control"]
    assert everything() == before


def test_one_statement_after_the_other_until_there_is_none(client, conversation, token):
    seen = []
    for number in range(1, 7):
        assert f"{number} of 6" in text(client.get(f"/say/{token}/next/"))
        seen.append(asked(client, token)["statement"])
        assert press(client, token, (-1, 0, 1)[number % 3]).status_code == 302
    assert sorted(seen) == sorted(row.ref for row in scene.statements(conversation))
    assert "You have voted on every statement so far" in text(client.get(f"/say/{token}/next/"))
    assert Vote.objects.count() == 6


def test_the_next_page_leads_back_to_the_former_statement_and_lands_on_its_heading(client, token):
    former = asked(client, token)["statement"]
    address = press(client, token).headers["Location"]
    assert address == f"/say/{token}/next/?after={former}#statement"
    page = client.get(address).content.decode()
    assert f'href="/say/{token}/mine/{former}/"' in page
    assert re.search(r'<h1[^>]* id="statement" tabindex="-1"', page)


def test_the_same_statement_stands_there_when_the_page_is_loaded_again(client, token):
    assert len({asked(client, token)["statement"] for _look in range(5)}) == 1


def test_two_tabs_that_vote_on_the_same_statement_count_once(client, token):
    one = asked(client, token)
    for value in (1, -1):
        client.post(f"/say/{token}/next/", {**one, "value": value})
    assert [vote.value for vote in Vote.objects.all()] == [-1]


def test_a_vote_is_changed_from_ones_own_page(client, token):
    ref = asked(client, token)["statement"]
    press(client, token)
    assert "Agree" in text(client.get(f"/say/{token}/mine/"))
    assert "(your vote)" in text(client.get(f"/say/{token}/mine/{ref}/"))
    answer = client.post(f"/say/{token}/next/", {"statement": ref, "value": -1, "then": "mine"})
    assert answer.headers["Location"] == f"/say/{token}/mine/"
    assert Vote.objects.get().value == -1


def test_no_button_pressed_is_no_vote(client, token):
    answer = client.post(f"/say/{token}/next/", asked(client, token), follow=True)
    assert "That is none of the answers offered." in text(answer)
    assert not Vote.objects.exists()


def test_a_vote_after_the_close_keeps_nothing_and_says_so(client, lead, conversation, token):
    one = asked(client, token)
    scene.closed(lead, conversation)
    for address in (f"/say/{token}/next/", f"/say/{token}/"):
        answer = client.post(address, {**one, "value": 1})
        assert answer.status_code == 410
        assert "This conversation is closed" in text(answer)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("public", [True, False])
def test_a_link_leads_to_what_came_out_or_says_who_can_read_it(client, vale, public):
    type(vale).objects.filter(pk=vale.pk).update(register_is_public=public)
    row = after.closed(vale, voters=9)
    (token,) = after.asked(row, [factories.person(vale)])
    answer = client.get(f"/say/{token}/")
    address = f"/p/{vale.slug}/conversations/{row.ref}/results/"
    assert (f'href="{address}"' in answer.content.decode()) == public
    assert (f"can be read by those who belong to {vale.name}, once they have signed in" in text(answer)) != public
    assert client.get(address).status_code == (200 if public else 302)


def test_a_link_leads_to_no_result_where_there_is_none(client, vale, lead, conversation, token):
    type(vale).objects.filter(pk=vale.pk).update(register_is_public=True)
    scene.closed(lead, conversation)  # nobody took part
    said = text(client.get(f"/say/{token}/"))
    assert "This conversation is closed" in said and "what came out" not in said.lower()


def test_called_off_and_unknown_are_said(client, lead, conversation, token):
    assert client.get("/say/no-such-link/").status_code == 404
    assert client.get("/join/no-such-link/").status_code == 404
    services.cancel_conversation(by=lead, ref=conversation.ref, on=today())
    answer = client.get(f"/say/{token}/next/")
    assert answer.status_code == 410
    assert "This conversation was called off" in text(answer)


def test_the_script_gets_the_next_statements(client, conversation, token):
    seen, one = [], asked(client, token)
    while one:
        seen.append(one["statement"])
        answer = client.post(f"/say/{token}/vote.json", {"statement": one["statement"], "value": "1"})
        data = answer.json()
        one = {"statement": data["coming"][0]["ref"]} if data["coming"] else {}
        assert not {each["ref"] for each in data["coming"]} & set(seen)
    assert len(seen) == len(set(seen)) == 6
    assert data["go"] == f"/say/{token}/next/"
    assert Vote.objects.count() == 6


def test_the_script_is_told_what_went_wrong(client, lead, conversation, token):
    one = asked(client, token)["statement"]
    gone = client.post(f"/say/{token}/vote.json", {"statement": "sta-none", "value": "1"})
    assert (gone.status_code, len(gone.json()["coming"])) == (409, 3)
    assert "not asked any more" in gone.json()["says"]
    assert client.get(f"/say/{token}/vote.json").status_code == 405
    assert client.post("/say/none/vote.json", {"statement": one, "value": "1"}).status_code == 404
    scene.closed(lead, conversation)
    closed = client.post(f"/say/{token}/vote.json", {"statement": one, "value": "1"})
    assert (closed.status_code, closed.json()["go"]) == (409, f"/say/{token}/")
    assert not Vote.objects.exists()


def test_whoever_wrote_a_statement_that_was_joined_reads_the_other_in_few_queries(client, conversation, token):
    services.write_statement(token=token, text="More nurses at night.", on=today())
    other = scene.statements(conversation)[0]
    Statement.objects.filter(text="More nurses at night.").update(standing="joined", same_as=other)
    with CaptureQueriesContext(connection) as captured:
        said = text(client.get(f"/say/{token}/mine/"))
    assert f"The other says: “{other.text}”" in said and "Nobody has said yet what comes of it." in said
    assert len(captured) == 5


def test_a_vote_by_script_takes_few_queries(client, token):
    ref = asked(client, token)["statement"]
    client.post(f"/say/{token}/vote.json", {"statement": ref, "value": "1"})
    with CaptureQueriesContext(connection) as captured:
        client.post(f"/say/{token}/vote.json", {"statement": ref, "value": "0"})
    queries = [one["sql"] for one in captured.captured_queries if not one["sql"].startswith(NOT_COUNTED)]
    assert len(queries) == 4, queries  # the voter, the statement, the vote; then what is left


@pytest.mark.parametrize("page, most", [("", 3), ("next/", 2), ("mine/", 3), ("write/", 1)])
def test_pages_take_few_queries(client, conversation, token, page, most):
    services.cast(token=token, statement_ref=scene.statements(conversation)[0].ref, value=1, on=today())
    client.get(f"/say/{token}/next/")  # the counts of everybody are worked out
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/say/{token}/{page}").status_code == 200
    assert len(captured) == most, [one["sql"] for one in captured.captured_queries]


# The link that everybody has


@pytest.fixture
def hall(lead):
    return scene.an_open_conversation(lead, whom={"own_groups": ["Carer", "Works here"]})


def test_start_makes_an_address_of_ones_own_and_the_page_says_to_keep_it(client, hall):
    door = f"/join/{hall.everyone_nonce}/"
    assert "Start makes an address that is yours alone." in text(client.get(door))
    assert not Voter.objects.exists()
    address = client.post(door).headers["Location"]
    assert re.fullmatch(r"/say/[0-9a-f]{52}/", address)
    assert "This page’s address is yours alone. Keep it" in text(client.get(address))


def test_which_group_one_belongs_to_is_asked_and_may_stay_unsaid(client, hall):
    address = client.post(f"/join/{hall.everyone_nonce}/").headers["Location"]
    page = client.get(address).content.decode()
    assert "Which of these are you?" in page
    assert " checked" not in page
    for group, kept in (("Carer", {"own": "Carer"}), ("-", {}), ("Carer", {"own": "Carer"}), ("", {})):
        assert client.post(address, {"own": group}).headers["Location"] == f"{address}next/#statement"
        assert Voter.objects.get().groups == kept
    assert client.post(address, {"own": "Somebody else"}).status_code == 200
    assert Voter.objects.get().groups == {}


def test_too_many_starts_from_one_network_are_asked_to_wait(client, hall, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "conversation_start": "2/5m/ip"}
    door = f"/join/{hall.everyone_nonce}/"
    assert [client.post(door).status_code for _time in range(3)] == [302, 302, 429]
    assert Voter.objects.count() == 2


def test_a_hall_full_of_people_behind_one_address_can_begin(settings):
    started, window, by = settings.ACCOUNT_RATE_LIMITS["conversation_start"].split("/")
    assert (int(started) >= 150, window, by) == (True, "5m", "ip")


# The second question


def test_the_second_question_comes_after_one_of_every_three_votes(lead, client, body):
    conversation = scene.an_open_conversation(lead, body, guess_axis="sector")
    for token in scene.tokens(conversation)[:4]:
        led = []
        for _statement in range(6):
            one = asked(client, token)["statement"]
            led.append(press(client, token).headers["Location"] == f"/say/{token}/next/{one}/")
        assert (sum(led[:3]), sum(led[3:])) == (1, 1)


def test_a_guess_is_kept_or_passed_over(lead, client, body):
    conversation = scene.an_open_conversation(lead, body, guess_axis="sector")
    token = scene.tokens(conversation)[0]  # of the NHS
    ref = asked(client, token)["statement"]
    press(client, token)
    page = f"/say/{token}/next/{ref}/"
    assert "What will most people of “Voluntary" in text(client.get(page))
    client.post(page, {"skip": "yes"})
    assert not Guess.objects.exists()
    client.post(page, {"value": "-1"})
    assert list(Guess.objects.values_list("community", "value")) == [("voluntary", -1)]


def test_nothing_is_guessed_about_what_one_has_not_voted_on(lead, client, body):
    conversation = scene.an_open_conversation(lead, body, guess_axis="sector")
    token = scene.tokens(conversation)[0]
    page = f"/say/{token}/next/{scene.statements(conversation)[0].ref}/"
    assert client.post(page, {"value": "1"}).status_code == 302
    assert not Guess.objects.exists()


def test_no_log_line_says_whose_link_it_is(client, lead, conversation, token, caplog):
    """Whatever is refused is logged, by the pattern of its address alone."""
    from convenor.web.kernel.logs import JsonLines

    scene.closed(lead, conversation)
    caplog.clear()
    client.get(f"/say/{token}/")
    client.post(f"/say/{token}/vote.json", {"statement": scene.statements(conversation)[0].ref, "value": "1"})
    client.get(f"/join/{token}/")
    lines = [JsonLines().format(record) for record in caplog.records if record.name.startswith("django.request")]
    assert len(lines) == 3
    assert token not in "".join(lines)
    assert "say/<str:token>/" in lines[0]
