"""Who leads a body against who sits there, and when a second lead would help."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Body, Partner, Person, Seat
from convenor.theory.facilitative_leadership.acceptance import Standing, acceptance, acceptance_advice

BODY = Body("B", "Place board", "place", "executive")
PARTNERS = [
    Partner("GP", "Network", "primary_care", ("professional",), "medical"),
    Partner("TR", "Trust", "nhs_trust", ("statutory",), "both"),
    Partner("CO", "Council", "council", ("democratic",), "social"),
    Partner("CH", "Charity", "voluntary", ("contractual",), "social"),
]
SECTORS = {partner.ref: partner.sector for partner in PARTNERS}


def sits(person, partner="", leads=False, community=None):
    return Seat(
        person, "B", "partner", SECTORS.get(partner, ""), partner or None, community, holder=person, leads=leads
    )


def found(seats, people=()):
    [one] = acceptance([BODY], seats, people, PARTNERS).details
    return one


LEAD = sits("lead", "GP", leads=True)
TABLES = [
    # what is said, seats, near, standing, sectors, the advice
    ("all of one sector", [LEAD, *(sits(p, "GP") for p in "abc")], 3, "much", (), None),
    ("half share it", [LEAD, sits("a", "GP"), sits("b", "TR")], 1, "too_few", ("nhs_trust",), None),
    (
        "one in four shares it",
        [LEAD, sits("a", "GP"), sits("b", "TR"), sits("c", "TR"), sits("d", "TR")],
        1,
        "little",
        ("nhs_trust",),
        ("co_lead", "J62", ("nhs_trust",)),
    ),
    (
        "a third shares it, and a third answers to voters",
        [LEAD, sits("a", "GP"), sits("b", "CO"), sits("c", "TR")],
        1,
        "much",
        ("council", "nhs_trust"),
        ("co_lead_voters", "J63", ()),
    ),
    (
        "a third shares it, and a third sees health socially",
        [LEAD, sits("a", "GP"), sits("b", "CH"), sits("c", "TR")],
        1,
        "much",
        ("nhs_trust", "voluntary"),
        ("co_lead_social", "J64", ()),
    ),
    ("nobody leads", [sits(p, "GP") for p in "abc"], 0, "no_lead", ("primary_care",), None),
]


@pytest.mark.parametrize(
    ("seats", "near", "standing", "sectors", "advice"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES]
)
def test_as_worked_by_hand(seats, near, standing, sectors, advice):
    finding = acceptance([BODY], seats, (), PARTNERS)
    [one] = finding.details
    assert (one.near, one.standing.value, one.sectors) == (near, standing, sectors)
    said = [(advised.code, advised.rule, advised.about) for advised in acceptance_advice(finding)]
    assert said == ([advice] if advice else [])


def test_a_profession_or_a_community_in_common_counts_too():
    seats = [LEAD, sits("a", "CO"), sits("b", "CH"), sits("c", community="YO")]
    people = [Person("lead", "L", ("nursing",)), Person("a", "A", ("nursing", "elected"))]
    assert found(seats).near == 0
    assert (found(seats, people).near, found(seats, people).profession) == (1, 1)
    young = [replace(LEAD, partner=None, sector="", community="YO"), *seats[1:]]
    assert (found(young).near, found(young).community) == (1, 1)


def test_a_second_lead_from_among_them_mends_it():
    seats = [LEAD, sits("a", "CO"), sits("b", "CO"), sits("c", "CO"), sits("d", "TR")]
    assert found(seats).standing is Standing.LITTLE
    second = [*seats[:1], replace(seats[1], leads=True), *seats[2:], sits("e", "GP")]
    assert (found(second).standing, found(second).voters) == (Standing.MUCH, 0)


def test_the_share_counts_only_bodies_that_can_be_judged():
    finding = acceptance([BODY, Body("C", "Empty", "place", "project")], [LEAD, *(sits(p, "GP") for p in "abc")])
    assert (finding.value, finding.n, len(finding.details)) == (1.0, 1, 2)
    nobody = acceptance([BODY], [])
    assert (nobody.value, nobody.why_undefined, acceptance_advice(nobody)) == (None, "nobody_leads", [])


tables = st.lists(st.tuples(st.sampled_from([*SECTORS, ""]), st.booleans()), max_size=10)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_changes_nothing_and_the_parts_fit_the_whole(table, random):
    seats = [sits(str(number), partner, leads) for number, (partner, leads) in enumerate(table)]
    one, other = found(seats), found(random.sample(seats, len(seats)))
    assert replace(one, leads=()) == replace(other, leads=())
    assert max(one.profession, one.sector, one.community) <= one.near <= one.others <= len(seats)
    assert one.near <= one.profession + one.sector + one.community


@given(tables)
def test_where_all_lead_nobody_is_apart(table):
    seats = [sits(str(number), partner, True) for number, (partner, _leads) in enumerate(table)]
    assert (found(seats).others, found(seats).sectors) == (0, ())
