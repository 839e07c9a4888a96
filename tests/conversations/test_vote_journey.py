"""Voting walked in a real browser: on a telephone, from the keyboard alone with what a screen reader is told, with
scripts off, and while the connection is gone."""

import re

import pytest

from convenor.web.conversations import services
from convenor.web.conversations.models import Statement, Vote, Voter
from convenor.web.kernel.clock import today
from tests import factories
from tests.conversations import scene
from tests.journeys.hands import Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 760}
HEADING = "() => document.activeElement.tagName + ' ' + document.activeElement.innerText"


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale", register_is_public=False)


@pytest.fixture
def walk(live_site, new_page, axe, settings):
    settings.SITE_URL = live_site
    return lambda way: Hand(way, new_page, axe, live_site)


def asked(vale, **fields):
    return scene.an_open_conversation(factories.convenor(vale), scene.board(vale), **fields)


def heading(hand):
    return hand.page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("way", ["with scripts", "scripts off"])
def test_on_a_telephone_from_the_link_to_the_end_and_back(walk, vale, way):
    conversation = asked(vale, importance=True, seeds=scene.SEEDS[:3])
    token, hand = scene.tokens(conversation)[0], walk(way)
    hand.page.set_viewport_size(PHONE)
    hand.go(f"/say/{token}/")
    hand.sees("Still open")
    hand.press("Start", "button")
    seen = []
    for number in range(1, 4):
        hand.sees(re.compile(f"^{number} of 3$"))
        seen.append(heading(hand))
        if number == 2:
            hand.page.get_by_label("This matters to me").check()
        hand.press(("Agree", "Disagree", "Pass / unsure")[number % 3], "button")
    hand.sees("You have voted on every statement so far")
    assert sorted(seen) == sorted(scene.SEEDS[:3])
    said = dict(Vote.objects.values_list("statement__text", "value"))
    assert [said[text] for text in seen] == [-1, 0, 1]
    assert Vote.objects.get(important=True).statement.text == seen[1]
    hand.press("Your votes and statements")
    hand.sees("What you voted")
    hand.page.get_by_role("row", name=seen[0]).get_by_role("link", name="Disagree – change").click()
    hand.sees(seen[0])
    hand.press("Agree", "button")
    hand.sees("What you voted")
    assert Vote.objects.get(statement__text=seen[0]).value == 1
    hand.press("Write a statement of your own")
    hand.fill("Your statement", "A nurse can give most of the same-day answers.")
    hand.press("Put it forward", "button")
    hand.sees("Does one of these say it?")
    hand.press("Mine is different", "button")
    hand.sees("It waits to be looked at.")
    assert Statement.objects.exclude(author="").get().standing == "waiting"


def test_back_to_the_former_statement(walk, vale):
    token, hand = scene.tokens(asked(vale))[0], walk("with scripts")
    hand.go(f"/say/{token}/next/")
    first = heading(hand)
    hand.press("Agree", "button")
    hand.sees("2 of 6")
    hand.press("Back to the statement before")
    hand.sees("You have voted on this.")
    assert heading(hand) == first
    hand.press("Disagree", "button")
    hand.sees("2 of 6")
    assert Vote.objects.get().value == -1


def test_from_the_keyboard_alone_with_what_a_screen_reader_is_told(walk, vale):
    token, hand = scene.tokens(asked(vale, importance=True))[0], walk("keyboard alone")
    hand.go(f"/say/{token}/")
    hand.press("Start")
    hand.sees("1 of 6")
    page, seen = hand.page, []
    for number, (way, value) in enumerate([("key", "1"), ("Disagree", "-1"), ("key", "3"), ("Agree", "1")], start=1):
        page.get_by_text(re.compile(f"^{number} of 6$")).wait_for()
        assert page.evaluate(HEADING) == f"H1 {heading(hand)}"  # where the focus is, and what is read out
        seen.append((heading(hand), int(value) if way != "key" or value == "1" else 0))
        told = tree(page)
        assert told[("heading", heading(hand))] == {"level": 1, "description": f"{number} of 6", "focused": True}
        buttons = [name for role, name in told if role == "button"]
        assert buttons == ["Agree", "Disagree", "Pass / unsure"]
        assert ("checkbox", "This matters to me") in told
        assert told[("checkbox", "Also by the keys 1 (agree), 2 (disagree) and 3 (pass)")]["checked"] == "true"
        assert ("region", "Your vote") in told
        if way == "key":
            page.keyboard.press(value)
        else:
            hand.press(way, "button")
    hand.sees("5 of 6")
    assert dict(Vote.objects.values_list("statement__text", "value")) == dict(seen)


