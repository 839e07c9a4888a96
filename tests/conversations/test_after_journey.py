"""Walked in a real browser, three ways: from one's own statement to a decision and back; from a result to a promise."""

import pytest
from django.test import Client

from convenor.web.conversations.models import Fate, Proposal
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from tests import factories
from tests.conversations import after
from tests.journeys.hands import WAYS, Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}
TITLE = "Medicines are ready the evening before"


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe):
    return Hand(request.param, new_page, axe, live_site)


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale")


@pytest.fixture
def row(vale):
    return after.closed(vale, voters=24)


def signed_in(hand, site, vale, role):
    client = Client()
    factories.signed_in(client, vale, role)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    hand.page.context.add_cookies([cookie])


def test_whoever_wrote_a_statement_follows_it_to_a_decision_and_back(hand, vale, row, faults):
    """On a telephone, by the link of a letter, without an account."""
    token = after.asked(row, [factories.person(vale, email="ada@vale.example")])[0]
    after.wrote(row, 2, token)
    lead = factories.convenor(vale)
    after.decided(lead, after.put(lead, row, 2), dissent="One member: it comes too soon.")
    hand.page.set_viewport_size(PHONE)
    hand.go(f"/say/{token}/mine/")
    faults[:] = [one for one in faults if "410" not in one]  # that it is closed is said with that code
    hand.sees(f"Used in the proposal “{TITLE}”.")
    hand.press("From this statement to what came of it (Statement 2.)")
    hand.sees("What people said to it")
    hand.press(TITLE)
    hand.sees("Vale Flow Board agreed to it")
    hand.sees("One member: it comes too soon.")
    hand.sees("Priya Owner")
    hand.press(TITLE)  # the matter has the same title
    hand.sees("This has already been decided by Vale Flow Board.")
    hand.press("What people said about it, and what came of that")
    hand.sees("1 proposal was made of it.")
    hand.press(TITLE)
    hand.sees("It rests on 1 statement.")
    hand.press("Statement 2.")
    hand.sees(f"Used in the proposal “{TITLE}”.")


def test_a_governance_lead_makes_a_proposal_keeps_the_decision_and_answers_the_rest(hand, live_site, vale, row):
    factories.body(vale, name="Vale Flow Board")
    factories.person(vale, name="Priya Owner")
    signed_in(hand, live_site, vale, Role.CONVENOR)
    hand.go("/p/vale/")
    hand.sees("6 statements still wait for an answer after a conversation closed")
    hand.go(f"/p/vale/conversations/{row.ref}/propose/")
    hand.fill("What do you propose, in one line?", TITLE)
    hand.fill("What do patients and people gain by it?", after.BENEFIT)
    tick_first(hand, "Which statements does it rest on?")
    hand.choose("Or which body decides it, as a new matter?", "Vale Flow Board")
    hand.press("Put it forward", "button")
    hand.sees("Vale Flow Board has yet to decide; no day is set.")
    hand.press("Say what was decided", "button")
    hand.sees("What you keep here cannot be changed after.")
    hand.tick("What was decided?", "Agreed")
    hand.fill("Why?", after.REASON)
    hand.fill("What is promised?", "Pharmacy begins in May.")
    hand.choose("Who sees to it?", "Priya Owner")
    fill_day(hand, "By when?", today())
    hand.press("Keep the decision", "button")
    hand.sees("Vale Flow Board agreed to it")
    hand.press("Say what came of it", "button")
    hand.sees("What was said before stays.")
    hand.fill("What came of it?", "It is so in two wards.")
    hand.press("Keep it", "button")
    hand.sees("It is so in two wards.")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.topic.status) == ("agreed", "decided")
    hand.go(f"/p/vale/conversations/{row.ref}/fates/")
    hand.sees("5 of 6 statements still wait for an answer.")
    tick_first(hand, "About which statements?")
    hand.tick("What came of them?", "Answered: your words are the answer")
    hand.fill("The answer, or the reason", "It is so already.")
    hand.press("Keep this answer", "button")
    hand.sees("4 of 6 statements still wait for an answer.")
    assert Fate.objects.filter(came_of="answered").count() == 1


def tick_first(hand, question):
    """The first box of a group of them."""
    box = hand.page.get_by_role("group", name=question).get_by_role("checkbox").first
    if hand.keyboard:
        box.focus()
        hand.page.keyboard.press("Space")
    else:
        box.check()


def fill_day(hand, question, day):
    group = hand.page.get_by_role("group", name=question)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        if hand.keyboard:
            group.get_by_label(part).focus()
            hand.page.keyboard.type(str(number))
        else:
            group.get_by_label(part).fill(str(number))
