"""What every writer of the register's files shares: where rows come from, and what a workbook or CSV cell holds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from convenor.formats.cells import show
from convenor.formats.tables import Column, Kind, Table, Value

Rows = Callable[[Table], Iterable[Mapping[str, Value]]]


def no_rows(table: Table) -> Iterable[Mapping[str, Value]]:
    """For templates."""
    return ()


def help_for(column: Column) -> str:
    """What a person filling this column should know, in a sentence or two."""
    parts = ["Needed."] if column.required else []
    if str(column.help):
        parts.append(str(column.help))
    elif column.kind is Kind.DAY:
        parts.append("A day, such as 01/04/2026.")
    elif column.kind is Kind.YES_NO:
        parts.append("Yes or No.")
    elif column.kind in (Kind.WHOLE, Kind.DECIMAL):
        parts.append("A number.")
    elif column.kind is Kind.CHOICE:
        parts.append("Choose from the list.")
    elif column.kind is Kind.LINK:
        parts.append("The name, or the reference if two have the same name.")
    return " ".join(parts)


def plain(column: Column, value: Value) -> str:
    """A value as CSV has it: days as 2026-12-08, choices by their labels."""
    return value.isoformat() if isinstance(value, date) else show(column, value)
