"""That migrations are complete and linear: nothing is left to make, and each room has one last migration."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from tools.contracts import rooms

Key = tuple[str, str]  # the room, and the name of the migration


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="convenor.web.config.settings", CONVENOR_HOME=home, CONVENOR_DATABASE=""
        )
        import django

        django.setup()
        return 0 if complete() & linear() else 1


def complete() -> bool:
    """Whether the models say nothing that no migration says."""
    from django.core.management import call_command

    try:
        call_command("makemigrations", check=True, dry_run=True, interactive=False, skip_checks=True)
    except SystemExit:
        print("The models have changed: .venv/bin/django-admin makemigrations, and give the migration a name.")
        return False
    return True


def linear() -> bool:
    """Whether each of our rooms has exactly one last migration, and none that joins two lines."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    before = {key: list(migration.dependencies) for key, migration in loader.disk_migrations.items()}
    wrong = list(crooked({key: parents for key, parents in before.items() if key[0] in rooms()}))
    print("\n".join(wrong) or "migrations are in one line")
    return not wrong


def crooked(before: Mapping[Key, Sequence[Key]]) -> Iterator[str]:
    """What is not in one line, given the migrations that each one follows.

    >>> list(crooked({("bodies", "0001"): [], ("bodies", "0002_a"): [("bodies", "0001")]}))
    []
    >>> list(crooked({("bodies", "0001"): [], ("bodies", "0002_a"): []}))
    ['bodies: 0001 and 0002_a both come last; number one after the other']
    """
    for room in sorted({app for app, _ in before}):
        own = {name: [n for app, n in parents if app == room] for (at, name), parents in before.items() if at == room}
        followed = {parent for parents in own.values() for parent in parents}
        if len(last := sorted(set(own) - followed)) > 1:
            yield f"{room}: {' and '.join(last)} both come last; number one after the other"
        for name, parents in own.items():
            if len(parents) > 1:
                yield f"{room}: {name} joins two lines; write them as one"


if __name__ == "__main__":
    sys.exit(main())
