"""One rule: when it holds, what follows, what to do, where it comes from, and what 60 documented cases say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import Condition

__all__ = ["Do", "Proposition"]

ANSELL_GASH = "Ansell & Gash (2008)"
CASES = "Collaborative Governance Case Database (Douglas et al. 2020)"


@dataclass(frozen=True, slots=True)
class Do:
    """Advice one can act on: who does what, by when, and how one would see that it worked."""

    who: str
    what: str
    by: str
    sign: str


@dataclass(frozen=True, slots=True, eq=False)
class Proposition:
    """One proposition. `urgency`: 4 before anything is started; 3 now; 2 this quarter; 1 when it suits.

    `examples`: of situations in which it fires, does not fire, and in which there is not enough to say; each gives
    ratings by construct and facts by name. They are tests and documentation at once.
    """

    id: str
    box: str
    title: str
    when: Condition
    then: str
    do: Do
    urgency: int
    fires: Mapping[str, float | bool]
    rests: Mapping[str, float | bool]
    open: Mapping[str, float | bool]
    source: str = ANSELL_GASH
    support: tuple[Support, ...] = field(default=())

    @property
    def verdict(self) -> str:
        """What the cases say, in a word or two: as predicted; as predicted, weakly; no support; not tested."""
        if not self.support:
            return "not tested"
        best = min(self.support, key=lambda one: one.p)
        if best.with_it and best.without:
            gap = best.with_it[0] / best.with_it[1] - best.without[0] / best.without[1]
            if gap < 0.1:
                return "no support"
        elif abs(best.rho or 0) < 0.2:
            return "no support"
        return "as predicted" if best.p <= 0.05 else "as predicted, weakly"
