"""Ways somebody might get in, or stay in, who should not: each is tried, and each must fail."""

import re
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from convenor.web.kernel.errors import Invalid, NotHere
from convenor.web.kernel.viewer import Role
from convenor.web.people import services, set_up_code
from convenor.web.people.models import Account, Person
from convenor.web.people.services.accounts import new_account
from convenor.web.people.sign_in.known import account_vouched_for
from tests import factories as make

WORDS = "three unlike words"
OTHER = "four quite unlike words"
SECOND = "/account/2fa/authenticate/"


@pytest.fixture
def ada(vale):
    cache.clear()
    account = new_account(email="ada@vale.example", password=WORDS)
    make.person(vale, name="Ada Obi", roles=(Role.CONVENOR,), account=account)
    return account


@pytest.fixture
def secret(ada):
    secret = generate_totp_secret()
    TOTP.activate(ada, secret)
    return secret


def give(client, password=WORDS, following="", email="ada@vale.example"):
    return client.post("/account/login/", {"login": email, "password": password, "next": following})


def code_at(secret, moment):
    return format_hotp_value(hotp_value(secret, int(moment) // 30))


def is_in(client):
    return client.get("/p/vale/people/my-details/").status_code == 200


class TestPastTheSecondFactor:
    """Whoever has only the password, or only the letter box."""

    @pytest.mark.parametrize(
        "address",
        [
            "/p/vale/people/my-details/",
            "/p/vale/people/invitations/new/",
            "/how-you-sign-in/",
            "/account/2fa/",
            "/account/2fa/recovery-codes/",
            "/account/2fa/recovery-codes/download/",
            "/account/2fa/totp/deactivate/",
            "/account/2fa/webauthn/add/",
            "/account/email/",
            "/account/password/change/",
            "/account/sessions/",
            "/account/3rdparty/",
            "/account/reauthenticate/",
        ],
    )
    def test_no_page_opens_to_somebody_half_signed_in(self, client, secret, address):
        give(client)
        for answer in (client.get(address), client.post(address, {})):
            assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) in {
                (302, "/account/login/"),
                (302, SECOND),
                (403, ""),  # as a visitor, who is not asked to sign in by a form
                (405, ""),
            }, answer.headers
        assert not is_in(client)

    def test_a_new_password_by_letter_does_not_stand_for_it(self, client, secret):
        client.post("/account/password/reset/", {"email": "ada@vale.example"})
        link = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
        page = client.get(link, follow=True)
        client.post(page.redirect_chain[-1][0], {"password1": OTHER, "password2": OTHER})
        assert not is_in(client)
        assert give(client, OTHER).headers["Location"].startswith(SECOND)

    def test_confirming_an_address_does_not_stand_for_it(self, client, secret, ada):
        mine = EmailAddress.objects.create(user=ada, email="home@vale.example", verified=False)
        link = reverse("account_confirm_email", args=[EmailConfirmationHMAC(mine).key])
        client.post(link)
        mine.refresh_from_db()
        assert mine.verified and not is_in(client)

    def test_an_invitation_to_the_same_address_does_not_stand_for_it(
        self, client, secret, moor, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            services.invite(by=make.convenor(moor), email="ada@vale.example", roles=["member"])
        link = re.search(r"http\S+?(/invitation/[\w-]+/)", mail.outbox[-1].body)[1]
        for half_in in (False, True):
            if half_in:
                give(client)
            client.post(link, {"name": "Ada Obi", "password": OTHER})
            assert not is_in(client)
            assert client.get("/p/moor/people/my-details/").status_code == 302

    def test_no_browser_is_remembered(self, client, secret):
        give(client)
        client.post(SECOND, {"code": code_at(secret, time.time())})
        assert is_in(client)
        client.post("/account/logout/")
        assert give(client).headers["Location"].startswith(SECOND)

    @pytest.mark.parametrize("later", [0, 31, 59])
    def test_a_code_read_over_a_shoulder_is_used_up(self, secret, monkeypatch, later):
        """For as long as it would be good: longer than allauth itself remembers."""
        began = int(time.time()) // 30 * 30
        code = code_at(secret, began + 30)  # of a telephone half a minute ahead
        monkeypatch.setattr("time.time", lambda: began + 0.5)
        client, thief = Client(), Client()
        give(client)
        client.post(SECOND, {"code": code})
        assert is_in(client)
        monkeypatch.setattr("time.time", lambda: began + 0.5 + later)
        give(thief)
        thief.post(SECOND, {"code": code})
        assert not is_in(thief)

    def test_a_recovery_code_lets_in_once(self, secret, ada):
        code = RecoveryCodes.activate(ada).generate_codes()[0]
        for turn in range(2):
            client = Client()
            give(client)
            client.post(SECOND, {"code": code})
            assert is_in(client) is (turn == 0)

    def test_the_code_that_set_the_app_up_is_used_up(self, client, ada):
        give(client)
        client.post("/account/reauthenticate/", {"password": WORDS})
        page = client.get("/account/2fa/totp/activate/").content.decode()
        code = code_at(re.search(r'class="c-key">(\w+)<', page)[1], time.time())
        client.post("/account/2fa/totp/activate/", {"code": code})
        thief = Client()
        give(thief)
        thief.post(SECOND, {"code": code})
        assert not is_in(thief)


class TestABrowserLeftSignedIn:
    @pytest.mark.parametrize(
        "address", ["/account/email/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"]
    )
    def test_the_password_is_asked_for_again(self, client, ada, address, monkeypatch):
        give(client)
        given = {"action_add": "", "email": "thief@vale.example"}
        assert client.post(address, given).headers["Location"].startswith("/account/reauthenticate/")
        client.post("/account/reauthenticate/", {"password": WORDS})
        assert client.get(address).status_code == 200
        later = time.time() + 3600
        monkeypatch.setattr("time.time", lambda: later)
        assert client.post(address, given).headers["Location"].startswith("/account/reauthenticate/")
        assert not EmailAddress.objects.filter(email="thief@vale.example").exists()

    @pytest.mark.parametrize("way", ["password", "invitation"])
    def test_the_session_ends_with_the_browser(self, client, ada, lead, way, django_capture_on_commit_callbacks):
        if way == "password":
            answer = give(client)
        else:
            with django_capture_on_commit_callbacks(execute=True):
                services.invite(by=lead, email="new@vale.example", roles=["member"])
            link = re.search(r"http\S+?(/invitation/[\w-]+/)", mail.outbox[-1].body)[1]
            answer = client.post(link, {"name": "New Person", "password": OTHER})
        assert answer.cookies["sessionid"]["max-age"] == ""
        assert client.session.get_expiry_age() <= 12 * 3600

    def test_signing_out_kills_the_session_itself(self, client, ada):
        give(client)
        stolen = client.cookies["sessionid"].value
        client.post("/account/logout/")
        thief = Client()
        thief.cookies["sessionid"] = stolen
        assert not is_in(thief)

    def test_a_new_password_ends_the_other_sessions(self, client, ada):
        thief = Client()
        give(thief)
        give(client)
        client.post("/account/password/change/", {"oldpassword": WORDS, "password1": OTHER, "password2": OTHER})
        assert is_in(client) and not is_in(thief)

    def test_a_closed_account_is_out_at_once(self, client, ada):
        give(client)
        Account.objects.update(is_active=False)
        assert not is_in(client)
        give(client)
        assert not is_in(client)


class TestFixation:
    """A session that somebody planted before is not the one that is signed in."""

    @pytest.mark.parametrize("way", ["password", "ready"])
    def test_signing_in_gives_a_new_session(self, client, ada, settings, way):
        settings.DEMO = True
        session = client.session
        session["planted"] = "yes"
        session.save()
        planted = session.session_key
        client.cookies["sessionid"] = planted
        if way == "password":
            give(client)
        else:
            client.post("/ready-sign-in/", {"key": str(ada.pk)})
        assert client.session.session_key != planted
        assert is_in(client)
        thief = Client()
        thief.cookies["sessionid"] = planted
        assert not is_in(thief)


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    " https://evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
]


class TestSentElsewhere:
    @pytest.mark.parametrize("following", ELSEWHERE)
    def test_signing_in_and_out_lead_nowhere_else(self, client, ada, following):
        assert give(client, following=following).headers["Location"] == "/?signed-in=yes"
        assert client.post("/account/logout/", {"next": following}).headers["Location"] == "/"

    def test_a_page_of_ours_is_gone_on_to(self, client, ada):
        assert give(client, following="/p/vale/people/").headers["Location"] == "/p/vale/people/"

    @pytest.mark.parametrize("following", ELSEWHERE)
    def test_nor_does_the_second_factor(self, client, secret, following):
        assert give(client, following=following).headers["Location"].split("?")[0] == SECOND
        answer = client.post(f"{SECOND}?next={following}", {"code": code_at(secret, time.time())})
        assert answer.headers["Location"] == "/?signed-in=yes"

    @pytest.mark.parametrize("path", ["//evil.example/p/vale/people/my-details/", "/p/vale//evil.example/"])
    def test_being_asked_to_sign_in_leads_back_to_us(self, client, ada, path):
        asked = client.get(path)
        location = asked.headers.get("Location", "")
        assert "next=//" not in location and "next=%2F%2F" not in location and not location.startswith("//")

    def test_the_link_of_a_letter_leads_nowhere_else(self, client, ada):
        client.post("/account/login/code/", {"email": "ada@vale.example"})
        answer = client.get("/sign-in-link/?code=x%0d%0aLocation:%20https://evil.example")
        assert answer.headers["Location"].startswith("/account/login/code/confirm/?code=x%0D%0ALocation")


class TestForgedNames:
    @pytest.mark.parametrize("header", ["host", "x-forwarded-host", "x-host", "forwarded"])
    def test_no_letter_names_another_host(self, ada, header):
        mail.outbox.clear()
        for address in ("/account/login/code/", "/account/password/reset/"):
            Client().post(address, {"email": "ada@vale.example"}, headers={header: "evil.example"})
        assert all("evil" not in letter.body for letter in mail.outbox)
        assert bool(mail.outbox) is (header != "host")  # a host that is not ours gets no letter at all

    def test_limits_are_not_walked_round_by_a_forged_address(self, ada):
        for number in range(6):
            answer = Client().post(
                "/account/login/",
                {"login": "ada@vale.example", "password": "wrong"},
                headers={"x-forwarded-for": f"10.0.0.{number}"},
            )
        assert "too many tries" in answer.content.decode()


class TestInvitations:
    @pytest.fixture
    def link(self, lead, django_capture_on_commit_callbacks):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            services.invite(by=lead, email="new@vale.example", roles=["member"])
        return re.search(r"http\S+?(/invitation/[\w-]+/)", mail.outbox[-1].body)[1]

    def test_used_once_it_is_closed_to_everybody_else(self, client, link):
        client.post(link, {"name": "New Person", "password": OTHER})
        thief = Client()
        assert thief.post(link, {"name": "Thief", "password": OTHER}).status_code == 410
        assert not is_in(thief)

    def test_taken_back_it_is_closed(self, client, link, lead):
        from convenor.web.people.models import Invitation

        services.withdraw_invitation(by=lead, ref=Invitation.objects.get().ref)
        assert client.post(link, {"name": "Thief", "password": OTHER}).status_code == 410
        assert not Account.objects.filter(email="new@vale.example").exists()

    def test_the_lead_of_another_partnership_cannot_take_it_back_or_see_it(self, link, moor):
        from convenor.web.people.models import Invitation

        with pytest.raises(NotHere):
            services.withdraw_invitation(by=make.convenor(moor), ref=Invitation.objects.get().ref)

    def test_it_lets_into_its_own_partnership_alone(self, client, link, moor):
        client.post(link, {"name": "New Person", "password": OTHER, "partnership": moor.pk, "roles": "convenor"})
        person = Person.objects.get(account__email="new@vale.example")
        assert (person.partnership.slug, [grant.role for grant in person.grants.all()]) == ("vale", ["member"])

    def test_an_address_somebody_signs_in_with_besides_is_asked_to_sign_in(self, client, link, ada):
        """It was a failure: two accounts under one address."""
        EmailAddress.objects.create(user=ada, email="new@vale.example", verified=True)
        assert "Sign in" in client.get(link).content.decode()
        assert client.post(link, {"name": "Ada", "password": OTHER}).status_code == 200
        with pytest.raises(Invalid, match="^invitation_sign_in_first"):
            services.accept_invitation(token=link.split("/")[2], account=None, name="Ada", password=OTHER)


class TestDirectories:
    """What a directory says lets nobody in past our own accounts."""

    def test_a_closed_account_stays_closed(self, ada, lead):
        EmailAddress.objects.create(user=ada, email="second@vale.example", verified=True)
        Account.objects.filter(pk=ada.pk).update(is_active=False)
        services.invite(by=lead, email="second@vale.example", roles=["member"])
        for email in ("ada@vale.example", "second@vale.example"):
            assert account_vouched_for([email], name="Ada") is None

    def test_an_answer_nobody_asked_for_is_refused(self, client, ada, settings):
        """Made up, or asked for in another browser: its state is not known here."""
        app = {"provider_id": "trust", "name": "T", "client_id": "x", "secret": "x"}
        app["settings"] = {"server_url": "https://127.0.0.1:1/"}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        SocialAccount.objects.create(user=ada, provider="trust", uid="ada")
        for query in ("", "?code=x", "?code=x&state=made-up", "?error=access_denied&state=made-up"):
            answer = client.get(f"/account/oidc/trust/login/callback/{query}")
            assert answer.status_code in {200, 401} and not is_in(client)
            assert "Traceback" not in answer.content.decode()

    def test_looking_at_the_sign_in_address_starts_nothing(self, client, db, settings):
        """Or any page could send people off and sign them in as somebody else."""
        app = {"provider_id": "trust", "name": "T", "client_id": "x", "secret": "x"}
        app["settings"] = {"server_url": "https://127.0.0.1:1/"}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        assert client.get("/account/oidc/trust/login/").status_code == 200


class TestSettingUp:
    FIRST = {"your_name": "Ada Obi", "password": WORDS, "name": "Vale Partnership"}

    @pytest.fixture
    def home(self, settings, tmp_path):
        settings.HOME = tmp_path
        cache.clear()

    @pytest.mark.parametrize("code", ["", "-", "----", "None", "*" * 16, "\0", "é" * 16])
    def test_no_word_but_the_code_opens(self, db, home, code):
        with pytest.raises(Invalid, match="^set_up_code_wrong"):
            services.set_up(code=code, email="thief@vale.example", **self.FIRST)

    def test_the_code_is_gone_and_no_new_one_opens(self, db, home, django_capture_on_commit_callbacks):
        code = set_up_code.show()
        with django_capture_on_commit_callbacks(execute=True):
            services.set_up(code=code, email="first@vale.example", **self.FIRST)
        for again in (code, set_up_code.show()):
            with pytest.raises(Invalid, match="^set_up_done"):
                services.set_up(code=again, email="second@vale.example", **self.FIRST)

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
    def test_of_two_at_once_one_becomes_operator(self, home):
        from concurrent.futures import ThreadPoolExecutor
        from threading import Barrier

        from django.db import connections

        code, together = set_up_code.show(), Barrier(2)

        def one(email):
            together.wait()
            try:
                services.set_up(code=code, email=email, **self.FIRST)
                return "in"
            except Invalid as error:
                return error.code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as both:
            assert sorted(both.map(one, ["a@vale.example", "b@vale.example"])) == ["in", "set_up_done"]
        assert Account.objects.count() == 1

    def test_somebody_else_setting_up_just_now_is_waited_for(self, db, home):
        from convenor.web.people.services.entrance import ONE_AT_A_TIME

        cache.set(ONE_AT_A_TIME, 1)
        with pytest.raises(Invalid, match="^set_up_done"):
            services.set_up(code=set_up_code.show(), email="a@vale.example", **self.FIRST)


class TestAWrongClock:
    """A clock that jumps does not let in, does not break, and heals once it is right."""

    @pytest.fixture
    def clock(self, monkeypatch):
        real, ahead = time.time, [0.0]
        from django.utils import timezone

        real_now = timezone.now
        monkeypatch.setattr("time.time", lambda: real() + ahead[0])
        monkeypatch.setattr(timezone, "now", lambda: real_now() + timedelta(seconds=ahead[0]))

        def jump(**by):
            ahead[0] = timedelta(**by).total_seconds()

        return jump

    def test_forward_a_year_sessions_are_over_and_nobody_is_locked_out_afterwards(self, client, ada, clock):
        give(client)
        clock(days=365)
        assert not is_in(client)
        other = Client()
        give(other)
        assert is_in(other)
        clock()
        assert is_in(other)
        assert give(Client()).headers["Location"] == "/?signed-in=yes"

    def test_back_a_day_people_stay_in_and_can_sign_in(self, client, ada, clock):
        give(client)
        clock(days=-1)
        assert is_in(client)
        assert give(Client()).headers["Location"] == "/?signed-in=yes"

    def test_a_link_from_before_a_jump_runs_out_and_works_again(
        self, client, lead, clock, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            services.invite(by=lead, email="new@vale.example", roles=["member"])
        link = re.search(r"http\S+?(/invitation/[\w-]+/)", mail.outbox[-1].body)[1]
        clock(days=365)
        assert client.get(link).status_code == 410
        clock(days=-1)
        assert client.get(link).status_code == 200

    def test_the_audit_keeps_its_order(self, lead, clock):
        from convenor.web.kernel.verification import verify

        for days in (0, 365, -1, 0):
            clock(days=days)
            services.add_person(by=lead, name=f"Person {days}")
        assert verify().sound
