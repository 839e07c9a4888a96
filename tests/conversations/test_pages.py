"""The pages of whoever asks, and of whoever reads: exact numbers of queries, and what stands on them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.conversations import services
from convenor.web.conversations.links import stop_token
from convenor.web.conversations.models import Conversation, NoLetters, Statement
from convenor.web.kernel.clock import today
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Person
from tests import factories
from tests.conversations import scene

# Address, and exactly how many queries it asks for a signed-in governance lead, the frame of every page among them.
INSIDE = {
    "conversations/": 9,
    "conversations/new/": 7,
    "conversations/<open>/": 14,
    "conversations/<draft>/": 9,
    "conversations/<closed>/": 11,
    "conversations/<draft>/about/": 10,
    "conversations/<draft>/whom/": 12,
    "conversations/<draft>/seeds/": 9,
    "conversations/<draft>/rules/": 9,
    "conversations/<draft>/check/": 27,
    "conversations/<draft>/discard/": 8,
    "conversations/<open>/sooner/": 8,
    "conversations/<open>/mark/": 8,
    "conversations/<open>/close/": 8,
    "conversations/<open>/cancel/": 8,
    "conversations/<open>/tellings/": 9,
    "conversations/<open>/tellings/new/": 8,
    "conversations/<open>/tellings/<telling>/": 9,
}


class Site:
    """A board of some size, asked three times: one is being prepared, one is open, one is closed; and a list."""

    def __init__(self, members):
        self.vale = factories.partnership(register_is_public=False)
        self.lead = factories.convenor(self.vale)
        self.board = scene.board(self.vale, members)
        self.draft = scene.prepared(self.lead, self.board)
        self.open = scene.an_open_conversation(self.lead, self.board)
        self.telling = services.write_telling(
            by=self.lead, ref=self.open.ref, audience="Carers", text="Many waited.", on=today()
        )
        closed = scene.an_open_conversation(self.lead, self.board)
        for token in scene.tokens(closed)[:9]:
            scene.vote(closed, token, [1, -1])
        self.closed = scene.closed(self.lead, closed)
        self.list = scene.an_open_conversation(self.lead, audience="list", whom={"personal_links": members})

    def at(self, path):
        refs = {name: getattr(self, name).ref for name in ("draft", "open", "closed", "telling", "list")}
        return f"/p/{self.vale.slug}/" + re.sub(r"<(\w+)>", lambda found: refs[found[1]], path)


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(asked)


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_board(client):
    found = {path: [] for path in INSIDE}
    of_links = []
    for members in (16, 40):
        site = Site(members)
        factories.signed_in(client, site.vale, Role.CONVENOR)
        for path in INSIDE:
            found[path].append(queries(client, site.at(path)))
        of_links.append(queries(client, site.at("conversations/<list>/links.csv")))
    assert of_links[0] == of_links[1] < 20  # it writes down who took them, which each database does its own way
    assert found == {path: [number, number] for path, number in INSIDE.items()}


@pytest.fixture
def site(db):
    return Site(16)


def words(answer):
    """What is read on a page, without its markup."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main", 1)[1])
    return re.sub(r"\s+", " ", text).replace("&#39;", "'")


def test_how_far_the_matter_is_open_stands_before_anything_else(client, site):
    factories.signed_in(client, site.vale, Role.MEMBER)
    page = words(client.get(site.at("conversations/<open>/")))
    assert page.index("nothing had been decided when this began") < page.index(scene.QUESTION)
    services.mark_conversation(
        by=site.lead,
        ref=site.open.ref,
        revision=scene.again(site.open).revision,
        status="narrowed",
        still_open="Only when.",
        on=today() + timedelta(days=2),
    )
    page = words(client.get(site.at("conversations/<open>/")))
    assert page.index("was open when this began, and has been narrowed") < page.index(scene.QUESTION)
    assert "Only when." in page


def test_the_public_reads_what_is_open_and_closed_and_no_draft(client, site):
    assert client.get(site.at("conversations/")).status_code in (302, 404)  # the register is closed to them
    type(site.vale).objects.filter(pk=site.vale.pk).update(register_is_public=True)
    page = words(client.get(site.at("conversations/")))
    assert "3 conversations" not in page and "2 conversations are open" in page and "Being prepared" not in page
    assert client.get(site.at("conversations/<draft>/")).status_code == 404
    page = words(client.get(site.at("conversations/<closed>/")))
    assert "9 of 16 took part" in page
    assert "Member 00" not in page and "Close it now" not in page


