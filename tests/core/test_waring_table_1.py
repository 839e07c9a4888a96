"""Published: the clinical leaders of Waring et al. (2023), Table 1, counted by tier from records of their roles.

By tier 4, 8 and 13; by partnership 10, 10 and 5; 25 leaders in all (so its method and table; its abstract says 24).
"""

from collections import Counter

from convenor.records import Body, Person, Seat, held
from convenor.theory.institutional_design.perspectives import clinical_share

LEADERS = {
    ("A", "executive"): ["general_practice", "medicine"],
    ("A", "thematic"): ["medicine", "medicine", "pharmacy"],
    ("A", "project"): ["midwifery", "medicine", "pharmacy", "pharmacy", "general_practice"],
    ("B", "executive"): ["medicine"],
    ("B", "thematic"): ["medicine", "medicine", "general_practice"],
    ("B", "project"): ["medicine", "nursing", "medicine", *["general_practice"] * 3],
    ("C", "executive"): ["medicine"],
    ("C", "thematic"): ["medicine", "general_practice"],
    ("C", "project"): ["nursing", "nursing"],
}
BODIES = [Body(f"{site}-{level}", f"{site} {level}", "system", level) for site, level in LEADERS]
PEOPLE = [
    Person(f"{site}-{level}-{number}", f"Leader {number}", (profession,))
    for (site, level), professions in LEADERS.items()
    for number, profession in enumerate(professions)
]
SEATS = [
    Seat(f"seat-{person.ref}", person.ref.rsplit("-", 1)[0], "clinical", holder=person.ref, leads=True)
    for person in PEOPLE
]


def test_by_level():
    levels = {body.ref: body.level for body in BODIES}
    assert Counter(levels[seat.body] for seat in held(SEATS)) == {"executive": 4, "thematic": 8, "project": 13}


def test_by_partnership():
    assert Counter(seat.body[0] for seat in held(SEATS)) == {"A": 10, "B": 10, "C": 5}


def test_all_are_clinicians_of_five_professions():
    finding = clinical_share(SEATS, PEOPLE)
    assert (finding.value, finding.n) == (1.0, 25)
    assert {one.code for one in finding.details} == {"medicine", "general_practice", "nursing", "midwifery", "pharmacy"}
