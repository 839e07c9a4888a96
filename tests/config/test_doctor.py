"""The doctor finds each thing that can be wrong, says how to mend it, and finds nothing where all is well."""

import errno
import os
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, OperationalError, connection
from django_tasks_db.models import DBTaskResult

from convenor.web.config import doctor, page_files
from convenor.web.config.doctor import State, database, place, records, site
from convenor.web.config.doctor import mail as post
from convenor.web.config.doctor.mending import words
from convenor.web.kernel import audit, health
from convenor.web.kernel.clock import now
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.protection import protect, unprotect
from convenor.web.kernel.trouble import Trouble
from convenor.web.kernel.viewer import system_viewer
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_good_order(settings, tmp_path, monkeypatch):
    """A site of which nothing is wrong."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    settings.HOME = home
    monkeypatch.setattr(page_files, "fault", lambda: None)
    settings.SECRET_KEY = "0123456789abcdefghijABCDEFGHIJ!£$%^&*()_+-="
    settings.SITE_URL = "https://convenor.example"
    settings.ALLOWED_HOSTS = ["convenor.example"]
    settings.SESSION_COOKIE_SECURE = True
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.DEMO = settings.DEBUG = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "convenor@convenor.example"
    monkeypatch.setattr(database, "sqlite", lambda: iter(()))  # the tests' own is in memory
    monkeypatch.setattr(database, "postgresql", lambda: iter(()))  # and not durable
    monkeypatch.setattr(health, "free_megabytes", lambda: 5000)
    health.note_worker()
    factories.account()


def faults(found):
    return {(item.matter, item.state) for item in found if item.state is not State.OK}


def test_nothing_is_wrong_where_all_is_well():
    found = list(doctor.examine())
    assert faults(found) == set()
    assert {item.matter for item in found} >= {"database", "migrations", "writing", "audit", "jobs", "secret", "mail"}


def test_every_fault_says_how_to_mend_it(settings, monkeypatch):
    settings.DEBUG, settings.DEMO, settings.SECRET_KEY, settings.ALLOWED_HOSTS = True, True, "short", ["*"]
    monkeypatch.setattr(page_files, "fault", lambda: page_files.Fault("not collected", page_files.COLLECT))
    found = [item for item in doctor.examine() if item.state is not State.OK]
    assert len(found) >= 5
    assert all(item.mend for item in found)


@pytest.mark.parametrize(
    ("change", "matter", "state"),
    [
        ({"ALLOWED_HOSTS": ["*"]}, "address", State.WRONG),
        ({"ALLOWED_HOSTS": ["other.example"]}, "address", State.WRONG),
        ({"SITE_URL": "http://convenor.example"}, "transport", State.WRONG),
        ({"SITE_URL": "http://convenor.example", "SESSION_COOKIE_SECURE": False}, "transport", State.WRONG),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": 0}, "transport", State.LOOK),
        ({"DEBUG": True}, "debugging", State.WRONG),
        ({"DEMO": True}, "demonstration", State.LOOK),
        ({"SECRET_KEY": "short"}, "secret", State.WRONG),
        ({"SECRET_KEY": "a" * 60}, "secret", State.WRONG),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "mail", State.LOOK),
        ({"DEFAULT_FROM_EMAIL": "convenor@localhost"}, "mail", State.LOOK),
    ],
)
def test_one_wrong_setting_is_one_fault(settings, change, matter, state):
    for name, value in change.items():
        setattr(settings, name, value)
    assert faults(doctor.examine()) == {(matter, state)}


def test_this_computer_alone_needs_no_https(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS, settings.SESSION_COOKIE_SECURE = "http://[::1]:8000", ["[::1]"], False
    settings.DEMO = True
    assert faults(site.look()) == set()


def test_files_of_pages_that_are_lost(monkeypatch):
    monkeypatch.setattr(page_files, "fault", lambda: page_files.Fault("3 are missing", page_files.COLLECT))
    assert faults(site.look()) == {("files of pages", State.WRONG)}


@pytest.mark.parametrize(("free", "state"), [(10, State.WRONG), (500, State.LOOK), (2000, State.OK)])
def test_space(monkeypatch, free, state):
    monkeypatch.setattr(health, "free_megabytes", lambda: free)
    assert place.space().state is state


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_rights_of_files(settings):
    settings.HOME.chmod(0o755)
    assert place.storage().state is State.LOOK
    (settings.HOME / "secret").write_text("x")
    (settings.HOME / "secret").chmod(0o644)
    assert [found.state for found in place.secret()] == [State.WRONG]


def test_files_that_cannot_be_kept(settings):
    blocked = settings.HOME / "blocked"
    blocked.touch()
    settings.STORAGES = {**settings.STORAGES, "default": {"OPTIONS": {"location": blocked}}}
    assert place.storage().state is State.WRONG


def test_clocks_that_differ(monkeypatch):
    real = place.time.time
    monkeypatch.setattr(place.time, "time", lambda: real() + 60)
    found = place.clock()
    assert (found.state, "-60 seconds" in found.says) == (State.WRONG, True)


def test_a_machine_without_time_zones(monkeypatch):
    def unknown(name):
        raise place.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(place, "ZoneInfo", unknown)
    assert place.zones().state is State.WRONG


def test_a_database_that_is_away_hides_nothing_else(monkeypatch):
    monkeypatch.setattr(health, "database_fault", lambda: DatabaseError("x"))
    found = list(doctor.examine())
    assert faults(found) == {("database", State.WRONG)}
    assert "mail" in {item.matter for item in found}


@pytest.mark.parametrize(
    ("says", "state", "word", "remedy"),
    [
        ("database is locked", State.LOOK, "more than ten seconds", "Wait for it to end"),
        ("database or disk is full", State.WRONG, "the disk is full", "Make room"),
        ("attempt to write a readonly database", State.WRONG, "read-only", "chown"),
        ("unable to open database file", State.WRONG, "cannot be opened", "belongs to the user"),
    ],
)
def test_each_trouble_of_the_database_has_its_words_and_its_remedy(monkeypatch, settings, says, state, word, remedy):
    def fails(*_arguments):
        raise OperationalError(says)

    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setattr(health, "database_fault", lambda: OperationalError(says))
    monkeypatch.setattr(database.cache, "set", fails)
    for found in (database.answers(), database.writing()):
        assert (found.state, word in found.says, remedy in found.mend) == (state, True, True), found
        assert "{" not in found.mend
    assert str(settings.HOME) in words(Trouble.FULL)[1]


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
@pytest.mark.parametrize("trouble", list(Trouble))
def test_no_trouble_is_without_words(monkeypatch, vendor, trouble):
    monkeypatch.setattr(connection, "vendor", vendor)
    assert all(words(trouble))


@pytest.mark.skipif(os.name != "posix", reason="owners as POSIX has them")
class TestOwner:
    def test_run_by_another_user(self, monkeypatch):
        us = os.geteuid()
        assert list(place.owners()) == []
        monkeypatch.setattr(place.os, "geteuid", lambda: us + 12345)
        (found,) = place.owners()
        assert found.state is State.WRONG and f"Run convenor as {place.name_of(us)}" in found.mend

    def test_files_left_behind_by_another_user(self, monkeypatch, settings):
        (settings.HOME / "convenor.sqlite3-wal").touch()
        real = place.Path.lstat

        def lstat(path):
            found = real(path)
            if path.suffix != ".sqlite3-wal":
                return found
            return os.stat_result((*found[:4], 12345, *found[5:10]))

        monkeypatch.setattr(place.Path, "lstat", lstat)
        (found,) = place.owners()
        assert "convenor.sqlite3-wal" in found.says and "chown -R" in found.mend

    def test_a_folder_nobody_may_write(self, monkeypatch):
        monkeypatch.setattr(place.os, "access", lambda *_: False)
        (found,) = place.owners()
        assert "cannot be written" in found.says and "read-only" in found.mend


def test_a_disk_that_takes_no_file_hides_nothing_else(monkeypatch):
    def full(**_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(place.tempfile, "NamedTemporaryFile", full)
    found = list(doctor.examine())
    wanted = {("files", State.WRONG)}
    if connection.vendor == "sqlite":  # a database elsewhere has a clock of its own to compare with
        wanted.add(("time", State.LOOK))
    assert wanted <= faults(found)
    assert "No space left" in next(item.says for item in found if item.matter == "files")
    assert "time zones" in {item.matter for item in found}


def test_waiting_migrations_are_said_without_a_crash(monkeypatch):
    monkeypatch.setattr(health, "migrations_waiting", lambda: ["people.0009_more"])
    assert faults(doctor.examine()) == {("migrations", State.WRONG)}


def test_a_database_of_a_newer_version():
    connection.cursor().execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_future', CURRENT_TIMESTAMP)"
    )
    assert faults(doctor.examine()) == {("migrations", State.WRONG)}


def test_a_database_that_cannot_be_written(monkeypatch):
    def refuses(*_arguments):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(database.cache, "set", refuses)
    assert database.writing().state is State.WRONG


def test_a_look_that_fails_itself_is_said(monkeypatch):
    def breaks():
        raise RuntimeError("x")

    monkeypatch.setattr(records, "look", breaks)
    assert faults(doctor.examine()) == {("records", State.WRONG)}


def test_an_audit_that_was_changed(monkeypatch):
    audit.record(by=system_viewer("test"), verb="test.note", subject="x")
    unprotect(connection)
    AuditEntry.objects.update(verb="other")
    assert faults(doctor.examine()) == {("audit guard", State.LOOK), ("audit", State.WRONG)}
    protect(connection)


def test_jobs_that_wait_and_fail():
    health.shared.delete(health.SEEN)
    common = {"args_kwargs": {}, "task_path": "x", "backend_name": "default", "run_after": now()}
    DBTaskResult.objects.create(**common)
    DBTaskResult.objects.update(enqueued_at=now() - timedelta(hours=2))
    DBTaskResult.objects.create(**common, status="FAILED", finished_at=now())
    assert [found.state for found in (records.worker(), *records.queue())] == [State.LOOK, State.LOOK, State.WRONG]


def test_a_letter_is_sent_when_asked():
    assert faults(doctor.examine(mail_to="ada@convenor.example")) == set()
    assert mail.outbox[0].to == ["ada@convenor.example"]


@pytest.mark.parametrize("error", [OSError("no route"), smtplib.SMTPAuthenticationError(535, b"wrong")])
def test_a_mail_server_that_refuses(monkeypatch, error):
    class Refuses:
        def open(self):
            raise error

    monkeypatch.setattr(post, "get_connection", Refuses)
    assert faults(post.look()) == {("mail", State.WRONG)}


def test_the_tests_own_database_is_looked_at_as_it_is(monkeypatch):
    monkeypatch.undo()
    look = database.sqlite if connection.vendor == "sqlite" else database.postgresql
    assert [found.matter for found in look()] == ["tuning"]  # in memory, or not durable: said so


def test_a_clock_that_has_leapt_ahead_is_found(monkeypatch):
    audit.record(by=system_viewer("test"), verb="x", subject="y")
    assert records.clock().state is State.OK
    monkeypatch.setattr(records, "now", lambda: now() + timedelta(days=365))
    assert records.clock().state is State.WRONG
    assert "clock" in records.clock().mend