def test_a_member_finds_what_waits_for_them_and_their_own_link(client, vale, lead, body):
    me = factories.signed_in(client, vale, Role.MEMBER)
    factories.term(factories.seat(body), me)
    row = scene.an_open_conversation(lead, body)
    page = client.get(f"/p/{vale.slug}/conversations/").content.decode()
    assert "One conversation waits for you." in page and "about 2 minutes, until" in page
    answer = client.get(f"/p/{vale.slug}/conversations/{row.ref}/join/")
    assert answer["Location"].removeprefix("/say/").strip("/") in scene.tokens(row)
    assert "Take part" in words(client.get(f"/p/{vale.slug}/conversations/{row.ref}/"))


def test_who_is_not_asked_is_not_offered_a_way_in(client, vale, lead, body):
    row = scene.an_open_conversation(lead, body)
    factories.signed_in(client, vale, Role.MEMBER)
    assert "Take part" not in words(client.get(f"/p/{vale.slug}/conversations/{row.ref}/"))
    assert client.get(f"/p/{vale.slug}/conversations/{row.ref}/join/").status_code == 404


def test_everyone_finds_the_way_in_on_the_page(client, vale, lead):
    row = scene.an_open_conversation(lead)
    assert "Take part" in words(client.get(f"/p/{vale.slug}/conversations/{row.ref}/"))
    answer = client.get(f"/p/{vale.slug}/conversations/{row.ref}/join/")
    assert answer["Location"] == f"/join/{row.everyone_nonce}/"


@pytest.mark.parametrize("audience, says", [("everyone", True), ("body", False)])
def test_whoever_asks_everyone_reads_that_one_person_can_begin_twice(client, vale, lead, body, audience, says):
    factories.signed_in(client, vale, Role.CONVENOR)
    asked = body if audience == "body" else None
    draft, opened = scene.prepared(lead, asked), scene.an_open_conversation(lead, asked)
    for address in (f"{draft.ref}/check/", f"{opened.ref}/"):
        page = words(client.get(f"/p/{vale.slug}/conversations/{address}"))
        assert ("one person can begin twice, and then counts twice" in page) == says, address
        assert ("that slows it down, and does not prevent it" in page) == says, address
    factories.signed_in(client, vale, Role.MEMBER)
    assert "begin twice" not in words(client.get(f"/p/{vale.slug}/conversations/{opened.ref}/"))


def test_links_to_hand_out_are_taken_by_whoever_runs_it_and_that_is_written_down(client, site):
    factories.signed_in(client, site.vale, Role.MEMBER)
    assert client.get(site.at("conversations/<list>/links.csv")).status_code == 403
    factories.signed_in(client, site.vale, Role.CONVENOR)
    answer = client.get(site.at("conversations/<list>/links.csv"))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 17
    assert {line.rsplit("/say/")[1].strip("/") for line in lines[1:]} == set(scene.tokens(site.list))
    assert AuditEntry.objects.get(verb="conversation.links").facts == {"links": 16}
    assert client.get(site.at("conversations/<open>/links.csv")).status_code == 302  # those are in people's letters
    services.close_conversation(by=site.lead, ref=site.list.ref, on=today())
    assert client.get(site.at("conversations/<list>/links.csv")).status_code == 302


def test_while_it_is_open_nobody_reads_how_many_took_part(client, site):
    factories.signed_in(client, site.vale, Role.MEMBER)
    before = words(client.get(site.at("conversations/<open>/")))
    for token in scene.tokens(site.open)[:12]:
        scene.vote(site.open, token, [1, 1, 1])
    assert words(client.get(site.at("conversations/<open>/"))) == before
    factories.signed_in(client, site.vale, Role.CONVENOR)
    page = words(client.get(site.at("conversations/<open>/")))
    assert "16 people were asked. 6 statements are shown." in page
    assert "12" not in page.replace(str(site.open.ref), "").replace("Member 12", "")


def test_advice_on_words_points_and_never_refuses(client, site):
    factories.signed_in(client, site.vale, Role.CONVENOR)
    said = "We must leverage synergies.\nShould nurses answer?\nPlain words work."
    address = site.at("conversations/<draft>/seeds/")
    answer = client.post(address, {"revision": site.draft.revision, "seeds": said})
    assert answer["Location"].endswith("/rules/")
    page = words(client.get(address))
    assert "“leverage”: plainer would be “use”." in page and "It is a question." in page
    assert "3." not in page.split("Words to look at again")[1].split("First statements")[0]
    assert Statement.objects.filter(conversation=site.draft).count() == 3


