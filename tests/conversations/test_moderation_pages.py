"""The pages of moderation: exact numbers of queries whatever the number of statements; undo, faster, skip, by form."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convenor.web.conversations import services
from convenor.web.conversations.models import Statement
from convenor.web.conversations.presenters.front_line import how_near
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from convenor.web.people.selectors.invitees import Invitee
from tests import factories
from tests.conversations import queued, said

pytestmark = pytest.mark.django_db

# Address, and exactly how many queries it asks for a signed-in governance lead, the frame of every page among them.
PAGES = {
    "moderate/": 16,
    "moderate/list/": 9,
    "moderate/<waiting>/": 9,
    "log/": 12,
    "statements/": 9,
    "statements/new/": 8,
}


@pytest.fixture
def asked(vale):
    return queued.conversation(vale)


@pytest.fixture
def inside(client, vale, asked):
    """Sends a governance lead's browser to a page of the conversation."""
    factories.signed_in(client, vale, Role.CONVENOR)
    return lambda path="": f"/p/{vale.slug}/conversations/{asked.ref}/{path}"


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_queries_do_not_grow_with_the_statements(client, vale, lead, asked, inside):
    found = {path: [] for path in PAGES}
    for more in (0, 120):
        queued.write(asked, [f"Something else, number {number}" for number in range(more)])
        for one in queued.of_people(asked)[1 : 1 + more // 20]:
            said = {"standing": "refused", "reason": "off_topic", "on": today(), "by": lead}
            services.rule(statement_ref=one.ref, revision=1, **said)
        first = queued.of_people(asked)[0]
        for path in PAGES:
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(inside(path.replace("<waiting>", first.ref)))
            assert answer.status_code == 200
            found[path].append(len(queries))
    assert found == {path: [number, number] for path, number in PAGES.items()}


def test_one_after_another_by_form_and_back(client, asked, inside):
    first, second, third, _fourth = queued.of_people(asked)
    page = text(client.get(inside("moderate/")))
    assert "4 statements wait." in page and queued.WRITTEN[0] in page and queued.SHOWN[0] in page
    answer = client.post(
        inside(f"moderate/{first.ref}/"),
        {"standing": "joined", "same_as": queued.of_askers(asked)[0].ref, "revision": "1"},
    )
    assert answer["Location"] == inside(f"moderate/?last={first.ref}&after={first.ref}#queue")
    page = text(client.get(answer["Location"]))
    assert "Says the same as number 1." in page and queued.WRITTEN[1] in page
    client.post(inside(f"moderate/{second.ref}/"), {"standing": "shown", "revision": "1"})
    client.post(inside(f"moderate/{third.ref}/"), {"standing": "refused", "reason": "names", "revision": "1"})
    assert [one.standing for one in queued.of_people(asked)] == ["joined", "shown", "refused", "waiting"]
    answer = client.post(inside(f"moderate/{third.ref}/undo/"), {"revision": "2"}, follow=True)
    assert queued.WRITTEN[2] in text(answer) and "2 statements wait." in text(answer)


def test_the_other_may_be_named_by_its_number(client, asked, inside):
    one = queued.of_people(asked)[1]
    wrong = {"standing": "joined", "same_number": "99", "revision": "1"}
    answer = client.post(inside(f"moderate/{one.ref}/"), wrong)
    assert "Choose the statement that says the same, or give its number." in text(answer)
    assert 'href="#id_same_number"' in text(answer)
    client.post(inside(f"moderate/{one.ref}/"), {**wrong, "same_number": "3"})
    assert Statement.objects.get(pk=one.pk).same_as.number == 3


def test_without_a_reason_nothing_is_lost_and_it_is_asked_for(client, asked, inside):
    one = queued.of_people(asked)[1]
    answer = client.post(
        inside(f"moderate/{one.ref}/"), {"standing": "refused", "note": "Try again, please.", "revision": "1"}
    )
    assert "Choose one of the published reasons." in text(answer) and "Try again, please." in text(answer)
    assert Statement.objects.get(pk=one.pk).standing == "waiting"


def test_who_was_slower_is_told_so_and_given_the_next(client, lead, asked, inside):
    one, following = queued.of_people(asked)[:2]
    services.rule(by=lead, statement_ref=one.ref, revision=1, standing="shown", on=today())
    answer = client.post(inside(f"moderate/{one.ref}/"), {"standing": "shown", "revision": "1"}, follow=True)
    assert "Somebody else was faster" in text(answer) and following.text in text(answer)
    answer = client.post(inside(f"moderate/{one.ref}/undo/"), {"revision": "1"}, follow=True)
    assert "Somebody else was faster" in text(answer)
    assert Statement.objects.get(pk=one.pk).standing == "shown"


def test_a_second_person_is_given_another_statement(client, vale, asked, inside):
    cache.clear()
    assert "The hospital’s parking" in text(client.get(inside("moderate/")))
    factories.signed_in(client, vale, Role.LEADER)
    assert "evening clinic</p>" in text(client.get(inside("moderate/")))


def test_left_for_later_it_comes_again_after_the_others(client, asked, inside):
    last = queued.of_people(asked)[-1]
    page = text(client.get(inside(f"moderate/?after={last.ref}")))
    assert "The hospital’s parking" in page
    assert f"?after={queued.of_people(asked)[0].ref}#queue" in page


def test_what_the_words_make_likely_is_said(client, asked, inside):
    hints = [text(client.get(inside(f"moderate/{one.ref}/"))) for one in queued.of_people(asked)]
    assert ["It seems to be a question." in hint for hint in hints] == [False, False, False, True]


def test_an_empty_queue_says_so(client, vale, inside, asked):
    Statement.objects.filter(conversation=asked, seed=False).delete()
    assert "Nobody has written a statement yet." in text(client.get(inside("moderate/")))


def test_a_long_list_comes_in_pages(client, asked, inside):
    queued.write(asked, [f"Something else, number {number}" for number in range(120)])
    page = text(client.get(inside("moderate/list/")))
    assert "Page 1 of 3" in page and "124 statements" in page and "number 46" not in page
    page = text(client.get(inside("moderate/list/?page=3&kind=waiting")))
    assert "Page 3 of 3" in page and "number 119" in page
    for strange in ("0", "99", "-1", "x", "9" * 5000, ""):
        assert client.get(inside("moderate/list/"), {"page": strange}).status_code == 200


def test_a_statement_of_those_who_ask_is_added_and_brought_forward(client, vale, asked, inside):
    answer = client.post(inside("statements/new/"), {"text": "Care goes on at night."}, follow=True)
    assert "4. " not in text(answer) and "Care goes on at night." in text(answer)
    one = Statement.objects.get(text="Care goes on at night.")
    assert (one.number, one.seed) == (4, True)
    address = inside(f"statements/{one.ref}/push/")
    assert "brought forward by those who ask" in text(
        client.post(address, {"revision": "1", "pushed": "yes"}, follow=True)
    )
    assert "brought forward" not in text(client.post(address, {"revision": "2"}, follow=True)).replace("Bring", "")
    client.logout()
    page = text(client.get(inside("statements/")))
    assert "Care goes on at night." in page and "Bring it forward" not in page and "Add a statement" not in page


def test_the_conversations_own_page_says_whose_words_it_is_about(client, inside):
    said = "4 statements came from people who take part, and 3 from those who ask."
    assert said in text(client.get(inside()))


def test_before_it_opens_whoever_asks_reads_how_near_to_the_work_it_is():
    def invitee(front_line):
        return Invitee(1, "P1", "Ada", "", False, {"front_line": front_line})

    assert how_near([]) == ""
    assert "does not say whether any" in how_near([invitee(""), invitee("")])
    assert how_near([invitee("no")]).endswith("it would be said from afar.")
    many = [invitee("yes"), invitee("no"), invitee("")]
    assert how_near(many) == (
        "1 of the 3 asked still works with patients or service users. Of 1 the register does not say it."
    )


@pytest.mark.parametrize("number", [1, 10])
def test_a_statement_taken_back_after_it_came_out_is_read_nowhere_any_more(client, vale, lead, number):
    row = said.conversation(vale)
    said.votes(row, said.people(row, 60), said.two_camps(60, 10))
    said.released(row)
    one = Statement.objects.get(conversation=row, number=number)
    Statement.objects.filter(pk=one.pk).update(text="Somebody is told about")
    factories.signed_in(client, vale, Role.CONVENOR)
    pages = ("", "statements/", "log/", "results/", "results/every/", "results/method/")
    at = f"/p/{vale.slug}/conversations/{row.ref}/"
    assert "Somebody is told about" in text(client.get(at + "results/every/"))
    services.rule(by=lead, statement_ref=one.ref, revision=1, standing="refused", reason="patient", on=today())
    for path in pages:
        answer = client.get(at + path)
        assert answer.status_code == 200 and "Somebody is told about" not in text(answer), path
