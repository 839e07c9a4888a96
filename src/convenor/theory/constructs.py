"""The constructs of collaborative governance as data: what each asks, what low and high mean, what real cases had.

After Ansell & Gash (2008), figure 1 and text; anchors and benchmarks so that they can stand beside the Collaborative
Governance Case Database (60 cases; Douglas et al. 2020). Every construct is on a scale from 1 to 5, 5 being more of it;
of conflict more is not better. `constructs.toml` holds them, to be read and argued with.

>>> CONSTRUCTS["goals_monitored"].box, CONSTRUCTS["inclusive"].benchmark.quartiles
('goals', (3, 3.58, 4))
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

__all__ = ["BOXES", "CONSTRUCTS", "Benchmark", "Construct", "Evidence", "in_box"]

LOWEST, HIGHEST = 1.0, 5.0
BOXES = ("starting conditions", "institutional design", "facilitative leadership", "collaborative process", "goals")


class Evidence(StrEnum):
    """What can feed a construct."""

    PERCEIVED = "perceived"  # members say so, in a pulse
    RECORDED = "recorded"  # the register and the process show it
    OBSERVED = "observed"  # coded by somebody who was there


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What 60 documented cases had: aggregates only. `start`, `middle`, `end` where cases were coded at all three."""

    n: int
    mean: float
    sd: float
    quartiles: tuple[float, float, float]
    start: float | None = None
    middle: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct of the model."""

    name: str
    box: str
    variable: str
    title: str
    question: str
    anchors: tuple[str, str, str]
    low: str
    high: str
    evidence: tuple[Evidence, ...]
    benchmark: Benchmark | None = None


def in_box(box: str) -> tuple[Construct, ...]:
    """The constructs of one box, in their order.

    >>> [construct.name for construct in in_box("goals")]
    ['goals_explicit', 'goals_operational', 'goals_monitored']
    """
    return tuple(construct for construct in CONSTRUCTS.values() if construct.box == box)


def _read() -> Mapping[str, Construct]:
    text = files("convenor.theory").joinpath("constructs.toml").read_text(encoding="utf-8")
    return {name: _construct(name, said) for name, said in tomllib.loads(text).items()}


def _construct(name: str, said: Mapping[str, Any]) -> Construct:
    benchmark = said.get("benchmark")
    kept = {key: value for key, value in said.items() if key not in ("benchmark", "evidence", "anchors")}
    return Construct(
        name=name,
        anchors=tuple(said["anchors"]),
        evidence=tuple(Evidence(kind) for kind in said["evidence"]),
        benchmark=Benchmark(**{**benchmark, "quartiles": tuple(benchmark["quartiles"])}) if benchmark else None,
        **kept,
    )


CONSTRUCTS: Mapping[str, Construct] = _read()
