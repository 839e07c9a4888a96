"""The code that proves, at the first start, that whoever sets up can read the machine's own files.

Without it, anybody who merely found the address of an empty installation could become its operator. It lies in
CONVENOR_HOME/set-up-code, readable by its owner alone, from the first time it is asked for until it is used.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def show() -> str:
    """The code for the server's start and `convenor doctor` to print, made on first asking.

    Ask only while no account exists: `if needed(): print(show())`.
    """
    kept = _path()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        try:
            handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same site was first
            return kept.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(fresh)
    return kept.read_text(encoding="ascii").strip()


def needed() -> bool:
    """Whether the installation is still empty."""
    from convenor.web.people.models import Account

    return not Account.objects.exists()


def matches(given: str) -> bool:
    """Whether this is the code; how it is spaced and capitalised does not matter."""
    return secrets.compare_digest(_bare(given), _bare(show()))


def forget() -> None:
    """It was used."""
    _path().unlink(missing_ok=True)


def _bare(code: str) -> bytes:
    return "".join(letter for letter in code.lower() if letter.isalnum()).encode()


def _path() -> Path:
    return Path(settings.HOME) / "set-up-code"
