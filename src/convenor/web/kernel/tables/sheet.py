"""A room binds one of its models to a table here, with the checks that only the room knows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table, Value

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Check:
    """One condition on one row: `holds(values)`; `code` is the name of the database's constraint where it has one."""

    code: str
    holds: Callable[[Values], bool]
    column: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check over many rows found: on which row, in which column, what; a warning does not stop the import."""

    ref: str
    code: str
    column: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    warning: bool = False


class Merged:
    """The register as it would become: every table's rows by reference, what they said before, which are touched."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, Value]]] = {}
        self.before: dict[str, dict[str, dict[str, Value]]] = {}
        self.touched: dict[str, set[str]] = {}

    def name_of(self, table: str, ref: Value, named_by: str = "name") -> str:
        """What a row is called, for a message."""
        row = self.rows.get(table, {}).get(str(ref), {})
        return str(row.get(named_by) or ref)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table bound to one model. `checks` look at a row; `across` looks at all of them at once.

    `assumed`: what a new row says in a column that the file leaves empty, where that follows from the rest of the row.
    `marked`: a day and the column it dates: where a file changes that column of a known row, the day is the day of it.
    `unique`: sets of columns that no two rows may share while all are filled, by the name of the constraint.
    `public_rows`: which rows anyone may have.
    """

    table: Table
    model: type[Model]
    checks: tuple[Check, ...] = ()
    across: tuple[Callable[[Merged], Iterable[Fault]], ...] = ()
    unique: tuple[tuple[str, tuple[str, ...]], ...] = ()
    assumed: tuple[tuple[str, Callable[[Values], Value]], ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    public_rows: Q | None = None


def choices(enum: Any) -> tuple[tuple[str, object], ...]:
    """A TextChoices class as a column has it."""
    return tuple((value, label) for value, label in enum.choices)


def ref() -> Column:
    """The reference column, first on every sheet."""
    return Column(
        "ref",
        _("Reference"),
        Kind.REF,
        help=_("Leave empty for something new: we make one. Keep it when you bring the file back."),
        example="EXAMPLE",
        max_length=40,
    )


def since() -> Column:
    """The first day of something dated."""
    return Column("starts", _("From"), Kind.DAY, help=_("First day. Leave empty if not known."), example="01/04/2025")


def until() -> Column:
    """The last day of something dated."""
    return Column("ends", _("Until"), Kind.DAY, help=_("Last day. Leave empty if it has no end yet."))


def starts_before_end(name: str) -> Check:
    """No end before its start; `name` is the constraint's."""

    def holds(row: Values) -> bool:
        starts, ends = row.get("starts"), row.get("ends")
        return starts is None or ends is None or ends >= starts  # type: ignore[operator]

    return Check(f"{name}_ends_after_start", holds, "ends")


def exactly_one(code: str, one: str, other: str) -> Check:
    """Either the one or the other is given, never both or none."""
    return Check(code, lambda row: bool(row.get(one)) != bool(row.get(other)), one)


def not_both(code: str, one: str, other: str) -> Check:
    """Both at once make no sense."""
    return Check(code, lambda row: not (row.get(one) and row.get(other)), other)


def not_itself(code: str, one: str, other: str) -> Check:
    """Two links of a row may not point at the same thing."""
    return Check(code, lambda row: not row.get(one) or row.get(one) != row.get(other), one)
