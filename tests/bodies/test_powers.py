"""Who may decide this: read as a table; and what may be written down about powers."""

from datetime import date

import pytest

from convenor.web.bodies import selectors, services
from convenor.web.bodies.deciding import Power, who_decides
from convenor.web.kernel.errors import Invalid, NotHere
from tests import factories

BOARD = {"body": "B1", "body_name": "Board"}
PLACE = {"body": "B2", "body_name": "Place"}
THEME = {"body": "B3", "body_name": "Theme group"}
STROKE, HOMES, GRANTS = "Commission stroke rehabilitation", "Care at home", "Small grants for neighbours"
POWERS = [
    Power("1", **BOARD, function=STROKE, kind="reserved", limit=1_000_000),
    Power("2", **PLACE, function=STROKE, kind="delegated", from_body="B1", from_name="Board", limit=50_000),
    Power("3", **THEME, function=STROKE, kind="recommends", from_body="B2", from_name="Place"),
    Power("4", **PLACE, function=HOMES, kind="delegated", from_partner="O1", from_name="Council", limit=20_000),
    Power("5", **THEME, function=GRANTS, kind="delegated"),
    Power("6", **THEME, function="Name the new clinic", kind="recommends"),
]


@pytest.mark.parametrize(
    ("question", "amount", "decides", "too_low", "goes_to"),
    [
        ("stroke rehabilitation", None, ["Place", "Board"], [], None),
        ("stroke rehabilitation", 50_000, ["Place", "Board"], [], None),
        ("stroke rehabilitation", 50_001, ["Board"], ["Place"], None),
        ("stroke rehabilitation", 1_000_001, [], ["Place", "Board"], None),  # and nobody gave the Board its power
        ("Who decides on the Stroke?", None, ["Place", "Board"], [], None),
        ("care at home", 20_000, ["Place"], [], None),
        ("care at home", 20_001, [], ["Place"], "Council"),
        ("grant for a neighbour", 10**9, ["Theme group"], [], None),
        ("commissioning stroke", None, ["Place", "Board"], [], None),
        ("new clinic", None, [], [], None),
    ],
)
def test_who_may_decide(question, amount, decides, too_low, goes_to):
    (answer,) = who_decides(question, amount, POWERS)
    assert [power.body_name for power in answer.deciders] == decides
    assert [power.body_name for power in answer.too_low] == too_low
    assert (answer.goes_to.from_name if answer.goes_to else None) == goes_to


@pytest.mark.parametrize("question", ["parking", "x", "", "?!", "zzz " * 40])
def test_nobody_was_given_it(question):
    assert who_decides(question, None, POWERS) == []


@pytest.mark.parametrize(
    ("amount", "goes_up"),
    [(60_000, None), (200_000, None), (200_001, "Committee"), (300_001, "Board"), (10**7, "")],
)
def test_above_what_the_giver_may_itself_commit_it_goes_further_up(amount, goes_up):
    up = (("Place", 200_000), ("Committee", 300_000), ("Board", 1_000_000))
    given = Power("8", **THEME, function="Day centres", kind="delegated", from_name="Place", limit=50_000, up=up)
    (answer,) = who_decides("day centres", amount, [given])
    assert (answer.goes_to, answer.goes_up) == (given, goes_up)


def test_who_only_recommends_is_named_and_never_decides():
    (answer,) = who_decides("stroke", 10, POWERS)
    assert [power.body_name for power in answer.recommends] == ["Theme group"]
    assert all(power.decides for power in (*answer.deciders, *answer.too_low))


def test_one_matter_however_it_was_typed():
    odd = Power("7", **THEME, function="  care AT home. ", kind="delegated", limit=5_000)
    (answer,) = who_decides("care at home", None, [*POWERS, odd])
    assert [power.body_name for power in answer.deciders] == ["Theme group", "Place"]


@pytest.fixture
def vale(db):
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def give(lead, body, **fields):
    return services.add_delegation(by=lead, body=body, **{"function": STROKE, "kind": "delegated", **fields})


def test_a_general_limit_holds_where_none_is_written_for_the_matter(lead, vale):
    give(lead, factories.body(vale, budget_authority=700))
    (power,) = selectors.powers_on(lead, date(2026, 1, 1))
    assert (power.limit, power.own_limit) == (700, False)


def test_the_way_up_is_read_off_the_tree(lead, vale):
    board = factories.body(vale, name="Board", budget_authority=900)
    place = factories.body(vale, name="Place", parent=board, budget_authority=80)
    give(lead, factories.body(vale), from_body=place, limit=5)
    (answer,) = selectors.who_may_decide(lead, "stroke", 100, date(2026, 1, 1))
    assert (answer.goes_to.up, answer.goes_up) == ((("Place", 80), ("Board", 900)), "Board")


def test_only_what_holds_on_the_day_counts(lead, vale):
    row = give(lead, factories.body(vale), starts=date(2026, 1, 1))
    services.end_delegation(by=lead, delegation=row, revision=1, on=date(2026, 6, 30))
    assert selectors.powers_on(lead, date(2025, 12, 31)) == []
    assert len(selectors.powers_on(lead, date(2026, 6, 30))) == 1
    assert selectors.powers_on(lead, date(2026, 7, 1)) == []


def test_what_cannot_be_written_down(lead, vale):
    body, other, partner = factories.body(vale), factories.body(vale), factories.partner(vale)
    refused = [
        ({"function": " "}, "function_missing"),
        ({"from_body": body}, "delegation_to_itself"),
        ({"from_body": other, "from_partner": partner}, "delegation_from_two"),
        ({"kind": "reserved", "from_body": other}, "reserved_from_nobody"),
    ]
    for fields, code in refused:
        with pytest.raises(Invalid, match=code):
            give(lead, body, **fields)


def test_no_circle_of_bodies_that_each_have_it_from_the_next(lead, vale):
    first, second, third = (factories.body(vale) for _number in range(3))
    give(lead, second, from_body=first)
    row = give(lead, third, from_body=second)
    with pytest.raises(Invalid, match="delegation_circle"):
        give(lead, first, from_body=third)
    give(lead, first, from_body=third, function="Another matter")
    services.edit_delegation(by=lead, delegation=row, revision=1, limit=10)  # itself is no circle


def test_a_giver_elsewhere_is_not_here(lead, vale):
    with pytest.raises(NotHere):
        give(lead, factories.body(vale), from_body=factories.body(factories.partnership()))
