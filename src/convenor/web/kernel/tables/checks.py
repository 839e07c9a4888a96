"""Everything that must hold of the register as it would become, asked before anything is written."""

from collections.abc import Iterator, Sequence

from convenor.formats.problems import Problem, Reading, said
from convenor.formats.tables import Kind, Row, Value
from convenor.web.kernel.guard import looks_like_nhs_number
from convenor.web.kernel.tables.plan import Plan, Planner
from convenor.web.kernel.tables.sheet import Fault, Sheet

_FREE_TEXT = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.ADDRESS, Kind.REF})


def make_plan(sheets: Sequence[Sheet], reading: Reading, partnership_id: int) -> Plan:
    """What this file would do to this register, with all that is wrong with it, in the order of the file."""
    planner = Planner(sheets, reading)
    plan = planner.make(partnership_id)
    check(planner)
    order = {row.sheet: number for number, row in enumerate(reversed(reading.rows))}
    for found in (plan.problems, plan.notices):
        found.sort(key=lambda problem: (-order.get(problem.sheet, len(order) + 1), problem.row or 0))
    return plan


def check(planner: Planner) -> None:
    """Add to the plan whatever is wrong with it; a row that could not be read whole waits for its correction."""
    for sheet in planner.sheets:
        for fault in _faults(planner, sheet):
            row = planner.came_from.get((sheet.table.name, fault.ref))
            heading = str(sheet.table.column(fault.column).heading) if fault.column else ""
            problem = Problem(
                fault.code,
                row.sheet if row else str(sheet.table.title),
                row.number if row else None,
                heading,
                fault.params,
                notice=fault.warning,
            )
            (planner.plan.notices if fault.warning else planner.plan.problems).append(problem)


def _faults(planner: Planner, sheet: Sheet) -> Iterator[Fault]:
    name, merged = sheet.table.name, planner.plan.merged
    if not merged.touched[name]:
        return
    for ref in merged.touched[name]:
        row = planner.came_from[name, ref]
        if (row.sheet, row.number) not in planner.unread:
            yield from _row_faults(sheet, ref, merged.rows[name][ref], merged.before[name].get(ref))
    for code, columns in sheet.unique:
        yield from _shared(planner, sheet, code, columns)
    for across in sheet.across:
        yield from across(merged)


def _row_faults(sheet: Sheet, ref: str, values: dict[str, Value], before: dict[str, Value] | None) -> Iterator[Fault]:
    for condition in sheet.checks:
        if not condition.holds(values):
            yield Fault(ref, condition.code, condition.column)
    for column in sheet.table.kept:
        value = values[column.name]
        if column.kind not in _FREE_TEXT or not isinstance(value, str) or not value:
            continue
        if before is not None and before[column.name] == value:
            continue
        if looks_like_nhs_number(value):
            yield Fault(ref, "looks_like_nhs_number", column.name)


def _shared(planner: Planner, sheet: Sheet, code: str, columns: tuple[str, ...]) -> Iterator[Fault]:
    """Two rows that may not share these values, and do."""
    name, merged = sheet.table.name, planner.plan.merged
    stands: dict[tuple[str, ...], str] = {}
    touched = merged.touched[name]
    for ref, row in merged.rows[name].items():
        if not all(said(row[column]) for column in columns):
            continue
        key = tuple(_same(sheet, column, row[column]) for column in columns)
        other = stands.setdefault(key, ref)
        if other == ref or touched.isdisjoint({ref, other}):
            continue
        one, against = (ref, other) if ref in touched else (other, ref)
        where: Row | None = planner.came_from.get((name, against))
        params = {"said": str(row[columns[-1]]), "other": where.number if where else against}
        yield Fault(one, code if where is None else f"{code}_in_file", columns[-1], params)


def _same(sheet: Sheet, column: str, value: Value) -> str:
    return str(value).casefold() if sheet.table.column(column).kind is Kind.EMAIL else str(value)
