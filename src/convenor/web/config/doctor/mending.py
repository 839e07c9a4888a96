"""What helps against each trouble of a database, in the words of the doctor and of every command."""

from django.conf import settings
from django.db import connection

from convenor.web.config.doctor.found import Found, look_at, wrong
from convenor.web.kernel.trouble import Trouble


def troubled(matter: str, trouble: Trouble | None, otherwise: Found) -> Found:
    """What the trouble means here and what mends it; what is said otherwise when it is none we know."""
    if trouble is None:
        return otherwise
    says, mend = words(trouble)
    return look_at(matter, says, mend) if trouble is Trouble.BUSY else wrong(matter, says, mend)


def words(trouble: Trouble) -> tuple[str, str]:
    """A trouble in a sentence, and the remedy in another."""
    says, mend = SQLITE[trouble] if connection.vendor == "sqlite" else POSTGRESQL[trouble]
    return says, mend.format(home=settings.HOME)


def in_a_line(trouble: Trouble) -> str:
    """Both, for a command that cannot go on."""
    says, mend = words(trouble)
    return f"{says}. {mend} convenor doctor says more."


SQLITE = {
    Trouble.BUSY: (
        "the database is locked: another program has been writing for more than ten seconds",
        "Wait for it to end (an import, a back-up program, a copy left open in an editor), then try again.",
    ),
    Trouble.FULL: (
        "the disk is full: nothing can be saved",
        "Make room on the disk of {home}, or move it to a larger one. What was saved before is safe.",
    ),
    Trouble.READ_ONLY: (
        "the database cannot be written: its file or its folder is read-only for this user",
        "Give {home} and all in it to the user that runs Convenor (chown -R), and see that its disk "
        "is not mounted read-only.",
    ),
    Trouble.AWAY: (
        "the database file cannot be opened",
        "See that {home} is there and belongs to the user that runs Convenor; SQLite writes beside its file too.",
    ),
    Trouble.DAMAGED: (
        "the database file is damaged, or is no database",
        "Keep it aside, then restore the last back-up: convenor restore FILE --replace",
    ),
}
POSTGRESQL = {
    Trouble.BUSY: (
        "the database has no turn for us: something holds a lock, or all its connections are taken",
        "Wait and try again; if it stays so, look at pg_stat_activity and at max_connections.",
    ),
    Trouble.FULL: (
        "the disk of the database server is full: nothing can be saved",
        "Make room on the database server. What was saved before is safe.",
    ),
    Trouble.READ_ONLY: (
        "the database cannot be written by this user",
        "Give the user in CONVENOR_DATABASE the right to write, and see that the server is no read-only copy.",
    ),
    Trouble.AWAY: (
        "PostgreSQL does not answer",
        "Look at CONVENOR_DATABASE, at the user and password in it, and whether the server runs.",
    ),
    Trouble.DAMAGED: (
        "PostgreSQL says that its files are damaged",
        "Keep them aside, make a new database and restore the last back-up there.",
    ),
}
