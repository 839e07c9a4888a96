"""What leaders can do: shape how people work together, influence without authority, settle conflict; kept as data.

Sources: Waring et al. (2023), Ansell and Gash (2008), Jones et al. (2023), each action with its own. `actions.toml`
holds them in our own words, with who can do it, when, and how one would see that it worked. They are offered, never
scored: no measure here says that an action was taken or that it helped.

>>> len(ACTIONS), sorted({one.kind.value for one in ACTIONS})
(15, ['conflict', 'influence', 'together'])
>>> [one.id for one in of_kind(Kind.CONFLICT)][:2]
['name_the_dispute', 'facts_together']
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

__all__ = ["ACTIONS", "Action", "Kind", "of_kind"]


class Kind(StrEnum):
    """What an action is for."""

    TOGETHER = "together"
    INFLUENCE = "influence"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a leader can do: what, who can, when, how one would see that it worked, and where it comes from."""

    id: str
    kind: Kind
    does: str
    who: str
    when: str
    seen: str
    source: str


def of_kind(kind: Kind) -> tuple[Action, ...]:
    """The actions of one kind, in the order of the file."""
    return tuple(one for one in ACTIONS if one.kind is kind)


def _read() -> tuple[Action, ...]:
    said = tomllib.loads(
        files("convenor.theory.facilitative_leadership").joinpath("actions.toml").read_text(encoding="utf-8")
    )
    return tuple(_action(one) for one in said["action"])


def _action(said: dict[str, Any]) -> Action:
    return Action(**{**said, "kind": Kind(said["kind"])})


ACTIONS = _read()
