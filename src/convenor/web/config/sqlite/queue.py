"""A lock on a file beside the database, held for one write transaction; no wait outlasts the database's own timeout."""

import os
import sys
import threading
import time

if sys.platform == "win32":
    import msvcrt

    def _lock_within(handle: int, seconds: float) -> bool:
        give_up = time.monotonic() + seconds
        while not _try_lock(handle):
            if time.monotonic() > give_up:
                return False
            time.sleep(0.002)
        return True

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

    def _lock_within(handle: int, seconds: float) -> bool:
        """Wait in the system's own line, which is fair. It knows no time limit, so a thread waits there for us."""
        if _try_lock(handle):
            return True
        line = _Line(handle)
        threading.Thread(target=line.wait, daemon=True).start()
        return line.reached_within(seconds)

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    class _Line:
        """One wait for the lock. Whoever gives up leaves a copy of the handle behind, closed when its turn comes."""

        def __init__(self, handle: int) -> None:
            self._handle = os.dup(handle)  # a lock belongs to both copies
            self._turn = threading.Lock()
            self._reached = threading.Event()
            self._given_up = False

        def wait(self) -> None:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX)
                with self._turn:
                    if self._given_up:
                        fcntl.flock(self._handle, fcntl.LOCK_UN)
                    else:
                        self._reached.set()
            except OSError:  # the system refuses: SQLite decides
                pass
            finally:
                os.close(self._handle)

        def reached_within(self, seconds: float) -> bool:
            self._reached.wait(seconds)
            with self._turn:
                self._given_up = not self._reached.is_set()
            return not self._given_up


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
        if _lock_within(handle, self._timeout):
            self._handle = handle
        else:
            os.close(handle)

    def leave(self) -> None:
        """Give the place up; harmless when not held."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            _unlock(handle)
        finally:
            os.close(handle)
