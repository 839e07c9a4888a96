"""The doctor's look at the database: there, tuned as measured, migrated, writable, its guard on the audit in place."""

from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from convenor.web.config.doctor.found import Found, State, look_at, ok, wrong
from convenor.web.config.doctor.mending import troubled
from convenor.web.kernel import health, protection
from convenor.web.kernel.trouble import trouble_of

OLDEST_POSTGRESQL = 140000


def answers() -> Found:
    kind = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    fault = health.database_fault()
    if fault is None:
        return ok("database", f"{kind} answers")
    away = wrong("database", f"{kind} does not answer", "Look at CONVENOR_DATABASE, and whether the server runs.")
    return troubled("database", trouble_of(fault), away)


def look() -> Iterator[Found]:
    yield from sqlite() if connection.vendor == "sqlite" else postgresql()
    migrated = migrations()
    yield migrated
    if migrated.state is not State.OK:  # the rest stands on the tables
        return
    yield writing()
    yield guard()


def sqlite() -> Iterator[Found]:
    journal, foreign_keys, condition = asked("PRAGMA journal_mode", "PRAGMA foreign_keys", "PRAGMA quick_check(1)")
    if condition != "ok":
        yield wrong("database", "the file is damaged", "Restore the last back-up: convenor restore FILE --replace")
    if journal == "wal" and foreign_keys == 1:
        yield ok("tuning", "write-ahead log and foreign keys are on")
    else:
        yield wrong("tuning", f"journal {journal}, foreign keys {foreign_keys}", "Keep CONVENOR_HOME on a local disk.")


def postgresql() -> Iterator[Found]:
    version, encoding, fsync = asked("SHOW server_version_num", "SHOW server_encoding", "SHOW fsync")
    if int(version) < OLDEST_POSTGRESQL:
        yield wrong("tuning", f"this PostgreSQL is too old ({version})", "Use PostgreSQL 14 or newer.")
    if encoding != "UTF8":
        yield wrong("tuning", f"the database is in {encoding}", "Make a database in UTF8 and restore a back-up there.")
    if fsync != "on":
        yield wrong("tuning", "fsync is off: a power cut can destroy everything", "Set fsync = on in postgresql.conf.")
    if int(version) >= OLDEST_POSTGRESQL and encoding == "UTF8" and fsync == "on":
        yield ok("tuning", "version, encoding and fsync are right")


def migrations() -> Found:
    if waiting := health.migrations_waiting():
        return wrong("migrations", f"{len(waiting)} are waiting", "Make a back-up, then: convenor migrate")
    loader = MigrationLoader(connection)
    newer = set(loader.applied_migrations) - set(loader.disk_migrations) - set(loader.replacements)
    if newer:
        return wrong("migrations", "the database belongs to a newer version", "Install that version again.")
    return ok("migrations", "all made")


def writing() -> Found:
    try:
        with transaction.atomic():
            cache.set("doctor", 1)
            transaction.set_rollback(True)
    except DatabaseError as error:
        missing = wrong("writing", "the database cannot be written: its table “cache” is missing", "convenor migrate")
        return troubled("writing", trouble_of(error), missing)
    return ok("writing", "the database can be written")


def guard() -> Found:
    if protection.is_protected(connection):
        return ok("audit guard", "the database refuses to change or delete entries")
    return look_at(
        "audit guard",
        "its triggers are missing: entries could be changed",
        "Find out who took them away. To put them back: convenor audit protect",
    )


def asked(*questions: str) -> list[Any]:
    with connection.cursor() as cursor:
        answers = []
        for question in questions:
            cursor.execute(question)
            row = cursor.fetchone()
            answers.append(row[0] if row else None)
    return answers
