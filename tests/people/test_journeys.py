"""Ways in, walked in a real browser: by the keyboard alone, without JavaScript, with a passkey."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache

from convenor.web.kernel.viewer import Role
from convenor.web.people import services, set_up_code
from convenor.web.people.models import Account, Person
from convenor.web.people.services.accounts import new_account
from tests import factories as make

pytestmark = pytest.mark.browser
WORDS = "three unlike words"


@pytest.fixture
def site(live_site, settings, tmp_path):
    """The site as the letters name it, with a home of its own and nobody's guesses counted yet."""
    settings.SITE_URL = live_site
    settings.HOME = tmp_path
    cache.clear()
    return live_site


@pytest.fixture
def vale(site):
    return make.partnership(slug="vale", name="Vale Partnership")


@pytest.fixture
def ada(vale):
    """Somebody of the partnership who signs in with a password."""
    person = make.person(vale, name="Ada Obi", roles=(Role.MEMBER,), account=new_account(email="ada@vale.example"))
    person.account.set_password(WORDS)
    person.account.save()
    return person


def tab_to(page, name):
    """Go to what is called so as one does without a mouse; fails when the keyboard cannot reach it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const at = document.activeElement;"
            " return (at.labels && at.labels.length ? at.labels[0].innerText : at.innerText) || ''; }"
        )
        if said.strip().startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach “{name}” on {page.url}")


def press(page, name):
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page, name, words):
    tab_to(page, name)
    page.keyboard.type(words)


def link_in_letter(subject):
    letter = next(letter for letter in reversed(mail.outbox) if letter.subject == subject)
    return re.search(r"http\S+", letter.body)[0]


def code_of(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def test_accept_an_invitation_and_guard_the_account_by_keyboard_alone(vale, browser_page, axe):
    page = browser_page
    services.invite(by=make.convenor(vale), email="ada@vale.example", roles=["member"])

    page.goto(link_in_letter("You are invited to Vale Partnership"))
    axe(page)
    type_in(page, "Your name", "Ada Obi")
    type_in(page, "Password", WORDS)
    press(page, "Come in")
    page.wait_for_url("**/p/vale/")
    axe(page)
    assert Person.objects.get(account__email="ada@vale.example").name == "Ada Obi"

    press(page, "Your details")
    axe(page)
    press(page, "How you sign in")
    axe(page)
    tab_to(page, "Set up")  # the second guard
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url("**/account/2fa/")
    axe(page)
    press(page, "Set up an app")
    axe(page)  # first: is it still you?
    type_in(page, "Password", WORDS)
    press(page, "Go on")
    axe(page)
    secret = page.locator(".c-key").inner_text()
    assert page.locator(".c-square svg").is_visible()
    type_in(page, "Code", code_of(secret))
    press(page, "Turn it on")
    axe(page)
    assert page.locator(".c-codes li").count() == 10
    press(page, "I have kept them")

    press(page, "Sign out")
    axe(page)
    press(page, "Sign in")
    axe(page)
    type_in(page, "E-mail address", "ada@vale.example")
    type_in(page, "Password", WORDS)
    press(page, "Sign in")
    axe(page)
    type_in(page, "Code", code_of(secret, later=1))  # the first is used up
    press(page, "Sign in")
    page.wait_for_url("**/p/vale/")


def test_sign_in_by_link_without_javascript(ada, site, new_page, axe):
    page = new_page(java_script_enabled=False)

    def look():
        """axe is a script itself: it looks at the same page, of the same person, in a browser that has scripts."""
        other = new_page()
        other.context.add_cookies(page.context.cookies())
        other.goto(page.url)
        axe(other)
        other.context.close()

    page.goto(f"{site}/account/login/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page.get_by_role("link", name="Send me a link by e-mail").click()
    page.wait_for_url("**/account/login/code/")
    look()
    page.get_by_label("E-mail address").fill("ada@vale.example")
    page.get_by_role("button", name="Send the link").click()
    page.wait_for_url("**/account/login/code/confirm/")
    look()
    page.goto(link_in_letter("Your link for signing in"))
    assert page.get_by_label("Code").input_value()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/p/vale/")
    page.goto(f"{site}/p/vale/people/my-details/")
    assert page.get_by_role("heading", name="Your details").is_visible()
    look()


def test_sign_in_with_a_passkey_alone(ada, site, browser_page, axe):
    page = browser_page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto(f"{site}/account/login/?next=/account/2fa/webauthn/add/")
    page.get_by_label("E-mail address").fill("ada@vale.example")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("My laptop")
    page.get_by_label("Let me sign in with it alone").check()
    axe(page)
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    page.goto(f"{site}/account/2fa/webauthn/")
    assert page.get_by_text("My laptop", exact=True).is_visible()
    axe(page)

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/p/vale/")


def test_first_start_to_a_partnership_of_ones_own(site, db, browser_page, axe):
    page = browser_page
    page.goto(site)
    assert page.get_by_role("heading", name="Set up Convenor").is_visible()
    axe(page)
    page.get_by_label("Set-up code").fill("not the code")
    page.get_by_label("Name of the partnership").fill("Vale Partnership")
    page.get_by_label("Your name").fill("Ada Obi")
    page.get_by_label("Your e-mail address").fill("ada@vale.example")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Start").click()
    assert "not the set-up code" in page.locator(".nhsuk-error-summary").inner_text()
    axe(page)
    page.get_by_label("Set-up code").fill(set_up_code.show())
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/p/vale-partnership/")
    axe(page)
    assert Account.objects.get().operator


def test_a_demonstration_opens_with_one_button(vale, site, settings, browser_page, axe):
    settings.DEMO = True
    make.person(vale, name="Ada Obi", roles=(Role.CONVENOR,), signs_in=True)
    page = browser_page
    page.goto(site)
    axe(page)
    page.get_by_role("button", name="Governance lead", exact=True).click()
    page.wait_for_url("**/p/vale/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="New governance lead").click()
    page.wait_for_url("**/start-a-partnership/")
    axe(page)
    page.get_by_label("Name of the partnership").fill("Moor Partnership")
    page.get_by_label("Your name").fill("Bryn Howells")
    page.get_by_role("button", name="Start the partnership").click()
    page.wait_for_url("**/p/moor-partnership/")
    axe(page)
