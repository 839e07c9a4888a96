"""Seats by sector against what was agreed: exact, in whole seats."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.records import AgreedShare, Seat
from convenor.theory.institutional_design.shares import Against, norm_for, sector_shares


def seats(**held):
    return [
        Seat(f"{sector}{number}", "B1", "partner", sector=sector, holder=f"P{number}")
        for sector, count in held.items()
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("held", "of", "agreed", "standing", "whole_seats"),
    [
        # 15 in 100 of 24 seats is 3.6: three or four are as agreed
        (2, 24, 15, Against.FEWER, -1),
        (3, 24, 15, Against.AS_AGREED, 0),
        (4, 24, 15, Against.AS_AGREED, 0),
        (6, 24, 15, Against.MORE, 2),
        # 10 in 100 of 30 is 3 exactly: no more and no fewer
        (2, 30, 10, Against.FEWER, -1),
        (3, 30, 10, Against.AS_AGREED, 0),
        (4, 30, 10, Against.MORE, 1),
        (0, 5, 10, Against.AS_AGREED, 0),  # half a seat cannot be held
        (1, 10, 0, Against.MORE, 1),
    ],
)
def test_over_and_under_in_whole_seats(held, of, agreed, standing, whole_seats):
    finding = sector_shares(seats(voluntary=held, nhs_trust=of - held), [AgreedShare("voluntary", agreed)])
    share = {one.sector: one for one in finding.details}["voluntary"]
    assert (share.standing, share.whole_seats) == (standing, whole_seats)


def test_vacant_seats_are_nobodys_share():
    finding = sector_shares([*seats(voluntary=1), Seat("S", "B1", "partner", sector="nhs_trust")], [])
    assert [(share.sector, share.percent) for share in finding.details] == [("voluntary", 100.0)]
    assert finding.why_undefined == "no_share_agreed"


def test_seats_of_no_sector_stand_last_and_are_pointed_out():
    finding = sector_shares(
        [*seats(voluntary=1), Seat("S", "B1", "chair", holder="P1")], [AgreedShare("voluntary", 50)]
    )
    assert [share.sector for share in finding.details] == ["voluntary", ""]
    assert finding.caveats == ("some_seats_without_sector",)


def test_a_body_goes_by_its_own_norm_else_by_the_partnerships():
    general, own = AgreedShare("voluntary", 15), AgreedShare("voluntary", 30, body="B1")
    assert norm_for("B1", [general, own]) == [own]
    assert norm_for("B2", [general, own]) == [general]


sectors = ["nhs_trust", "council", "voluntary", "patients"]


@given(
    st.fixed_dictionaries({sector: st.integers(0, 40) for sector in sectors}),
    st.fixed_dictionaries({sector: st.integers(0, 250).map(lambda tenths: tenths / 10) for sector in sectors}),
)
def test_as_agreed_means_within_one_seat_of_the_exact_share(held, agreed):
    total = sum(held.values())
    finding = sector_shares(seats(**held), [AgreedShare(sector, percent) for sector, percent in agreed.items()])
    if not total:
        assert finding.why_undefined == "no_seats_held"
        return
    for share in finding.details:
        distance = abs(share.held - Fraction(str(share.agreed)) * total / 100)
        assert (share.standing is Against.AS_AGREED) == (distance < 1 if distance.denominator > 1 else distance == 0)
    assert sum(share.held for share in finding.details) == total