def test_a_step_on_what_is_open_leads_to_its_page_and_says_why(client, site):
    factories.signed_in(client, site.vale, Role.CONVENOR)
    for step in ("about", "whom", "seeds", "rules", "check", "discard"):
        answer = client.get(site.at(f"conversations/<open>/{step}/"), follow=True)
        assert "has been opened already" in words(answer), step


def test_every_choice_is_kept_from_step_to_step(client, vale, lead, body):
    factories.signed_in(client, vale, Role.CONVENOR)
    at = f"/p/{vale.slug}/conversations/"
    about = {"question": scene.QUESTION, "status": "open", "still_open": "All.", "background": "B", "risks": "R"}
    to = client.post(f"{at}new/", about)["Location"]
    row = Conversation.objects.get()
    assert to == f"{at}{row.ref}/whom/"
    whom = {"revision": 1, "audience": "body", "body": body.ref, "axes": ["sector"], "own_groups": "Carer\nWorks here"}
    to = client.post(to, whom)["Location"]
    to = client.post(to, {"revision": 2, "seeds": "\n".join(scene.SEEDS)})["Location"]
    closes, by = today() + timedelta(days=9), today() + timedelta(days=40)
    days = {
        f"{name}_{at}": part
        for name, day in (("closes", closes), ("comes_by", by))
        for at, part in (("day", day.day), ("month", day.month), ("year", day.year))
    }
    how = {"revision": 3, "visibility": "live", "own_statements": "on", "guess_axis": "own", "one_voice": "on"}
    to = client.post(to, {**how, "reminders": 2, "what_comes": scene.COMES, **days})["Location"]
    page = words(client.get(to))
    for said in (
        "everybody on Vale Board",
        "Sector: kept",
        "Carer, Works here",
        "While it is open",
        "Reminders at most 2",
    ):
        assert said in page, said
    to = client.post(to, {"revision": 4})["Location"]
    row.refresh_from_db()
    assert (row.state, row.closes, row.comes_by) == ("open", closes, by)
    assert (row.visibility, row.own_statements, row.checked_first, row.importance) == ("live", True, False, False)
    assert (row.axes, row.guess_axis, row.one_voice, row.reminders) == (["sector", "own"], "own", True, 2)


def test_a_stop_link_stops_with_one_click_and_cannot_be_made_up(client, vale):
    person = factories.person(vale)
    path = f"/no-conversation-letters/{stop_token(person.pk)}/"
    assert client.get(path).status_code == 200 and not NoLetters.objects.exists()
    client.post(path, {"List-Unsubscribe": "One-Click"})
    assert NoLetters.objects.get().person == Person.objects.get(pk=person.pk)
    client.post(path, {"again": "yes"})
    assert not NoLetters.objects.exists()
    for token in (f"{person.pk}-x", str(person.pk), "-", "x"):
        assert client.post(f"/no-conversation-letters/{token}/").status_code == 404


def test_home_says_what_is_asked_of_somebody_and_how_long_it_takes(client, vale, lead, body):
    me = factories.signed_in(client, vale, Role.MEMBER)
    factories.term(factories.seat(body), me)
    row = scene.an_open_conversation(lead, body)
    page = words(client.get(f"/p/{vale.slug}/"))
    assert scene.QUESTION in page and "about 2 minutes, until" in page
    token = client.get(f"/p/{vale.slug}/conversations/{row.ref}/join/")["Location"].split("/")[2]
    scene.vote(row, token, [1] * 6)
    assert scene.QUESTION not in words(client.get(f"/p/{vale.slug}/"))


def test_a_leads_week_says_what_is_open_and_whose_words_wait(client, vale, lead, body):
    first = scene.an_open_conversation(lead, body)
    scene.an_open_conversation(lead, body, closes=today() + timedelta(days=3))
    factories.signed_in(client, vale, Role.CONVENOR)
    assert "2 conversations are open" in words(client.get(f"/p/{vale.slug}/"))
    Statement.objects.create(partnership=vale, conversation=first, text="Mine.")
    page = client.get(f"/p/{vale.slug}/").content.decode()
    assert "1 statement waits to be looked at" in page and f"{first.ref}/moderate/" in page
