"""Rules about working together: dialogue, trust, commitment, shared understanding and small wins."""

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import all_of, any_of, is_so, low, no
from convenor.theory.propositions.rule import Do, Proposition

BOX = "collaborative process"
PROCESS = Support("process_and_results", 58, 0.001, rho=0.47)
# p follows from the published rho and n
QUICK_WINS = Support("quick_wins_and_results", 51, 0.29, rho=0.15)

RULES = (
    Proposition(
        "T9",
        BOX,
        "Meet, and talk rather than report",
        low("face_to_face"),
        "Without talking face to face it fails; talking alone is not enough.",
        Do(
            "The chair",
            "Give half of each meeting to one open question without papers, in small groups that mix partners.",
            "from the next meeting on",
            "Members say that they heard something there that changed their mind.",
        ),
        3,
        fires={"face_to_face": 1.5},
        rests={"face_to_face": 4.5},
        open={"incentives": 4},
        support=(PROCESS,),
    ),
    Proposition(
        "T10",
        BOX,
        "Build trust while working, not later",
        all_of(low("trust", "initial_trust"), no(is_so("repair_planned"))),
        "Trust grows with the dialogue and costs more than anything else; it is no phase of its own.",
        Do(
            "Those who lead",
            "Plan hours for relations beside each piece of work, note the hours spent, and hear grievances early.",
            "from this month on",
            "Hours are noted each month, and trust rises from one pulse to the next.",
        ),
        2,
        fires={"initial_trust": 1.5, "repair_planned": False},
        rests={"initial_trust": 4.5},
        open={"initial_trust": 1.5},
    ),
    Proposition(
        "T11",
        BOX,
        "Let each say what the other needs",
        any_of(low("commitment"), all_of(low("trust"), low("aligned_interests"))),
        "Who does not believe that others respect their interests does not commit.",
        Do(
            "The mediator, with two partners at a time",
            "Let each state what the other needs until the other says that it is right; write both down.",
            "over the next three meetings",
            "Each pair that matters has done it; more promises are kept.",
        ),
        2,
        fires={"commitment": 1.5},
        rests={"commitment": 4.5, "trust": 4.5},
        open={"incentives": 4},
    ),
    Proposition(
        "T12",
        BOX,
        "Let the group own the agenda",
        is_so("agency_owns"),
        "Commitment grows when the process belongs to the group; the agency that began it must share the blame too.",
        Do(
            "The agency that began it",
            "Hand the agenda to a small group of partners, and let another partner chair every second meeting.",
            "from the next meeting on",
            "At least half the items come from others.",
        ),
        2,
        fires={"agency_owns": True},
        rests={"agency_owns": False},
        open={"incentives": 4},
    ),
    Proposition(
        "T14",
        BOX,
        "State the problem and find the facts together, before options",
        any_of(low("aligned_interests"), low("joint_fact_finding")),
        "Where partners see different problems or different facts, arguing about options leads nowhere.",
        Do(
            "A small group with one member from each side",
            "Write the problem on one page and agree which facts are missing, who finds them, and whom all believe.",
            "before options are discussed",
            "Each partner states the problem in about the same words, and nobody brings rival figures.",
        ),
        2,
        fires={"aligned_interests": 1.5},
        rests={"aligned_interests": 4.5, "joint_fact_finding": 4.5},
        open={"aligned_interests": 4.5},
        support=(PROCESS,),
    ),
    Proposition(
        "T15",
        BOX,
        "Show results along the way, and credit many for them",
        low("quick_wins"),
        "Results along the way feed trust, commitment and understanding.",
        Do(
            "The secretary of the forum",
            "Keep a list of what has come of it, with date and everybody who helped, and open each meeting with it.",
            "from the next meeting on",
            "Asked what has come of it, most members name something on the list.",
        ),
        1,
        fires={"quick_wins": 1.5},
        rests={"quick_wins": 4.5},
        open={"incentives": 4},
        support=(QUICK_WINS,),
    ),
)
