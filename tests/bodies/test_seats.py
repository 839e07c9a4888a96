"""Seats: what they can be, and that they are never shorter than somebody's time on them."""

from datetime import date

import pytest

from convenor.web.bodies import selectors, services
from convenor.web.bodies.models import Seat, Term
from convenor.web.kernel.errors import Invalid, NotHere
from tests import factories

pytestmark = pytest.mark.django_db
JANUARY, JUNE, JULY, DECEMBER = date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def add(lead, body, **fields):
    return services.add_seat(by=lead, body=body, **{"title": "Partner member", "seat_class": "partner", **fields})


@pytest.mark.parametrize("seat_class", ["participant", "observer"])
def test_who_only_takes_part_or_looks_on_has_no_vote(lead, vale, seat_class):
    body = factories.body(vale)
    with pytest.raises(Invalid, match="seat_class_has_no_vote"):
        add(lead, body, seat_class=seat_class)
    seat = add(lead, body, seat_class=seat_class, voting=False)
    with pytest.raises(Invalid, match="seat_class_has_no_vote"):
        services.edit_seat(by=lead, seat=seat, revision=1, voting=True)


def test_a_seat_lasts_no_longer_than_its_body(lead, vale):
    body = factories.body(vale, starts=JANUARY, ends=JUNE)
    assert add(lead, body).ends == JUNE
    with pytest.raises(Invalid, match="seat_outlives_body"):
        add(lead, body, ends=JULY)
    with pytest.raises(Invalid, match="seat_before_body"):
        add(lead, body, starts=date(2025, 12, 31))


def test_a_seat_ends_and_its_holder_leaves_with_it(lead, vale):
    seat = factories.seat(factories.body(vale))
    factories.term(seat)
    services.end_seat(by=lead, seat=seat, revision=1, on=JUNE)
    assert Seat.objects.get().ends == JUNE and Term.objects.get().ends == JUNE


def test_a_seat_does_not_end_before_somebody_who_is_to_come(lead, vale):
    seat = factories.seat(factories.body(vale))
    factories.term(seat, factories.person(vale, name="Ada Obi"), starts=JULY)
    with pytest.raises(Invalid) as refused:
        services.end_seat(by=lead, seat=seat, revision=1, on=JUNE)
    assert refused.value.params["holder"] == "Ada Obi"
    with pytest.raises(Invalid, match="seat_ends_before_term"):
        services.edit_seat(by=lead, seat=seat, revision=1, ends=JUNE)


def test_a_partner_of_another_partnership_is_not_here(lead, vale):
    with pytest.raises(NotHere):
        add(lead, factories.body(vale), partner=factories.partner(factories.partnership()))


def test_what_is_seen_of_a_seat_on_a_day(lead, vale):
    body = factories.body(vale)
    seat = factories.seat(body)
    early = factories.term(seat, starts=JANUARY, ends=JUNE)
    late = factories.term(seat, starts=DECEMBER)
    seen = {on: selectors.seats_on(lead, body, on)[0] for on in (JUNE, JULY, DECEMBER)}
    assert (seen[JUNE].now, seen[JUNE].next, seen[JUNE].free_from(JUNE)) == (early, late, JULY)
    assert (seen[JULY].now, seen[JULY].last, seen[JULY].next) == (None, early, late)
    assert (seen[DECEMBER].now, seen[DECEMBER].free_from(DECEMBER)) == (late, None)


def test_what_ends_within_ninety_days_with_nobody_following(lead, vale):
    body = factories.body(vale)
    for ends, followed in ((date(2026, 9, 28), False), (date(2026, 9, 29), False), (date(2026, 8, 1), True)):
        seat = factories.seat(body, title=f"{ends} {followed}")
        factories.term(seat, ends=ends)
        if followed:
            factories.term(seat, starts=date(2026, 8, 2))
    soon = selectors.ending_soon(selectors.seats_on(lead, body, JUNE), JUNE)
    assert [one.seat.title for one in soon] == ["2026-09-28 False"]
