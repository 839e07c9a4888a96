"""The command line: plain sentences, honest exit codes, and no site needed to be told that it is missing."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core import mail
from django.db import DatabaseError, OperationalError, connection

from convenor import __version__, cli
from convenor.cli import saying, site
from convenor.web.kernel import audit, health
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.protection import is_protected, protect, unprotect
from convenor.web.kernel.viewer import system_viewer
from convenor.web.people.models import Invitation

ROOT = Path(__file__).parents[2]


def leaves(parser, name=""):
    """Every command that does something."""
    groups = [action for action in parser._actions if hasattr(action, "choices") and isinstance(action.choices, dict)]
    return [
        leaf for group in groups for child, below in group.choices.items() for leaf in leaves(below, f"{name} {child}")
    ] or [(name.strip(), parser)]


def test_help_names_every_command_in_a_sentence(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    for name, _parser in leaves(cli.parser()):
        assert f"\n    {name.split()[0]}" in said


@pytest.mark.parametrize("name", [name for name, _parser in leaves(cli.parser())])
def test_each_command_explains_itself(capsys, name):
    with pytest.raises(SystemExit) as left:
        cli.main([*name.split(), "--help"])
    assert left.value.code == 0
    assert f"usage: convenor {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["unknown"], ["audit"], ["backup"], ["serve", "--port", "eight"], ["serve", "--port", "99999"]]
)
def test_what_is_not_understood_is_said_with_code_two(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_the_version(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"Convenor {__version__}\n"


def test_without_the_site_it_says_in_one_line_what_to_install(capsys, monkeypatch):
    monkeypatch.setattr(site, "find_spec", lambda name: None)
    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().err == f"convenor: {site.NO_SITE}\n"


def test_the_command_and_the_core_load_without_django():
    code = (
        "import sys; sys.modules['django'] = None\n"
        "import convenor.cli, convenor.records, convenor.findings, convenor.errors\n"
        "convenor.cli.parser()"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "answer", "sentence"),
    [
        ("database_fault", DatabaseError("x"), "does not answer"),
        ("database_fault", OperationalError("unable to open database file"), "convenor doctor says more"),
        ("migrations_waiting", ["people.0009"], "convenor migrate"),
    ],
)
def test_a_database_that_is_not_ready_is_said(capsys, monkeypatch, name, answer, sentence):
    monkeypatch.setattr(health, name, lambda: answer)
    assert cli.main(["audit", "head"]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.django_db
def test_starting_a_partnership_and_asking_its_lead_in(capsys, django_capture_on_commit_callbacks):
    assert (
        cli.main(["partnership", "start", "Eastvale Partnership", "--slug", "east", "--population", "5000", "--closed"])
        == 0
    )
    started = Partnership.objects.get()
    assert (started.slug, started.population, started.register_is_public) == ("east", 5000, False)
    with django_capture_on_commit_callbacks(execute=True):
        assert cli.main(["person", "invite", "east", "ada@vale.example"]) == 0
    assert (Invitation.objects.get().roles, len(mail.outbox)) == (["convenor"], 1)
    assert cli.main(["partnership", "list"]) == 0
    assert "Eastvale Partnership" in capsys.readouterr().out
    assert set(AuditEntry.objects.values_list("actor", flat=True)) == {"system:command"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["partnership", "start", " "], "Give the partnership a name"),
        (["partnership", "start", "East", "--slug", "E!"], "cannot be used in an address"),
        (["person", "invite", "none", "ada@vale.example"], "There is no partnership “none” here"),
        (["restore", "none.zip"], "none.zip could not be read"),
        (["audit", "verify", "--head", "none.txt"], "none.txt cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_with_code_one(capsys, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert "Traceback" not in said.err


@pytest.mark.django_db
def test_the_head_of_the_audit_kept_elsewhere_catches_a_rewritten_chain(capsys, tmp_path):
    audit.record(by=system_viewer("test"), verb="test.note", subject="x")
    assert cli.main(["audit", "head"]) == 0
    kept = tmp_path / "heads.txt"
    kept.write_text(capsys.readouterr().out, encoding="utf-8")
    assert cli.main(["audit", "verify", "--head", str(kept)]) == 0
    unprotect(connection)
    entry = AuditEntry.objects.get()
    entry.verb = "test.lies"
    entry.digest = audit.digest_of(entry)
    entry.save()
    assert cli.main(["audit", "verify"]) == 0
    assert cli.main(["audit", "verify", "--head", str(kept)]) == 1
    assert "installation: entry 1 is not the one noted earlier" in capsys.readouterr().err
    protect(connection)


@pytest.mark.django_db
def test_putting_the_guard_back_is_noted(capsys):
    assert cli.main(["audit", "protect"]) == 0
    assert AuditEntry.objects.count() == 0
    unprotect(connection)
    assert cli.main(["audit", "protect"]) == 0
    assert is_protected(connection)
    assert AuditEntry.objects.get().verb == "audit.protect"


@pytest.mark.django_db
def test_the_doctor_speaks_to_programs_too(capsys):
    code = cli.main(["doctor", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {"matter", "state", "says", "mend"} == set(found[0])
    assert code == (1 if any(item["state"] == "wrong" for item in found) else 0)
    cli.main(["doctor"])
    assert "ok       database: " in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_backup_and_restore(capsys, tmp_path):
    cli.main(["partnership", "start", "East"])
    target = str(tmp_path / "all.zip")
    assert cli.main(["backup", target]) == 0
    cli.main(["partnership", "start", "West"])
    assert cli.main(["restore", target]) == 1
    assert "--replace" in capsys.readouterr().err
    assert cli.main(["restore", target, "--replace"]) == 0
    assert list(Partnership.objects.values_list("name", flat=True)) == ["East"]
    assert cli.main(["audit", "verify"]) == 0


@pytest.mark.django_db
def test_a_port_that_is_taken_is_said(capsys, monkeypatch):
    monkeypatch.setattr("convenor.web.config.page_files.fault", lambda: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert cli.main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "Perhaps another program is there" in capsys.readouterr().err


def test_a_stop_from_the_keyboard_is_no_fault_of_ours(capsys, monkeypatch):
    def stopped(**_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("convenor.cli.looking.open_site", stopped)
    assert cli.main(["doctor"]) == 130
    assert capsys.readouterr().err == "convenor: stopped\n"


def test_a_failure_is_a_sentence_on_standard_error(capsys, monkeypatch):
    def fails(**_options):
        raise saying.Failed("the disk is full")

    monkeypatch.setattr("convenor.cli.looking.open_site", fails)
    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().err == "convenor: the disk is full\n"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="makes a site of its own, on SQLite")
class TestOwnSite:
    """From nothing to a running site, with the command alone."""

    @pytest.fixture
    def environ(self, tmp_path):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONVENOR_", "DJANGO_"))}
        return {**kept, "CONVENOR_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}

    def run(self, environ, *arguments):
        command = [sys.executable, "-m", "convenor.cli", *arguments]
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    def test_it_is_migrated_served_and_stopped(self, environ, tmp_path):
        early = self.run(environ, "serve")
        assert (early.returncode, "convenor migrate" in early.stderr) == (1, True)
        made = self.run(environ, "migrate")
        assert (made.returncode, "./dev install" in made.stdout) == (0, True), made.stderr
        bare = self.run(environ, "serve")
        assert (bare.returncode, "./dev install" in bare.stderr) == (1, True)
        self.build_styles(environ)
        early = self.run(environ, "serve")
        assert (early.returncode, "Run: convenor migrate" in early.stderr) == (1, True)
        assert "ready" in self.run(environ, "migrate").stdout
        if os.name == "posix":
            assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700
            assert (tmp_path / "home" / "convenor.sqlite3").stat().st_mode & 0o777 == 0o600

        port = self.free_port()
        with self.serving(environ, port) as site:
            try:
                told = self.wait_for(f"http://127.0.0.1:{port}/health", site)
            finally:
                site.send_signal(signal.SIGTERM)
                out, err = site.communicate(timeout=30)
        assert told["ok"], told
        assert told["jobs"] == "ok"  # the worker beside it has been seen
        assert f"http://127.0.0.1:{port}/" in out
        assert "code for the first sign-in" in out
        assert "Traceback" not in err
        assert site.returncode == 0

        if os.name == "posix":
            with self.serving(environ, port) as site:
                self.wait_for(f"http://127.0.0.1:{port}/health", site)
                site.kill()
                assert self.all_gone(site), "its web processes or its worker outlived it"

    def build_styles(self, environ):
        """What `./dev install` does, without the wheel."""
        for name in ("nhsuk.css", "nhsuk.js"):
            path = Path(environ["CONVENOR_HOME"], "assets", "nhsuk", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("", encoding="utf-8")

    def free_port(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def serving(self, environ, port):
        command = [sys.executable, "-m", "convenor.cli", "serve", "--port", str(port), "--workers", "1"]
        return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def all_gone(self, site, seconds=20):
        """Whether everything it started has ended: each holds the other end of this pipe."""
        try:
            site.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def wait_for(self, address, process, seconds=40):
        """What health says once the site answers and its worker has been seen."""
        told, until = {}, time.monotonic() + seconds
        while time.monotonic() < until and process.poll() is None and told.get("jobs") != "ok":
            try:
                with urllib.request.urlopen(address, timeout=2) as answer:
                    told = json.load(answer)
            except OSError:
                pass
            time.sleep(0.2)
        return told

    @pytest.mark.parametrize(
        ("settings", "sentence"),
        [
            ({"CONVENOR_DATABASE": "mysql://x/y"}, "mysql:// is not known"),
            ({"CONVENOR_OIDC": "none.json"}, "none.json"),
            ({"CONVENOR_PROXIES": "many"}, "CONVENOR_PROXIES"),
        ],
    )
    def test_a_setting_that_cannot_be_read_is_named(self, environ, settings, sentence):
        done = self.run({**environ, **settings}, "doctor")
        assert (done.returncode, sentence in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
