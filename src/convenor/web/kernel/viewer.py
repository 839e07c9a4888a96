"""Who is asking: the first argument of every selector and the `by` of every service."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a person may do in one partnership. A person may hold several."""

    CONVENOR = "convenor"  # the governance lead: keeps the register and the record
    LEADER = "leader"  # a clinical or care leader
    MEMBER = "member"  # holds a seat, or works for a partner or a community
    EVALUATOR = "evaluator"  # reads and measures, changes nothing


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person (or named system job) looking at one partnership, with what they may do there.

    A member of the public is a viewer without account, person and roles. `operator` runs the installation; it never
    implies a role in a partnership: whoever administers cannot thereby take part.
    """

    # Numbers or None. Typed loosely: a filter by None finds no row, and the rules refuse whoever has none beforehand.
    partnership_id: Any = None
    account_id: Any = None
    person_id: Any = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    operator: bool = False
    system: str = ""

    @property
    def belongs(self) -> bool:
        """Whether this viewer is one of the partnership's own people."""
        return bool(self.roles) or bool(self.system)

    @property
    def actor(self) -> str:
        """How the audit names this viewer: `account:7`, `system:retention`, `anonymous`."""
        if self.system:
            return f"system:{self.system}"
        return f"account:{self.account_id}" if self.account_id else "anonymous"

    def has(self, *roles: Role) -> bool:
        """Whether the viewer holds any of these roles here."""
        return not self.roles.isdisjoint(roles)


def system_viewer(job: str, partnership_id: int | None = None) -> Viewer:
    """The viewer of a named system job (an import at the command line, the retention job, the demonstration)."""
    return Viewer(partnership_id=partnership_id, roles=frozenset(Role), operator=True, system=job)
