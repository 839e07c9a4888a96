"""A construct over a forum's pulses, with the control chart of it where there are points enough.

Points are taken in their order. A pulse that asked the construct by other questions begins anew, with limits of its
own; one whose level is held back leaves a gap. With fewer than six points there are no limits, and nothing is called a
signal; below thirteen, limits are for trial.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from convenor.findings import Finding
from convenor.methods.control_charts import Chart, Direction, xmr
from convenor.theory.constructs import CONSTRUCTS
from convenor.web.pulses.shown import ShownWave

FEWEST = 6  # points of one kind, from which on limits are drawn
DIRECTIONS = {"conflict": Direction.DECREASE, "single_forum": Direction.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Asked:
    """One time a construct was asked about: on what day it closed, what came out, and by which questions."""

    closed: date
    title: str
    asked: int
    finding: Finding
    asked_as: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A construct over time; `chart` is None while there are too few points for limits."""

    construct: str
    points: tuple[Asked, ...]
    chart: Chart | None

    @property
    def known(self) -> tuple[Asked, ...]:
        """The points that are shown."""
        return tuple(one for one in self.points if one.finding.known)


def series_of(waves: Sequence[ShownWave], construct: str) -> Series:
    """A construct over a forum's pulses, oldest first."""
    points = tuple(
        Asked(wave.closed, wave.title, wave.asked, wave.levels[construct], wave.asked_as(construct))
        for wave in waves
        if construct in wave.levels
    )
    known = [one for one in points if one.finding.known]
    anew = [at for at, (before, after) in enumerate(pairwise(known), start=1) if before.asked_as != after.asked_as]
    latest = len(known) - (anew[-1] if anew else 0)
    if latest < FEWEST:
        return Series(construct, points, None)
    benchmark = CONSTRUCTS[construct].benchmark if construct in CONSTRUCTS else None
    chart = xmr(
        [one.finding.value or 0.0 for one in known],
        direction=DIRECTIONS.get(construct, Direction.INCREASE),
        target=benchmark.quartiles[1] if benchmark else None,
        rebase_at=anew,
    )
    return Series(construct, points, chart)
