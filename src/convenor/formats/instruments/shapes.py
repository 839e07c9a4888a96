"""What a licensed instrument is once read, what its file had, and everything wrong with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from convenor.formats.problems import Problem

ABOUT = ("title", "holder", "licence", "reference")
OPTIONAL = ("licensed_until",)
OF_ITEM = ("key", "construct", "text", "reverse", "scale", "answers")
ANSWERS = tuple(f"answer_{number}" for number in range(1, 6))


@dataclass(frozen=True, slots=True)
class LicensedItem:
    """One question of the instrument, with the words for 1 to 5; of a `reverse` item 5 is the least."""

    key: str
    construct: str
    text: str
    answers: tuple[str, ...]
    reverse: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """The items, whose they are (`holder`), and by what (`licence`, its `reference`, its last day) we may ask them."""

    title: str
    holder: str
    licence: str
    reference: str
    licensed_until: date | None
    items: tuple[LicensedItem, ...]


class InstrumentError(Exception):
    """Everything wrong with a file. `problems` have `row` (its line) and `column` (the field) where there is one."""

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__(", ".join(f"{one.code} (line {one.row}, {one.column})" for one in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Raw:
    """One item as the file has it, and the line that each field stands on."""

    said: Mapping[str, Any]
    lines: Mapping[str, int]
    line: int


def unknown(name: str, known: Collection[str], line: int | None) -> Problem:
    near = get_close_matches(name, list(known), n=1, cutoff=0.0)
    return Problem("instrument_unknown", row=line, column=name[:40], params={"near": near[0]})
