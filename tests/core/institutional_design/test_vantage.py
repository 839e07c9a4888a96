"""Whom each tier answers to, and what it takes health to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Body, Partner, Seat
from convenor.theory.institutional_design.vantage import TIERS, by_tier

BODIES = [Body(tier, tier, tier, "executive") for tier in TIERS]
PARTNERS = [
    Partner("TR", "Trust", "nhs_trust", ("statutory", "professional"), "medical"),
    Partner("CO", "Council", "council", ("democratic",), "social"),
    Partner("CH", "Charity", "voluntary"),
]


def sits(tier, *partners):
    return [Seat(f"{tier}{n}", tier, "partner", partner=one, holder=f"{tier}{n}") for n, one in enumerate(partners)]


def test_each_tier_by_itself():
    seats = [*sits("system", "TR", "TR", "TR", "CO"), *sits("neighbourhood", "CO", "CO", "CH")]
    finding = by_tier(BODIES, seats, PARTNERS)
    system, neighbourhood = finding.details
    assert system.mostly == ("statutory", "professional")  # both: the trusts answer both ways
    assert (system.social, neighbourhood.social, neighbourhood.views_known) == (0.25, 1.0, 2)
    assert neighbourhood.mostly == ("democratic",)
    assert finding.value == pytest.approx(0.75)
    assert finding.caveats == ("some_seats_unknown",)


@pytest.mark.parametrize("seats", [[], sits("place", "TR", "CO"), [*sits("system", "CH"), *sits("place", "TR")]])
def test_undefined_where_fewer_than_two_tiers_are_known(seats):
    finding = by_tier(BODIES, seats, PARTNERS)
    assert (finding.value, finding.why_undefined) == (None, "nobody_has_said")


def test_nobody_is_said_to_be_answered_to_where_nobody_has_said():
    [place] = by_tier(BODIES, sits("place", "CH"), PARTNERS).details
    assert (place.mostly, place.social) == ((), None)


@given(st.lists(st.tuples(st.sampled_from(TIERS), st.sampled_from(["TR", "CO", "CH"])), max_size=20))
def test_the_distance_is_a_share_and_tiers_come_widest_first(places):
    seats = [Seat(f"S{n}", tier, "partner", partner=one, holder=f"P{n}") for n, (tier, one) in enumerate(places)]
    finding = by_tier(BODIES, seats, PARTNERS)
    assert finding.value is None or 0 <= finding.value <= 1
    assert [one.tier for one in finding.details] == [tier for tier in TIERS if tier in {place[0] for place in places}]
    assert sum(one.seats for one in finding.details) == len(seats)
