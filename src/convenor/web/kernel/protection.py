"""The database's own refusal to change or delete an audit entry, on SQLite and PostgreSQL alike.

Installed by a migration. SQLite loses triggers when a later migration rebuilds the table, so such a migration must call
`protect` again; a test and `convenor doctor` look.
"""

from typing import Any

TABLE = "kernel_auditentry"
SAYS = "the audit is append-only"

NOT_AT_END = (
    f"NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM {TABLE} WHERE chain = NEW.chain) "  # noqa: S608
    f"OR EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"
)
SQLITE = {
    f"{TABLE}_no_update": f"BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"{TABLE}_no_delete": f"BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above: so an insert may only add to the end of its chain.
    f"{TABLE}_at_end": f"BEFORE INSERT ON {TABLE} WHEN {NOT_AT_END} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
}
POSTGRESQL = {
    f"{TABLE}_no_change": f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"{TABLE}_no_truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
}
FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql "
    f"AS $$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
)


def protect(connection: Any) -> None:
    """Install the triggers; harmless when they are there."""
    unprotect(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name, body in _triggers(connection).items():
            cursor.execute(f"CREATE TRIGGER {name} {body}")


def unprotect(connection: Any) -> None:
    """Take the triggers away: for a migration undone, for restoring a back-up, and for tests."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _triggers(connection):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def is_protected(connection: Any) -> bool:
    """Whether every trigger is there and switched on."""
    if connection.vendor == "postgresql":
        asked = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled IN ('O', 'A')"
    else:
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(asked, [TABLE])
        return set(_triggers(connection)) <= {row[0] for row in cursor.fetchall()}


def _triggers(connection: Any) -> dict[str, str]:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
