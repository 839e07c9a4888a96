"""In a browser: a body is added, a seat put on it and filled from the keyboard; a member answers the ground rules."""

import pytest

from convenor.web.bodies import services
from convenor.web.bodies.models import CharterAgreement, Term
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, client, live_site, vale, *roles):
    """The browser gets the session of somebody with these roles."""
    holder = factories.signed_in(client, vale, *roles)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_site}])
    return holder


def press(page, name, role="button"):
    """Go to a control and press Enter, as somebody without a mouse does."""
    control = page.get_by_role("main").get_by_role(role, name=name, exact=True)
    control.focus()
    page.keyboard.press("Enter")


def tick(page, question, answer):
    """Choose one answer of a question with the space bar."""
    page.get_by_role("group", name=question).get_by_role("radio", name=answer, exact=True).focus()
    page.keyboard.press("Space")


def type_day(page, question, day):
    group = page.get_by_role("group", name=question)
    for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(str(number))


def test_from_no_body_to_a_filled_seat_without_a_mouse(live_site, browser_page, axe, client):
    vale = factories.partnership()
    page = browser_page
    sign_in(page, client, live_site, vale, Role.CONVENOR)
    page.goto(f"{live_site}/p/{vale.slug}/bodies/")
    axe(page)
    press(page, "Add a body")
    page.get_by_label("What is it called?").fill("Eastvale Place Partnership")
    tick(page, "What kind of body is it?", "Partnership")
    axe(page)
    press(page, "Continue")
    tick(page, "Which tier does it work at?", "Place")
    tick(page, "What level of work does it do?", "Executive")
    press(page, "Continue")
    page.get_by_label("How often does it meet?").fill("Monthly")
    press(page, "Continue")
    page.get_by_role("heading", name="Check what you said").wait_for()
    axe(page)
    press(page, "Add this body")
    page.get_by_text("is in the register. Now add its seats.").wait_for()
    axe(page)
    press(page, "Add a seat", "link")
    page.get_by_label("What class of seat is it?").select_option(label="Patient, carer or lived experience")
    axe(page)
    press(page, "Save")
    page.get_by_role("heading", name="There is a problem").wait_for()  # it has no name yet
    axe(page)
    page.get_by_label("What is the seat called?").fill("Carer member")
    tick(page, "Does it have a vote?", "Yes")
    tick(page, "Does whoever holds it lead the body?", "No")
    press(page, "Save")
    press(page, "Fill this seat")
    page.get_by_label("Or somebody new: their name").fill("Ada Obi")
    type_day(page, "From which day?", today())
    axe(page)
    press(page, "Fill this seat")
    page.get_by_text("Ada Obi holds the seat Carer member").first.wait_for()
    axe(page)
    assert Term.objects.get().person.name == "Ada Obi"


def test_a_member_answers_the_ground_rules_on_a_phone_without_scripts(live_site, new_page, client):
    vale = factories.partnership()
    body = factories.body(vale, name="Place Partnership")
    lead = factories.convenor(vale)
    draft = services.draft_charter(by=lead, body=body, rules=["We say so in the room.", "We come prepared."])
    services.publish_charter(by=lead, charter=draft, revision=1, on=today())
    page = new_page(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    member = sign_in(page, client, live_site, vale, Role.MEMBER)
    factories.term(factories.seat(body, title="Nurse member"), member)
    page.goto(f"{live_site}/p/{vale.slug}/bodies/{body.ref}/")
    page.get_by_role("button", name="Say whether you agree to the ground rules").click()
    page.get_by_role("group", name="1. We say so in the room.").get_by_label("I agree").check()
    page.get_by_role("group", name="2. We come prepared.").get_by_label("I have a reservation").check()
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_role("link", name="Say what your reservation about rule 2 is").wait_for()
    page.get_by_label("Your reservation about rule 2").fill("Papers come too late for that.")
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_text("0 of 1 member agrees to every rule.").wait_for()
    assert page.get_by_text("“Papers come too late for that.”").is_visible()
    assert CharterAgreement.objects.filter(person=member, agreed=False).count() == 1


def test_the_public_asks_who_may_decide(live_site, browser_page, axe):
    vale = factories.partnership()
    board, place = factories.body(vale, name="Vale Board"), factories.body(vale, name="Place Partnership", tier="place")
    give = {"by": factories.convenor(vale), "function": "Commission stroke rehabilitation"}
    services.add_delegation(**give, body=place, kind="delegated", from_body=board, limit=50_000)
    page = browser_page
    page.goto(f"{live_site}/p/{vale.slug}/decides/")
    page.get_by_label("What is to be decided?").fill("stroke")
    page.get_by_label("How many pounds does it commit?").fill("£60,000")
    page.keyboard.press("Enter")
    page.get_by_text("Vale Board must decide this").wait_for()
    axe(page)
    page.get_by_role("link", name="Functions and decisions: the whole map").click()
    page.get_by_role("img", name="What is decided at which tier").wait_for()
    page.get_by_text("The same as a table").click()
    assert page.get_by_role("row", name="Commission stroke rehabilitation Place Partnership").is_visible()
    axe(page)
