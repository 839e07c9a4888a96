"""Web processes end when the one that started them is gone, however it went: no port stays taken, no old code runs."""

import os
import signal
import threading
import time

MARK = "_CONVENOR_SERVED_BY"  # between our own processes; no setting
PAUSE = 1.0


def mark() -> None:
    """Said by the process that serves, before it starts the others."""
    os.environ[MARK] = str(os.getpid())


def end_with_parent() -> None:
    """Asked for in each web process. Where nobody said `mark` (another server) nothing is watched."""
    parent = os.environ.get(MARK, "")
    if parent.isdecimal() and os.getppid() == int(parent):
        threading.Thread(target=_watch, args=[int(parent)], daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)
