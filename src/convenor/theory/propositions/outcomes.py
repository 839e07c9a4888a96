"""Rules about what collaboration is good for: matters that last, rather than one urgent bargain."""

from convenor.theory.propositions.conditions import all_of, any_of, is_so, no
from convenor.theory.propositions.rule import Do, Proposition

BOX = "outcomes"

RULES = (
    Proposition(
        "P9",
        BOX,
        "Make it last: this matter needs working together for years",
        is_so("continuing"),
        "Collaboration suits what needs working together for long better than a single bargain.",
        Do(
            "The forum",
            "Agree how you will go on after the first result: who meets, how often, and what would end it.",
            "before the first result is reached",
            "The forum meets after the first result as it did before.",
        ),
        1,
        fires={"continuing": True},
        rests={"continuing": False},
        open={"incentives": 4},
    ),
    Proposition(
        "T18",
        BOX,
        "Ask whether this should be decided another way",
        all_of(any_of(is_so("urgent"), is_so("one_off")), no(is_so("carried_out_together"))),
        "Working together is slow at first; for one urgent decision it pays only if all must carry it out.",
        Do(
            "The sponsor",
            "Decide it in the ordinary way, say so openly, and bring to the forum what must be carried out together.",
            "now",
            "Members know which matters are theirs to decide and which are not.",
        ),
        3,
        fires={"urgent": True, "carried_out_together": False},
        rests={"urgent": True, "carried_out_together": True},
        open={"urgent": True},
    ),
)
