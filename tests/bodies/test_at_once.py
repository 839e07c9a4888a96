"""Several who fill one seat at the same moment: one does, the others are told that it is held."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from convenor.web.bodies.models import Term
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the fillers are forked"),
]
FILLERS = Path(__file__).parent / "fillers.py"
SRC = Path(__file__).parents[2] / "src"
AT_ONCE = 4


def address(folder):
    """The address of a database of the same rows that other processes can reach."""
    if connection.vendor == "postgresql":
        said = connection.settings_dict
        return f"postgresql://{said['USER']}@/{said['NAME']}?host={quote(str(said['HOST']), safe='')}"
    with closing(sqlite3.connect(folder / "site.sqlite3")) as file:
        connection.ensure_connection()
        connection.connection.backup(file)
    return f"sqlite:///{folder / 'site.sqlite3'}"


def read_back(folder):
    """What the others wrote, for this process to see."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / "site.sqlite3")) as file:
            file.backup(connection.connection)


def test_one_seat_filled_by_several_at_once_is_held_by_one(tmp_path):
    vale = factories.partnership()
    seat = factories.seat(factories.body(vale))
    people = [factories.person(vale).pk for _number in range(AT_ONCE)]
    environ = {
        **os.environ,
        "CONVENOR_HOME": str(tmp_path),
        "CONVENOR_DATABASE": address(tmp_path),
        "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings",
        "PYTHONPATH": str(SRC),
    }
    command = [sys.executable, str(FILLERS), str(vale.pk), str(seat.pk), *map(str, people)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.split()) == ["filled", *["seat_held_twice"] * (AT_ONCE - 1)]
    read_back(tmp_path)
    assert Term.objects.filter(seat=seat).count() == 1
