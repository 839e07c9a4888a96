"""The rule that the founding papers hardly mention and the cases show most strongly: goals put to work and watched."""

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import any_of, low
from convenor.theory.propositions.rule import CASES, Do, Proposition

BOX = "goals"
WATCHED = Support("goals_watched", 42, 0.001, with_it=(26, 31), without=(3, 11))

RULES = (
    Proposition(
        "G1",
        BOX,
        "Agree a few measures and look at them together",
        any_of(low("goals_operational"), low("goals_monitored")),
        "Goals that nobody puts to work or watches stay words; nothing else went so closely with results.",
        Do(
            "The forum, with one owner for each goal",
            "For each joint goal write who does what by when, choose two measures that all accept, and look at them at"
            " every second meeting.",
            "within two months",
            "The measures have been on the table twice, and something was changed because of them.",
        ),
        3,
        fires={"goals_operational": 1.5, "goals_monitored": 1.5},
        rests={"goals_operational": 4.5, "goals_monitored": 4.5},
        open={"goals_explicit": 4.5},
        source=CASES,
        support=(WATCHED,),
    ),
)
