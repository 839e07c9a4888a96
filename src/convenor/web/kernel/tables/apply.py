"""Carrying out a plan, whole or not at all, and taking it back within the day. Call both inside a transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import F, Model

from convenor.formats.tables import Table, Value
from convenor.web.kernel.errors import ChangedMeanwhile
from convenor.web.kernel.tables.plan import NEW, Change, Plan
from convenor.web.kernel.tables.rows import from_json, queryset, rows_of, to_json
from convenor.web.kernel.tables.sheet import Sheet

Kept = dict[str, Any]  # one line of what undo needs: table, ref, what was before (None: added), revision after
_BATCH = 500


def carry_out(plan: Plan, sheets: Sequence[Sheet], partnership_id: int) -> list[Kept]:
    """Add and change what the plan says. Returns what undo needs, row by row."""
    refs = _fresh_refs(plan, sheets)
    keys = {name: {ref: pk for ref, (pk, _revision) in rows.items()} for name, rows in plan.kept.items()}
    kept: list[Kept] = []
    for sheet in sheets:
        mine = [change for change in plan.changes if change.table == sheet.table.name]
        if mine:
            _add(plan, sheet, [change for change in mine if change.new], keys, refs, partnership_id, kept)
            _change(plan, sheet, [change for change in mine if not change.new], keys, kept)
    return kept


def _fresh_refs(plan: Plan, sheets: Sequence[Sheet]) -> dict[str, str]:
    """A real reference, made once, for each stand-in."""
    makers: dict[str, Any] = {}
    for sheet in sheets:
        if not sheet.table.alone:
            makers[sheet.table.name] = sheet.model._meta.get_field("ref").default  # type: ignore[union-attr]
    return {change.ref: makers[change.table]() for change in plan.changes if change.ref.startswith(NEW)}


def _add(
    plan: Plan,
    sheet: Sheet,
    changes: Iterable[Change],
    keys: dict[str, dict[str, int]],
    refs: Mapping[str, str],
    partnership_id: int,
    kept: list[Kept],
) -> None:
    table, manager = sheet.table, sheet.model._default_manager
    later: list[tuple[str, dict[str, Value]]] = []
    for batch in _batches(changes):
        rows: list[Model] = []
        for change in batch:
            values = plan.merged.rows[table.name][change.ref]
            ref = refs.get(change.ref, change.ref)
            fields = _fields(table, values, keys, leave_to_itself=True)
            rows.append(sheet.model(partnership_id=partnership_id, **{**fields, "ref": ref}))
            kept.append({"table": table.name, "ref": ref, "before": None, "revision": 1})
            to_itself = {name: values[name] for name in _to_itself(table) if values[name]}
            if to_itself:
                later.append((change.ref, to_itself))
        for change, row in zip(batch, manager.bulk_create(rows, batch_size=_BATCH), strict=True):
            keys[table.name][change.ref] = row.pk
    for ref, links in later:
        named = {f"{name}_id": keys[table.name][str(to)] for name, to in links.items()}
        manager.filter(pk=keys[table.name][ref]).update(**named)


def _change(
    plan: Plan, sheet: Sheet, changes: Iterable[Change], keys: dict[str, dict[str, int]], kept: list[Kept]
) -> None:
    table = sheet.table
    for change in changes:
        pk, revision = plan.kept[table.name][change.ref]
        after = {name: value for name, _before, value in change.fields}
        before = {name: value for name, value, _after in change.fields}
        _save(sheet, pk, revision, _fields(table, after, keys), change.ref)
        kept.append(
            {"table": table.name, "ref": change.ref, "before": to_json(table, before), "revision": revision + 1}
        )


def _save(sheet: Sheet, pk: int, revision: int, fields: Mapping[str, Any], ref: str) -> None:
    """One row, if nobody was there since; else nothing of the whole import stands."""
    done = sheet.model._default_manager.filter(pk=pk, revision=revision).update(revision=F("revision") + 1, **fields)
    if not done:
        raise ChangedMeanwhile("changed_meanwhile", subject=ref)


def _fields(
    table: Table, values: Mapping[str, Value], keys: Mapping[str, Mapping[str, int]], *, leave_to_itself: bool = False
) -> dict[str, Any]:
    """Values as the model takes them: links as keys."""
    fields: dict[str, Any] = {}
    for name, value in values.items():
        column = table.column(name)
        if not column.kept or (leave_to_itself and column.links_to == table.name):
            continue
        if column.links_to:
            fields[f"{name}_id"] = keys[column.links_to][str(value)] if value else None
        else:
            fields[name] = value
    return fields


def _to_itself(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.kept if column.links_to == table.name)


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def put_again(lines: Sequence[Kept], sheets: Sequence[Sheet], partnership_id: int) -> None:
    """Rows that were taken out as a whole, put back under a new revision; `before` holds all that they said."""
    for sheet in sheets:
        for line in lines:
            if line["table"] != sheet.table.name:
                continue
            keys = {
                column.links_to: _keys_of(sheets, column.links_to, partnership_id)
                for column in sheet.table.kept
                if column.links_to
            }
            fields = _fields(sheet.table, from_json(sheet.table, line["before"]), keys)
            row = {**fields, "ref": line["ref"], "revision": line["revision"] + 1}
            sheet.model._default_manager.create(partnership_id=partnership_id, **row)


def _keys_of(sheets: Sequence[Sheet], table: str, partnership_id: int) -> dict[str, int]:
    sheet = next(sheet for sheet in sheets if sheet.table.name == table)
    return {str(row["ref"]): row["pk"] for row in rows_of(sheet, partnership_id, beside=("pk",))}


class CannotUndo(Exception):
    """Rows that were changed or built upon since: (table, ref, why)."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        super().__init__(len(rows))
        self.rows = rows


