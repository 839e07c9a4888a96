"""The pairs, and which points of view sit at a table."""

import pytest

from convenor.findings import Sureness
from convenor.records import Partner, Person, Seat
from convenor.theory.institutional_design.pairs import PAIRS, pair, pairs
from convenor.theory.institutional_design.perspectives import (
    accountability,
    clinical_share,
    front_line_link,
    health_views,
)


def seat(sector, holder="P", **more):
    return Seat(f"{sector}{holder}", "B1", "partner", sector=sector, holder=holder, **more)


@pytest.mark.parametrize(
    ("sectors", "expected"),
    [
        # primary and secondary care, health and social care, providers and patients
        ([], [None, None, None]),
        (["nhs_trust"], [0.0, 0.0, 0.0]),
        (["nhs_trust", "primary_care"], [0.5, 0.0, 0.0]),
        (["nhs_trust", "council", "social_care"], [0.0, 1 / 3, 0.0]),
        (["nhs_trust", "patients", "patients"], [0.0, 0.0, 1 / 3]),
        (["voluntary"], [None, None, None]),  # on neither side
    ],
)
def test_the_weaker_sides_share(sectors, expected):
    seats = [seat(sector, holder=f"P{number}") for number, sector in enumerate(sectors)]
    assert [finding.value for finding in pairs(seats)] == expected


def test_a_side_is_counted_in_seats_votes_and_leading_seats():
    seats = [seat("primary_care", "P1", leads=True), seat("primary_care", "P2", voting=False), seat("nhs_trust", None)]
    primary, secondary = pair(PAIRS[0], seats).details
    assert (primary.seats, primary.votes, primary.leads) == (2, 1, 1)
    assert (secondary.seats, secondary.votes, secondary.leads) == (0, 0, 0)  # a vacant seat is nobody's


def test_a_person_of_two_professions_counts_once_and_shows_in_both():
    people = [Person("P1", "Ada Obi", ("nursing", "management")), Person("P2", "Bo Lee", ("finance",))]
    finding = clinical_share([seat("nhs_trust", "P1"), seat("council", "P1"), seat("council", "P2")], people)
    assert (finding.value, finding.n) == (0.5, 2)
    assert {one.code: one.count for one in finding.details} == {"nursing": 1, "management": 1, "finance": 1}


@pytest.mark.parametrize(
    ("answers", "value", "sureness"),
    [
        ([None, None], None, Sureness.NOT_ENOUGH),
        ([True, None, None], 1.0, Sureness.UNSURE),
        ([True, False, None], 0.5, Sureness.LIKELY),
        ([True, False], 0.5, Sureness.CLEAR),
    ],
)
def test_how_sure_the_front_line_share_is(answers, value, sureness):
    people = [Person(f"P{number}", "Somebody", (), still) for number, still in enumerate(answers)]
    finding = front_line_link([seat("nhs_trust", person.ref) for person in people], people)
    assert (finding.value, finding.sureness) == (value, sureness)


def test_who_is_answered_to():
    partners = [Partner("O1", "Trust", "nhs_trust", ("statutory", "professional")), Partner("O2", "Council", "council")]
    seats = [seat("nhs_trust", partner="O1"), seat("patients", "P2", community="carers")]
    finding = accountability(seats, partners)
    assert {one.code for one in finding.details if one.count} == {"statutory", "professional", "lived_experience"}
    assert finding.value == 3 / 5
    assert accountability([seat("council", partner="O2")], partners).why_undefined == "nobody_has_said"


@pytest.mark.parametrize(
    ("views", "value"),
    [(["medical", "medical"], 0.0), (["medical", "social"], 0.5), (["both", ""], 1.0), (["", ""], None)],
)
def test_the_social_view_of_health(views, value):
    partners = [Partner(f"O{n}", "Organisation", "other", view_of_health=view) for n, view in enumerate(views)]
    finding = health_views([seat("other", f"P{n}", partner=f"O{n}") for n in range(len(views))], partners)
    assert finding.value == value
