"""Walked in a real browser, three ways: a conversation is prepared, opened, told in other words, and closed."""

from datetime import timedelta

import pytest
from django.test import Client

from convenor.web.conversations.models import Conversation
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import scene
from tests.journeys.hands import WAYS, Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe, settings):
    settings.SITE_URL = live_site
    return Hand(request.param, new_page, axe, live_site)


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale")


def signed_in(hand, site, vale, role):
    """The browser's own session, as signing in leaves it."""
    client = Client()
    factories.signed_in(client, vale, role)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    hand.page.context.add_cookies([cookie])


def test_a_governance_lead_prepares_opens_and_closes_a_conversation(hand, live_site, vale):
    scene.board(vale, 16, name="Vale Board")
    signed_in(hand, live_site, vale, Role.CONVENOR)
    hand.go("/p/vale/conversations/")
    hand.sees("No conversation is open.")
    hand.press("Prepare a conversation", "button")
    hand.sees("New conversation, step 1 of 5")
    hand.fill("What is the question?", scene.QUESTION)
    hand.tick("How far is the matter still open?", "Open: nothing is decided yet")
    hand.fill("What can still change?", "Who answers, and when.")
    hand.fill("What should one know?", "Last year 4,200 people waited.")
    hand.fill("What could be lost, or speaks against it?", "Longer ways for some.")
    hand.press("Continue", "button")
    hand.sees("New conversation, step 2 of 5")
    hand.choose("If one body: which?", "Vale Board")
    hand.press("Continue", "button")
    hand.sees("New conversation, step 3 of 5")
    fill_lines(hand, "First statements", ["A nurse can answer.", "We must leverage synergies."])
    hand.press("Continue", "button")
    hand.sees("New conversation, step 4 of 5")
    fill_day(hand, "Until which day can people take part?", today() + timedelta(days=10))
    hand.fill("What will come of it?", scene.COMES)
    fill_day(hand, "By when?", today() + timedelta(days=40))
    hand.press("Continue", "button")
    hand.sees("Nobody has been asked yet.")
    hand.sees("The matter is open: nothing is decided yet.")
    hand.sees("There are fewer than five statements.")
    assert "“leverage”: plainer would be “use”." in hand.words()
    hand.press("Open it and send the letters", "button")
    hand.sees("The matter is open: nothing had been decided when this began.")
    hand.sees("16 people were asked. 2 statements are shown.")
    row = Conversation.objects.get()
    hand.press("The background in other words")
    hand.sees("The background is told in one way, the same to everybody.")
    hand.press("Tell it in other words", "button")
    hand.sees("The background as it was written")
    hand.fill("For whom is this version?", "Carers")
    hand.fill("What should they know, in their words?", "Many did not hear from us.")
    hand.press("Keep this version", "button")
    hand.sees("These figures stand in the background and not in this version: 4,200.")
    for token in scene.tokens(row)[:9]:
        scene.vote(row, token, [1, -1])
    hand.go(f"/p/vale/conversations/{row.ref}/")
    hand.press("Say how far the matter has come")
    hand.sees("The mark only moves towards decided, never back.")
    hand.tick("How far is the matter open now?", "Narrowed: it is between some options")
    hand.press("Save", "button")
    hand.sees("16 people were asked. 2 statements are shown.")
    hand.press("Close it now")
    hand.sees("Nobody can vote or write any more, and it cannot be opened again.")
    hand.press("Close it", "button")
    hand.sees("It is closed. 9 of 16 took part.")


def fill_lines(hand, label, lines):
    if not hand.keyboard:
        hand.fill(label, "\n".join(lines))
        return
    hand.fill(label, lines[0])
    for line in lines[1:]:
        hand.page.keyboard.press("Enter")
        hand.page.keyboard.type(line)


def fill_day(hand, question, day):
    group = hand.page.get_by_role("group", name=question)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        if hand.keyboard:
            group.get_by_label(part).focus()
            hand.page.keyboard.type(str(number))
        else:
            group.get_by_label(part).fill(str(number))
