"""The rules that advice rests on: where each comes from, and how well real cases bear it out.

Ids follow the project's list of propositions: P (set out in Ansell & Gash 2008), T (made in its running text), J
(Jones et al. 2023), W (Waring et al. 2023). `support` comes from 60 documented collaborations in the Collaborative
Governance Case Database (Douglas et al. 2020); about ten of them touch health, the same coder scored causes and
results, and none is an integrated care system: what such collaborations looked like, never a prediction. Most rules
have no such support, and say so.

>>> RULES["P1"].support.with_it, RULES["J54"].support
((12, 15), None)
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["RULES", "Rule", "Support"]


@dataclass(frozen=True, slots=True)
class Support:
    """What real cases say: cases that succeeded of those with and without the condition, or a rank correlation.

    `code` names the comparison, for whoever words it; `p` is the chance of as much by accident.
    """

    code: str
    n: int
    p: float
    with_it: tuple[int, int] | None = None
    without: tuple[int, int] | None = None
    rho: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One proposition: its id, its source, what real cases say of it (None: not tested on them)."""

    id: str
    source: str
    support: Support | None = None


_ANSELL_GASH = "Ansell & Gash (2008)"
_JONES = "Jones et al. (2023)"
_WARING = "Waring et al. (2023)"

_RULES = (
    Rule("D", _ANSELL_GASH),
    Rule("P1", _ANSELL_GASH, Support("unequal_and_strong_convening", 22, 0.05, with_it=(12, 15), without=(2, 7))),
    Rule("P8", _ANSELL_GASH, Support("mandated_and_interests_aligned", 26, 0.04, with_it=(10, 11), without=(7, 15))),
    Rule("T1", _ANSELL_GASH),
    Rule("T3", _ANSELL_GASH, Support("design_and_support_of_members", 58, 0.02, rho=0.31)),
    Rule("T5", _ANSELL_GASH, Support("design_and_support_of_members", 58, 0.02, rho=0.31)),
    Rule("T7", _ANSELL_GASH),
    Rule("J40", _JONES),
    Rule("J44", _JONES),
    Rule("J54", _JONES),
    Rule("J57", _JONES),
    Rule("J62", _JONES),
    Rule("J63", _JONES),
    Rule("J64", _JONES),
    Rule("W8", _WARING),
    Rule("W27", _WARING),
    Rule("W36", _WARING),
)

RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
