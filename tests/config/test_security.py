"""What guards the site, as a browser and as Django's own checks see it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from convenor.web.config import environment

HERE = Path(__file__).parents[2]


def environ(home, **given):
    # Not what the browser's tests set for their own process either.
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONVENOR_", "DJANGO_"))}
    return {
        **kept,
        "CONVENOR_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(HERE / "src"),
        **given,
    }


def manage(home, *arguments, **given):
    command = [sys.executable, "-W", "error", "-m", "django", *arguments]
    return subprocess.run(command, env=environ(home, **given), capture_output=True, text=True, check=False)


def test_a_site_on_https_passes_every_check_for_deployment(tmp_path):
    done = manage(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level=INFO",
        CONVENOR_HTTPS="yes",
        CONVENOR_HOSTS="convenor.example",
        CONVENOR_URL="https://convenor.example",
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.django_db
def test_a_page_may_load_nothing_but_its_own_files():
    policy = Client().get("/accessibility/").headers["Content-Security-Policy"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    nonce = parts["script-src"].split()[-1]
    assert nonce.startswith("'nonce-")
    assert parts == {
        "default-src": "'none'",
        "script-src": f"'self' {nonce}",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }


@pytest.mark.django_db
def test_other_headers_are_strict():
    answer = Client().get("/accessibility/")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/", "/account/login/", "/nowhere/"])
def test_no_page_holds_inline_style_or_script(address):
    text = Client().get(address).content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert "javascript:" not in text
    scripts = [part.split(">")[0] for part in text.split("<script")[1:]]
    allowed = ("nonce=", "src=", 'type="application/json"')  # the last is data, which no browser runs
    assert not [script for script in scripts if not any(part in script for part in allowed)]


@pytest.mark.django_db
def test_a_form_without_its_guard_is_sent_back_kindly():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@b.example"})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("CONVENOR_SECRET_KEY", raising=False)
    home = tmp_path / "new"
    first = environment.secret_key(home)
    assert environment.secret_key(home) == first
    assert len(first) >= 50
    if os.name == "posix":
        assert (home / "secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", {"ENGINE": "convenor.web.config.sqlite"}),
        ("sqlite:////srv/one.sqlite3", {"NAME": "/srv/one.sqlite3"}),
        (
            "postgresql://us%40er:p%2Fw@db.example:5433/con%20venor?sslmode=require",
            {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "con venor",
                "USER": "us@er",
                "PASSWORD": "p/w",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        ("postgres://u@/n?host=%2Ftmp%2Fpg", {"HOST": "/tmp/pg", "NAME": "n"}),
    ],
)
def test_one_setting_chooses_the_database(monkeypatch, tmp_path, address, expected):
    monkeypatch.setenv("CONVENOR_DATABASE", address)
    found = environment.database(tmp_path)
    assert {name: found[name] for name in expected} == expected


def test_an_unknown_database_is_refused_by_name(monkeypatch, tmp_path):
    monkeypatch.setenv("CONVENOR_DATABASE", "mysql://x/y")
    with pytest.raises(ValueError, match="mysql"):
        environment.database(tmp_path)


def test_every_setting_is_declared_once_and_said_in_a_sentence():
    names = [setting.name for setting in environment.SETTINGS]
    assert len(names) == len(set(names))
    assert all(setting.says.rstrip().endswith(".") for setting in environment.SETTINGS)
    with pytest.raises(KeyError):
        environment.read("CONVENOR_NOT_DECLARED")


def test_no_setting_is_read_past_the_table():
    """Every CONVENOR_ name in the code is in the table, so the reference page is complete."""
    known = {setting.name for setting in environment.SETTINGS}
    for path in (HERE / "src").rglob("*.py"):
        used = set(re.findall(r"\"(CONVENOR_[A-Z_]+)\"", path.read_text(encoding="utf-8")))
        assert used <= known, path
