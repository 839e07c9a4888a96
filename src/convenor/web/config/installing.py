"""Making an installation ready for this version: the folder, the tables, the shared cache, the files of pages."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from convenor.web.config import page_files
from convenor.web.kernel import health


def make_ready() -> Iterator[str]:
    """Do what is needed, saying each thing in a sentence; harmless when nothing is."""
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home / "files").mkdir(exist_ok=True)
    waiting = health.migrations_waiting()
    call_command("migrate", interactive=False, verbosity=0)
    yield f"database: {len(waiting)} changes made" if waiting else "database: nothing to change"
    call_command("createcachetable", verbosity=0)
    _owner_alone(home)
    call_command("collectstatic", interactive=False, verbosity=0)
    if page_files.fault():  # one that is older by its date than what stands there is not copied: all anew
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    found = page_files.fault()
    yield f"files of pages: {found.says}. {found.mend}" if found else "files of pages: ready"


def _owner_alone(home: Path) -> None:
    """A database file of people's addresses is for its owner's eyes."""
    if os.name != "posix":
        return
    for path in [*home.glob("*.sqlite3*"), home / "files"]:
        path.chmod(0o700 if path.is_dir() else 0o600)
