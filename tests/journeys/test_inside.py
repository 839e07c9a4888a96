"""More of what people inside do: end a term, answer the six tests, tell the absent, agree to rules, only read."""

import re

import pytest

from convenor.web.bodies.models import Body, CharterAgreement, Notice, Term
from convenor.web.kernel.clock import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHANGES = re.compile(r"/(new|change|fill|end|leave|stay|rename|standing|tests|draft|erase|merge|bring|notice|rights)/")


def test_a_governance_lead_ends_a_term_and_answers_the_six_tests(demonstration, hand):
    hand.go("/")
    hand.press("Governance lead", "button")
    hand.sees("This week")
    hand.press("Who sits where")
    hand.sees("25 bodies")
    hand.press("Eastvale Place Partnership")
    hand.sees("Who sits here")
    hand.press("Chief Pharmacist, Pharmacists")
    hand.sees("Who held it")
    hand.press("They leave this seat")
    hand.sees("That they held it stays on record.")
    for part, number in zip(("Day", "Month", "Year"), (today().day, today().month, today().year), strict=True):
        hand.fill(part, str(number))
    hand.press("Save", "button")
    hand.sees("The seat stays, and is empty from the day after.")
    assert Term.objects.filter(seat__title="Chief Pharmacist, Pharmacists", ends=today()).count() == 1
    hand.press("Eastvale Place Partnership")
    hand.sees("Is it a collaborative forum?")
    hand.press("Answer what only people know")
    hand.sees("Three of the six tests of a collaborative forum only people can answer.")
    hand.tick("Do its members decide?", "No")
    hand.press("Save", "button")
    hand.sees(re.compile("of six tests passed"))
    assert Body.objects.get(ref="B12", partnership__slug="northmoor-and-vale").members_decide is False


def test_a_leader_tells_those_who_are_absent(demonstration, hand):
    hand.go("/")
    hand.press("Clinical or care leader", "button")
    hand.sees("What would help most")
    hand.press("All of them")
    hand.sees("Winter beds")
    hand.press("Winter beds")
    hand.sees("How to have a say")
    hand.press("Tell those who are absent", "button")
    hand.sees("Whom do you want to tell?")
    hand.tick("Whom do you want to tell?", "Unpaid carers")
    hand.press("Go on", "button")
    hand.sees("Winter beds")
    hand.fill("To which e-mail address", "carers@northmoor.example")
    hand.press("Send this notice", "button")
    hand.sees("The notice to Unpaid carers is on its way.")
    assert "Tell the flow group" in Notice.objects.get(community__name="Unpaid carers").text


def test_a_member_agrees_to_the_ground_rules_and_sees_their_details(demonstration, hand):
    hand.go("/")
    hand.press("Member", "button")
    hand.sees("Asked of you")
    hand.press("Say whether you agree to the ground rules of Eastvale Place Partnership (about two minutes)")
    hand.sees("We say what we need, not what we want")
    hand.press("Say whether you agree", "button")
    hand.sees("You answer for yourself alone.")
    for rule in ("1. We say", "2. We read", "3. Nobody", "4. When we"):
        hand.tick(rule, "I agree")
    hand.press("Send my answers", "button")
    hand.sees("Thank you. You can change your answer at any time.")
    assert CharterAgreement.objects.filter(rule__charter__body__ref="B12", on=today(), agreed=True).count() == 4
    hand.press("Home")
    hand.sees("Your seats")
    assert "Say whether you agree to the ground rules" not in hand.words()
    hand.press("Your details")
    hand.sees("This is what the partnership holds about you.")


def test_an_evaluator_reads_everything_and_is_offered_no_change(demonstration, hand):
    hand.go("/")
    hand.press("Evaluator", "button")
    hand.sees("Who sits where")
    offered(hand)
    for name, says in (
        ("Who sits where", "25 bodies"),
        ("Eastvale Place Partnership", "Who sits here"),
        ("People", "People"),
    ):
        hand.press(name)
        hand.sees(says)
        offered(hand)


def offered(hand):
    """No link of the page leads to a change."""
    links = [link.get_attribute("href") or "" for link in hand.page.get_by_role("main").locator("a").all()]
    assert links
    assert [link for link in links if CHANGES.search(link)] == []
