"""A lock on a file beside the database, held for one write transaction; no wait outlasts the database's own timeout."""

import os
import sys
import time

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class WriteQueue:
    """One writer at a time, across threads and processes. Gives up waiting silently: SQLite then decides."""

    def __init__(self, path: str, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._handle: int | None = None

    def enter(self) -> None:
        """Wait for the place; after the timeout go on without it, so that SQLite's own error is what is seen."""
        if self._handle is not None:
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:  # a read-only folder: nothing can be written there anyway
            return
        give_up = time.monotonic() + self._timeout
        pause = 0.0005
        while not _try_lock(handle):
            if time.monotonic() > give_up:
                os.close(handle)
                return
            time.sleep(pause)
            pause = min(pause * 1.5, 0.005)
        self._handle = handle

    def leave(self) -> None:
        """Give the place up; harmless when not held."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            _unlock(handle)
        finally:
            os.close(handle)
