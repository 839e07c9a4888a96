"""Rows of one partnership, table by table, as plain values: in batches, so that any register streams out."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Cast

from convenor.formats.tables import Column, Kind, Table, Value
from convenor.formats.text import tidy
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.tables.sheet import Sheet

BATCH = 1_000
KEPT_APART = ("pk", "revision")


def queryset(sheet: Sheet, partnership_id: int, *, public: bool = False) -> QuerySet[Model]:
    """The rows of one table that belong to one partnership, oldest first."""
    manager: Any = sheet.model._default_manager
    if issubclass(sheet.model, Partnership):
        return manager.filter(pk=partnership_id)
    found = manager.filter(partnership_id=partnership_id).order_by("pk")
    return found.filter(sheet.public_rows) if public and sheet.public_rows is not None else found


def rows_of(
    sheet: Sheet, partnership_id: int, *, public: bool = False, beside: tuple[str, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Each row by column name, links by reference; `beside` adds fields such as "pk" and "revision"."""
    columns = sheet.table.columns
    paths = [_path(column, "ref") for column in columns]
    found = queryset(sheet, partnership_id, public=public).values_list(*paths, *beside)
    for row in found.iterator(chunk_size=BATCH):
        values: dict[str, Any] = {
            column.name: tidy(value) if isinstance(value, str) else value
            for column, value in zip(columns, row, strict=False)
        }
        values.update(zip(beside, row[len(columns) :], strict=True))
        yield values


def named_rows_of(
    sheet: Sheet, partnership_id: int, sheets: Mapping[str, Sheet], *, public: bool = False
) -> Iterator[dict[str, Value]]:
    """The same rows with links by name, where a name is enough to find its row again; else by reference."""
    columns = sheet.table.columns
    links = [column for column in columns if column.links_to in sheets]
    unsure = {column.name: _unsure(sheets[column.links_to], partnership_id) for column in links}
    names = [_path(column, sheets[column.links_to].table.named_by) for column in links]
    for row in rows_of(sheet, partnership_id, public=public, beside=tuple(names)):
        for column, name in zip(links, names, strict=True):
            said = row.pop(name) if name in row else None
            if said is not None and said != "" and row[column.name] not in unsure[column.name]:
                text = str(said)
                if tidy(text) == text:
                    row[column.name] = text
        yield row


def _path(column: Column, last: str) -> str:
    if not column.links_to:
        return column.name
    return "__".join((*(column.through or (column.name,)), last))


def _unsure(sheet: Sheet, partnership_id: int) -> set[str]:
    """The references of rows whose name would not find them: another has the same name, or has it for a reference."""
    table = sheet.table
    found = queryset(sheet, partnership_id)
    within = (f"{table.within}_id",) if table.within else ()
    twice = found.order_by().values(*within, table.named_by).annotate(n=Count("pk")).filter(n__gt=1)
    unsure: set[str] = set()
    for group in twice:
        group.pop("n")
        unsure.update(found.filter(**group).values_list("ref", flat=True))
    refs = found.order_by().filter(ref=Cast(OuterRef(table.named_by), CharField()))
    unsure.update(found.filter(Exists(refs)).values_list("ref", flat=True))
    return unsure


def to_json(table: Table, values: Mapping[str, Value]) -> dict[str, Any]:
    """Values as JSON can keep them."""
    return {
        name: str(value) if table.column(name).kind in (Kind.DAY, Kind.DECIMAL) and value is not None else value
        for name, value in values.items()
    }


def from_json(table: Table, kept: Mapping[str, Any]) -> dict[str, Value]:
    """What `to_json` was given."""
    return {name: _again(table.column(name), value) for name, value in kept.items()}


def _again(column: Column, value: Any) -> Value:
    if value is None:
        return None
    if column.kind is Kind.DAY:
        return date.fromisoformat(value)
    if column.kind is Kind.DECIMAL:
        return Decimal(value)
    return value
