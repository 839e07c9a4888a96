"""In a browser: a governance lead fills the template, brings it, mends it, puts it in and undoes it."""

import io

import pytest
from django.conf import settings
from django.test import Client
from openpyxl import load_workbook

from convenor.web.kernel.viewer import Role
from convenor.web.register.commands import template
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def filled(**cells):
    out = io.BytesIO()
    template("xlsx", out)
    book = load_workbook(out)
    sheet = book["Partners"]
    for name, value in {"B4": "Vale Trust", "D4": "Acute hospital trust", "E4": "NHS trusts", **cells}.items():
        sheet[name] = value
    out = io.BytesIO()
    book.save(out)
    return {
        "name": "register.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": out.getvalue(),
    }


def signed_in(new_page, live_site, vale, scripts):
    client = Client()
    lead = factories.person(vale, name="Lea Lead", roles=(Role.CONVENOR,), signs_in=True)
    client.force_login(lead.account)
    page = new_page(java_script_enabled=scripts)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_site}])
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_template_to_the_register_and_back(live_site, new_page, axe, scripts):
    vale = factories.partnership(slug="vale", name="Vale")
    page = signed_in(new_page, live_site, vale, scripts)
    look = axe if scripts else (lambda page: None)  # axe itself is a script
    page.goto(f"{live_site}/p/vale/register/")
    page.get_by_role("heading", name="Files", exact=True).wait_for()
    look(page)
    page.get_by_role("button", name="Bring a file").click()
    page.get_by_label("Your file").wait_for()  # axe would look at a page that is only half there
    look(page)
    page.get_by_label("Your file").set_input_files(filled(E4="NHS trust"))
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_text("1 problem must be mended first").wait_for()
    look(page)
    page.get_by_role("button", name="Bring the mended file").click()
    page.get_by_label("Your file").set_input_files(filled())
    page.get_by_role("button", name="Look at the file").focus()
    page.keyboard.press("Enter")
    page.get_by_text("This file would add 1 partner.").wait_for()
    look(page)
    page.get_by_role("button", name="Put it in the register").click()
    page.get_by_role("heading", name="The file is in the register").wait_for()
    look(page)
    page.get_by_role("button", name="Undo this file").click()
    page.get_by_text("Everything is as it was before the file.").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_names_from_minutes_then_one_of_two_records(live_site, new_page, axe, scripts):
    vale = factories.partnership(slug="vale", name="Vale")
    factories.person(vale, name="Elizabeth Fay", ref="F")
    factories.body(vale, name="Vale Board")
    page = signed_in(new_page, live_site, vale, scripts)
    look = axe if scripts else (lambda page: None)
    page.goto(f"{live_site}/p/vale/register/")
    page.get_by_role("link", name="Paste the names").click()
    page.get_by_label("The list of names").fill("Present:\n1. Ada Obi, Chair\n2. E Fay\nWe began at 9.")
    look(page)
    page.get_by_label("They also sit on").select_option(label="Vale Board")
    page.get_by_role("button", name="See who is who").click()
    page.get_by_text("We began at 9.").wait_for()
    look(page)
    page.get_by_label("Somebody else: add them as new").check()
    page.get_by_role("button", name="Look at what would be added").click()
    page.get_by_text("This file would add 2 people, 2 seats and 2 other rows.").wait_for()
    look(page)
    page.get_by_role("button", name="Put it in the register").click()
    page.get_by_role("heading", name="The file is in the register").wait_for()
    page.goto(f"{live_site}/p/vale/register/")
    page.get_by_role("link", name="Make two records one").click()
    page.get_by_role("heading", name="Names that are alike").wait_for()
    look(page)
    page.get_by_role("link", name="Look at both").first.click()
    page.get_by_role("button", name="Make them one").wait_for()
    look(page)
    page.get_by_role("button", name="Make them one").click()
    page.get_by_role("heading", name="The two records are one").wait_for()
    look(page)
    page.get_by_role("button", name="Make them two again").click()
    page.get_by_text("Everything is as it was before the file.").wait_for()
