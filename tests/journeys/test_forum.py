"""How collaboration stands: a convenor opens a box, takes one piece of advice up and overrules another."""

import re

import pytest

from convenor.web.insight.models import AdviceAction, AdviceResponse
from convenor.web.kernel.clock import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORUM = "Eastvale Place Partnership"


def advised(hand):
    """The titles of the advice on the page, the most urgent first."""
    said = hand.page.locator(".f-advice h3").all_inner_texts()
    return [re.sub(r"^\d+\. | (clear|likely|unsure)$", "", " ".join(one.split())) for one in said]


def test_a_convenor_opens_a_box_takes_one_up_and_overrules_another(demonstration, hand):
    hand.go("/")
    hand.press("Governance lead", "button")
    hand.sees("This week")
    hand.press("Who sits where")
    hand.sees("25 bodies")
    hand.press(FORUM)
    hand.sees("Who sits here")
    hand.press("How collaboration stands here")
    hand.sees("Where this forum stands")
    first, second = advised(hand)[:2]
    hand.press("Table")
    hand.sees("Beside 60 cases")
    hand.press("Drawing")
    hand.sees("Circle: where this forum stands")
    hand.press("Working together")  # a box of the drawing
    hand.sees("The rules of this box")
    hand.press(FORUM)
    hand.sees("What to do next")
    hand.press(f"Rule, figures, thresholds ({first})")
    hand.sees("What real cases say")
    hand.press("Take this up", "button")
    hand.sees("Who sees to it?")
    owner = hand.page.locator("select option").nth(1).inner_text()
    hand.choose("Who sees to it?", owner)
    hand.press("Take it up", "button")
    hand.sees("Taken up. What it should change is watched in the pulses to come.")
    assert AdviceAction.objects.filter(owner__name=owner, response__given_on=today()).count() == 1
    hand.press(FORUM)
    hand.sees("Answered already")
    assert first not in advised(hand)
    hand.press(f"Overrule, with a reason ({second})")
    hand.sees("It stays beside the advice.")
    hand.press("Overrule it", "button")
    hand.sees("This is needed.")
    hand.fill("Why does it not hold here?", "The law forbids it until spring.")
    hand.press("Overrule it", "button")
    hand.sees("Reason: The law forbids it until spring.")
    assert AdviceResponse.objects.filter(answer="overruled", given_on=today()).count() == 1


def test_a_member_reads_and_prints_but_does_not_answer(demonstration, hand):
    hand.go("/")
    hand.press("Member", "button")
    hand.sees("Your seats")
    hand.go("/p/northmoor-and-vale/forums/")
    hand.sees("this is no league table")
    hand.press(FORUM)
    hand.sees("Where this forum stands")
    assert "Take this up" not in hand.words()
    hand.press("Print for the board")
    hand.sees("The figures")
