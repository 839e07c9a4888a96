"""Signing in: by password, by link, with a second guard; and what guessers find."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.hashers import get_hasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from convenor.web.config import sign_in
from convenor.web.kernel.errors import Refused
from convenor.web.kernel.viewer import system_viewer
from convenor.web.people import services
from convenor.web.people.models import Account
from convenor.web.people.services.accounts import new_account

WORDS = "three unlike words"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def ada(db):
    cache.clear()
    return new_account(email="ada@vale.example", password=WORDS)


def give(client, password, email="ada@vale.example"):
    return client.post("/account/login/", {"login": email, "password": password})


def ask_for_link(client, email="ada@vale.example"):
    mail.outbox.clear()
    return client.post("/account/login/code/", {"email": email}, follow=True)


def code_now(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


class TestPassword:
    def test_the_right_one(self, client, ada):
        assert give(client, WORDS).headers["Location"] == "/?signed-in=yes"

    def test_the_wrong_one_and_an_unknown_address_say_the_same(self, client, ada):
        wrong = give(client, "wrong").content.decode()
        unknown = give(client, "wrong", email="nobody@vale.example").content.decode()
        assert "do not go together" in wrong

        def without_what_differs(page):
            return re.sub(r"(ada|nobody)@vale|csrfmiddlewaretoken\" value=\"\w+|nonce=\"[^\"]+", "", page)

        assert without_what_differs(wrong) == without_what_differs(unknown)

    def test_kept_by_argon2(self):
        assert sign_in.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")

    def test_argon2_is_there_and_hashes(self, settings):
        settings.PASSWORD_HASHERS = sign_in.PASSWORD_HASHERS
        assert get_hasher().encode(WORDS, "some salt here").startswith("argon2$argon2id$")


class TestLink:
    def test_the_letter_holds_a_link_that_fills_in_the_code(self, client, ada):
        ask_for_link(client)
        letter = mail.outbox[0]
        assert letter.subject == "Your link for signing in"
        link = re.search(r"http\S+", letter.body)[0]
        page = client.get(link.removeprefix("http://testserver"), follow=True)
        code = re.search(r"code=([\w-]+)", link)[1]
        assert code in letter.body.replace(link, "")
        assert f'value="{code}"' in page.content.decode()
        assert not page.wsgi_request.user.is_authenticated
        done = client.post("/account/login/code/confirm/", {"code": code})
        assert done.headers["Location"] == "/?signed-in=yes"

    def test_opened_elsewhere_it_says_what_to_do(self, client, ada):
        ask_for_link(client)
        link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
        page = Client().get(link, follow=True).content.decode()
        assert "Open the link in the browser in which you asked for it" in page

    def test_it_works_once(self, client, ada):
        ask_for_link(client)
        code = re.search(r"code=([\w-]+)", mail.outbox[0].body)[1]
        client.post("/account/login/code/confirm/", {"code": code})
        client.post("/account/logout/")
        again = client.post("/account/login/code/confirm/", {"code": code})
        assert again.headers["Location"].startswith("/account/login/")

    def test_an_unknown_address_gets_the_same_page(self, client, ada):
        known = ask_for_link(client).content.decode()
        cache.clear()
        unknown = ask_for_link(Client(), "nobody@vale.example").content.decode()
        assert "Look in your e-mail" in known and "Look in your e-mail" in unknown
        assert mail.outbox[0].subject == "You cannot sign in with this address"

    def test_after_three_wrong_codes_a_new_one_is_needed(self, client, ada):
        ask_for_link(client)
        answers = [client.post("/account/login/code/confirm/", {"code": "WRONG"}) for _ in range(3)]
        assert answers[-1].status_code == 302

    def test_a_letter_is_plain_text_without_entities(self, client, ada):
        ask_for_link(client)
        assert "&amp;" not in mail.outbox[0].body and "&#" not in mail.outbox[0].body


class TestSecondGuard:
    @pytest.fixture
    def secret(self, ada):
        secret = generate_totp_secret()
        TOTP.activate(ada, secret)
        return secret

    def test_a_password_alone_does_not_let_in(self, client, secret):
        assert give(client, WORDS).headers["Location"] == "/account/2fa/authenticate/"
        assert not client.get("/").wsgi_request.user.is_authenticated

    def test_nor_does_a_link(self, client, secret):
        ask_for_link(client)
        code = re.search(r"code=([\w-]+)", mail.outbox[0].body)[1]
        done = client.post("/account/login/code/confirm/", {"code": code})
        assert done.headers["Location"] == "/account/2fa/authenticate/"

    def test_whether_it_is_set_up_is_said(self, client, ada):
        give(client, WORDS)
        assert "None: whoever learns your password can come in" in client.get("/how-you-sign-in/").content.decode()
        TOTP.activate(ada, generate_totp_secret())
        assert "None:" not in client.get("/how-you-sign-in/").content.decode()

    def test_the_right_code_lets_in_and_a_wrong_one_does_not(self, client, secret):
        give(client, WORDS)
        wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
        assert "not the right code" in wrong.content.decode()
        right = client.post("/account/2fa/authenticate/", {"code": code_now(secret)})
        assert right.headers["Location"] == "/?signed-in=yes"

    def test_a_code_works_once(self, client, secret):
        code = code_now(secret)
        give(client, WORDS)
        client.post("/account/2fa/authenticate/", {"code": code})
        other = Client()
        give(other, WORDS)
        replayed = other.post("/account/2fa/authenticate/", {"code": code})
        assert "not the right code" in replayed.content.decode()

    def test_guessing_codes_is_stopped(self, client, secret):
        give(client, WORDS)
        for _ in range(5):
            client.post("/account/2fa/authenticate/", {"code": "000000"})
        right = client.post("/account/2fa/authenticate/", {"code": code_now(secret)})
        assert right.status_code == 200
        assert "too many tries" in right.content.decode()

    def test_whoever_runs_the_site_can_take_it_off_and_nobody_else(self, client, secret, lead):
        with pytest.raises(Refused):
            services.take_off_second_guard(by=lead, email="ada@vale.example")
        assert services.take_off_second_guard(by=system_viewer("command"), email="Ada@Vale.example") == 1
        assert give(client, WORDS).headers["Location"] == "/?signed-in=yes"


class TestGuessing:
    def test_five_wrong_passwords_close_the_door_even_to_the_right_one(self, client, ada):
        for _ in range(5):
            give(client, "wrong")
        assert "too many tries" in give(client, WORDS).content.decode()

    @pytest.mark.django_db(transaction=True)
    def test_the_count_is_shared_by_all_processes(self, client, tmp_path):
        """Two processes with a memory of their own would allow ten guesses: see the note in config/sign_in.py."""
        script = (
            "import sys, django; django.setup()\n"
            "from django.core.management import call_command\n"
            "call_command('migrate', verbosity=0); call_command('createcachetable', verbosity=0)\n"
            "from django.test import Client\n"
            "from convenor.web.people.models import Account\n"
            "from convenor.web.people.services.accounts import new_account\n"
            "if not Account.objects.exists(): new_account(email='ada@vale.example', password='three unlike words')\n"
            "give = {'login': 'ada@vale.example', 'password': sys.argv[1]}\n"
            "for _ in range(int(sys.argv[2])): answer = Client().post('/account/login/', give)\n"
            "print('stopped' if 'too many tries' in answer.content.decode() else answer.status_code)\n"
        )

        def process(password, times):
            home = {"CONVENOR_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings"}
            home |= {
                "CONVENOR_HOSTS": "testserver",
                "PATH": "",
                "CONVENOR_DEBUG": "yes",
                "PYTHONPATH": str(ROOT / "src"),
            }
            command = [sys.executable, "-c", script, password, str(times)]
            return subprocess.run(command, env=home, capture_output=True, text=True, check=True).stdout.strip()

        assert process("wrong", 3) == "200"
        assert process("wrong", 2) == "200"
        assert process(WORDS, 1) == "stopped"


class TestNobodySignsUp:
    def test_the_page_says_how_people_come_in(self, client, db):
        assert "People come in by invitation" in client.get("/account/signup/").content.decode()

    def test_nor_by_posting(self, client, db):
        client.post("/account/signup/", {"email": "thief@vale.example", "password1": WORDS})
        assert not Account.objects.exists()


class TestChanges:
    def test_the_person_hears_of_a_changed_password(self, client, ada):
        give(client, WORDS)
        form = {"oldpassword": WORDS, "password1": "four quite unlike words", "password2": "four quite unlike words"}
        assert client.post("/account/password/change/", form).status_code == 302
        assert [letter.subject for letter in mail.outbox] == ["Your password was changed"]
        ada.refresh_from_db()
        assert ada.check_password("four quite unlike words")

    def test_a_new_address_counts_once_confirmed(self, client, ada):
        give(client, WORDS)
        client.post("/account/reauthenticate/", {"password": WORDS})
        client.post("/account/email/", {"action_add": "", "email": "ada@home.example"})
        assert not EmailAddress.objects.get(email="ada@home.example").verified
        link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
        assert "Is ada@home.example yours?" in client.get(link).content.decode()
        client.post(link)
        assert EmailAddress.objects.get(email="ada@home.example").verified

    def test_a_forgotten_password(self, client, ada):
        client.post("/account/password/reset/", {"email": "ada@vale.example"})
        link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
        page = client.get(link, follow=True)
        form = {"password1": "four quite unlike words", "password2": "four quite unlike words"}
        client.post(page.redirect_chain[-1][0], form)
        ada.refresh_from_db()
        assert ada.check_password("four quite unlike words")

    def test_signing_out_everywhere_else(self, client, ada):
        other = Client()
        give(client, WORDS)
        give(other, WORDS)
        client.post("/account/sessions/")
        assert not other.get("/").wsgi_request.user.is_authenticated
        assert client.get("/").wsgi_request.user.is_authenticated


ENTRANCE = [
    "/account/login/",
    "/account/login/code/",
    "/account/signup/",
    "/account/inactive/",
    "/account/confirm-email/",
    "/account/confirm-email/made-up/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-made-up/",
    "/account/password/reset/key/done/",
    "/account/3rdparty/login/cancelled/",
    "/account/3rdparty/login/error/",
]
INSIDE = [
    "/account/logout/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/recovery-codes/generate/",
    "/account/sessions/",
    "/account/3rdparty/",
    "/account/reauthenticate/",
    "/how-you-sign-in/",
]


def is_ours(page):
    assert page.status_code in {200, 401}  # 401: allauth's answer when a directory refused
    said = page.content.decode()
    assert 'class="nhsuk-header' in said, "not in our frame"
    assert "third-party" not in said.lower() and "two-factor" not in said.lower()
    assert said.count("<h1") == 1


@pytest.mark.parametrize("address", ENTRANCE)
def test_pages_before_signing_in_stand_in_our_frame(client, db, address):
    is_ours(client.get(address, follow=True))


@pytest.mark.parametrize("address", INSIDE)
def test_pages_after_signing_in_stand_in_our_frame(client, ada, address):
    give(client, WORDS)
    is_ours(client.get(address, follow=True))


def test_pages_of_the_second_guard_stand_in_our_frame(client, ada):
    give(client, WORDS)
    client.post("/account/reauthenticate/", {"password": WORDS})
    secret = re.search(r'class="c-key">(\w+)<', client.get("/account/2fa/totp/activate/").content.decode())[1]
    codes = client.post("/account/2fa/totp/activate/", {"code": code_now(secret)}, follow=True)
    is_ours(codes)
    assert codes.content.decode().count("c-key") == 10
    assert Authenticator.objects.filter(user=ada, type="totp").exists()
    for address in (
        "/account/2fa/recovery-codes/",
        "/account/2fa/totp/deactivate/",
        "/account/2fa/recovery-codes/generate/",
        "/account/2fa/reauthenticate/",
    ):
        is_ours(client.get(address, follow=True))
    assert client.get("/account/2fa/recovery-codes/download/").headers["Content-Type"].startswith("text/plain")


def test_every_page_and_letter_of_allauth_that_can_be_reached_is_ours():
    """allauth may grow a page: then this names the template that is missing."""
    import allauth
    from django.template import engines
    from django.template.exceptions import TemplateDoesNotExist

    folder = Path(allauth.__file__).parent / "templates"
    unreachable = re.compile(
        r"base|phone|_code_|signup\.html|by_passkey|signup_form|email_change|verified_email_required|trust|reset_code|"
        r"snippets|elements|layouts|openid/|idp/|confirm_email_verification|confirm_password_reset|confirmation_signup|"
        r"email_changed|allauth/"
    )
    missing = []
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        if unreachable.search(name.replace("login_code_", "")):
            continue
        try:
            engines["jinja2"].get_template(name)
        except TemplateDoesNotExist:
            missing.append(name)
    assert missing == []
