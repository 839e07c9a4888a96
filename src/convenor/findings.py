"""What every analysis returns: a number that never travels alone.

A `Finding` holds what was found together with how sure we are, how many it rests on, how it was worked out and what to
beware of, so that a page, a file or a report can always show where a figure comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Sureness(StrEnum):
    """Four words, always the same, for how sure a finding is."""

    CLEAR = "clear"
    LIKELY = "likely"
    UNSURE = "unsure"
    NOT_ENOUGH = "not enough to say"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one method.

    `value` is None when the method is undefined for the input; `why_undefined` then says so as a code. A finding
    read off the whole register is a count, not a sample: its interval is then absent because there is nothing to infer,
    and `sureness` is about whether the record is complete.

    >>> finding = Finding(construct="inclusion", method="inclusion_gap", version="1", value=None, n=0)
    >>> finding.known
    False
    """

    construct: str
    method: str
    version: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    sureness: Sureness = Sureness.CLEAR
    why_undefined: str | None = None
    source: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    details: tuple[Any, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a value to show at all."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that can be done about what was found, said as a code; whoever shows it words it.

    `rule` names the proposition it rests on (theory/propositions.py), `about` the refs it concerns, `facts` the inputs
    and thresholds that led to it, so that it can be argued with.
    """

    code: str
    rule: str
    about: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
