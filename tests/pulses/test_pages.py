"""The pages of this room: exact numbers of queries, nothing early, and every twice-done thing said kindly."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Person
from convenor.web.pulses import selectors, services
from convenor.web.pulses.links import stop_token
from convenor.web.pulses.models import Ballot, Wave
from tests import factories
from tests.pulses import scene

# Address, and exactly how many queries it asks for a signed-in governance lead, the frame of every page among them.
INSIDE = {
    "pulses/": 8,
    "pulses/file.csv": 7,
    "pulses/instruments/": 6,
    "pulses/new/": 9,
    "pulses/<open>/": 11,
    "pulses/<draft>/": 7,
    "pulses/<closed>/": 8,
    "pulses/<draft>/whom/": 11,
    "pulses/<draft>/questions/": 8,
    "pulses/<draft>/days/": 7,
    "pulses/<draft>/check/": 23,
    "pulses/<draft>/later/": 7,
    "pulses/<open>/close/": 7,
    "pulses/<open>/sooner/": 7,
    "pulses/<open>/cancel/": 7,
    "pulses/<draft>/discard/": 7,
}
BY_LINK = {"answer/<token>/": 1, "answer/<token>/part/1/": 1, "answer/<token>/check/": 1, "no-letters/<stop>/": 1}


class Site:
    """A board of some size, asked three times: one pulse is being prepared, one is open, one is closed."""

    def __init__(self, members):
        self.vale = factories.partnership(register_is_public=False)
        self.lead = factories.convenor(self.vale)
        self.board = scene.board(self.vale, members)
        self.draft = scene.prepared(self.lead, self.board)
        self.open = scene.opened(self.lead, self.board)
        self.closed = scene.opened(self.lead, self.board)
        for token in scene.tokens(self.closed):
            scene.answer(token, scene.everything(self.closed))
        self.closed = services.close_wave(by=self.lead, ref=self.closed.ref, on=today())
        self.token = scene.tokens(self.open)[0]

    def at(self, path):
        refs = {"draft": self.draft.ref, "open": self.open.ref, "closed": self.closed.ref}
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w+)>", lambda found: refs[found[1]], path)


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_board(client):
    found = {path: [] for path in INSIDE}
    for members in (10, 30):
        site = Site(members)
        factories.signed_in(client, site.vale, Role.CONVENOR)
        for path in INSIDE:
            found[path].append(queries(client, site.at(path)))
    assert found == {path: [number, number] for path, number in INSIDE.items()}


@pytest.mark.django_db
def test_answering_asks_for_no_account_and_hardly_anything(client):
    site = Site(10)
    refs = {"token": site.token, "stop": stop_token(Person.objects.get(partnership=site.vale, name="Member 00").pk)}
    found = {path: queries(client, "/" + re.sub(r"<(\w+)>", lambda at: refs[at[1]], path)) for path in BY_LINK}
    assert found == BY_LINK
    assert set(client.cookies) == {"csrftoken"}  # no session that could say whose link it was


@pytest.fixture
def wave(lead, body):
    return scene.opened(lead, body)


def at(token, rest=""):
    return f"/answer/{token}/{rest}"


def test_from_the_letter_to_the_thanks(client, wave):
    token = scene.tokens(wave)[0]
    assert "3 short questions, about 1 minute." in client.get(at(token)).content.decode()
    page = client.get(at(token, "part/1/")).content.decode()
    assert "Questions 1 to 3 of 3" in page and page.count('type="radio"') == 3 * 6
    sent = {"question_1": "4", "question_2": "?", "question_3": ""}
    assert client.post(at(token, "part/1/"), sent)["Location"] == at(token, "check/")
    page = client.get(at(token, "check/")).content.decode()
    assert "You passed over 1 question." in page and "I don’t know" in page and "Mostly" in page
    assert client.post(at(token, "check/"), {"revision": "1"})["Location"] == at(token, "sent/")
    page = client.get(at(token, "sent/")).content.decode()
    assert "Thank you" in page and scene.COMES in page
    assert client.get(at(token)).content.decode().count("Your answers are in") > 0


def test_finish_later_and_come_back(client, wave):
    token = scene.tokens(wave)[0]
    answer = client.post(at(token, "part/1/"), {"question_1": "4", "later": "yes"}, follow=True)
    assert "Go on where you left off" in answer.content.decode()
    other = Client()
    page = other.get(at(token, "part/1/")).content.decode()
    assert re.search(r'name="question_1" value="4" checked', page)


def test_a_page_left_open_in_another_tab_takes_no_answer_back(client, wave):
    token = scene.tokens(wave)[0]
    client.post(at(token, "part/1/"), {"question_1": "4", "question_2": "2"})
    client.post(at(token, "part/1/"), {"question_1": "5"})  # shown before the others were answered
    assert selectors.door_of(token, today()).draft == {"question_1": "5", "question_2": "2"}


def test_sent_again_after_a_lost_connection_is_thanked_and_counts_once(client, wave):
    token = scene.tokens(wave)[0]
    client.post(at(token, "part/1/"), {"question_1": "4"})
    for _twice in range(2):
        answer = client.post(at(token, "check/"), {"revision": "1"}, follow=True)
        assert "Thank you" in answer.content.decode()
    assert wave.ballots.exclude(marks="___").count() == 1


def test_two_windows(client, wave):
    token = scene.tokens(wave)[0]
    client.post(at(token, "part/1/"), {"question_1": "4"})
    client.get(at(token, "check/"))
    Client().post(at(token, "part/1/"), {"question_1": "2"})
    page = client.post(at(token, "check/"), {"revision": "1"}).content.decode()
    assert "changed in another window" in page and "A little" in page
    assert 'name="revision" value="2"' in page
    assert wave.ballots.exclude(marks="___").count() == 0
    client.post(at(token, "check/"), {"revision": "2"})
    assert wave.ballots.exclude(marks="___").get().marks == "2--"
    answer = client.post(at(token, "part/1/"), {"question_1": "5"}, follow=True)
    assert "count once" in answer.content.decode()


def test_after_the_close_the_link_says_so(client, lead, wave):
    token = scene.tokens(wave)[0]
    client.post(at(token, "part/1/"), {"question_1": "4"})
    services.close_wave(by=lead, ref=wave.ref, on=today())
    for answer in (client.get(at(token)), client.post(at(token, "check/"), {"revision": "1"}, follow=True)):
        assert answer.status_code == 410
        assert "What was not sent is deleted" in answer.content.decode()


def test_a_strange_part_leads_back_and_strange_answers_are_refused(client, wave):
    token = scene.tokens(wave)[0]
    assert client.get(at(token, "part/9/"))["Location"] == at(token)
    page = client.post(at(token, "part/1/"), {"question_1": "9"})
    assert page.status_code == 200 and "There is a problem" in page.content.decode()


def test_a_member_finds_what_is_asked_of_them_and_their_own_link(client, vale, lead):
    board = scene.board(vale, 8)
    me = factories.signed_in(client, vale, Role.MEMBER)
    factories.term(factories.seat(board), me)
    wave = scene.opened(lead, board)
    page = client.get(f"/p/{vale.slug}/pulses/").content.decode()
    assert "One pulse waits for your answer." in page
    home = client.get(f"/p/{vale.slug}/").content.decode()
    assert f"/p/{vale.slug}/pulses/{wave.ref}/answer/" in home
    address = client.get(f"/p/{vale.slug}/pulses/{wave.ref}/answer/")["Location"]
    client.post(f"{address}part/1/", {"question_1": "4"})
    viewer = factories.Viewer(vale.pk, me.account_id, me.pk, frozenset({Role.MEMBER}))
    assert [(one.ref, one.begun) for one in selectors.asked_of(viewer, today())] == [(wave.ref, True)]
    client.post(f"{address}check/", {"revision": "1"})
    assert selectors.asked_of(viewer, today()) == []


SECRET = ("question_1", "Fully", "5--")


@pytest.mark.parametrize("role", list(Role))
def test_nothing_shows_before_the_close_to_anyone(client, vale, lead, wave, role):
    """However many answers come in, below the last five every page says the same to everybody."""
    factories.signed_in(client, vale, role)
    addresses = [f"/p/{vale.slug}/pulses/", f"/p/{vale.slug}/pulses/{wave.ref}/"]
    everybody = scene.tokens(wave)
    before = [without_guard(client.get(address)) for address in addresses]
    for token in everybody[:4]:
        scene.answer(token, {"question_1": "5"})
    assert [without_guard(client.get(address)) for address in addresses] == before
    for token in everybody[4:]:
        scene.answer(token, {"question_1": "5"})
    after = "".join(client.get(address).content.decode() for address in addresses)
    assert not any(word in after for word in SECRET)
    assert ("At least 5 of 12" in after) is (role is Role.CONVENOR)


def without_guard(answer):
    text = re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", answer.content.decode())
    return re.sub(r"request-id[^>]*", "", text)


def test_a_pulse_from_the_first_step_to_the_close(client, vale, body):
    factories.signed_in(client, vale, Role.CONVENOR)
    root = f"/p/{vale.slug}/pulses/"
    answer = client.post(f"{root}new/", {"title": "Autumn", "body": body.ref})
    wave = Wave.objects.get()
    assert answer["Location"] == f"{root}{wave.ref}/questions/"
    client.post(f"{root}{wave.ref}/questions/", {"revision": "1", "question_set": "forum_24"})
    closes, comes = today() + timedelta(days=10), today() + timedelta(days=40)
    days = {f"{name}_{n}": part for name, day in (("closes", closes), ("comes_by", comes)) for n, part in parts(day)}
    rest = {"revision": "2", "reminders": "2", "what_comes": scene.COMES, "breakdowns": ["sector"]}
    assert client.post(f"{root}{wave.ref}/days/", {**days, **rest})["Location"] == f"{root}{wave.ref}/check/"
    page = client.get(f"{root}{wave.ref}/check/").content.decode()
    assert "Sector: kept" in page
    answer = client.post(f"{root}{wave.ref}/check/", {"revision": "3"}, follow=True)
    assert "The pulse is open." in answer.content.decode()
    assert Ballot.objects.filter(marks="_" * 24).count() == 12
    answer = client.post(f"{root}{wave.ref}/check/", {"revision": "3"}, follow=True)
    assert "opened already" in answer.content.decode()
    for said in ("The pulse is closed.", "closed already"):
        answer = client.post(f"{root}{wave.ref}/close/", {"revision": "4"}, follow=True)
        assert said in answer.content.decode()
    assert "fewer than five" in answer.content.decode().lower()


def parts(day):
    return [("day", day.day), ("month", day.month), ("year", day.year)]


def test_a_new_pulse_is_not_opened_with_a_step_missing(client, vale, lead, body):
    factories.signed_in(client, vale, Role.CONVENOR)
    wave = services.prepare_wave(by=lead, title="Half", body=body)
    page = client.post(f"/p/{vale.slug}/pulses/{wave.ref}/check/", {"revision": "1"})
    assert page.status_code == 200 and "Choose which questions are asked." in page.content.decode()


@pytest.mark.django_db
def test_the_list_as_a_file_says_what_was_asked_and_never_an_answer(client):
    site = Site(10)
    factories.signed_in(client, site.vale, Role.EVALUATOR)
    lines = client.get(site.at("pulses/file.csv")).content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("ref,title,asked,state,")
    assert len(lines) == 1 + 2  # the draft is for whoever prepares it
    closed = next(line for line in lines if site.closed.ref in line)
    assert ",closed," in closed and ",10,10," in closed and "question_1@1 question_2@1 question_3@1" in closed
