"""What holds at every address of the site, allauth's too: none forgets it because none has to remember it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from convenor.web.kernel.viewer import Role
from tests import factories as make
from tests.permissions.world import BACKEND

PARTS = {"slug": "vale"}
# Mail programs post there for whoever wants no more letters (RFC 8058): the link's secret is the guard, no cookie.
BY_MAIL_PROGRAMS = {"/no-letters/x1/", "/no-conversation-letters/x1/"}
SRC = Path(__file__).parents[2] / "src"


def addresses(patterns=None, before=""):
    """Every address with something put in for what varies, and its view."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield re.sub(r"<(?:(\w+):)?(\w+)>", fill_in, plain(here)), pattern.callback
        else:
            yield from addresses(pattern.url_patterns, here)


def fill_in(part):
    return PARTS.get(part[2], "1" if part[1] == "int" else "x1")


def plain(route):
    """A route written as a pattern, as an address that fits it."""
    route = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route)
    return "/" + re.sub(r"[\^$\\]|\.\+|\?\B", "", route)


ALL = dict(addresses())


@pytest.fixture
def ada(db):
    vale = make.partnership(slug="vale", register_is_public=True)
    return make.person(vale, roles=(Role.CONVENOR,), signs_in=True).account


@pytest.fixture
def client(ada):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(ada, backend=BACKEND)
    return client


def test_there_are_addresses_to_try():
    assert len(ALL) > 100
    assert {"/account/login/", "/account/2fa/authenticate/", "/p/vale/", "/set-up/"} <= set(ALL)
    assert not [address for address in ALL if set(address) & set("<>()[]")]


def test_no_form_is_taken_without_its_guard(client):
    """From another site, with the cookies of somebody signed in."""
    taken = {}
    for address, view in ALL.items():
        if address in BY_MAIL_PROGRAMS:
            continue
        assert not getattr(view, "csrf_exempt", False), address
        for method in (client.post, client.put, client.patch, client.delete):
            answer = method(address, headers={"origin": "https://evil.example"})
            if answer.status_code != 403:
                taken[f"{method.__name__} {address}"] = answer.status_code
    assert taken == {}


@pytest.mark.parametrize("who", ["visitor", "signed in"])
def test_no_page_stands_in_a_frame_loads_from_elsewhere_or_is_kept(client, who):
    if who == "visitor":
        client = Client(raise_request_exception=False)
    wrong = []
    for address in [*ALL, "/nowhere/", "/p/no-such/"]:
        answer = client.get(address)
        headers = answer.headers
        right = (
            headers.get("X-Frame-Options") == "DENY"
            and "frame-ancestors 'none'" in headers.get("Content-Security-Policy", "")
            and headers.get("X-Content-Type-Options") == "nosniff"
            and ("no-store" if who == "signed in" else "private") in headers.get("Cache-Control", "")
            and answer.status_code != 500
        )
        if not right:
            wrong.append((address, answer.status_code, dict(headers)))
    assert wrong == []


def test_cookies_of_a_site_on_https(tmp_path):
    """Sent by https alone, not to scripts, not with forms of other sites."""
    script = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0); call_command('createcachetable', verbosity=0)\n"
        "from django.test import Client\n"
        "from convenor.web.people.services.accounts import new_account\n"
        "new_account(email='ada@vale.example', password='three unlike words')\n"
        "give = {'login': 'ada@vale.example', 'password': 'three unlike words'}\n"
        "answer = Client().post('/account/login/', give, secure=True)\n"
        "for one in answer.cookies.values():\n"
        "    print(one.key, bool(one['secure']), bool(one['httponly']), one['samesite'], one['max-age'])\n"
        "print(Client().get('/').headers['Location'])\n"
        "print(answer.headers['Strict-Transport-Security'])\n"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONVENOR_", "DJANGO_"))}
    own = {
        "CONVENOR_HOME": str(tmp_path),
        "CONVENOR_HTTPS": "yes",
        "CONVENOR_HOSTS": "testserver",
        "CONVENOR_DEBUG": "yes",
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(SRC),
    }
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env={**kept, **own}, capture_output=True, text=True, check=True)
    said = done.stdout.splitlines()
    assert "sessionid True True Lax " in said
    assert [line for line in said if line.startswith("csrftoken")] in ([], ["csrftoken True False Lax 31449600"])
    assert said[-2:] == ["https://testserver/", "max-age=31536000; includeSubDomains; preload"]
