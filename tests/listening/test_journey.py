"""A concern until it is settled, a session until its notes are corrected, an initiative given up: in a browser."""

from datetime import timedelta

import pytest
from django.core import mail

from convenor.web.kernel.viewer import Role
from convenor.web.listening.models import Concern, Correction, Session
from tests import factories
from tests.listening.scene import ON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Walk:
    """One browser of somebody signed in, looked over with axe after each step."""

    def __init__(self, page, axe, live_site, *, scripts):
        self.page, self.axe, self.site, self.scripts = page, axe, live_site, scripts

    def go(self, path):
        self.page.goto(f"{self.site}{path}")
        self.look()

    def look(self):
        self.page.get_by_role("contentinfo").wait_for()
        if self.scripts:  # axe itself is a script
            self.axe(self.page)

    def press(self, name):
        page = self.page
        page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()
        self.look()

    def fill(self, label, text):
        self.page.get_by_label(label, exact=False).first.fill(text)

    def day(self, legend, day):
        group = self.page.get_by_role("group", name=legend)
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(label).fill(str(number))

    @property
    def text(self):
        return self.page.inner_text("main")


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def walk(request, live_site, new_page, axe, client):
    vale = factories.partnership(slug="vale", name="Vale Partnership")
    me = factories.signed_in(client, vale, Role.CONVENOR)
    me.name = "Ann Lee"
    me.save()
    factories.community(vale, name="Ward staff on nights")
    page = new_page(java_script_enabled=request.param)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site}])
    return Walk(page, axe, live_site, scripts=request.param)


def test_a_concern_is_raised_heard_answered_and_settled(walk):
    walk.go("/p/vale/concerns/")
    assert "No concern has been raised yet." in walk.text
    walk.press("Raise a concern")
    walk.page.get_by_label("Losing a service").check()
    walk.fill("In one line", "The ward team is split up")
    walk.fill("What was said", "Nobody has told us.")
    walk.press("Continue")
    walk.page.get_by_label("Who raises it").select_option(label="Ward staff on nights")
    walk.page.get_by_label("Who owes an answer").select_option(label="Ann Lee")
    walk.day("By which day", ON + timedelta(days=9))
    walk.press("Put it on the register")
    assert "1 answer is owed." in walk.text
    walk.press("The ward team is split up")
    walk.press("Say that it was heard")
    walk.fill("What you heard", "We hear what this team means to you.")
    walk.press("Save")
    walk.press("Move the answer")
    walk.day("Answer owed by", ON + timedelta(days=20))
    walk.fill("Why it is moved", "The board meets later.")
    walk.press("Save")
    assert "The board meets later." in walk.text
    walk.press("Give the answer")
    walk.fill("The answer", "The team stays together.")
    walk.press("Save")
    walk.press("Say whether that settles it")
    walk.page.get_by_label("Those who raised it accept the answer").check()
    walk.press("Save")
    assert Concern.objects.get().state == "settled"
    walk.press("Make it public")
    walk.fill("Who agreed", "Their meeting, minuted")
    walk.press("Make it public")
    walk.go("/p/vale/concerns/public/")
    assert "The team stays together." in walk.text


def test_a_session_is_held_and_its_notes_are_corrected_by_who_was_heard(walk, live_site):
    walk.go("/p/vale/sessions/")
    walk.press("Plan a session")
    walk.fill("What is it about?", "The night rota")
    walk.day("On which day", ON)
    walk.press("Continue")
    walk.fill("Who listens", "Ann Lee")
    walk.page.get_by_label("Ward staff on nights").check()
    walk.press("Save")
    walk.press("It was held: say who was heard")
    walk.fill("E-mail addresses of others", "nurse@night.example")
    walk.press("Continue")
    walk.fill("One thing that was said", "The team likes the rota.")
    walk.press("Write it down")
    walk.press("That was all")
    walk.press("Send the notes back")
    assert Session.objects.get().notes_sent_on == ON
    address = next(line for line in mail.outbox[-1].body.splitlines() if "/heard/" in line)
    walk.go(address[address.index("/heard/") :])
    walk.press("This is not what I said")
    walk.fill("What you said", "We do not.")
    walk.press("Put my words beside it")
    assert "We do not." in walk.text
    assert Correction.objects.get().text == "We do not."
    walk.go("/p/vale/sessions/")
    walk.press("The night rota")
    walk.press("Say what came of it")
    walk.fill("What came of it", "The rota is on hold.")
    walk.press("Save")
    walk.go("/p/vale/asks/")
    assert "The rota is on hold." in walk.text


def test_an_initiative_is_given_up_and_those_who_worked_on_it_are_told(walk):
    walk.go("/p/vale/initiatives/")
    walk.press("Put an initiative on the register")
    walk.fill("Name of the initiative", "Tele-monitoring")
    walk.fill("Who works on it", "Ann Lee")
    walk.press("Save")
    walk.press("It is over")
    walk.page.get_by_label("Abandoned").check()
    walk.fill("Why", "No money was found.")
    walk.press("Save")
    walk.go("/p/vale/")
    assert "A word is owed about 1 abandoned initiative" in walk.text or "Nothing is in the register yet" in walk.text
    walk.go("/p/vale/initiatives/")
    walk.press("Tele-monitoring")
    walk.press("Write to those who worked on it")
    walk.press("Send it")
    assert "Those who worked on it were told on" in walk.text
