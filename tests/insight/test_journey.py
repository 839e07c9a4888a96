"""In a browser: a member of the public reads who sits where and who is missing, from the keyboard and on a phone."""

import pytest

from convenor.web.kernel.viewer import Role
from tests import factories
from tests.insight.scene import grow, small

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_public_reads_who_sits_where_and_who_is_missing(live_site, browser_page, axe):
    scene = small()
    grow(scene, bodies=6, seats=9)
    page = browser_page
    page.goto(f"{live_site}/p/{scene.of.slug}/")
    page.get_by_role("heading", name="Northmoor and Vale").wait_for()
    axe(page)
    box = page.get_by_role("link", name="System Board: 1 of 2 seats held")
    box.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="System Board").wait_for()
    page.go_back()
    page.get_by_role("main").get_by_role("link", name="Who is missing").click()
    page.get_by_role("heading", name="Who is missing", exact=True).wait_for()
    assert page.get_by_role("img", name="0 of the 8 bodies that decide about them have a seat for them").is_visible()
    axe(page)
    page.get_by_role("link", name="Table").click()
    page.get_by_role("row", name="Young people").wait_for()
    axe(page)


def test_a_member_opens_one_piece_of_advice_about_who_leads(live_site, new_page, axe, client):
    scene = small()
    council = factories.partner(scene.of, name="Vale Council", sector="council", accountability=["democratic"])
    for _number in range(4):
        factories.term(factories.seat(scene.place, partner=council))
    page = new_page(viewport={"width": 1280, "height": 900})
    factories.signed_in(client, scene.of, Role.MEMBER)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_site}])
    page.goto(f"{live_site}/p/{scene.of.slug}/leaders/")
    page.get_by_role("link", name="Who leads what, and how it is spread").click()
    page.get_by_role("heading", name="Who leads what", exact=True).wait_for()
    axe(page)
    page.get_by_text("Ask for a second lead beside the first on Eastvale Place").click()
    page.get_by_text("0 of the 5 others there share a profession").wait_for()
    axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.get_by_role("main").bounding_box()
    assert wide is not None and wide["x"] + wide["width"] <= 320


def test_on_a_phone_without_scripts_the_list_comes_first_and_nothing_overflows(live_site, new_page, axe):
    scene = small()
    grow(scene, bodies=6, seats=9)
    page = new_page(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page.goto(f"{live_site}/p/{scene.of.slug}/")
    box = page.get_by_role("link", name="System Board: 1 of 2 seats held")
    assert not box.is_visible()
    assert page.get_by_role("table", name="Bodies and their seats").is_visible()
    page.get_by_role("link", name="Drawing").click()
    box.wait_for()
    for name in ("", "who-is-missing/", "power/", "layers/"):
        page.goto(f"{live_site}/p/{scene.of.slug}/{name}")
        wide = page.get_by_role("main").bounding_box()
        assert wide is not None and wide["x"] + wide["width"] <= 320
