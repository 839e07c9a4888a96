"""Who holds a seat: never two at once, never longer than the seat, and every refusal names who is in the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from convenor.web.bodies import services
from convenor.web.bodies.models import Term
from convenor.web.kernel.errors import ChangedMeanwhile, Invalid, NotHere
from tests import factories

pytestmark = pytest.mark.django_db
JANUARY, JUNE, JULY, DECEMBER = date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


@pytest.fixture
def chair(vale):
    return factories.seat(factories.body(vale), title="Chair", leads=True)


def fill(lead, seat, **fields):
    person = fields.pop("person", None) or factories.person(seat.partnership, name=fields.pop("name", "Ada Obi"))
    return services.fill_seat(by=lead, seat=seat, person=person, **{"starts": JANUARY, **fields})


def test_two_holders_at_once_are_refused_and_both_named(lead, chair):
    fill(lead, chair, name="Ada Obi", ends=JUNE)
    with pytest.raises(Invalid) as refused:
        fill(lead, chair, name="Ben Lake", starts=JUNE)
    assert refused.value.code == "seat_held_twice"
    assert refused.value.params["holder"] == "Ben Lake"
    assert refused.value.params["other"] == "Ada Obi"


def test_one_follows_another_the_day_after(lead, chair):
    fill(lead, chair, ends=JUNE)
    later = fill(lead, chair, starts=JULY)
    assert later.ends is None


def test_a_holder_without_an_end_keeps_everybody_else_out(lead, chair):
    fill(lead, chair)
    with pytest.raises(Invalid, match="seat_held_twice"):
        fill(lead, chair, starts=date(2040, 1, 1))


def test_one_person_may_hold_several_seats(lead, vale, chair):
    ada = factories.person(vale)
    fill(lead, chair, person=ada)
    fill(lead, factories.seat(factories.body(vale)), person=ada)
    assert Term.objects.filter(person=ada).count() == 2


@pytest.mark.parametrize("of", ["seat", "body"])
def test_time_on_a_seat_ends_with_the_seat_and_with_the_body(lead, vale, of):
    ends = {of: JUNE}
    seat = factories.seat(factories.body(vale, ends=ends.get("body")), ends=ends.get("seat"))
    assert fill(lead, seat, ends=None).ends == JUNE
    other = factories.seat(seat.body, ends=ends.get("seat"))
    with pytest.raises(Invalid, match="term_outlives_seat"):
        fill(lead, other, ends=DECEMBER)


def test_nobody_holds_a_seat_before_it_began(lead, vale):
    seat = factories.seat(factories.body(vale), starts=JULY)
    with pytest.raises(Invalid, match="term_before_seat"):
        fill(lead, seat, starts=JUNE)


def test_an_end_may_come_earlier_and_not_later(lead, chair):
    term = fill(lead, chair, ends=DECEMBER)
    services.end_term(by=lead, term=term, revision=term.revision, on=JUNE)
    with pytest.raises(Invalid, match="term_ends_already"):
        services.end_term(by=lead, term=term, revision=term.revision, on=DECEMBER)
    with pytest.raises(Invalid, match="term_ends_before_start"):
        services.end_term(by=lead, term=term, revision=term.revision, on=date(2025, 12, 31))


def test_staying_longer_may_not_run_into_the_next_holder(lead, chair):
    term = fill(lead, chair, ends=JUNE)
    fill(lead, chair, starts=JULY, ends=DECEMBER)
    with pytest.raises(Invalid, match="seat_held_twice"):
        services.extend_term(by=lead, term=term, revision=term.revision, ends=JULY)
    with pytest.raises(Invalid, match="term_not_longer"):
        services.extend_term(by=lead, term=term, revision=term.revision, ends=JUNE)


def test_what_has_begun_is_record_and_what_has_not_can_be_taken_back(lead, chair):
    term = fill(lead, chair, starts=JULY)
    with pytest.raises(Invalid, match="term_has_begun"):
        services.withdraw_term(by=lead, term=term, revision=term.revision, on=JULY)
    services.withdraw_term(by=lead, term=term, revision=term.revision, on=JUNE)
    assert not Term.objects.exists()


def test_an_old_page_overwrites_nothing(lead, chair):
    term = fill(lead, chair)
    services.end_term(by=lead, term=term, revision=1, on=DECEMBER)
    with pytest.raises(ChangedMeanwhile):
        services.end_term(by=lead, term=term, revision=1, on=JUNE)
    assert Term.objects.get().ends == DECEMBER


def test_a_seat_and_a_person_of_another_partnership_are_not_here(lead, chair):
    elsewhere = factories.partnership()
    with pytest.raises(NotHere):
        fill(lead, chair, person=factories.person(elsewhere))
    with pytest.raises(NotHere):
        fill(lead, factories.seat(factories.body(elsewhere)))


def test_an_erased_person_gets_no_seat(lead, vale, chair):
    with pytest.raises(Invalid, match="person_erased"):
        fill(lead, chair, person=factories.person(vale, erased_on=JUNE))


FIRST = date(2026, 1, 1)
DAYS = 24
days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))
acts = st.one_of(
    st.tuples(st.just("fill"), st.one_of(st.none(), days), st.one_of(st.none(), days)),
    st.tuples(st.just("end"), st.integers(0, 5), days),
    st.tuples(st.just("extend"), st.integers(0, 5), st.one_of(st.none(), days)),
    st.tuples(st.just("edit"), st.integers(0, 5), st.tuples(st.one_of(st.none(), days), st.one_of(st.none(), days))),
)


class SeatsAreHeldOnce(TestCase):
    """No sequence of fill, end, extend and correct makes a seat held twice; a slow count day by day agrees."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(acts, max_size=10))
    def test_whatever_is_tried(self, tried):
        vale = factories.partnership()
        lead = factories.convenor(vale)
        seat = factories.seat(factories.body(vale))
        for act in tried:
            before = held_by_day(seat)
            refused = self.refused(lead, vale, seat, act)
            after = held_by_day(seat)
            assert max(after) <= 1
            if act[0] == "fill" and in_order(act[1], act[2]):
                free = not any(number for number, day in zip(before, SPAN, strict=True) if inside(day, act[1], act[2]))
                assert refused is not free  # refused exactly when the slow count finds a day already taken
            if refused:
                assert after == before

    def refused(self, lead, vale, seat, act):
        try:
            do(lead, vale, seat, act)
        except Invalid:
            return True
        return False


# One day before and one after all that is tried stand for "since ever" and "until further notice".
SPAN = [FIRST + timedelta(days=number) for number in range(-1, DAYS + 1)]


def do(lead, vale, seat, act):
    what, first, second = act
    if what == "fill":
        services.fill_seat(by=lead, seat=seat, person=factories.person(vale), starts=first, ends=second)
        return
    terms = list(Term.objects.filter(seat=seat).order_by("pk"))
    if not terms:
        return
    term = terms[first % len(terms)]
    if what == "end":
        services.end_term(by=lead, term=term, revision=term.revision, on=second)
    elif what == "extend":
        services.extend_term(by=lead, term=term, revision=term.revision, ends=second)
    else:
        services.edit_term(by=lead, term=term, revision=term.revision, starts=second[0], ends=second[1])


def held_by_day(seat):
    terms = list(Term.objects.filter(seat=seat))
    return [sum(inside(day, term.starts, term.ends) for term in terms) for day in SPAN]


def inside(day, starts, ends):
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def in_order(starts, ends):
    return starts is None or ends is None or starts <= ends
