"""Records that became one with another: a file from before, by reference or name, leads to the right person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from convenor.formats.problems import Reading
from convenor.formats.tables import Row, Value
from convenor.formats.text import likeness
from convenor.web.register.models import Import
from convenor.web.register.tables import TABLES

_PEOPLE_LINKS = {
    table.name: tuple(column.name for column in table.columns if column.links_to == "people") for table in TABLES
}


@dataclass(frozen=True)
class Away:
    """Where records that are no more lead to: by reference, and by the name each had.

    `rows` are those that said the same of both, so that one went: (table, reference).
    """

    refs: Mapping[str, str]
    names: Mapping[str, str]
    rows: frozenset[tuple[str, str]] = frozenset()


def merged_away(partnership_id: int) -> Away:
    """All of one partnership, each followed to the record that stands today."""
    merges = Import.objects.filter(
        partnership_id=partnership_id, plan__has_key="merge", applied_at__isnull=False, undone_at__isnull=True
    )
    found = list(merges.order_by("applied_at").values_list("plan__merge", flat=True))
    step = {one["gone"]: one["kept"] for one in found}
    refs = {gone: _last(gone, step) for gone in step}
    rows = frozenset((table, ref) for one in found for table, ref in one.get("rows", ()))
    return Away(refs, {likeness(one["name"]): refs[one["gone"]] for one in found if one["name"]}, rows)


def _last(ref: str, step: Mapping[str, str]) -> str:
    seen = set()
    while ref in step and ref not in seen:
        seen.add(ref)
        ref = step[ref]
    return ref


def lead_on(reading: Reading, away: Away, known: Mapping[str, Any]) -> None:
    """Let rows that name a record that is no more name the one it became; `known`: names that people have today.

    A row of that record itself changes nothing that the one kept says of name and address; where the file has a row of
    the one kept too, that row speaks.
    """
    if not away.refs:
        return
    refs = {str(row.values.get("ref") or "") for row in reading.rows if row.table == "people"}
    own = {
        likeness(row.values.get("name") or "")
        for row in reading.rows
        if row.table == "people" and str(row.values.get("ref") or "") not in away.refs and row.values.get("ref")
    }
    names = {name: ref for name, ref in away.names.items() if name not in known and name not in own}
    rows: list[Row] = []
    for row in reading.rows:
        if row.table == "people":
            led = _person(row, away, names, refs, reading)
            if led is not None:
                rows.append(led)
            continue
        if (row.table, str(row.values.get("ref") or "")) in away.rows:
            continue
        links = _PEOPLE_LINKS[row.table]
        changed = {name: _led(row.values.get(name), away, names) for name in links if row.values.get(name)}
        rows.append(Row(row.table, row.sheet, row.number, {**row.values, **changed}) if changed else row)
    reading.rows = rows


def _person(row: Row, away: Away, names: Mapping[str, str], refs: set[str], reading: Reading) -> Row | None:
    ref = str(row.values.get("ref") or "")
    to = away.refs.get(ref) if ref else names.get(likeness(row.values.get("name") or ""))
    if to is None:
        return row
    reading.mention("merged_away", row.sheet, row.number, ref=to)
    if to in refs:
        return None
    refs.add(to)
    return Row(row.table, row.sheet, row.number, {"ref": to, **_besides(row.values)})


def _besides(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if name not in ("ref", "name", "email", "erased_on")}


def _led(value: Value, away: Away, names: Mapping[str, str]) -> Value:
    text = str(value)
    return away.refs.get(text) or names.get(likeness(text)) or value
