"""What a file would do to a register: every row added or changed, and all that stands in the way. Writes nothing."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from convenor.formats.cells import show
from convenor.formats.problems import Problem, Reading, said
from convenor.formats.tables import Column, Kind, Row, Table, Value
from convenor.web.kernel.clock import today
from convenor.web.kernel.tables.links import LinkFault, Links
from convenor.web.kernel.tables.match import match
from convenor.web.kernel.tables.rows import rows_of, to_json
from convenor.web.kernel.tables.sheet import Merged, Sheet

NEW = "*"  # begins the stand-in for a reference that is made when the plan is carried out


@dataclass(frozen=True, slots=True)
class Change:
    """One row that would be added, or changed in some columns: (column, before, after)."""

    table: str
    sheet: str
    row: int
    ref: str
    new: bool
    name: str
    fields: tuple[tuple[str, Value, Value], ...]


@dataclass(slots=True)
class Plan:
    """All of it. `kept` holds each existing row's key and revision, to carry the plan out against."""

    changes: list[Change] = field(default_factory=list)
    same: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    merged: Merged = field(default_factory=Merged)
    kept: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)

    def added(self, table: str) -> int:
        """How many rows of a table would be added."""
        return sum(1 for change in self.changes if change.table == table and change.new)

    def changed(self, table: str) -> int:
        """How many would be changed."""
        return sum(1 for change in self.changes if change.table == table and not change.new)