def test_the_keys_can_be_switched_off_and_count_nowhere_else(walk, vale):
    token, hand = scene.tokens(asked(vale))[0], walk("with scripts")
    hand.go(f"/say/{token}/next/")
    page = hand.page
    page.get_by_role("link", name="What this is about", exact=True).focus()
    page.keyboard.press("1")  # the focus is not on the vote
    keys = page.get_by_label("Also by the keys 1 (agree), 2 (disagree) and 3 (pass)")
    keys.uncheck()
    page.keyboard.press("1")
    page.reload()
    assert not keys.is_checked()  # remembered
    keys.check()
    page.keyboard.press("1")
    hand.sees("2 of 6")
    assert Vote.objects.count() == 1


def test_without_a_connection_what_was_said_waits_and_is_sent(walk, vale, faults):
    token, hand = scene.tokens(asked(vale))[0], walk("with scripts")
    hand.go(f"/say/{token}/next/")
    page = hand.page
    hand.press("Agree", "button")
    hand.sees("2 of 6")
    page.route("**/vote.json", lambda route: route.abort())
    for number in (2, 3):
        hand.press("Disagree", "button")
        page.get_by_text(f"{number + 1} of 6").wait_for()  # one goes on meanwhile
    page.get_by_text("No connection. What you said is kept on this page").wait_for()
    hand.look()
    assert Vote.objects.count() == 1
    page.unroute("**/vote.json")
    page.get_by_text("Connected again. Everything you said is kept.").wait_for()
    hand.sees("4 of 6")
    assert sorted(Vote.objects.values_list("value", flat=True)) == [-1, -1, 1]
    assert {fault.partition(":")[0] for fault in faults} == {"console"}
    faults.clear()  # each time that it was tried


def test_a_statement_taken_back_meanwhile_is_said_and_one_goes_on(walk, vale, faults):
    conversation = asked(vale)
    token, hand = scene.tokens(conversation)[0], walk("with scripts")
    hand.go(f"/say/{token}/next/")
    Statement.objects.filter(text=heading(hand)).update(standing="refused", reason="names")
    hand.press("Agree", "button")
    hand.sees("That statement is not asked any more, so nothing was kept.")
    hand.sees("1 of 5")
    hand.press("Agree", "button")
    hand.sees("2 of 5")
    assert Vote.objects.count() == 1
    faults.clear()  # the 409 that told so


def test_closed_in_the_midst_keeps_nothing_and_says_so(walk, vale, faults):
    lead = factories.convenor(vale)
    conversation = scene.an_open_conversation(lead, scene.board(vale))
    token, hand = scene.tokens(conversation)[0], walk("with scripts")
    hand.go(f"/say/{token}/next/")
    scene.closed(lead, conversation)
    hand.press("Agree", "button")
    hand.sees("This conversation is closed")
    assert not Vote.objects.exists()
    faults.clear()  # the 409 and the 410 that told so


@pytest.mark.parametrize("way", ["with scripts", "keyboard alone", "scripts off"])
def test_by_the_link_that_everybody_has(walk, vale, way):
    conversation = scene.an_open_conversation(
        factories.convenor(vale), whom={"own_groups": ["Carer", "Works here"]}, guess_axis="own"
    )
    hand = walk(way)
    hand.page.set_viewport_size(PHONE)
    hand.go(f"/join/{conversation.everyone_nonce}/")
    hand.press("Start", "button")
    hand.sees("This page’s address is yours alone.")
    hand.tick("Which of these are you?", "Carer")
    hand.press("Start", "button")
    guessed = 0
    for _number in range(1, 4):
        hand.page.get_by_role("button", name="Agree", exact=True).wait_for()
        hand.look()
        number, heading_before = Vote.objects.count(), heading(hand)
        hand.press("Agree", "button")
        hand.page.locator("h1", has_not_text=heading_before).wait_for()
        assert Vote.objects.count() == number + 1
        if hand.page.get_by_role("button", name="Skip this question").count():
            hand.sees("What will most people of “Works here” say?")
            hand.press("Most disagree", "button")
            guessed += 1
    hand.sees("4 of 6")
    voter = Voter.objects.get()
    assert voter.groups == {"own": "Carer"}
    assert list(voter.guesses.values_list("community", "value")) == [("Works here", -1)]
    assert guessed == 1


def tree(page):
    """What the browser tells a screen reader of the page: each named thing by its role and name, in order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = {}
    for node in nodes:
        role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value")
        if node.get("ignored") or not name or role in ("StaticText", "InlineTextBox"):
            continue
        states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        known = {key: states[key] for key in ("level", "focused", "checked") if key in states}
        if text := node.get("description", {}).get("value"):
            known["description"] = text
        told[(role, name)] = known
    return told


def test_the_first_page_says_in_the_tree_how_far_it_is_open(walk, vale):
    conversation = asked(vale)
    token, hand = scene.tokens(conversation)[0], walk("with scripts")
    hand.go(f"/say/{token}/")
    words = hand.page.get_by_role("main").aria_snapshot()
    assert words.index("Still open") < words.index(scene.QUESTION) < words.index("Start")
    services.cast(token=token, statement_ref=scene.statements(conversation)[0].ref, value=1, on=today())
    hand.go(f"/say/{token}/")
    hand.sees("You have voted on 1 statement so far.")
