"""The cache that all processes share, in the database: it says so when it could not keep something.

Django's own answers a locked or full database with a quiet "no". Limits on guessing stand on that answer, and took it
for "too many tries": whoever signed in while the database was busy was told something false.
"""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router


class SharedCache(DatabaseCache):
    """Django's, except that a database that fails is heard."""

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> Any:
        failed: list[OperationalError] = []

        def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            try:
                return execute(sql, params, many, context)
            except OperationalError as error:
                failed.append(error)
                raise

        with connections[router.db_for_write(self.cache_model_class)].execute_wrapper(listen):
            done = super()._base_set(mode, key, value, timeout)  # type: ignore[misc]
        if failed:
            raise failed[0]
        return done
