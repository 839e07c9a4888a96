"""What making one of two records of a person would do: which rows move, which are there twice, what forbids it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model

from convenor.formats.problems import Reading, said
from convenor.formats.tables import Row
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.tables.checks import make_plan
from convenor.web.kernel.tables.rows import rows_of, to_json
from convenor.web.kernel.viewer import Viewer
from convenor.web.register.tables import SHEETS

PEOPLE = next(sheet for sheet in SHEETS if sheet.table.name == "people")
_TAKEN_OVER = ("email", "influence", "influence_agreed_on")
Line = dict[str, Any]


@dataclass
class Merge:
    """Two records of one person and what would become of the rows about them.

    `moved` and `twice` are lines as undo keeps them: rows that point to the other record from then on, and rows that
    would say the same twice, which go. `fills` is what the kept record takes over, because it says nothing there.
    `against` are codes of what forbids it, with what is meant.
    """

    kept: Any
    gone: Any
    moved: list[Line] = field(default_factory=list)
    twice: list[Line] = field(default_factory=list)
    fills: dict[str, Any] = field(default_factory=dict)
    against: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def persons(partnership_id: int | None) -> Any:
    """The people of a partnership who were not erased, as rows."""
    model = apps.get_model("people", "Person")._default_manager
    return model.filter(partnership_id=partnership_id or 0, erased_on__isnull=True)


def work_out(viewer: Viewer, kept_ref: str, gone_ref: str) -> Merge:
    """What would be done; Invalid where these two cannot be chosen at all. Permission is asked by the caller."""
    found = {row.ref: row for row in persons(viewer.partnership_id).filter(ref__in=(kept_ref, gone_ref))}
    if kept_ref not in found or gone_ref not in found:
        raise Invalid("choose_two_people")
    if kept_ref == gone_ref:
        raise Invalid("one_record_twice")
    merge = Merge(found[kept_ref], found[gone_ref])
    _fill(merge)
    rows = list(_move(merge))
    _forbid_accounts(merge)
    merge.against += _faults(viewer, rows)
    return merge


def _fill(merge: Merge) -> None:
    for name in _TAKEN_OVER:
        value = getattr(merge.gone, name)
        if said(value) and not said(getattr(merge.kept, name)):
            merge.fills[name] = value


def _move(merge: Merge) -> Iterator[Row]:
    """Fill in the lines; give each moved row as a file would."""
    kept, gone = merge.kept.ref, merge.gone.ref
    for sheet in SHEETS:
        table = sheet.table
        links = [column.name for column in table.kept if column.links_to == "people"]
        if not links:
            continue
        rows = list(rows_of(sheet, merge.kept.partnership_id, beside=("revision",)))
        names = [column.name for column in table.kept if column.name != "ref"]
        theirs = {_key(row, names) for row in rows if not any(row[name] == gone for name in links)}
        for row in rows:
            mine = [name for name in links if row[name] == gone]
            if not mine:
                continue
            after = {**row, **dict.fromkeys(mine, kept)}
            if _key(after, names) in theirs:
                before = to_json(table, {name: row[name] for name in names})
                merge.twice.append(_line(table.name, row, before))
                continue
            theirs.add(_key(after, names))
            merge.moved.append(_line(table.name, row, dict.fromkeys(mine, gone)))
            yield Row(table.name, str(table.title), 0, {"ref": row["ref"], **dict.fromkeys(mine, kept)})


def _line(table: str, row: dict[str, Any], before: dict[str, Any]) -> Line:
    return {"table": table, "ref": row["ref"], "before": before, "revision": row["revision"]}


def _key(row: dict[str, Any], names: list[str]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in names)


def _forbid_accounts(merge: Merge) -> None:
    one, other = merge.kept, merge.gone
    if one.account_id and other.account_id and rights_of(other):
        merge.against.append(("merge_two_accounts", {"kept": one.name, "gone": other.name}))
    elif one.account_id and set(rights_of(other)) - set(rights_of(one)):
        merge.against.append(("merge_other_rights", {"gone": other.name}))


def rights_of(person: Any) -> list[str]:
    """What somebody may do in the software."""
    return sorted(person.grants.values_list("role", flat=True))


def _faults(viewer: Viewer, rows: list[Row]) -> Iterator[tuple[str, dict[str, object]]]:
    """What the register's own rules say of it, as of a file."""
    plan = make_plan(SHEETS, Reading(rows=rows, tables={row.table for row in rows}), viewer.partnership_id or 0)
    for problem in plan.problems:
        yield problem.code, {"sheet": problem.sheet, **problem.params}


def other_links() -> list[tuple[type[Model], str]]:
    """Where rows outside the register point at a person: rights apart, which are looked at by themselves."""
    ours = {sheet.model for sheet in SHEETS}
    person = apps.get_model("people", "Person")
    return [
        (relation.related_model, relation.field.name)
        for relation in person._meta.related_objects
        if not relation.many_to_many and relation.related_model not in ours and relation.field.name != "account"
        if relation.related_model._meta.label != "people.Grant"
    ]
