"""Rules about who leads: an honest broker, a leader from inside, help from outside, and when leading matters most."""

from convenor.theory.propositions.cited import Support
from convenor.theory.propositions.conditions import all_of, any_of, first_known, high, is_so, low, no
from convenor.theory.propositions.rule import Do, Proposition

BOX = "facilitative leadership"
UNEQUAL = Support("unequal_and_strong_convening", 22, 0.05, with_it=(12, 15), without=(2, 7))
WEAK_INCENTIVES = Support("weak_incentives_and_leadership", 27, 0.41, with_it=(8, 10), without=(10, 17))

antagonism = first_known(high("conflict"), low("prehistory"))
uneven = any_of(low("resource_equality"), low("incentives"))

RULES = (
    Proposition(
        "P5",
        BOX,
        "Bring in an honest broker whom all accept",
        all_of(
            antagonism, low("trust", "initial_trust"), high("resource_equality"), high("incentives", "interdependence")
        ),
        "Where all are about as strong and have reasons to come, an accepted outsider can carry it through distrust.",
        Do(
            "The sponsor",
            "Propose two or three neutral chairs or mediators; take one whom every partner says it accepts.",
            "within two months",
            "Each partner has said that the broker is neutral, and says so again after three meetings.",
        ),
        3,
        fires={"prehistory": 1.5, "initial_trust": 1.5, "resource_equality": 4.5, "incentives": 4.5},
        rests={"prehistory": 1.5, "initial_trust": 1.5, "resource_equality": 1.2, "incentives": 4.5},
        open={"prehistory": 1.5, "initial_trust": 1.5, "incentives": 4.5},
    ),
    Proposition(
        "P6",
        BOX,
        "Look for a leader from inside whom each partner trusts",
        uneven,
        "Where power or reasons to come are uneven, a strong leader from among the partners makes success likelier.",
        Do(
            "The convenor",
            "Ask every partner, the weakest first, whom inside the partnership they trust; check trust in that person"
            " with each before anything is announced.",
            "within two months",
            "Each partner, asked alone, says it trusts the one who leads; the weakest come and speak.",
        ),
        3,
        fires={"resource_equality": 1.5, "incentives": 4},
        rests={"resource_equality": 4.5, "incentives": 4.5},
        open={"resource_equality": 4.5},
        support=(UNEQUAL, WEAK_INCENTIVES),
    ),
    Proposition(
        "T16",
        BOX,
        "Put your best people on leading this",
        all_of(any_of(uneven, antagonism), no(all_of(high("convening"), high("guarding")))),
        "The worse the start, the more depends on those who lead.",
        Do(
            "The sponsor",
            "Free the time of those who lead to bring people in and to keep the process fair; add a second leader if"
            " one cannot do both.",
            "within a month",
            "Members say that those who lead bring people in and treat all alike.",
        ),
        2,
        fires={"resource_equality": 1.5, "convening": 1.5},
        rests={"resource_equality": 1.5, "convening": 4.8, "guarding": 4.8},
        open={"resource_equality": 1.5},
        support=(UNEQUAL,),
    ),
    Proposition(
        "T17",
        BOX,
        "Let somebody from outside mediate",
        any_of(is_so("neutrality_doubted"), all_of(low("mediating"), low("guarding"))),
        "A facilitator whom some think partial cannot settle conflicts; help from outside costs more the longer it is"
        " put off.",
        Do(
            "The chair",
            "Hand the matter in dispute to a mediator whom all parties choose, and take part as a party.",
            "before the next meeting on that matter",
            "Every party says that the mediator treats it fairly.",
        ),
        2,
        fires={"neutrality_doubted": True},
        rests={"neutrality_doubted": False, "mediating": 4.5},
        open={"convening": 4},
    ),
)
