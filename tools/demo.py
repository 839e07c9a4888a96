"""./dev demo: a demonstration on this computer alone, made once by the product's own commands and then served.

It keeps everything in var/demo and takes no setting from outside, so that it can never touch a real partnership.
Ctrl-C stops all of it.
"""

import argparse
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools import assets
from tools.steps import ROOT, VAR, module

HOME = VAR / "demo"
MADE = "demonstration-made"  # a file: the demonstration is whole, not left half-made by a Ctrl-C
PATIENCE = 60  # seconds for the site to answer for the first time
GRACE = 25  # seconds for it to stop by itself


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev demo", description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--port", type=int, default=8000, help="where to serve (default: 8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration away and make it anew")
    asked = parser.parse_args(arguments)
    if not free(asked.port):
        print(f"Port {asked.port} is in use by another program. Choose another: ./dev demo --port {asked.port + 1}")
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    environ = environment(os.environ, asked.port)
    try:
        make(HOME, environ, fresh=asked.fresh)
        return serve(asked.port, environ)
    except subprocess.CalledProcessError as error:
        print(f"The demonstration could not be made: {' '.join(map(str, error.cmd[1:]))} did not work (see above).")
        return 1
    except KeyboardInterrupt:
        return 130


def free(port: int) -> bool:
    """Whether we may listen on the port of this computer."""
    with socket.socket() as probe:
        if os.name != "nt":  # there it would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) in (errno.EACCES, None):
                sys.exit(f"Port {port} cannot be used here. Choose one from 1024 to 65535: ./dev demo --port 8000")
            return False
    return True


def environment(outside: Mapping[str, str], port: int) -> dict[str, str]:
    """Settings of the demonstration, and none from outside.

    >>> found = environment({"PATH": "/bin", "CONVENOR_DATABASE": "postgresql://real"}, 8001)
    >>> found["PATH"], found.get("CONVENOR_DATABASE"), found["CONVENOR_URL"]
    ('/bin', None, 'http://127.0.0.1:8001')
    """
    kept = {name: value for name, value in outside.items() if not name.startswith("CONVENOR_")}
    own = {"CONVENOR_HOME": str(HOME), "CONVENOR_DEMO": "yes", "CONVENOR_URL": f"http://127.0.0.1:{port}"}
    return {**kept, **own, "DJANGO_SETTINGS_MODULE": "convenor.web.config.settings", "PYTHONUTF8": "1"}


def make(home: Path, environ: Mapping[str, str], *, fresh: bool) -> None:
    """Bring the database up to date; fill it once, whole or not at all."""
    made = home / MADE
    if fresh or not made.exists():
        shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, exist_ok=True)
    assets.build(home / "assets")
    convenor("migrate", environ=environ)
    if not made.exists():
        print("making the demonstration (once) ...", flush=True)
        convenor("demonstration", environ=environ)
        made.touch()


def convenor(*arguments: str, environ: Mapping[str, str]) -> None:
    """One of the product's own commands, heard only when it fails."""
    done = subprocess.run(
        list(map(str, module("convenor.cli", *arguments))),
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-20:]))
        raise subprocess.CalledProcessError(done.returncode, ["python", "convenor", *arguments])


def serve(port: int, environ: Mapping[str, str]) -> int:
    """Run the site until it is stopped; say where it is once it answers."""
    command = list(map(str, module("convenor.cli", "serve", "--port", str(port))))
    process = subprocess.Popen(command, cwd=ROOT, env=environ, **apart())
    try:
        if answers(f"http://127.0.0.1:{port}/health", process):
            print(welcome(port, sign_ins(environ)), flush=True)
        return process.wait()
    except KeyboardInterrupt:
        print("\nstopping ...", flush=True)
        return 0
    finally:
        stop(process)


def answers(address: str, process: subprocess.Popen) -> bool:
    """Wait until the site answers; False when it ended or never did."""
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  our own address
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def apart() -> dict[str, Any]:
    """Ctrl-C in a terminal reaches everything in it; the server is to hear it from us alone, once."""
    windows = os.name == "nt"
    return {"creationflags": 0x200} if windows else {"start_new_session": True}  # 0x200: a group of its own


def stop(process: subprocess.Popen) -> None:
    """Let the server end in order; end it when it does not."""
    if process.poll() is None:
        process.send_signal(signal.CTRL_BREAK_EVENT if os.name == "nt" else signal.SIGTERM)
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()


READY = """
from convenor.cli.site import open_site
open_site()
from convenor.web.people import presenters, selectors
for button in presenters.start([], [], selectors.ready_sign_ins(), False)["ready"]:
    print(button["text"], button["says"], sep="\\t")
"""


def sign_ins(environ: Mapping[str, str]) -> list[list[str]]:
    """Each ready sign-in: the words on its button, and the words beside it."""
    command = [sys.executable, "-c", READY]
    said = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, encoding="utf-8", check=False)
    return [line.split("\t") for line in said.stdout.splitlines()]


def welcome(port: int, found: list[list[str]]) -> str:
    """What is printed once the site answers.

    >>> print(welcome(8000, [["Governance lead", "Ada Obi, Northmoor: keeps it."]]))
    <BLANKLINE>
      Convenor is running on this computer:  http://127.0.0.1:8000/
    <BLANKLINE>
      Choose there whom to be (no password is needed):
        Governance lead          Ada Obi, Northmoor: keeps it.
        (nobody)                 Just read on, as the public does.
    <BLANKLINE>
      Ctrl-C stops it. Everything in it is made up, and kept in var/demo.
    <BLANKLINE>
    """
    lines = ["", f"  Convenor is running on this computer:  http://127.0.0.1:{port}/", ""]
    lines.append("  Choose there whom to be (no password is needed):")
    lines += [
        f"    {button:<24} {says}" for button, says in [*found, ["(nobody)", "Just read on, as the public does."]]
    ]
    return "\n".join([*lines, "", "  Ctrl-C stops it. Everything in it is made up, and kept in var/demo.", ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
