"""Before anyone is inside: an empty installation is set up; the public reads what has changed, and nothing private."""

import re

import pytest
from django.core.cache import cache

from convenor.web.people import set_up_code
from convenor.web.people.models import Account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = re.compile(r"\S+@\S+\.\S+")


def test_an_empty_installation_is_set_up(hand, settings, tmp_path):
    settings.HOME = tmp_path
    cache.clear()
    hand.go("/")
    hand.sees("Set up Convenor")
    hand.fill("Set-up code", set_up_code.show())
    hand.fill("Name of the partnership", "Vale Partnership")
    hand.fill("Your name", "Ada Obi")
    hand.fill("Your e-mail address", "ada@vale.example")
    hand.fill("Password", "three unlike words")
    hand.press("Start", "button")
    hand.sees("Nothing is in the register yet.")
    assert Account.objects.get().operator


def test_the_public_reads_what_has_changed_and_what_lies_ahead(demonstration, hand):
    hand.go("/")
    hand.press("Northmoor and Vale")
    hand.sees("30 organisations work together here")
    told = [hand.words()]
    for name, says in (
        ("What has changed", "What has changed"),
        ("The last year", "What has changed"),
        ("Home", "30 organisations work together here"),
        ("All of them", "Winter beds"),
        ("Winter beds", "How to have a say"),
        ("Who", "25 bodies"),
        ("Partners", "Partners"),
        ("Northmoor University Hospitals NHS Trust", "Its people"),
        ("Record", "What has changed"),
        ("Files", "Files"),
    ):
        hand.press(name)
        hand.sees(says)
        told.append(hand.words())
    everything = "\n".join(told)
    assert not ADDRESS.search(everything)
    for private in ("Bringing people in", "Asked to join", "Whom to write to", "The one colleagues turn to"):
        assert private not in everything
