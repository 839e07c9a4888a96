"""Where the cycle of collaboration stands: going round (virtuous), held up at a stage (stalled), or down (vicious).

Ansell & Gash (2008), figure 1: dialogue feeds trust, trust commitment, commitment shared understanding, that small
wins, and those dialogue again. A stage's degree is how far it is high, with bounds; a stage that is rising or falling
over start, middle and end says which way the wheel turns. Undefined below three stages known: one cannot see a wheel
in two spokes. Known critique: the order of stages is the model's, and real forums work on several at once.

>>> from convenor.methods.degrees import Level
>>> stages = {"face_to_face": 4.5, "trust": 1.5, "commitment": 3.5, "quick_wins": 3.4}
>>> found = cycle({name: Level(value, value - 0.2, value + 0.2) for name, value in stages.items()})
>>> str(found.state), found.stage, str(found.sureness)
('stalled', 'trust', 'clear')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from convenor.findings import Sureness
from convenor.methods.degrees import Degree, Level, is_high, is_low, sureness

__all__ = ["STAGES", "TURNS", "Cycle", "Stage", "State", "cycle"]

# The stages in the order of the model, and the constructs that show them.
STAGES: Mapping[str, tuple[str, ...]] = {
    "dialogue": ("face_to_face", "joint_problem_solving"),
    "trust": ("trust",),
    "commitment": ("commitment",),
    "shared understanding": ("aligned_interests", "joint_fact_finding", "knowledge_sharing"),
    "small wins": ("quick_wins",),
}
TURNS: Mapping[str, str] = {
    "dialogue": "Meet and talk face to face; nothing else turns without it.",
    "trust": "Spend hours on relations beside the work; hear grievances and answer them.",
    "commitment": "Let each partner state what the others need, and hand the agenda to the group.",
    "shared understanding": "Write the problem on one page together and find the facts together.",
    "small wins": "Finish one thing soon that both sides want, and show it to all.",
}
FEWEST = 3
MOVES = 0.25  # of a scale point between first and last: less is no trend
WEAK = 0.3  # mean degree below which most of the wheel is standing still


class State(StrEnum):
    """The three states of the cycle."""

    VIRTUOUS = "virtuous"
    STALLED = "stalled"
    VICIOUS = "vicious"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its level on the scale, how far it is high, and its change from first to last where known."""

    name: str
    level: Level
    degree: Degree
    trend: float | None


@dataclass(frozen=True, slots=True)
class Cycle:
    """The state of the cycle, the stage that holds it up, and what would turn it; None when too little is known."""

    state: State | None
    stage: str | None
    turn: str
    sureness: Sureness
    stages: tuple[Stage, ...]


def cycle(levels: Mapping[str, Level], trends: Mapping[str, float] | None = None) -> Cycle:
    """The state of the cycle. `trends`: change of each construct from its first to its last time point."""
    stages = tuple(stage for name in STAGES if (stage := _stage(name, levels, trends or {})))
    if len(stages) < FEWEST:
        return Cycle(None, None, "", Sureness.NOT_ENOUGH, stages)
    weakest = min(stages, key=lambda stage: stage.degree.value or 0.0)
    weak = [stage for stage in stages if is_low(stage.level).holds]
    mean = sum(stage.degree.value or 0.0 for stage in stages) / len(stages)
    falling = sum((stage.trend or 0.0) <= -MOVES for stage in stages)
    rising = sum((stage.trend or 0.0) >= MOVES for stage in stages)
    if not weak and falling <= rising and mean > 0.5:
        return Cycle(State.VIRTUOUS, None, "", sureness(weakest.degree), stages)
    if (len(weak) * 2 > len(stages) and mean < WEAK and rising <= falling) or falling * 2 > len(stages):
        best_of_weak = max(weak or stages, key=lambda stage: stage.degree.high)
        sure = sureness(is_low(best_of_weak.level)) if weak else Sureness.UNSURE
        return Cycle(State.VICIOUS, weakest.name, TURNS[weakest.name], sure, stages)
    sure = sureness(is_low(weakest.level)) if weak else Sureness.UNSURE
    return Cycle(State.STALLED, weakest.name, TURNS[weakest.name], sure, stages)


def _stage(name: str, levels: Mapping[str, Level], trends: Mapping[str, float]) -> Stage | None:
    known = [construct for construct in STAGES[name] if construct in levels]
    if not known:
        return None
    here = [levels[construct] for construct in known]
    count = len(here)
    level = Level(
        sum(one.value for one in here) / count,
        sum(one.low for one in here) / count,
        sum(one.high for one in here) / count,
        count,
    )
    moved = [trends[construct] for construct in known if construct in trends]
    return Stage(name, level, is_high(level), sum(moved) / len(moved) if moved else None)
