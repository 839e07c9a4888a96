"""What a table of the register looks like in a file: its columns, in words, whatever the file's kind.

A `Table` says everything that a template, a reader, a writer or a web page must know, and nothing of any database.
Headings, help and labels may be lazy translations: take `str()` of them at the moment they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

LONG = 15_000  # characters of long text: even all of them outside the basic plane fit one spreadsheet cell
TOO_LONG = "(too long for a spreadsheet cell: left as it is)"

Value = str | int | bool | Decimal | date | list[str] | None


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    LONG_TEXT = "long text"
    REF = "ref"
    LINK = "link"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes or no"
    DAY = "day"
    WHOLE = "whole"
    DECIMAL = "decimal"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` is its short name, used in JSON and by the register; `heading` is what people read.

    A link names a row of another table (`links_to`): by its reference, or by its name where that is enough. Where a
    name alone is not (many bodies have a "Chair"), `helpers` are the columns of the same row that say within what. A
    helper that only helps, and is not kept, has `through`: the links that lead to it from the row.
    """

    name: str
    heading: object
    kind: Kind = Kind.TEXT
    required: bool = False
    help: object = ""
    example: object = ""
    choices: tuple[tuple[str, object], ...] = ()
    links_to: str = ""
    helpers: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    max_length: int = 0
    least: int = 0
    most: int = 2_147_483_647
    places: int = 0
    public: bool = True
    default: Value = None

    @property
    def kept(self) -> bool:
        """Whether the row keeps this value; a helper's is only read."""
        return not self.through

    @property
    def blank(self) -> Value:
        """What an empty cell means when nothing was there before."""
        if self.default is not None:
            return self.default
        if self.kind is Kind.CHOICES:
            return []
        return "" if self.kind in TEXTS else None

    @property
    def length(self) -> int:
        """The most characters a cell may hold."""
        return self.max_length or (LONG if self.kind is Kind.LONG_TEXT else 300)


TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.REF, Kind.CHOICE, Kind.EMAIL, Kind.ADDRESS})


@dataclass(frozen=True)
class Table:
    """One table: a sheet of a workbook, a file of a set, a list in JSON.

    `keys`: how a row without a reference is recognised; each a tuple of columns, tried in order. `counted`: rows alike
    in their key are told apart by their order (the second "GP member" of a board). `named_by` and `within`: how other
    tables may point here without a reference. `one_name`: two rows of one name are a mistake, so a new one under a
    known name is refused. `alone`: there is exactly one row and it has no reference. `also_called`: other words for
    the sheet, by which we guess what was meant.
    """

    name: str
    title: object
    about: object
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...] = ()
    counted: bool = False
    named_by: str = ""
    within: str = ""
    also_named_by: tuple[str, ...] = ()
    one_name: bool = False
    public: bool = True
    alone: bool = False
    also_called: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that short name."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def kept(self) -> tuple[Column, ...]:
        """The columns whose values a row keeps."""
        return tuple(column for column in self.columns if column.kept)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a file gave it: where it stood, and its values by column; a column not in the file has no value."""

    table: str
    sheet: str
    number: int
    values: Mapping[str, Value]
