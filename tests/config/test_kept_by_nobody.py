"""What was read on a shared computer is gone once one has signed out; public pages stay as they are."""

import pytest
from django.test import Client

from convenor.web.kernel.viewer import Role
from convenor.web.people.services.accounts import new_account
from tests import factories as make

WORDS = "three unlike words"
NOBODY, THE_READER = "no-store, private", "no-cache, private"


@pytest.fixture
def vale(db):
    vale = make.partnership(slug="vale", name="Vale Partnership")
    make.person(vale, name="Ada Obi", roles=(Role.CONVENOR,), account=new_account(email="a@b.example", password=WORDS))
    return vale


def sign_in(client):
    return client.post("/account/login/", {"login": "a@b.example", "password": WORDS})


def test_pages_of_somebody_signed_in_are_kept_by_nobody(client, vale):
    assert client.get("/accessibility/").headers["Cache-Control"] == THE_READER
    assert sign_in(client).headers["Cache-Control"] == NOBODY
    for address in ("/p/vale/", "/p/vale/people/", "/p/vale/register/download/json/", "/accessibility/", "/nowhere/"):
        assert client.get(address).headers["Cache-Control"] == NOBODY, address


def test_signing_out_clears_what_the_browser_kept(client, vale):
    sign_in(client)
    answer = client.post("/account/logout/")
    assert (answer.headers["Clear-Site-Data"], answer.headers["Cache-Control"]) == ('"cache"', NOBODY)
    assert "Clear-Site-Data" not in client.get("/accessibility/").headers


def test_a_failure_of_ours_is_kept_by_nobody_either(vale, monkeypatch):
    client = Client(raise_request_exception=False)
    sign_in(client)
    monkeypatch.setattr("convenor.web.people.middleware.partnership_and_viewer", lambda **_: 1 / 0)
    answer = client.get("/p/vale/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (500, NOBODY)


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_the_back_button_after_signing_out(vale, live_site, new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(f"{live_site}/account/login/")
    page.get_by_label("E-mail address").fill("a@b.example")
    page.get_by_label("Password", exact=True).fill(WORDS)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto(f"{live_site}/p/vale/people/my-details/")
    assert "Ada Obi" in page.content()
    page.goto(f"{live_site}/account/logout/")
    page.get_by_role("button", name="Sign out").last.click()
    page.wait_for_url(f"{live_site}/")
    for _back in range(2):
        page.go_back()
        page.wait_for_load_state()
        assert "Ada Obi" not in page.content()
    assert "/account/login/" in page.url
