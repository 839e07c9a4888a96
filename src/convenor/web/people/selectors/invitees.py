"""Somebody of the register who is to be asked something: what any room that asks has to know of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to be asked: how they can be reached, and the groups they belong to ("": nobody has said)."""

    id: int
    ref: str
    name: str
    email: str
    signs_in: bool
    groups: Mapping[str, str]

    @property
    def reachable(self) -> bool:
        return bool(self.email) or self.signs_in
