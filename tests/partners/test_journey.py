"""A governance lead brings the partners in and puts a merger on record, in a real browser, every page accessible."""

from pathlib import Path

import pytest

from convenor.web.kernel.viewer import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EXPORT = Path(__file__).parent.parent / "data" / "ods" / "export.csv"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_from_a_file_to_a_merger(live_site, new_page, axe, client, scripts):
    vale = factories.partnership(slug="vale", name="Vale Partnership")
    factories.signed_in(client, vale, Role.CONVENOR)
    page = new_page()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site}])
    if not scripts:
        without = new_page(java_script_enabled=False)
        without.context.add_cookies(page.context.cookies())
        page = without

    def looked():
        if scripts:  # axe itself is a script
            axe(page)

    page.goto(f"{live_site}/p/vale/partners/")
    looked()
    page.get_by_role("link", name="Bring in from the NHS list (ODS)").click()
    page.set_input_files("input[type=file]", EXPORT)
    page.get_by_role("button", name="Look at what would change").click()
    looked()
    assert "6 changes would be made" in page.inner_text("main")
    page.get_by_role("button", name="Bring all of this in").click()
    assert "6 changes were made." in page.inner_text("main")
    looked()
    page.get_by_role("link", name="Mergers and splits").click()
    page.get_by_label("Which partner ends?").select_option(label="Vale Private Clinic")
    page.get_by_label("Which partner goes on?").select_option(label="Vale United Hospitals NHS Trust")
    for name, value in (("Day", "1"), ("Month", "4"), ("Year", "2027")):
        page.get_by_label(name, exact=True).fill(value)
    page.get_by_role("button", name="Look at what this means").click()
    looked()
    assert "in law from 1 April 2027" in page.inner_text("main")
    page.get_by_role("button", name="Record this").click()
    looked()
    assert "Merged into" in page.inner_text("table")
