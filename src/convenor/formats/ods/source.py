"""Where records of the Organisation Data Service come from: a file, or its interface. Both answer alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from convenor.formats.ods.reading import read_ods
from convenor.formats.ods.record import OdsOrganisation, OdsProblem


@dataclass(frozen=True, slots=True)
class OdsSummary:
    """One line of a search's answer: enough to choose from."""

    code: str
    name: str
    active: bool = True
    postcode: str = ""


class OdsSource(Protocol):
    """Answers about organisations. Codes may be given in small letters."""

    def organisation(self, code: str) -> OdsOrganisation | None:
        """The record of a code; None when there is none."""

    def search(self, words: str, *, most: int = 20) -> Sequence[OdsSummary]:
        """Organisations whose name holds these words, in the order of their names."""

    def changed_since(self, day: date) -> Sequence[str]:
        """The codes whose records changed on or after that day, in order."""


class FileSource:
    """The same answers out of a file's bytes; `problems` holds what could not be read."""

    def __init__(self, data: bytes) -> None:
        read = read_ods(data)
        self._records = {organisation.code: organisation for organisation in read.organisations}
        self.problems: tuple[OdsProblem, ...] = read.problems

    def organisation(self, code: str) -> OdsOrganisation | None:
        return self._records.get(code.strip().upper())

    def search(self, words: str, *, most: int = 20) -> Sequence[OdsSummary]:
        wanted = words.casefold().strip()
        found = [one for one in self._records.values() if wanted in one.name.casefold()]
        found.sort(key=lambda one: (one.name, one.code))
        return [OdsSummary(one.code, one.name, one.status == "Active", one.postcode) for one in found[:most]]

    def changed_since(self, day: date) -> Sequence[str]:
        return sorted(one.code for one in self._records.values() if one.last_changed and one.last_changed >= day)
