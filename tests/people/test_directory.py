"""Signing in with an organisation's own directory, in a real browser against a real provider, without any network."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from csp.constants import SELF
from django.urls import reverse

from convenor.web.config import oidc
from convenor.web.kernel.viewer import Role
from convenor.web.people import services
from convenor.web.people.models import Account, Person
from convenor.web.people.services.accounts import new_account
from convenor.web.people.sign_in.known import vouched_addresses
from tests import factories as make

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def provider(live_server, tmp_path_factory):
    """The settings file of a running directory, as an operator would write it."""
    folder = tmp_path_factory.mktemp("directory")
    back = live_server.url + reverse("openid_connect_callback", kwargs={"provider_id": "trust"})
    command = [sys.executable, "-m", "tests.people.provider", str(folder), back]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        about = {"id": "trust", "name": "Northmoor Trust", "client_id": "convenor", "secret": "between the two"}
        file = folder / "directories.json"
        file.write_text(json.dumps([{**about, "issuer": process.stdout.readline().strip()}]), encoding="utf-8")
        yield file
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


@pytest.fixture
def directory(provider, settings):
    """The site, knowing that directory."""
    known = oidc.read_directories(provider)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": oidc.apps(known)}}
    settings.CONTENT_SECURITY_POLICY = policy(settings, [SELF, *oidc.origins(known)])


def policy(settings, forms):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {"DIRECTIVES": {**directives, "form-action": forms}}


def sign_in(page, site, who):
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Sign in with Northmoor Trust").click()
    page.get_by_label("Login").or_(page.get_by_placeholder("Username")).fill(who)
    page.locator("input[type=password]").fill("known to the directory")
    page.get_by_role("button", name="Sign In", exact=True).click()
    page.get_by_role("button", name="Authorize").click()


def test_whoever_was_invited_comes_in(directory, live_site, browser_page, axe):
    vale = make.partnership(slug="vale")
    services.invite(by=make.convenor(vale), email="ada@trust.example", roles=["member"])
    sign_in(browser_page, live_site, "ada")
    browser_page.wait_for_url("**/p/vale/")
    axe(browser_page)
    person = Person.objects.get(account__email="ada@trust.example")
    assert (person.name, person.partnership, [g.role for g in person.grants.all()]) == ("Ada", vale, [Role.MEMBER])


def test_whoever_has_an_account_is_known_again(directory, live_site, browser_page):
    vale = make.partnership(slug="vale")
    account = new_account(email="ada@trust.example")
    person = make.person(vale, roles=(Role.MEMBER,))
    Person.objects.filter(pk=person.pk).update(account=account)
    for _time in range(2):
        browser_page.context.clear_cookies()
        sign_in(browser_page, live_site, "ada")
        browser_page.wait_for_url("**/p/vale/")
    assert Account.objects.filter(email="ada@trust.example").count() == 1


def test_an_address_the_directory_never_confirmed_lets_nobody_in(directory, live_site, browser_page, axe, faults):
    services.invite(by=make.convenor(make.partnership()), email="bryn@trust.example", roles=["member"])
    sign_in(browser_page, live_site, "bryn")
    browser_page.get_by_role("heading", name="You are not known here yet").wait_for()
    assert "did not say that your e-mail address is confirmed" in browser_page.content()
    axe(browser_page)
    refused(faults)
    assert not Account.objects.filter(email="bryn@trust.example").exists()


def test_a_stranger_is_turned_away_kindly(directory, live_site, browser_page, faults):
    sign_in(browser_page, live_site, "stranger")
    browser_page.get_by_role("heading", name="You are not known here yet").wait_for()
    refused(faults)
    assert not Account.objects.filter(email="stranger@trust.example").exists()


def test_an_address_typed_in_but_never_shown_is_not_taken_over(directory, live_site, browser_page, faults):
    """Somebody made an account's address up; the directory's Ada must not land in that account."""
    vale = make.partnership(slug="vale")
    squatter = make.person(vale, roles=(Role.CONVENOR,), account=make.account("ada@trust.example"))
    sign_in(browser_page, live_site, "ada")
    browser_page.get_by_role("heading", name="You are not known here yet").wait_for()
    refused(faults)
    assert not squatter.account.socialaccount_set.exists()


def test_without_its_address_in_the_policy_the_browser_stops_the_form(
    directory, live_site, browser_page, settings, faults
):
    """Why the settings name each directory's address: Chromium checks where a form is redirected to, too."""
    settings.CONTENT_SECURITY_POLICY = policy(settings, [SELF])
    browser_page.goto(f"{live_site}/account/login/")
    browser_page.get_by_role("button", name="Sign in with Northmoor Trust").click()
    browser_page.wait_for_timeout(1000)
    assert browser_page.url.startswith(live_site)
    assert any("form-action" in fault for fault in faults)
    faults.clear()


def refused(faults):
    """The one fault expected: our own page with status 403."""
    assert all("403" in fault for fault in faults), faults
    faults.clear()


@pytest.mark.parametrize(
    ("email", "said", "domains", "vouched"),
    [
        ("ada@trust.example", True, [], True),
        ("ada@trust.example", False, [], False),
        ("ada@trust.example", None, [], False),
        ("ada@trust.example", None, ["trust.example"], True),
        ("Ada@Trust.Example", None, ["TRUST.example"], True),
        ("ada@trust.example", False, ["trust.example"], False),
        ("ada@other.example", None, ["trust.example"], False),
        ("ada@sub.trust.example", None, ["trust.example"], False),
        ("ada@eviltrust.example", None, ["trust.example"], False),
        ("lead@other.example", True, ["trust.example"], False),  # nobody is let in as somebody of another
        ("ada@trust.example", True, ["trust.example"], True),
    ],
)
def test_whose_word_is_good_for_which_address(email, said, domains, vouched):
    claims = {"email": email} | ({} if said is None else {"email_verified": said})
    login = SimpleNamespace(
        account=SimpleNamespace(extra_data={"userinfo": claims}),
        email_addresses=[EmailAddress(email=email, verified=bool(said))],
        provider=SimpleNamespace(app=SimpleNamespace(settings={"domains": domains})),
    )
    assert vouched_addresses(login) == ([email] if vouched else [])


def test_a_directory_without_all_that_is_needed_is_named(tmp_path):
    file = tmp_path / "directories.json"
    file.write_text(json.dumps([{"id": "trust", "name": "Northmoor Trust"}]), encoding="utf-8")
    with pytest.raises(ValueError, match="directory 1 in directories.json lacks issuer, client_id, secret"):
        oidc.read_directories(file)
