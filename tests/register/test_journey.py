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


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_template_to_the_register_and_back(live_site, new_page, axe, scripts):
    vale = factories.partnership(slug="vale", name="Vale")
    client = Client()
    client.force_login(factories.person(vale, roles=(Role.CONVENOR,), signs_in=True).account)
    page = new_page(java_script_enabled=scripts)
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_site,
            }
        ]
    )
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
