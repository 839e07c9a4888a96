"""How leadership is spread over sectors, professions, bodies and people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import Body, Person, Seat
from convenor.theory.facilitative_leadership.spread import leadership_spread, spread_advice

BODIES = [Body(f"B{number}", f"Body {number}", "place", "project") for number in range(6)]


def lead(body, person, sector="nhs_trust", leads=True):
    return Seat(f"{body}-{person}", body, "chair", sector, holder=person, leads=leads)


SPREADS = [
    # seats, share of the sector that leads most, which sectors, co-led, without a lead
    ([lead("B0", "a"), lead("B1", "b", "council")], 0.5, ("council", "nhs_trust"), (), ("B2", "B3", "B4", "B5")),
    ([lead("B0", "a"), lead("B0", "b", "council")], 1.0, ("council", "nhs_trust"), ("B0",), BODIES[1:]),
    ([lead("B0", "a"), lead("B1", "b"), lead("B2", "c", "council")], 2 / 3, ("nhs_trust",), (), ("B3", "B4", "B5")),
    ([lead("B0", "a"), lead("B1", "b", leads=False)], 1.0, ("nhs_trust",), (), BODIES[1:]),  # a seat is not a lead
    ([lead("B0", "a", "")], 0.0, (), (), BODIES[1:]),  # an independent chair belongs to no sector
]


@pytest.mark.parametrize(("seats", "share", "most", "co_led", "nobody"), SPREADS)
def test_who_leads_what(seats, share, most, co_led, nobody):
    finding = leadership_spread(BODIES, seats)
    assert finding.value == pytest.approx(share)
    assert finding.settings["most"] == most
    assert finding.settings["co_led"] == co_led
    assert finding.settings["nobody"] == tuple(getattr(body, "ref", body) for body in nobody)


def test_clinicians_and_others_are_counted_among_those_whose_profession_is_known():
    people = [Person("a", "Ada", ("nursing", "management")), Person("b", "Bo", ("finance",)), Person("c", "Cy")]
    found = leadership_spread(BODIES, [lead("B0", "a"), lead("B1", "b"), lead("B2", "c")], people, {"nursing"})
    assert [found.settings[key] for key in ("people", "known", "clinical")] == [3, 2, 1]


def test_undefined_when_nobody_leads():
    finding = leadership_spread(BODIES, [lead("B0", "a", leads=False), Seat("S", "B1", "chair", leads=True)])
    assert (finding.value, finding.why_undefined) == (None, "nobody_leads")
    assert spread_advice(finding) == []


def test_what_would_spread_it_further():
    seats = [lead("B0", "a"), lead("B1", "a"), lead("B2", "b"), lead("B3", "c"), lead("B4", "d", "council")]
    share, second, nobody = spread_advice(leadership_spread(BODIES, seats))
    assert (share.code, share.about, share.facts["share"]) == ("share_the_lead", ("nhs_trust",), 0.8)
    assert (second.code, second.about) == ("name_a_second", ("B0", "B1"))
    assert (nobody.code, nobody.about) == ("name_a_lead", ("B5",))
    spread = [lead(body.ref, body.ref, sector) for body, sector in zip(BODIES, "aabbcc", strict=True)]
    assert spread_advice(leadership_spread(BODIES, spread)) == []


seats = st.lists(
    st.builds(
        lead, st.sampled_from([body.ref for body in BODIES]), st.sampled_from("abc"), st.sampled_from(["x", "y", ""])
    ),
    max_size=12,
)


@given(seats, st.randoms(use_true_random=False))
def test_the_order_of_seats_changes_nothing(seats, random):
    one, other = leadership_spread(BODIES, seats), leadership_spread(BODIES, random.sample(seats, len(seats)))
    assert (one.value, one.settings, one.details) == (other.value, other.settings, other.details)


@given(seats)
def test_every_body_is_led_or_not(seats):
    finding = leadership_spread(BODIES, seats)
    assert finding.n + len(finding.settings["nobody"]) == len(BODIES)
    assert finding.value is None or 0 <= finding.value <= 1
