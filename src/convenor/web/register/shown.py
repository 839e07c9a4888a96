"""A plan as it is kept to be looked at: plain words and numbers, no objects."""

from collections.abc import Mapping
from typing import Any

from convenor.formats.cells import short, show
from convenor.formats.problems import Problem, said
from convenor.formats.tables import Column, Table, Value
from convenor.web.kernel.tables.plan import NEW, Change, Plan, digest_of
from convenor.web.register.tables import TABLES

_BY_NAME = {table.name: table for table in TABLES}
_MOST_SHOWN = 200


def shown(plan: Plan) -> dict[str, Any]:
    """What the preview needs, and the numbers that stay when the rest is emptied."""
    changes: dict[str, list[dict[str, Any]]] = {}
    for change in plan.changes:
        changes.setdefault(change.table, []).append(_change(plan, change))
    counts = {
        table.name: {
            "added": sum(1 for change in changes.get(table.name, ()) if change["new"]),
            "changed": sum(1 for change in changes.get(table.name, ()) if not change["new"]),
            "same": plan.same.get(table.name, 0),
            "left": plan.left.get(table.name, 0),
        }
        for table in TABLES
        if table.name in changes or table.name in plan.same
    }
    return {
        "digest": digest_of(plan, _BY_NAME),
        "counts": counts,
        "changes": changes,
        "notices": [problem_to_json(notice) for notice in plan.notices],
        "emptied": sum(
            1
            for change in plan.changes
            for _name, before, after in change.fields
            if not change.new and said(before) and not said(after)
        ),
    }


def _change(plan: Plan, change: Change) -> dict[str, Any]:
    table = _BY_NAME[change.table]
    fields = [
        [name, _in_words(plan, table.column(name), before), _in_words(plan, table.column(name), after)]
        for name, before, after in change.fields
    ]
    ref = "" if change.ref.startswith(NEW) else change.ref
    return {"row": change.row, "ref": ref, "new": change.new, "name": short(change.name, 160), "fields": fields}


def _in_words(plan: Plan, column: Column, value: Value) -> str:
    if column.links_to and value:
        target: Table = _BY_NAME[column.links_to]
        return short(plan.merged.name_of(target.name, value, target.named_by), _MOST_SHOWN)
    return short(show(column, value), _MOST_SHOWN)


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """A problem as it is kept."""
    params: Mapping[str, object] = {name: _plain(value) for name, value in problem.params.items()}
    return {
        "code": problem.code,
        "sheet": short(problem.sheet),
        "row": problem.row,
        "column": short(problem.column),
        "params": params,
    }


def _plain(value: object) -> object:
    return value if isinstance(value, int) else short(value, _MOST_SHOWN)
