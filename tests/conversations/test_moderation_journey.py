"""Walked in a real browser: forty statements looked at by single keys; and a few in three ways."""

import pytest
from django.test import Client

from convenor.web.conversations.models import Statement
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import queued
from tests.journeys.hands import WAYS, Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale", register_is_public=True)


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe):
    return Hand(request.param, new_page, axe, live_site)


def sign_in(page, site, vale, role):
    client = Client()
    factories.signed_in(client, vale, role)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def now_at(page, text):
    """The queue has come to this statement, and the keyboard is in it."""
    page.locator(".c-queue__statement").get_by_text(text, exact=True).wait_for()
    page.locator("#queue:focus").wait_for()


def test_forty_statements_by_single_keys(vale, live_site, browser_page, axe):
    texts = [f"Something should change, matter {chr(65 + n % 26)}{n}" for n in range(40)]
    texts[4] = queued.WRITTEN[0]
    asked, page = queued.conversation(vale, written=texts), browser_page
    sign_in(page, live_site, vale, Role.CONVENOR)
    page.goto(f"{live_site}/p/vale/conversations/{asked.ref}/moderate/#queue")
    keys = {4: ("1", "Enter"), 7: ("o", "Enter"), 9: ("t", "w", "Enter"), 20: ("h", "n", "Enter"), 30: ("l",)}
    for number, text in enumerate(texts):
        now_at(page, text)
        if number in (0, 4, 7, 10, 30):
            axe(page)
        for key in keys.get(number, ("s",)):
            page.keyboard.press(key)
            if key == "w":
                page.keyboard.type("Say it as two")  # among them s, which shows nothing while one types
    now_at(page, texts[30])  # what was left comes again
    page.keyboard.press("s")
    page.get_by_text("Nothing waits.").wait_for()
    axe(page)
    rows = queued.of_people(asked)
    assert [n for n, one in enumerate(rows) if one.standing != "shown"] == [4, 7, 9, 20]
    assert (rows[4].same_as.number, rows[7].reason, rows[20].reason) == (1, "off_topic", "names")
    assert (rows[9].reason, rows[9].note) == ("two_things", "Say it as two")
    assert sorted(one.number for one in rows if one.number) == list(range(4, 40))


def test_a_slip_of_the_finger_is_undone_and_the_keys_can_be_switched_off(vale, live_site, browser_page, axe):
    asked, page = queued.conversation(vale), browser_page
    sign_in(page, live_site, vale, Role.CONVENOR)
    page.goto(f"{live_site}/p/vale/conversations/{asked.ref}/moderate/#queue")
    now_at(page, queued.WRITTEN[0])
    page.keyboard.press("s")
    now_at(page, queued.WRITTEN[1])
    page.keyboard.press("u")
    now_at(page, queued.WRITTEN[0])
    axe(page)
    page.get_by_label("Use these shortcuts in this browser").uncheck()
    page.locator("#queue").focus()
    page.keyboard.press("s")
    page.reload()
    assert not page.get_by_label("Use these shortcuts in this browser").is_checked()
    page.locator("h1").click()
    page.keyboard.press("s")  # nor does it reach the queue from elsewhere
    assert {one.standing for one in queued.of_people(asked)} == {"waiting"}
    axe(page)


def test_looking_at_statements_each_way_and_reading_the_log(hand, vale, live_site):
    asked = queued.conversation(vale)
    sign_in(hand.page, live_site, vale, Role.LEADER)
    hand.go(f"/p/vale/conversations/{asked.ref}/moderate/")
    hand.sees("4 statements wait.")
    hand.tick("It says the same as", queued.SHOWN[0])
    hand.press("Join them", "button")
    hand.sees("Says the same as number 1.")
    hand.fill("A word to whoever wrote it", "Another time")
    hand.press("Do not show it", "button")
    hand.sees("Choose one of the published reasons.")
    hand.tick("It is not shown, because", "It is not about the question")
    hand.press("Do not show it", "button")
    hand.sees("Not shown. It is not about the question.")
    hand.press("Leave it for later")
    hand.sees(queued.WRITTEN[3])
    hand.press("All statements as a list")
    hand.sees("2 statements")
    hand.press(queued.WRITTEN[2])
    hand.sees("It is not shown, because")
    hand.press("Show it", "button")
    hand.sees("Shown, as number 4.")
    hand.press("Undo", "button")
    hand.sees("2 statements wait.")
    hand.press("The public log")
    hand.sees("Of 4 statements that people wrote, 1 says the same as another, 1 is not shown, 2 wait to be looked at.")
    hand.sees(queued.WRITTEN[1])
    hand.press("What is not shown, and why")
    hand.sees("That somebody does not like it is none.")
    assert Statement.objects.get(text=queued.WRITTEN[1]).note == "Another time"


def test_those_who_ask_add_a_statement_and_bring_it_forward(hand, vale, live_site):
    asked = queued.conversation(vale)
    sign_in(hand.page, live_site, vale, Role.CONVENOR)
    hand.go(f"/p/vale/conversations/{asked.ref}/statements/")
    hand.press("Add a statement", "button")
    hand.sees("One thought, which people can agree or disagree with.")
    hand.fill("Your statement", "Care goes on at night.")
    hand.press("Show it to everybody", "button")
    hand.sees("4 statements are shown: 0 from people who take part, 4 from those who ask.")
    hand.press("Bring it forward “Parking at the hospital costs staff too much”", "button")
    hand.sees("from those who ask; brought forward by those who ask")
