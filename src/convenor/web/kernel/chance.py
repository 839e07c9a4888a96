"""Orders made by chance, where an order could tell who did what."""

import secrets
from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def shuffled(things: Iterable[Thing]) -> list[Thing]:
    """In an order that nobody can repeat."""
    found = list(things)
    secrets.SystemRandom().shuffle(found)
    return found
