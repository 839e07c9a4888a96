"""What a failing database means: busy, full, not to be written, away. Told from its error, without its values."""

import errno
from collections.abc import Iterator
from enum import StrEnum

from django.db import DatabaseError


class Trouble(StrEnum):
    """Why the database could not do what was asked; the value is what a log line says."""

    BUSY = "database is locked"
    FULL = "database or disk is full"
    READ_ONLY = "database cannot be written"
    AWAY = "database cannot be opened or reached"
    DAMAGED = "database file is damaged"


# SQLite's own names for its results, without what stands behind a second underscore (SQLITE_IOERR_WRITE).
SQLITE = {
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_PERM": Trouble.READ_ONLY,
    "SQLITE_CANTOPEN": Trouble.AWAY,
    "SQLITE_IOERR": Trouble.AWAY,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
}
# PostgreSQL's, by the first letters of their numbers.
POSTGRESQL = {
    "55P03": Trouble.BUSY,  # a lock was not to be had
    "57014": Trouble.BUSY,  # took longer than allowed
    "40": Trouble.BUSY,  # a deadlock, or two writes that cannot stand in a row
    "53300": Trouble.BUSY,  # too many connections
    "53100": Trouble.FULL,
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.READ_ONLY,  # rights
    "57P": Trouble.AWAY,  # shutting down, starting up
    "08": Trouble.AWAY,
    "XX001": Trouble.DAMAGED,
}
# The machine's own, where files are kept.
MACHINE = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
}
# Where an error brings no name or number along.
WORDS = {"locked": Trouble.BUSY, "full": Trouble.FULL, "readonly": Trouble.READ_ONLY, "unable to open": Trouble.AWAY}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Which trouble an error tells of, looking at what is behind it too; None when it is a mistake of ours."""
    return next(filter(None, map(_trouble, chain(error))), None)


def _trouble(one: BaseException) -> Trouble | None:
    if isinstance(one, OSError):
        return MACHINE.get(one.errno or 0)
    name, number = getattr(one, "sqlite_errorname", None) or "", getattr(one, "sqlstate", None) or ""
    if name:
        return SQLITE.get("_".join(name.split("_")[:2]))
    if number:
        return next((trouble for start, trouble in POSTGRESQL.items() if number.startswith(start)), None)
    if type(one).__name__ != "OperationalError":
        return None
    if type(one).__module__.startswith("psycopg"):  # without a number it never got as far as the server
        return Trouble.AWAY
    if isinstance(one, DatabaseError) and one.__cause__ is None:
        return next((trouble for word, trouble in WORDS.items() if word in str(one).lower()), None)
    return None


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those behind it, each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
