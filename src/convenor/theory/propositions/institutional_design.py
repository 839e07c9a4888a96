"""Rules about how the forum is set up: who is in, the ground rules, openness, roles, how it decides, deadlines."""

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import all_of, any_of, high, is_so, low, no
from convenor.theory.propositions.rule import Do, Proposition

BOX = "institutional design"
DESIGN = Support("design_and_support_of_members", 58, 0.02, rho=0.31)

RULES = (
    Proposition(
        "T1",
        BOX,
        "Show what became of what people said",
        is_so("advisory"),
        "People take part less when they believe that their input is only for show.",
        Do(
            "The secretary of the forum",
            "After each decision write to everyone who had a say what was taken up, what was not, and why.",
            "from the next decision on",
            "More people say in the pulse that their input counts.",
        ),
        3,
        fires={"advisory": True},
        rests={"advisory": False},
        open={"incentives": 4},
    ),
    Proposition(
        "T3",
        BOX,
        "Bring in those who are affected and absent",
        any_of(low("inclusive"), is_so("someone_missing")),
        "Leaving out those who are affected is a main cause of failure.",
        Do(
            "The convenor",
            "List who is affected by what comes next and has no seat or voice; invite each in person, and pay their"
            " costs.",
            "before the next decision",
            "Nobody on the list is without a seat or a voice.",
        ),
        3,
        fires={"inclusive": 1.5},
        rests={"inclusive": 4.5, "someone_missing": False},
        open={"rules_explicit": 4},
        support=(DESIGN,),
    ),
    Proposition(
        "T4",
        BOX,
        "Being the only place makes leaving people out dangerous",
        all_of(high("single_forum"), low("inclusive")),
        "In the only place there is people are easier to motivate; whoever is left out then looks for another.",
        Do(
            "The chair",
            "Ask those left out what they would do, and offer them a seat before they take the matter elsewhere.",
            "within a month",
            "No party takes the matter elsewhere.",
        ),
        2,
        fires={"single_forum": 4.8, "inclusive": 1.5},
        rests={"single_forum": 4.8, "inclusive": 4.8},
        open={"single_forum": 4.8},
    ),
    Proposition(
        "T5",
        BOX,
        "Write the ground rules down, keep them, and work in the open",
        any_of(low("rules_explicit"), low("rules_applied"), low("transparent")),
        "Clear rules, kept in the open, build trust and take away the fear of deals behind closed doors.",
        Do(
            "The chair, with every member",
            "Agree a page of ground rules, have each member agree to it, note where it was not kept, and publish what"
            " is decided.",
            "in the next two meetings",
            "Every member can say what the rules are, and that they hold for the strong too.",
        ),
        2,
        fires={"rules_explicit": 1.5, "rules_applied": 4, "transparent": 4},
        rests={"rules_explicit": 4.5, "rules_applied": 4.5, "transparent": 4.5},
        open={"rules_explicit": 4.5},
        support=(DESIGN,),
    ),
    Proposition(
        "T6",
        BOX,
        "Say who has which role",
        is_so("roles_unclear"),
        "Where roles are unclear, what is decided has less standing.",
        Do(
            "The chair",
            "Give each seat a short card: what it is for, what it may decide, whom it speaks for.",
            "by the next meeting",
            "Each member can say what their own seat is for.",
        ),
        2,
        fires={"roles_unclear": True},
        rests={"roles_unclear": False},
        open={"inclusive": 4},
    ),
    Proposition(
        "T7",
        BOX,
        "Aim for agreement, without giving each a veto",
        is_so("unanimity"),
        "When everyone must agree, ownership is wide; deadlock and weak compromise are the price.",
        Do(
            "The forum",
            "Keep aiming for agreement, and say what happens when it is not reached: a second try, then a vote with"
            " the dissent written down.",
            "before the next hard decision",
            "No decision is put off twice for want of one voice.",
        ),
        1,
        fires={"unanimity": True},
        rests={"unanimity": False},
        open={"inclusive": 4},
    ),
    Proposition(
        "T8",
        BOX,
        "Check that the deadline can be met",
        all_of(is_so("deadline"), no(is_so("deadline_real"))),
        "A deadline helps people focus; it also narrows what they look at, and one that cannot be met is no help.",
        Do(
            "The chair",
            "Ask members whether the date can be met and what it leaves out; set a date after it for what was left.",
            "at the next meeting",
            "The date has held, and what was left out has a date of its own.",
        ),
        1,
        fires={"deadline": True, "deadline_real": False},
        rests={"deadline": False},
        open={"deadline": True},
    ),
)
