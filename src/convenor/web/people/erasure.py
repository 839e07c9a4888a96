"""What every room that holds rows about a person offers, so that a copy or an erasure leaves none of them out.

A room above this one writes a module (`partners/erasure.py`, `bodies/erasure.py`) with the four names of `Holding`,
and its dotted path stands in `settings.PERSON_HOLDINGS`. A test walks every foreign key to a person and asks that one
of the modules names it in COVERS.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings


@dataclass(frozen=True)
class Held:
    """One kind of thing held about a person: what it is in plain words, how many, and whether it stays.

    `what` reads after "what goes" or "what stays" in a list: "Posts with partners". `why` says why it stays, and is
    needed when it does. `names_them` says that the thing is public record and needs the person's name beside it
    (who held which public seat, and when): then the name stays as well.
    """

    what: Any
    count: int
    stays: bool = False
    why: Any = ""
    names_them: bool = False


class Holding(Protocol):
    """What one room holds about people. A module with these names is one."""

    COVERS: Sequence[str]
    """Each foreign key to a person that this room answers for: "partners.Affiliation.person"."""

    def plan(self, person_id: int) -> Iterable[Held]:
        """What would go and what would stay, counted; nothing is changed."""

    def erase(self, person_id: int) -> None:
        """Take out what goes. Runs inside the one transaction of the erasure; writes no audit of its own."""

    def copy(self, person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
        """All that is held about the person, for them to take away: {"posts": [{"partner": "P01", "from": …}]}."""


def holdings() -> list[Holding]:
    """The rooms that hold something about people, this one last: others may need its rows while they erase."""
    return [cast(Holding, import_module(path)) for path in settings.PERSON_HOLDINGS]
