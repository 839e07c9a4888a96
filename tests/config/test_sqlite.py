"""SQLite set as measured: one file, a write-ahead log, writers that queue, and nothing half written."""

import sqlite3
from contextlib import closing

import pytest
from django.db import ConnectionHandler, OperationalError

from convenor.web.config import environment

pytestmark = pytest.mark.django_db  # of their own; without the mark none may be opened


@pytest.fixture
def connect(tmp_path, monkeypatch):
    """Connections to one database file, as the site makes them."""
    made = []

    def open_one(**changes):
        settings = environment.database(tmp_path)
        settings["OPTIONS"].update(changes)
        made.append(ConnectionHandler({"default": settings})["default"])
        return made[-1]

    monkeypatch.setenv("CONVENOR_DATABASE", "")
    yield open_one
    for connection in made:
        connection.close()


def asked(connection, question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("setting", "value"), [("normal", 1), ("full", 2), ("FULL", 2)])
def test_how_it_is_tuned(connect, monkeypatch, setting, value):
    monkeypatch.setenv("CONVENOR_SQLITE_SYNC", setting)
    connection = connect()
    assert asked(connection, "PRAGMA journal_mode") == "wal"
    assert asked(connection, "PRAGMA foreign_keys") == 1
    assert asked(connection, "PRAGMA synchronous") == value
    assert "PRAGMA secure_delete=ON" in connection.settings_dict["OPTIONS"]["init_command"]  # many builds: on anyway
    assert asked(connection, "PRAGMA secure_delete") == 1


def test_a_writer_holds_its_place_until_commit_and_gives_it_up(connect):
    connection = connect()
    connection.ensure_connection()
    assert connection.queue._handle is None
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert connection.queue._handle is not None
    connection.commit()
    connection.set_autocommit(True)
    assert connection.queue._handle is None


def test_a_reader_is_never_held_up_by_a_writer(connect):
    writer, reader = connect(), connect()
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE notes (text)")
    writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with writer.cursor() as cursor:
        cursor.execute("INSERT INTO notes VALUES ('x')")
    assert asked(reader, "SELECT count(*) FROM notes") == 0
    writer.commit()
    assert asked(reader, "SELECT count(*) FROM notes") == 1


def test_a_writer_that_cannot_have_its_turn_is_told_after_its_patience(connect):
    first, second = connect(), connect(timeout=0.1)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    second.ensure_connection()
    with pytest.raises(OperationalError, match="locked"):
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert second.queue._handle is None
    first.rollback()


def test_closing_in_the_midst_gives_the_place_up(connect, tmp_path):
    first, second = connect(), connect(timeout=0.1)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    first.close()
    second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    second.rollback()
    with closing(sqlite3.connect(tmp_path / "convenor.sqlite3")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
