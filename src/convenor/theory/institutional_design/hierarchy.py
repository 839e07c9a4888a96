"""How many layers lie between where people are cared for and where it is decided.

Source: Waring et al. (2023): networks meant to replace hierarchy grew tiers of committees of their own, with groups
that decide set above those who provide (W27, W76).

The number is the depth of the tree: the most bodies on a way from any body up to one that reports to nobody. 1: all
bodies stand side by side. Undefined without bodies. `details` say, body by body, what lies above it and where the
nearest body is that may decide: itself (0 steps), or so many steps up; None where no body on the way up has any power
written down. A deep tree is not by itself a fault: it says how far a decision has to travel.

>>> bodies = [Body("ICB", "Board", "system", "executive"), Body("PCN", "Team", "place", "project", parent="ICB")]
>>> finding = layers(bodies, [Delegation("ICB", "Spend", "reserved")])
>>> finding.value, finding.details[1].above, finding.details[1].steps
(2.0, ('ICB',), 1)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from convenor.findings import Finding
from convenor.records import Body, Delegation

__all__ = ["Layer", "above", "layers"]

DECIDING = frozenset({"reserved", "delegated"})


@dataclass(frozen=True, slots=True)
class Layer:
    """One body, the bodies above it (nearest first), and the nearest that may decide: which, and how many steps up."""

    body: str
    tier: str
    above: tuple[str, ...]
    decided_at: str | None = None
    steps: int | None = None

    @property
    def depth(self) -> int:
        """How many bodies stand on the way from this one to the top, itself included."""
        return len(self.above) + 1


def layers(bodies: Iterable[Body], delegations: Iterable[Delegation] = ()) -> Finding:
    """Depth of the whole tree, and where each body stands in it; `details` in the order given."""
    every = list(bodies)
    parents = {body.ref: body.parent for body in every}
    deciding = {power.body for power in delegations if power.kind in DECIDING}
    deciding |= {body.ref for body in every if body.decides}
    found = tuple(_layer(body, parents, deciding) for body in every)
    return Finding(
        construct="layers of governance",
        method="layers",
        version="1",
        value=float(max(layer.depth for layer in found)) if found else None,
        n=len(found),
        why_undefined=None if found else "no_bodies",
        source="Waring et al. (2023)",
        caveats=("no_power_written_down",) if any(layer.steps is None for layer in found) else (),
        details=found,
    )


def above(body: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The bodies above one, nearest first. Stops where the tree leaves the record, and at a circle if there is one."""
    found: list[str] = []
    parent = parents.get(body)
    while parent is not None and parent in parents and parent not in found and parent != body:
        found.append(parent)
        parent = parents[parent]
    return tuple(found)


def _layer(body: Body, parents: Mapping[str, str | None], deciding: set[str]) -> Layer:
    over = above(body.ref, parents)
    for steps, ref in enumerate((body.ref, *over)):
        if ref in deciding:
            return Layer(body.ref, body.tier, over, ref, steps)
    return Layer(body.ref, body.tier, over)
