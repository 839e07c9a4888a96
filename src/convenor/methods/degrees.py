"""How far something is so, between 0 and 1, with its bounds: membership in a set, and "and", "or", "not" on it.

Calibration is the direct method of fuzzy-set analysis (Ragin 2008): three anchors, fully out, crossover, fully in, with
log-odds of -3, 0 and 3. Bounds are carried through every step, so that what is little known stays little known; what
is not known at all lies anywhere from 0 to 1 and has no value of its own.

>>> calibrate(2), calibrate(3.01), calibrate(4.5)
(0.04742587317756678, 0.5, 0.9525741268224334)
>>> both(Degree(0.9, 0.8, 1.0), UNKNOWN)
Degree(value=None, low=0.0, high=1.0)
>>> both(Degree(0.1, 0.0, 0.2), UNKNOWN).high
0.2
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp

from convenor.findings import Sureness

__all__ = ["UNKNOWN", "Degree", "Level", "both", "calibrate", "either", "is_high", "is_low", "opposite", "sureness"]

LOWEST, HIGHEST = 1.0, 5.0
OUT, CROSSOVER, IN = 2.0, 3.01, 4.5  # on a scale from 1 to 5; just above the middle, so that "3" is not yet in
LIKELY = 0.25  # how near to a half the worse bound may come


@dataclass(frozen=True, slots=True)
class Level:
    """Where something stands on its scale, with a 95% interval, and how many answers or codings it rests on."""

    value: float
    low: float
    high: float
    n: int = 1


@dataclass(frozen=True, slots=True)
class Degree:
    """How far something is so, and the least and most it may be; `value` is None when part of it is not known."""

    value: float | None
    low: float
    high: float

    @property
    def holds(self) -> bool | None:
        """Whether it is rather so than not; None when what is known leaves both possible and names neither."""
        if self.value is not None:
            return self.value > 0.5
        if self.low > 0.5:
            return True
        return False if self.high <= 0.5 else None


UNKNOWN = Degree(None, 0.0, 1.0)


@lru_cache(maxsize=8192)  # ratings are few different numbers, asked for again and again
def calibrate(value: float) -> float:
    """Membership in "high" of a value on a scale from 1 to 5."""
    width = IN - CROSSOVER if value > CROSSOVER else CROSSOVER - OUT
    return 1 / (1 + exp(-3 * (value - CROSSOVER) / width))


@lru_cache(maxsize=8192)
def is_high(level: Level | None) -> Degree:
    """How far a level is high."""
    if level is None:
        return UNKNOWN
    return Degree(calibrate(level.value), calibrate(level.low), calibrate(level.high))


@lru_cache(maxsize=8192)
def is_low(level: Level | None) -> Degree:
    """How far a level is low: the same anchors mirrored about the middle, so that a plain 3 is neither low nor high.

    >>> is_low(Level(3, 3, 3)).holds, is_high(Level(3, 3, 3)).holds
    (False, False)
    """
    if level is None:
        return UNKNOWN
    mirrored = LOWEST + HIGHEST
    return Degree(calibrate(mirrored - level.value), calibrate(mirrored - level.high), calibrate(mirrored - level.low))


def opposite(one: Degree) -> Degree:
    """How far it is not so."""
    return Degree(None if one.value is None else 1 - one.value, 1 - one.high, 1 - one.low)


def both(*parts: Degree) -> Degree:
    """How far all of them are so: as far as the one that is least so."""
    value: float | None = parts[0].value
    low, high = parts[0].low, parts[0].high
    for part in parts[1:]:  # a loop, not min() over generators: rules are weighed in tens of thousands
        value = None if value is None or part.value is None else value if value <= part.value else part.value
        low = low if low <= part.low else part.low
        high = high if high <= part.high else part.high
    return Degree(value, low, high)


def either(*parts: Degree) -> Degree:
    """How far any of them is so: as far as the one that is most so."""
    return opposite(both(*[opposite(part) for part in parts]))


def sureness(one: Degree) -> Sureness:
    """How sure it is whether it is so. With the same value, wider bounds never make it surer.

    >>> [str(sureness(Degree(0.8, low, 1.0))) for low in (0.6, 0.3, 0.1)], str(sureness(UNKNOWN))
    (['clear', 'likely', 'unsure'], 'not enough to say')
    """
    holds = one.holds
    if holds is None:
        return Sureness.NOT_ENOUGH
    worst = one.low if holds else 1 - one.high
    if worst >= 0.5:
        return Sureness.CLEAR
    return Sureness.LIKELY if worst >= LIKELY else Sureness.UNSURE
