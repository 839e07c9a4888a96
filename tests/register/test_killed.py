"""The process is killed while a file goes in or is undone, at many points: afterwards all of it is there, or none."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the child is forked"),
]
TIMES = 8


def test_killed_in_the_midst_it_is_whole_or_not_at_all(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("a file of its own: SQLite; a killed PostgreSQL client is PostgreSQL's own promise")
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
    environ = {
        **os.environ,
        "CONVENOR_HOME": str(tmp_path),
        "CONVENOR_DATABASE": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
    }
    command = [sys.executable, str(Path(__file__).with_name("killing.py")), str(TIMES)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    wanted = [f"{doing} {end}" for doing in ("in", "out") for end in [*["not"] * TIMES, "done"]]
    assert done.stdout.splitlines() == wanted
