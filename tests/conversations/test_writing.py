"""Statements of one's own: one thought, no patient, none twice; looked at first, their fate seen by their author."""

import pytest
from django.test import Client

from convenor.web.conversations import selectors, services
from convenor.web.conversations.models import Statement, Vote
from convenor.web.conversations.services.writing import MOST_WAITING
from convenor.web.conversations.vocabulary import LONGEST, Standing
from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid
from tests.conversations import scene
from tests.conversations.test_answering import text

OWN = "Letters ought to be written in large print."


@pytest.fixture
def conversation(lead, body):
    return scene.an_open_conversation(lead, body)


@pytest.fixture
def token(conversation):
    return scene.tokens(conversation)[0]


@pytest.fixture
def client(db):
    return Client()


def write(token, words=OWN):
    return services.write_statement(token=token, text=words, on=today())


def words_of(token):
    return selectors.own_words(token, selectors.door_of(token, today()).conversation)


def test_it_waits_to_be_looked_at_and_nobody_votes_on_it_yet(conversation, token):
    ref = write(token)
    row = Statement.objects.get(ref=ref)
    assert (row.standing, row.number, row.seed, row.text) == (Standing.WAITING, None, False, OWN)
    other = scene.tokens(conversation)[1]
    assert ref not in [one.ref for one in selectors.votable(other, selectors.door_of(other, today()).part)]
    assert [one.ref for one in words_of(token)] == [ref]
    assert words_of(other) == []


def test_where_nobody_looks_first_it_is_shown_at_once(lead, body):
    conversation = scene.an_open_conversation(lead, body, checked_first=False)
    one, other = scene.tokens(conversation)[:2]
    row = Statement.objects.get(ref=write(one))
    assert (row.standing, row.number) == (Standing.SHOWN, 7)
    assert row.ref in [each.ref for each in selectors.votable(other, selectors.door_of(other, today()).part)]
    assert Statement.objects.get(ref=write(other, "Parking is far too dear for visitors.")).number == 8


def test_writing_makes_nobody_a_voter_and_reading_none_either(token, client):
    write(token)
    client.get(f"/say/{token}/mine/")
    assert selectors.door_of(token, today()).voter is None


def test_what_cannot_be_seen_is_taken_out_and_lines_become_one(token):
    write(token, "\u202e Letters ought\r\n to be  written\x00 in large print. ")
    assert words_of(token)[0].text == OWN


@pytest.mark.parametrize("words", ["", "  \n ", "\u200b\u2060", "\u202e"])
def test_nothing_is_no_statement(token, words):
    with pytest.raises(Invalid, match="conversation_text_missing"):
        write(token, words)


def test_it_is_one_thought_long(token):
    write(token, "a" * LONGEST)
    with pytest.raises(Invalid, match="conversation_text_long"):
        write(token, "b" * (LONGEST + 1))


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "943\u200b476\u200b5919"])
def test_no_number_of_a_patient_is_kept(client, token, number):
    with pytest.raises(Invalid, match="patient_data"):
        write(token, f"Ask {number} how it went.")
    answer = client.post(f"/say/{token}/write/", {"text": f"Ask {number} how it went."})
    assert "This looks like an NHS number." in text(answer)
    assert words_of(token) == []


def test_the_page_warns_of_patients(client, token):
    assert "Never write anything about a patient" in text(client.get(f"/say/{token}/write/"))


SAME = [
    "A nurse can give most same-day answers",
    "a NURSE can give most same-day answers!",
    "“A nurse can give most, same day answers”",
]


@pytest.mark.parametrize("words", SAME)
def test_the_same_words_are_not_added_twice(token, words):
    with pytest.raises(Invalid, match="conversation_said_already"):
        write(token, words)


def test_other_small_words_are_another_statement(token):
    write(token, "Nurses can give most same-day answers.")
    write(token, "A nurse should give most same-day answers.")
    assert len(words_of(token)) == 2


def test_nor_ones_own_twice(token):
    write(token)
    with pytest.raises(Invalid, match="conversation_said_already"):
        write(token)


def test_one_link_does_not_bury_the_others(token):
    for number in range(MOST_WAITING):
        write(token, f"{'abcdefghijklmnop'[number] * 9} ought to be {'qrstuvwxyzqrstuv'[number] * 7}.")
    with pytest.raises(Invalid, match="conversation_many_waiting"):
        write(token)
    Statement.objects.filter(standing=Standing.WAITING).update(standing=Standing.REFUSED, reason="off_topic")
    write(token)


def test_not_where_nobody_writes_and_not_after_the_close(lead, body, client):
    conversation = scene.an_open_conversation(lead, body, own_statements=False)
    token = scene.tokens(conversation)[0]
    with pytest.raises(Invalid, match="conversation_no_own_words"):
        write(token)
    assert "Write a statement" not in text(client.get(f"/say/{token}/next/"))
    other = scene.an_open_conversation(lead, body)
    token = scene.tokens(other)[0]
    scene.closed(lead, other)
    with pytest.raises(Invalid, match="conversation_over"):
        write(token)


# On the page


def test_what_is_like_it_is_shown_first_and_can_be_voted_on_instead(client, conversation, token):
    page = f"/say/{token}/write/"
    words = "A nurse can give most of the same-day answers."
    answer = client.post(page, {"text": words})
    assert "Does one of these say it?" in text(answer)
    assert "A nurse can give most same-day answers." in text(answer)
    assert words_of(token) == []
    near = scene.statements(conversation)[0].ref
    client.post(f"/say/{token}/next/", {"statement": near, "value": "-1"})
    assert (Vote.objects.get().statement.ref, Vote.objects.get().value) == (near, -1)
    assert "You have voted on it: Disagree" in text(client.post(page, {"text": words}))


def test_mine_is_different(client, token):
    words = "A nurse can give most of the same-day answers."
    answer = client.post(f"/say/{token}/write/", {"text": words, "different": "on"})
    assert answer.headers["Location"] == f"/say/{token}/mine/"
    assert [one.text for one in words_of(token)] == [words]


def test_another_thought_goes_straight_on(client, token):
    answer = client.post(f"/say/{token}/write/", {"text": OWN}, follow=True)
    assert "Your statement waits to be looked at." in text(answer)
    assert f"{OWN} It waits to be looked at." in text(answer)


def test_too_long_is_said_with_the_words_still_there(client, token):
    answer = client.post(f"/say/{token}/write/", {"text": "long " * 60})
    assert "This has 299 characters; 280 fit." in text(answer)
    assert "long long" in text(answer)


def test_what_became_of_it_is_said_with_the_reason_and_also_after_the_close(client, lead, conversation, token):
    ref = write(token)
    Statement.objects.filter(ref=ref).update(standing="refused", reason="off_topic", note="Ask the print room.")
    said = "It is not shown. Why: It is not about the question. A word from whoever looked at it: Ask the print room."
    assert said in text(client.get(f"/say/{token}/mine/"))
    assert said not in text(client.get(f"/say/{scene.tokens(conversation)[1]}/mine/"))
    scene.closed(lead, conversation)
    assert said in text(client.get(f"/say/{token}/"))


def test_too_many_from_one_network_are_asked_to_wait_and_lose_nothing(client, token, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "conversation_write": "1/5m/ip"}
    page = f"/say/{token}/write/"
    client.post(page, {"text": OWN})
    answer = client.post(page, {"text": "Parking is far too dear for visitors."})
    assert "try again in five minutes" in text(answer)
    assert "Parking is far too dear for visitors." in text(answer)
    assert len(words_of(token)) == 1
