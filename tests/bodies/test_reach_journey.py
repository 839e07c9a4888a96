"""A governance lead puts a matter on the list, names who is affected, tells them, asks them in: in a real browser."""

import pytest

from convenor.web.bodies.models import Affected, Notice, Outreach, Pathway
from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_matter_to_a_notice_and_an_invitation(live_site, new_page, axe, client, scripts):
    vale = factories.partnership(slug="vale", name="Vale Partnership")
    factories.body(vale, name="Place Partnership")
    factories.community(vale, name="Unpaid carers", contact_email="carers@vale.example")
    factories.signed_in(client, vale, Role.CONVENOR)
    page = new_page(java_script_enabled=scripts)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site}])

    def looked():
        page.get_by_role("contentinfo").wait_for()  # the whole page has come
        if scripts:  # axe itself is a script
            axe(page)

    page.goto(f"{live_site}/p/vale/topics/")
    looked()
    page.get_by_role("button", name="Put a matter on the list").or_(
        page.get_by_role("link", name="Put a matter on the list")
    ).click()
    looked()
    page.get_by_label("Who decides it").select_option(label="Place Partnership")
    page.get_by_label("What is to be decided").fill("Breaks for carers")
    page.get_by_label("Open", exact=True).check()
    page.get_by_label("How to have a say").fill("Write to us by Friday.")
    page.get_by_role("button", name="Put it on the list").click()
    looked()
    page.get_by_label("Unpaid carers").check()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/how/")
    looked()
    page.get_by_label("Unpaid carers").fill("They rely on them")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="Breaks for carers").wait_for()
    looked()
    assert "it has no seat on the body that decides" in page.inner_text("main")
    assert Affected.objects.get().how == "They rely on them"

    page.get_by_role("link", name="Send a notice to Unpaid carers").click()
    looked()
    assert page.get_by_label("To which e-mail address").input_value() == "carers@vale.example"
    page.get_by_role("button", name="Send this notice").click()
    looked()
    assert "The notice to Unpaid carers is on its way." in page.inner_text("main")
    assert "Write to us by Friday." in Notice.objects.get().text

    page.goto(f"{live_site}/p/vale/outreach/new/?community={Affected.objects.get().community.ref}")
    looked()
    page.get_by_label("Whom to ask").fill("The chair of the forum")
    page.keyboard.press("Enter")  # from the keyboard as well
    page.wait_for_url("**/outreach/")
    looked()
    assert "Find somebody they know who will ask." in page.inner_text("main")
    assert Outreach.objects.get().who == "The chair of the forum"


def test_who_must_sit_with_a_pathway_and_who_of_them_is_missing(live_site, browser_page, axe, client):
    vale = factories.partnership(slug="vale", name="Vale Partnership")
    board = factories.body(vale, name="Place Partnership", tier="place")
    walkers = factories.community(vale, name="Walkers")
    pathway = Pathway.objects.create(partnership=vale, ref="W1", name="Up the hill", body=board, community=walkers)
    factories.signed_in(client, vale, Role.CONVENOR)
    page = browser_page
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site}])
    page.goto(f"{live_site}/p/vale/pathways/{pathway.ref}/")
    page.get_by_role("link", name="Say who must sit there").click()
    page.get_by_role("heading", level=1, name="Who must sit on the body that looks after it?").wait_for()
    axe(page)
    page.get_by_role("group", name="Place 1").get_by_label("Who must sit there").select_option(label="Walkers")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", level=1, name="Up the hill").wait_for()
    axe(page)
    assert "The one who must sit there is missing: Walkers." in page.inner_text("main")
