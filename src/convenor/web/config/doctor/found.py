"""One thing the doctor found."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """In order, worth looking at, or wrong."""

    OK = "ok"
    LOOK = "look at"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Found:
    """A matter, how it stands, what was seen, and what mends it (nothing when all is well)."""

    matter: str
    state: State
    says: str
    mend: str = ""


def ok(matter: str, says: str) -> Found:
    return Found(matter, State.OK, says)


def look_at(matter: str, says: str, mend: str) -> Found:
    return Found(matter, State.LOOK, says, mend)


def wrong(matter: str, says: str, mend: str) -> Found:
    return Found(matter, State.WRONG, says, mend)
