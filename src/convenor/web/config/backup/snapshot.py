"""One moment of the database, read at leisure while others go on writing."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a connection that sees one moment: SQLite's online back-up, or one transaction of PostgreSQL."""
    with _copied() if connection.vendor == "sqlite" else _repeatable() as alias:
        yield alias


@contextmanager
def _copied() -> Iterator[str]:
    # Beside the database: readable by its owner alone, on a disk that has room for it.
    handle, name = tempfile.mkstemp(dir=settings.HOME, prefix="back-up-", suffix=".sqlite3")
    os.close(handle)
    try:
        with _connected({"NAME": name, "OPTIONS": {}}) as alias:
            connection.ensure_connection()
            connections[alias].ensure_connection()
            connection.connection.backup(connections[alias].connection)
            yield alias
    finally:
        os.unlink(name)


@contextmanager
def _repeatable() -> Iterator[str]:
    with _connected({}) as alias, transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield alias


@contextmanager
def _connected(changes: dict[str, Any]) -> Iterator[str]:
    """A second connection to the same database, or with changes to another, under an alias of its own."""
    second = connection.copy(ALIAS)
    second.settings_dict.update(changes)
    connections[ALIAS] = second
    try:
        yield ALIAS
    finally:
        second.close()
        del connections[ALIAS]
