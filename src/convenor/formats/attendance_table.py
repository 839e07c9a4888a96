"""The table that a meeting program gives of who joined, found in a pasted text by its headings."""

import csv
from collections.abc import Mapping, Sequence

from convenor.formats.text import likeness

Named = Mapping[str, str]
_COLUMNS = {
    "name": ("name", "full name", "participant", "attendee", "display name", "name (original name)", "attendee name"),
    "email": ("email", "e-mail", "email address", "e-mail address", "user email", "participant email"),
    "role": ("job title", "title", "post", "position", "job", "role in organisation"),
    "organisation": ("organisation", "organization", "company", "partner", "employer", "department"),
}
_SURNAME, _FIRST = ("surname", "last name", "family name"), ("first name", "forename", "given name")
_WITH = {"first join", "join time", "duration", "role", "last leave", "leave time", "user action", "timestamp", "guest"}
_LOOKED_AT = 30


def table_in(lines: Sequence[str]) -> list[tuple[int, Named]] | None:
    """The rows below the first line that reads like headings, by their line; None where there is no such line."""
    for index, line in enumerate(lines[:_LOOKED_AT]):
        for mark in ("\t", ",", ";"):
            heads = [likeness(cell) for cell in _cells(line, mark)]
            places = _places(heads)
            if places is not None and len(heads) >= 2 and (len(places) > 1 or _WITH & set(heads)):
                return [
                    (number, _named(_cells(row, mark), places))
                    for number, row in _until_gap(lines, index + 1)
                    if len(_cells(row, mark)) > 1
                ]
    return None


def _until_gap(lines: Sequence[str], start: int) -> list[tuple[int, str]]:
    """The lines of the table: it ends at an empty line, or where the next table begins."""
    found: list[tuple[int, str]] = []
    for index in range(start, len(lines)):
        if not lines[index].strip(" ,;\t"):
            break
        found.append((index + 1, lines[index]))
    return found


def _cells(line: str, mark: str) -> list[str]:
    try:
        row = next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        row = line.split(mark)
    return [cell.strip() for cell in row]


def _places(heads: Sequence[str]) -> dict[str, tuple[int, ...]] | None:
    places: dict[str, tuple[int, ...]] = {
        name: (heads.index(word),)
        for name, words in _COLUMNS.items()
        for word in [next((word for word in words if word in heads), "")]
        if word
    }
    first, last = (next((heads.index(word) for word in words if word in heads), -1) for words in (_FIRST, _SURNAME))
    if "name" not in places and first >= 0 and last >= 0:
        places["name"] = (first, last)
    return places if "name" in places else None


def _named(cells: Sequence[str], places: Mapping[str, tuple[int, ...]]) -> Named:
    return {
        name: " ".join(cells[place][:200] for place in places.get(name, ()) if place < len(cells)).strip()
        for name in _COLUMNS
    }
