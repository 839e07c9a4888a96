"""The doctor's look at the machine: space, files, the secret, the clock."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import connection

from convenor.web.config.doctor.found import Found, look_at, ok, wrong
from convenor.web.kernel import health

SKEW = 5.0  # seconds between two clocks before it matters
SECRET = 40  # letters
PLENTY = 1000  # megabytes


def look() -> Iterator[Found]:
    yield space()
    yield storage()
    yield from owners()
    yield from secret()
    yield clock()
    yield zones()


def space() -> Found:
    free = health.free_megabytes()
    mend = "Make room where CONVENOR_HOME is, or move it to a larger disk."
    if free < health.LITTLE_SPACE:
        return wrong("space", f"only {free} MB are free", mend)
    return look_at("space", f"{free} MB are free", mend) if free < PLENTY else ok("space", f"{free} MB are free")


def storage() -> Found:
    storage: Any = settings.STORAGES["default"]
    files = Path(storage.get("OPTIONS", {}).get("location", settings.HOME))
    try:
        files.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=files, prefix="doctor-"):
            pass
    except OSError as error:
        return wrong(
            "files", f"{files} cannot be written ({error.strerror})", "Give it to the user that runs Convenor."
        )
    if others_may(Path(settings.HOME), 0o007):
        return look_at("files", f"any user of this machine may enter {settings.HOME}", f"chmod o-rwx {settings.HOME}")
    return ok("files", f"{files} can be written")


def owners() -> Iterator[Found]:
    """Whether what is kept belongs to whoever runs this: a command given as another user leaves files behind."""
    if os.name != "posix":
        return
    home = Path(settings.HOME)
    owner, us = home.stat().st_uid, os.geteuid()
    if us != owner:
        mend = f"Run convenor as {name_of(owner)}: sudo -u {name_of(owner)} …"
        yield wrong("owner", f"{home} belongs to {name_of(owner)}, and this is {name_of(us)}", mend)
    kept = [*home.iterdir(), *(home / "files").rglob("*")]
    strange = [path for path in kept if path.lstat().st_uid != owner]
    if strange:
        says = f"{len(strange)} files do not belong to {name_of(owner)}, as {home} does; the first is {strange[0]}"
        yield wrong("owner", says, f"sudo chown -R {name_of(owner)} {home}")
    elif not os.access(home, os.W_OK):
        mend = f"chmod u+rwx {home}; and see that its disk is not mounted read-only."
        yield wrong("owner", f"{home} cannot be written", mend)


def name_of(user: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def secret() -> Iterator[Found]:
    if len(settings.SECRET_KEY) < SECRET or len(set(settings.SECRET_KEY)) < 10:
        mend = "Take CONVENOR_SECRET_KEY out: a good one is then made and kept. People must sign in again."
        yield wrong("secret", "the secret is too short or too plain: sign-ins could be forged", mend)
        return
    kept = Path(settings.HOME) / "secret"
    if others_may(kept, 0o077):
        yield wrong("secret", f"other users may read {kept}", f"chmod 600 {kept}")
        return
    yield ok("secret", "long, and kept by its owner alone")


def clock() -> Found:
    """Ours against the database's, or for a file database against the file system's."""
    started = time.time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
            theirs = float(cursor.fetchone()[0])
    else:
        try:
            with tempfile.NamedTemporaryFile(dir=settings.HOME, prefix="doctor-") as probe:
                theirs = os.stat(probe.name).st_mtime
        except OSError:
            return look_at("time", "the clock could not be compared", "Mend what stands above first.")
    skew = theirs - (started + time.time()) / 2
    if abs(skew) > SKEW:
        mend = "Set both machines' clocks by the network (NTP)."
        return wrong("time", f"the database's clock is {skew:+.0f} seconds from this machine's", mend)
    if datetime.now(UTC).year < 2026:
        return wrong("time", "the clock is years behind", "Set this machine's clock by the network (NTP).")
    return ok("time", "the clocks agree")


def zones() -> Found:
    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        return wrong("time zones", "the machine does not know London's time", "pip install tzdata")
    return ok("time zones", "London's time is known")


def others_may(path: Path, bits: int) -> bool:
    return os.name == "posix" and path.exists() and bool(path.stat().st_mode & bits)
