"""Walked in a real browser: a result with groups read to the end, and one that is a spectrum."""

import numpy as np
import pytest

from convenor.web.conversations.models import Conversation
from tests import factories
from tests.conversations import said
from tests.journeys.hands import WAYS, Hand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vale(transactional_db):
    return factories.partnership(slug="vale", register_is_public=True)


@pytest.fixture(params=WAYS)
def hand(request, live_site, new_page, axe):
    return Hand(request.param, new_page, axe, live_site)


def closed(row):
    said.released(said.closed(row))
    return Conversation.objects.get(pk=row.pk)


def with_groups(vale):
    row = said.conversation(
        vale, statements=12, own_groups=["Hospital staff", "Carers"], guess_axis="own", entitled=150
    )
    voters = said.people(row, 120, lambda at: {"own": "Carers" if at % 2 else "Hospital staff"})
    said.votes(row, voters, said.two_camps(120, 12))
    said.guesses(row, voters[1::2], "Hospital staff", 1, [-1] * 60)
    return closed(row)


def a_spectrum(vale):
    row = said.conversation(vale, statements=12)
    said.votes(row, said.people(row, 80), np.where(said.a_spectrum(80, 12) > 0, 1.0, -1.0))
    return closed(row)


def test_a_result_with_groups(hand, vale):
    row = with_groups(vale)
    hand.go(f"/p/vale/conversations/{row.ref}/")
    hand.press("What came out", "button")
    hand.sees("What nearly everyone can live with")
    hand.sees("A real division")
    hand.sees("Carers misread Hospital staff on one statement.")
    hand.press("method, seed and limits")
    hand.sees("How to run it again")
    hand.press("What came out")
    hand.sees("What we still do not know")
    hand.press("Every statement, as a table")
    hand.sees("Parts apart by: how far")
    hand.press("Most divided")
    hand.page.wait_for_url("**sort=divided**")
    hand.look()


def test_a_result_that_is_a_spectrum(hand, vale):
    row = a_spectrum(vale)
    hand.go(f"/p/vale/conversations/{row.ref}/results/")
    hand.sees("A spectrum, not camps")
    hand.sees("All marks are alike, because there are no groups to tell apart.")
    hand.press("What this rests on")
    hand.sees("To agree with words is not to agree with a plan.")


def test_one_that_is_sealed_says_so(hand, vale):
    row = said.conversation(vale, live=False)
    hand.go(f"/p/vale/conversations/{row.ref}/results/")
    hand.sees("sealed until it is closed")
    hand.press("Back to the conversation")
    hand.sees(row.question)
