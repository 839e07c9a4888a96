"""What this room holds about a person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from convenor.web.people.erasure import Held

COVERS: Sequence[str] = ()


def plan(person_id: int) -> Iterable[Held]:
    """What would go and what would stay."""
    return []


def erase(person_id: int) -> None:
    """Take out what goes."""


def copy(person_id: int) -> Mapping[str, list[Mapping[str, Any]]]:
    """All that is held about them."""
    return {}
