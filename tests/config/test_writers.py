"""Many at once lose nothing; killed in the midst, nothing confirmed is missing and nothing is half there."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from convenor.web.config.sqlite.queue import WriteQueue
from convenor.web.kernel.models import AuditEntry, Partnership
from convenor.web.kernel.verification import verify

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked"),
]
WRITERS = Path(__file__).parent / "writers.py"
SRC = Path(__file__).parents[2] / "src"


@pytest.fixture
def database(tmp_path):
    """The address of a database of the same tables that other processes can reach."""
    if connection.vendor == "postgresql":
        said = connection.settings_dict
        options = "&".join(f"{name}={quote(str(said[name.upper()]), safe='')}" for name in ("host",) if said["HOST"])
        return f"postgresql://{said['USER']}@/{said['NAME']}?{options}"
    # Without a write-ahead log yet: all writers open it at once, and one of them has to switch it on.
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
    return f"sqlite:///{tmp_path / 'site.sqlite3'}"


@pytest.fixture
def run(database, tmp_path):
    def run_writers(*arguments):
        environ = {
            **os.environ,
            "CONVENOR_HOME": str(tmp_path),
            "CONVENOR_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
            "PYTHONPATH": str(SRC),
        }
        command = [sys.executable, str(WRITERS), *map(str, arguments)]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.split()

    return run_writers


@pytest.fixture
def kept(database, tmp_path):
    """What the database holds afterwards, read as a restarted site would."""

    def read():
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as file:
                assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                connection.close()
                connection.ensure_connection()
                file.backup(connection.connection)
        return set(Partnership.objects.values_list("slug", flat=True))

    return read


def assert_whole(slugs):
    """Each partnership with its two entries in the audit, and no entry without its partnership."""
    noted = AuditEntry.objects.filter(verb="partnership.start")
    subjects = {f"partnership:{pk}" for pk in Partnership.objects.values_list("pk", flat=True)}
    assert len(slugs) == len(subjects)
    assert set(noted.filter(chain="installation").values_list("subject", flat=True)) == subjects
    assert set(noted.exclude(chain="installation").values_list("chain", flat=True)) == subjects
    assert noted.count() == 2 * len(subjects)
    found = verify()
    assert found.sound, found.faults


def test_many_writers_at_once_all_succeed(run, kept):
    confirmed = run("many", 4, 4, 12)
    assert len(set(confirmed)) == len(confirmed) == 4 * 4 * 12
    slugs = kept()
    assert slugs == set(confirmed)
    assert_whole(slugs)


def test_killed_again_and_again(run, kept):
    confirmed = run("killed", 25, 7)
    slugs = kept()
    assert len(confirmed) >= 25
    assert set(confirmed) <= slugs
    assert len(slugs - set(confirmed)) <= 25  # committed, then killed before it could say so
    assert_whole(slugs)


def test_a_place_in_the_queue_is_taken_and_given_up(tmp_path):
    first, second = (WriteQueue(str(tmp_path / "q"), timeout=0.05) for _ in range(2))
    first.enter()
    first.enter()  # already in it
    second.enter()  # waits its time, then goes on without: the database itself decides
    assert (first._handle is None, second._handle is None) == (False, True)
    first.leave()
    first.leave()
    second.enter()  # its first wait, given up long ago, holds nobody up
    assert second._handle is not None
    second.leave()


def test_a_folder_that_cannot_be_written_does_not_hold_anybody_up(tmp_path):
    queue = WriteQueue(str(tmp_path / "none" / "q"), timeout=5)
    queue.enter()
    assert queue._handle is None
