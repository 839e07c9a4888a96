"""Rules about what partners bring: power, reasons to take part, needing one another, history and trust."""

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import all_of, any_of, high, is_so, low, no
from convenor.theory.propositions.rule import Do, Proposition

BOX = "starting conditions"
LOW_TRUST = Support("low_trust_and_interdependence", 19, 0.10, with_it=(8, 8), without=(7, 11))
MEDIATED = Support("low_trust_and_mediation", 18, 0.28, with_it=(9, 10), without=(5, 8))
UNEQUAL = Support("unequal_and_strong_convening", 22, 0.05, with_it=(12, 15), without=(2, 7))
# p of this one is Fisher’s, two-sided, on the published counts
QUICK_WINS = Support("low_trust_and_quick_wins", 16, 1.0, with_it=(5, 6), without=(8, 10))
ALIGNED = Support("mandated_and_interests_aligned", 26, 0.04, with_it=(10, 11), without=(7, 15))

bitter = low("prehistory")
distrust = low("trust", "initial_trust")

RULES = (
    Proposition(
        "P1",
        BOX,
        "Give the weaker partners what they need to take part",
        low("resource_equality"),
        "Some cannot take part fully; deliberate support for them is needed, not optional.",
        Do(
            "The convenor, with each partner that has least",
            "Name each weaker partner, ask what it lacks (time, money, staff, knowledge), and pay for or lend it; bring"
            " them to the table in person.",
            "before the next meeting",
            "Each weaker partner has put something on the agenda and had an answer to it.",
        ),
        3,
        fires={"resource_equality": 1.5},
        rests={"resource_equality": 4.5},
        open={"incentives": 4},
        support=(UNEQUAL,),
    ),
    Proposition(
        "P2",
        BOX,
        "Show partners that they need one another, or close the way round",
        all_of(any_of(is_so("other_venues"), low("single_forum")), low("interdependence")),
        "Partners who can get what they want elsewhere, and do not need the others, will go elsewhere.",
        Do(
            "The chair, with each partner in turn",
            "Go through the matters on the list: who needs whom for what, and what going elsewhere would cost each.",
            "within two months",
            "Each partner can name one thing it can reach only with another.",
        ),
        2,
        fires={"single_forum": 1.5, "interdependence": 1.5},
        rests={"single_forum": 1.5, "interdependence": 4.8},
        open={"single_forum": 1.5},
    ),
    Proposition(
        "P3",
        BOX,
        "Ask other bodies beforehand to honour the result",
        all_of(high("single_forum"), no(is_so("others_will_honour"))),
        "Being the one place helps only if councils, courts, regulators and ministers will stand by what is decided.",
        Do(
            "The sponsor",
            "Ask each body that could undo the result whether it will honour it, and write the answer down.",
            "before the first decision",
            "Each such body has answered, and members have seen the answers.",
        ),
        2,
        fires={"single_forum": 4.8, "others_will_honour": False},
        rests={"single_forum": 4.8, "others_will_honour": True},
        open={"single_forum": 4.8},
    ),
    Proposition(
        "P4",
        BOX,
        "Build on what partners need from one another, or repair first",
        all_of(
            any_of(low("prehistory"), low("initial_trust")),
            no(any_of(high("interdependence"), high("mediating"), is_so("repair_planned"))),
            no(is_so("hurting_stalemate")),
        ),
        "After a bad history success is unlikely, unless partners depend on one another or trust is actively repaired.",
        Do(
            "Those who lead, with a mediator",
            "Agree a plan to repair relations, with hours and names, and map who needs whom for what.",
            "within a month",
            "In the next pulse trust is higher, and partners name what they need of each other.",
        ),
        3,
        fires={"initial_trust": 1.5, "interdependence": 1.5, "mediating": 1.5}
        | {"repair_planned": False, "hurting_stalemate": False},
        rests={"initial_trust": 1.5, "interdependence": 4.8},
        open={"initial_trust": 1.5},
        support=(LOW_TRUST, MEDIATED),
    ),
    Proposition(
        "P7",
        BOX,
        "Budget for repairing trust, or do not embark",
        all_of(bitter, distrust),
        "Where the past was bitter, repairing trust takes time and money; without them it is better not to start.",
        Do(
            "The sponsor",
            "Set aside hours and money for repairing trust alone, and say who spends them; if that cannot be"
            " justified, do not embark.",
            "before anything else is started",
            "The hours are in the plan and are spent; old grievances have been heard and answered.",
        ),
        4,
        fires={"prehistory": 1.5, "initial_trust": 1.5},
        rests={"prehistory": 4.5, "conflict": 1.5, "initial_trust": 4.5},
        open={"incentives": 4},
    ),
    Proposition(
        "P8",
        BOX,
        "Win commitment; a duty to attend does not give it",
        all_of(is_so("mandated"), no(high("aligned_interests"))),
        "A mandate brings people to the table; it does not make them commit.",
        Do(
            "The chair, with each partner that has to come",
            "Ask what the partner itself would gain, and write the shared problem in words that all accept.",
            "in the next two meetings",
            "Partners who must come also do what they promised; shared understanding rises in the next pulse.",
        ),
        2,
        fires={"mandated": True, "aligned_interests": 1.5},
        rests={"mandated": True, "aligned_interests": 4.8},
        open={"mandated": True},
        support=(ALIGNED,),
    ),
    Proposition(
        "P10",
        BOX,
        "Find an early win, or think again about starting",
        all_of(bitter, distrust, no(any_of(high("quick_wins"), is_so("win_foreseeable")))),
        "Where trust must be built for long, early results keep people going; the cases known so far do not show it.",
        Do(
            "A pair of partners from both sides",
            "Choose one thing that both want and can finish soon, finish it, and show it to all.",
            "within three months",
            "Partners on both sides name the same result when asked what has come of it.",
        ),
        1,
        fires={"prehistory": 1.5, "initial_trust": 1.5, "quick_wins": 1.2, "win_foreseeable": False},
        rests={"prehistory": 1.5, "initial_trust": 1.5, "quick_wins": 4.8},
        open={"prehistory": 1.5, "initial_trust": 1.5},
        support=(QUICK_WINS,),
    ),
    Proposition(
        "T2",
        BOX,
        "Use the deadlock: say what it costs everyone",
        all_of(high("conflict"), is_so("hurting_stalemate")),
        "Conflict that hurts all sides can itself be a reason to come; it is no reason to stop.",
        Do(
            "The mediator",
            "Put on one page what the deadlock costs each side, and ask each to check its own line.",
            "at the next meeting",
            "All sides accept the page and agree to look for a way out.",
        ),
        2,
        fires={"conflict": 4.8, "hurting_stalemate": True},
        rests={"conflict": 1.5, "hurting_stalemate": True},
        open={"conflict": 4.8},
    ),
    Proposition(
        "T13",
        BOX,
        "Watch the commitment of the strongest first",
        all_of(low("resource_equality"), any_of(is_so("strong_have_options"), low("single_forum"))),
        "The strongest, who have other ways, are the first to leave.",
        Do(
            "The chair",
            "Ask each strong partner what would make it leave, and what it can get only here.",
            "within a month",
            "The strongest still send people who can decide, and do what they promised.",
        ),
        2,
        fires={"resource_equality": 1.5, "strong_have_options": True},
        rests={"resource_equality": 4.5},
        open={"resource_equality": 1.5},
    ),
)