def take_back(kept: Sequence[Kept], sheets: Sequence[Sheet], partnership_id: int) -> None:
    """Put back what was before and remove what was added; raises CannotUndo, with the transaction to be rolled back."""
    by_table: dict[str, list[Kept]] = {}
    for line in kept:
        by_table.setdefault(line["table"], []).append(line)
    now = {
        sheet.table.name: {
            str(row.get("ref") or row["pk"]): (row["pk"], row["revision"])
            for row in rows_of(sheet, partnership_id, beside=("pk", "revision"))
        }
        for sheet in sheets
    }
    _refuse_changed(by_table, now)
    keys = {name: {ref: pk for ref, (pk, _revision) in rows.items()} for name, rows in now.items()}
    for sheet in sheets:
        for line in by_table.get(sheet.table.name, []):
            if line["before"] is not None:
                before = from_json(sheet.table, line["before"])
                _save(sheet, *now[line["table"]][line["ref"]], _fields(sheet.table, before, keys), line["ref"])
    added = {
        name: {keys[name][line["ref"]]: line["ref"] for line in lines if line["before"] is None}
        for name, lines in by_table.items()
    }
    _refuse_built_upon(added, sheets)
    for sheet in reversed(sheets):
        _remove(sheet, added.get(sheet.table.name, {}), partnership_id)


def _refuse_changed(by_table: Mapping[str, list[Kept]], now: Mapping[str, Mapping[str, tuple[int, int]]]) -> None:
    changed = [
        (name, line["ref"], "gone" if line["ref"] not in now[name] else "changed")
        for name, lines in by_table.items()
        for line in lines
        if now[name].get(line["ref"], (0, -1))[1] != line["revision"]
    ]
    if changed:
        raise CannotUndo(changed)


def _refuse_built_upon(added: Mapping[str, Mapping[int, str]], sheets: Sequence[Sheet]) -> None:
    """Nothing that was added may be pointed at by anything that was not."""
    mine: dict[type[Model], set[int]] = {sheet.model: set(added.get(sheet.table.name, {})) for sheet in sheets}
    used: list[tuple[str, str, str]] = []
    for sheet in sheets:
        rows = added.get(sheet.table.name, {})
        for relation in sheet.model._meta.related_objects:
            model, name = _pointing(relation)
            for batch in _key_batches(rows):
                found = model._default_manager.filter(**{f"{name}__in": batch}).values_list("pk", name)
                used += [
                    (sheet.table.name, rows[key], "built_upon") for pk, key in found if pk not in mine.get(model, ())
                ]
    if used:
        raise CannotUndo(list(dict.fromkeys(used)))


def _pointing(relation: Any) -> tuple[type[Model], str]:
    """The model that holds the key, and where: the rows between, where many point at many."""
    if relation.many_to_many:
        return relation.through, f"{relation.field.m2m_reverse_field_name()}_id"
    return relation.related_model, f"{relation.field.name}_id"


def _remove(sheet: Sheet, rows: Mapping[int, str], partnership_id: int) -> None:
    found = queryset(sheet, partnership_id)
    for batch in _key_batches(rows):
        for name in _to_itself(sheet.table):
            found.filter(pk__in=batch).update(**{name: None})
    for batch in _key_batches(rows):
        found.filter(pk__in=batch).delete()


def _key_batches(rows: Mapping[int, str]) -> Iterator[list[int]]:
    keys = iter(rows)
    while batch := list(islice(keys, _BATCH)):
        yield batch
