"""Walked in a real browser, three ways: a member answers on a telephone; a governance lead opens, waits and closes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from convenor.web.pulses import services
from convenor.web.pulses.models import Invitation, Wave
from tests import factories
from tests.journeys.hands import WAYS, Hand
from tests.pulses import scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe, settings):
    settings.SITE_URL = live_site
    return Hand(request.param, new_page, axe, live_site)


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale", register_is_public=False)


def signed_in(hand, site, vale, role):
    """The browser's own session, as signing in leaves it."""
    client = Client()
    factories.signed_in(client, vale, role)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    hand.page.context.add_cookies([cookie])


def test_a_member_answers_on_a_telephone_from_the_letter(hand, live_site, vale):
    wave = scene.opened(factories.convenor(vale), scene.board(vale, 6), count=6)
    hand.page.set_viewport_size(PHONE)
    hand.go(re.search(r"/answer/[\w-]+/", mail.outbox[0].body)[0])
    hand.sees("6 short questions, about 1 minute.")
    hand.press("Start", "button")
    hand.sees("Questions 1 to 4 of 6")
    for number, answer in enumerate(("Mostly", "Fully", "I don’t know"), start=1):
        hand.tick(f"Is it so, number {number}?", answer)
    hand.press("Keep and finish later", "button")
    hand.sees("What you answered is kept.")
    hand.press("Go on where you left off", "button")
    hand.sees("Questions 1 to 4 of 6")
    hand.tick("Is it so, number 4?", "A little")
    hand.press("Continue", "button")
    hand.sees("Questions 5 to 6 of 6")
    hand.press("Continue", "button")
    hand.sees("You passed over 2 questions. That is fine.")
    hand.press("Send my answers", "button")
    hand.sees("Thank you. They count once, and nobody can tell which are yours.")
    assert wave.ballots.exclude(marks="_" * 6).get().marks == "45?2--"
    assert Invitation.objects.get(sent=True).draft == {}


def test_a_governance_lead_opens_a_pulse_sees_nothing_early_and_closes_it(hand, live_site, vale):
    scene.board(vale, 10, name="Vale Board")
    signed_in(hand, live_site, vale, Role.CONVENOR)
    hand.go("/p/vale/pulses/")
    hand.sees("No pulse is open.")
    hand.press("Prepare a pulse", "button")
    hand.sees("New pulse, step 1 of 4")
    hand.fill("What is this pulse called?", "How we work together")
    hand.choose("Which body’s members are asked?", "Vale Board")
    hand.press("Continue", "button")
    hand.sees("New pulse, step 2 of 4")
    hand.press("Continue", "button")
    hand.sees("New pulse, step 3 of 4")
    fill_day(hand, "Until which day can people answer?", today() + timedelta(days=10))
    hand.tick("How often are people reminded", "Once")
    hand.fill("What will come of it?", scene.COMES)
    fill_day(hand, "By when?", today() + timedelta(days=40))
    hand.press("Continue", "button")
    hand.sees("Nobody has been asked yet.")
    hand.press("Open the pulse and send the letters", "button")
    hand.sees("Nobody can see any answer before it closes, whatever their rights.")
    wave = Wave.objects.get()
    for token in scene.tokens(wave)[:7]:
        services.keep_answers(token=token, answers=scene.everything(wave), on=today())
        services.send_answers(token=token, revision=1, on=today())
    hand.go(f"/p/vale/pulses/{wave.ref}/")
    hand.sees("At least 5 of 10 have answered.")
    assert "What came out" not in hand.words()
    hand.press("Close it now")
    hand.sees("Nobody can answer any more, and it cannot be opened again.")
    hand.press("Close it", "button")
    hand.sees("7 of 10 answered.")


def fill_day(hand, question, day):
    group = hand.page.get_by_role("group", name=question)
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        if hand.keyboard:
            group.get_by_label(part).focus()
            hand.page.keyboard.type(str(number))
        else:
            group.get_by_label(part).fill(str(number))
