"""The contingent rules of collaborative governance: when each holds, what to do, and how well real cases bear it out.

`cited` holds the ids any advice may cite; `PROPOSITIONS` are those with a condition that can be weighed: P1 to P10 (set
out in Ansell & Gash 2008), T1 to T18 (made in its running text) and G1 (what the case database adds).

>>> len(PROPOSITIONS), PROPOSITIONS["P10"].verdict
(29, 'no support')
"""

from collections.abc import Mapping

from convenor.theory.propositions import (
    goals,
    institutional_design,
    leadership,
    outcomes,
    process,
    starting_conditions,
)
from convenor.theory.propositions.cited import RULES, Rule, Support
from convenor.theory.propositions.conditions import Situation
from convenor.theory.propositions.rule import Do, Proposition

__all__ = ["PROPOSITIONS", "RULES", "Do", "Proposition", "Rule", "Situation", "Support"]

_BOXES = (starting_conditions, institutional_design, leadership, process, goals, outcomes)
_ALL = sorted((one for box in _BOXES for one in box.RULES), key=lambda one: ("PTG".index(one.id[0]), int(one.id[1:])))

PROPOSITIONS: Mapping[str, Proposition] = {one.id: one for one in _ALL}
