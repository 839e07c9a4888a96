"""Which leader a forum needs, and which of three roles: steward, mediator, catalyst.

Leader: Ansell & Gash (2008), an honest broker where power is even, reasons to come are strong and distrust is high
(P5); a leader from inside where power or reasons are uneven (P6), whose standing is to be checked with each partner.
Roles: Ansell & Gash (2012), stewards convene and guard, mediators settle conflict, catalysts open new ground; conflict
and distrust call for steward and mediator, creative work for the catalyst. A need runs from 0 to 1; a gap is a need
that those who lead do not meet yet. Undefined where neither trust nor history nor conflict is known.

>>> from convenor.methods.degrees import Level
>>> def at(value): return Level(value, value - 0.3, value + 0.3)
>>> [(role.name, round(role.need, 1)) for role in role_mix({"initial_trust": at(1.5), "mediating": at(2)})]
[('steward', 1.0), ('mediator', 1.0), ('catalyst', 0.3)]
"""

from collections.abc import Mapping
from dataclasses import dataclass

from convenor.findings import Sureness
from convenor.methods.degrees import Degree, Level, either, is_high, is_low, sureness

__all__ = ["Leader", "Role", "leader_type", "role_mix"]

ROLES: Mapping[str, tuple[str, ...]] = {
    "steward": ("convening", "guarding"),
    "mediator": ("mediating",),
    "catalyst": ("catalysing",),
}
LEAST = 0.3  # every forum needs something of each role


@dataclass(frozen=True, slots=True)
class Leader:
    """The kind of leader the theory asks for, None when not enough is known; `check`: to be asked of each partner."""

    type: str | None
    degree: Degree
    sureness: Sureness
    check: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """How far a role is needed, how far it is filled (None: nobody rated it), and what is missing."""

    name: str
    need: float
    filled: float | None
    gap: float | None


def leader_type(broker: Degree, organic: Degree) -> Leader:
    """The leader asked for, from how far P5 and P6 hold.

    >>> leader_type(Degree(0.1, 0.0, 0.3), Degree(0.9, 0.8, 1.0)).type
    'organic leader'
    """
    if organic.holds:
        ask = "Ask each partner, the weakest first and alone: do you trust this person to lead?"
        return Leader("organic leader", organic, sureness(organic), ask)
    if broker.holds:
        ask = "Ask each partner: do you accept this person as neutral?"
        return Leader("honest broker", broker, sureness(broker), ask)
    if organic.holds is None or broker.holds is None:
        open_one = organic if organic.holds is None else broker
        return Leader(None, open_one, Sureness.NOT_ENOUGH)
    either_one = either(broker, organic)
    return Leader("none in particular", either_one, sureness(either_one))


def role_mix(levels: Mapping[str, Level]) -> tuple[Role, ...]:
    """How far each role is needed and filled; empty when nothing is known of conflict, trust and history."""
    signs = [is_low(levels[name]).value or 0.0 for name in ("initial_trust", "prehistory", "trust") if name in levels]
    if "conflict" in levels:
        signs.append(is_high(levels["conflict"]).value or 0.0)
    if not signs:
        return ()
    strained = max(signs)
    needs = {"steward": max(0.5, strained), "mediator": max(LEAST, strained), "catalyst": max(LEAST, 1 - strained)}
    return tuple(_role(name, need, levels) for name, need in needs.items())


def _role(name: str, need: float, levels: Mapping[str, Level]) -> Role:
    known = [is_high(levels[construct]).value or 0.0 for construct in ROLES[name] if construct in levels]
    if not known:
        return Role(name, need, None, None)
    filled = sum(known) / len(known)
    return Role(name, need, filled, max(0.0, need - filled))
