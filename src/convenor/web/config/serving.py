"""Serving: granian's web processes, and beside them one worker for jobs that ends when they end."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from convenor.errors import ConvenorError
from convenor.web.config import orphans
from convenor.web.people import set_up_code

THREADS = 4  # measured: two processes of four threads each answer most on two cores
PATIENCE = 20  # seconds a process may take to end


def serve(*, host: str, port: int, workers: int, jobs: bool, say: Callable[[str], None]) -> None:
    """Run until told to stop (Ctrl-C, SIGTERM)."""
    _must_be_free(host, port)
    if set_up_code.needed():
        say(f"Nobody can sign in yet. The code for the first sign-in: {set_up_code.show()}")
    say(f"{settings.OPERATOR_NAME} at http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/")  # noqa: S104
    orphans.mark()
    connections.close_all()  # no process inherits another's connection
    worker = KeptRunning([sys.executable, "-m", "convenor.cli", "work", "--until-input-ends"]) if jobs else None
    try:
        Granian(
            "convenor.web.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=PATIENCE,
            log_level=LogLevels.warning,
        ).serve()
    finally:
        if worker is not None:
            worker.end()


def _must_be_free(host: str, port: int) -> None:
    """Say in a sentence what the server would say in a page of code."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # elsewhere it would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ConvenorError("cannot_listen", host=host, port=port, why=error.strerror) from error


class KeptRunning:
    """A process of ours that is started again when it dies, and ends with us, however we end."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._ending = threading.Event()
        self._process = self._start()
        self._watch = threading.Thread(target=self._keep, daemon=True)
        self._watch.start()

    def end(self) -> None:
        """Let it finish what it is doing, then end it."""
        self._ending.set()
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        # Its own group: Ctrl-C in a terminal reaches us alone, and we end it in order. Our end of its input closes
        # when we die, even if nothing of ours could still run.
        apart: dict[str, Any] = {"creationflags": 0x200} if os.name == "nt" else {"start_new_session": True}
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, **apart)  # noqa: S603  our own command

    def _keep(self) -> None:
        while not self._ending.is_set():
            self._process.wait()
            if self._ending.wait(5):
                return
            self._process = self._start()
