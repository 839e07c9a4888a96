"""What a governance lead keeps up: a matter narrowed with a reason, a body that follows another, names from minutes."""

import re

import pytest

from convenor.web.bodies.models import Term, Topic
from convenor.web.kernel.clock import today
from convenor.web.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lead(demonstration, hand):
    """The governance lead of the full system, at home."""
    hand.go("/")
    hand.press("Governance lead", "button")
    hand.sees("This week")
    return hand


def test_a_matter_is_narrowed_before_all_were_told_and_the_reason_stays(lead):
    lead.press("All of them")
    lead.sees("Falls service at home")
    lead.press("Falls service at home")
    lead.sees("How to have a say")
    lead.press("Change this matter")
    lead.sees("How far is it still open?")
    lead.tick("How far is it still open?", "Narrowed to some options")
    lead.press("Save", "button")
    lead.sees("Tell them first")
    lead.press("Narrow it all the same", "button")
    lead.sees(re.compile("Say why it cannot wait"))
    assert Topic.objects.get(title="Falls service at home").status == "open"
    lead.fill("Why can it not wait until they are told?", "The lease of the hall ends in March.")
    lead.press("Narrow it all the same", "button")
    lead.sees("The lease of the hall ends in March.")
    assert Topic.objects.get(title="Falls service at home").status == "narrowed"


def test_a_body_is_followed_by_a_new_one_with_its_seats_and_holders(lead):
    lead.press("Who sits where")
    lead.sees("25 bodies")
    lead.press("Stroke Rehabilitation Project")
    lead.sees("Who sits here")
    lead.press("Start the body that follows")
    lead.sees("You see all of it before it is done.")
    lead.fill("What is the new body called?", "Stroke Recovery Group")
    for part, number in {"Day": 1, "Month": 4, "Year": today().year + 1}.items():
        lead.fill(part, str(number))
    lead.press("Go on", "button")
    lead.sees("Stroke Nurse, University Hospitals")
    lead.press("Start Stroke Recovery Group", "button")
    lead.sees(re.compile("Stroke Rehabilitation Project"))
    followed = Term.objects.filter(seat__body__name="Stroke Recovery Group")
    assert "Bilal Ashdown" in followed.values_list("person__name", flat=True)
    assert not followed.filter(starts__lt=today()).exists()


def test_names_of_a_meeting_go_in_from_its_minutes(lead):
    lead.go("/p/northmoor-and-vale/register/")
    lead.sees("Paste the names")
    lead.press("Paste the names")
    lead.sees("One name on each line.")
    lead.fill("The list of names", "Present:\n1. Ida Newcome, Carer\n2. Bilal Ashdown\nWe began at 9.")
    lead.choose("They also sit on", "Stroke Rehabilitation Project")
    lead.press("See who is who", "button")
    lead.sees("We began at 9.")
    lead.press("Look at what would be added", "button")
    lead.sees(re.compile("This file would add 1 person"))
    lead.press("Put it in the register", "button")
    lead.sees("The file is in the register")
    assert Person.objects.filter(name="Bilal Ashdown").count() == 1
    assert Term.objects.get(person__name="Ida Newcome").seat.body.name == "Stroke Rehabilitation Project"