class Planner:
    """Makes one plan. Tables come in the order of their links, so that what a row points at is known before it."""

    def __init__(self, sheets: Sequence[Sheet], reading: Reading) -> None:
        self.sheets, self.reading = sheets, reading
        self.tables: dict[str, Table] = {sheet.table.name: sheet.table for sheet in sheets}
        self.assumed = {sheet.table.name: sheet.assumed for sheet in sheets}
        self.marked = {sheet.table.name: sheet.marked for sheet in sheets}
        self.plan = Plan(problems=list(reading.problems), notices=list(reading.notices))
        self.links = Links(self.plan.merged, self.tables)
        self.came_from: dict[tuple[str, str], Row] = {}
        self.unread = {(problem.sheet, problem.row) for problem in reading.problems}
        self.unread_cells = {(problem.sheet, problem.row, problem.column) for problem in reading.problems}
        self.missing: set[tuple[str, str]] = set()
        self._numbers = count(1)

    def make(self, partnership_id: int) -> Plan:
        """Read the register, lay the file over it, and note every change."""
        by_table: dict[str, list[Row]] = {}
        for row in self.reading.rows:
            by_table.setdefault(row.table, []).append(row)
        for sheet in self.sheets:
            self._load(sheet, partnership_id)
        for sheet in self.sheets:
            self._lay_over(sheet.table, by_table.get(sheet.table.name, []))
        for sheet in self.sheets:
            self._note_changes(sheet.table)
        return self.plan

    def refuse(self, row: Row, code: str, column: str, **params: object) -> None:
        """A problem with one row of the file."""
        table = self.tables[row.table]
        heading = str(table.column(column).heading) if column else ""
        self.plan.problems.append(Problem(code, row.sheet, row.number, heading, params))

    def _load(self, sheet: Sheet, partnership_id: int) -> None:
        name, merged = sheet.table.name, self.plan.merged
        merged.rows[name], merged.before[name], merged.touched[name] = {}, {}, set()
        self.plan.kept[name] = {}
        for values in rows_of(sheet, partnership_id, beside=("pk", "revision")):
            pk, revision = values.pop("pk"), values.pop("revision")
            ref = str(values.get("ref") or pk)
            merged.rows[name][ref] = merged.before[name][ref] = values
            self.plan.kept[name][ref] = (pk, revision)

    def _lay_over(self, table: Table, rows: list[Row]) -> None:
        merged = self.plan.merged
        to_itself = {column.name for column in table.columns if column.links_to == table.name}
        read = [(row, self._resolved(table, row, leave=to_itself)) for row in rows]
        refs = match(table, read, merged.before[table.name], self.refuse)
        placed: list[tuple[Row, dict[str, Value], str]] = []
        for (row, values), ref in zip(read, refs, strict=True):
            if ref is None:
                continue
            known = ref or str(values.get("ref") or "") or f"{NEW}{next(self._numbers)}"
            self.came_from[table.name, known] = row
            merged.rows[table.name][known] = self._laid(table, row, values, known)
            merged.touched[table.name].add(known)
            placed.append((row, values, known))
        for row, _values, known in placed if to_itself else ():
            found = self._resolved(table, row, only=to_itself)
            merged.rows[table.name][known].update(found)

    def _laid(self, table: Table, row: Row, values: Mapping[str, Value], ref: str) -> dict[str, Value]:
        before = self.plan.merged.before[table.name].get(ref)
        laid = dict(before) if before is not None else {column.name: column.blank for column in table.kept}
        for column in table.kept:
            if column.name in values:
                value = values[column.name]
                laid[column.name] = value if said(value) else column.blank
        if not table.alone:
            laid["ref"] = ref
        if before is not None:
            self._date_marks(table, before, laid)
        for name, follows in self.assumed[table.name] if before is None else ():
            if not said(values.get(name)):
                laid[name] = follows(laid)
        for column in table.kept:
            if column.required and not said(laid[column.name]):
                self._needed(table, row, column)
        return laid

    def _date_marks(self, table: Table, before: Mapping[str, Value], laid: dict[str, Value]) -> None:
        """What a file changes today is marked today, unless the file gives another day: then the checks refuse it."""
        for day, dated in self.marked[table.name]:
            if laid[dated] != before[dated] and (laid[day] is None or laid[day] == before[day]):
                laid[day] = today()

    def _needed(self, table: Table, row: Row, column: Column) -> None:
        """Something needed is missing: said once for a column that is not in the file at all."""
        if (row.sheet, row.number, str(column.heading)) in self.unread_cells:
            return
        if column.name in row.values or (row.sheet, column.name) in self.reading.emptied:
            self.refuse(row, "needed", column.name)
        elif (row.sheet, column.name) not in self.missing:
            self.missing.add((row.sheet, column.name))
            self.plan.problems.append(Problem("column_missing", row.sheet, None, str(column.heading)))

    def _resolved(
        self, table: Table, row: Row, *, leave: Iterable[str] = (), only: Iterable[str] | None = None
    ) -> dict[str, Value]:
        """The row's values with links as references; a link that cannot be resolved is reported and left out."""
        values: dict[str, Value] = {}
        for column in table.columns:
            if column.name not in row.values or column.name in leave or (only is not None and column.name not in only):
                continue
            value = row.values[column.name]
            if column.links_to and value:
                parent = values.get(column.helpers[-1]) if column.helpers else None
                try:
                    value = self.links.resolve(column, str(value), parent)
                except LinkFault as fault:
                    self.refuse(row, fault.code, column.name, **fault.params)
                    self.unread.add((row.sheet, row.number))
                    self.unread_cells.add((row.sheet, row.number, str(column.heading)))
                    continue
            values[column.name] = value or None if column.links_to else value
        return values

    def _note_changes(self, table: Table) -> None:
        merged, name = self.plan.merged, table.name
        same = 0
        for ref, row in self.came_from.items():
            if ref[0] != name:
                continue
            before, after = merged.before[name].get(ref[1]), merged.rows[name][ref[1]]
            fields = tuple(
                (column.name, before[column.name] if before else None, after[column.name])
                for column in table.kept
                if column.kind is not Kind.REF
                and (said(after[column.name]) if before is None else before[column.name] != after[column.name])
            )
            if before is not None and not fields:
                same += 1
                continue
            called = self._called(table, after)
            self.plan.changes.append(Change(name, row.sheet, row.number, ref[1], before is None, called, fields))
        if name in self.reading.tables and not table.alone:
            self.plan.same[name] = same
            touched = merged.touched[name]
            self.plan.left[name] = sum(1 for known in merged.before[name] if known not in touched)

    def _called(self, table: Table, row: Mapping[str, Value]) -> str:
        """What to call a row in a list: its name, or the names of what it joins."""
        if table.named_by and table.column(table.named_by).kind is Kind.TEXT:
            columns = [table.column(name) for name in (table.named_by, table.within) if name]
        else:
            columns = [column for column in table.kept if column.required or column.links_to][:3] or list(
                table.kept[:1]
            )
        parts = [self._in_words(column, row.get(column.name)) for column in columns]
        return " · ".join(part for part in parts if part)

    def _in_words(self, column: Column, value: Value) -> str:
        if column.links_to and value:
            target = self.tables[column.links_to]
            return self.plan.merged.name_of(target.name, value, target.named_by)
        return show(column, value)[:80]


def digest_of(plan: Plan, tables: Mapping[str, Table]) -> str:
    """A short stand-in for what a plan would do, to tell whether the register changed it meanwhile."""
    told = hashlib.sha256()
    for change in plan.changes:
        before = to_json(tables[change.table], {name: value for name, value, _after in change.fields})
        after = to_json(tables[change.table], {name: value for name, _before, value in change.fields})
        told.update(json.dumps([change.table, change.row, change.ref, before, after], sort_keys=True).encode())
    return told.hexdigest()
