"""Queries of hot paths whose SQL is worked out once: Django works it out anew each time, which costs many times what
the database takes to answer. For plain columns alone: what comes back is as the database gives it."""

from collections.abc import Callable
from typing import Any

from django.db import connection

MARK = 7_305_000_000_000_000  # numbers that stand for values in the SQL; none of ours is near


class Prepared:
    """Give it a function that builds a queryset of `values_list` from its values; then call it with values."""

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._known: dict[str, tuple[str, list[tuple[int, Any]]]] = {}

    def __call__(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows, as tuples."""
        known = self._known.get(connection.vendor)
        if known is None:
            known = self._known[connection.vendor] = self._prepared(len(values))
        sql, places = known
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[place] if place >= 0 else constant for place, constant in places])
            return list(cursor.fetchall())

    def _prepared(self, count: int) -> tuple[str, list[tuple[int, Any]]]:
        """The SQL, and for each of its parameters which value it takes (-1: a constant)."""
        marks = {str(MARK + number): number for number in range(count)}
        sql, parameters = self._build(*(MARK + number for number in range(count))).query.sql_with_params()
        return sql, [(marks.get(str(one), -1), one) for one in parameters]
