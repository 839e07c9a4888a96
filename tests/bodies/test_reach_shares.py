"""Agreed shares of seats: whole sets, dated, adding up to 100 at most."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from convenor.web.bodies.models import AgreedShare
from convenor.web.bodies.selectors.shares import share_sets, shares_of
from convenor.web.bodies.services.shares import agree_shares
from convenor.web.kernel.errors import Invalid, NotHere, Refused
from convenor.web.kernel.viewer import Role, Viewer
from convenor.web.partners.vocabulary import Sector
from tests import factories

pytestmark = pytest.mark.django_db
APRIL, JULY = date(2025, 4, 1), date(2026, 7, 1)


def shares(**percents):
    return {sector: Decimal(str(percent)) for sector, percent in percents.items()}


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def test_a_set_says_what_is_left(lead):
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31, patients="10.5"), source="Terms, April 2025")
    agreed = shares_of(lead, body=None, on=JULY)
    assert (agreed.total, agreed.left, agreed.source) == (Decimal("41.5"), Decimal("58.5"), "Terms, April 2025")


@pytest.mark.parametrize(
    ("percents", "code"),
    [
        (shares(nhs_trust=60, patients="40.1"), "shares_over_100"),
        (shares(nhs_trust=-1), "share_in_100"),
        (shares(nhs_trust=101), "share_in_100"),
    ],
)
def test_shares_that_cannot_be(lead, percents, code):
    with pytest.raises(Invalid, match=code):
        agree_shares(by=lead, starts=APRIL, percents=percents)
    assert share_sets(lead) == []


def test_a_new_set_ends_the_one_before_and_keeps_it(lead):
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31))
    agree_shares(by=lead, starts=JULY, percents=shares(nhs_trust=25))
    new, old = share_sets(lead)
    assert (old.starts, old.ends, new.starts, new.ends) == (APRIL, JULY - timedelta(days=1), JULY, None)
    assert shares_of(lead, body=None, on=APRIL).total == 31
    assert shares_of(lead, body=None, on=JULY).total == 25


def test_a_set_of_the_same_day_is_corrected_not_doubled(lead):
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31, patients=10))
    kept = AgreedShare.objects.get(sector="nhs_trust").ref
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=30))
    only = AgreedShare.objects.get()
    assert (only.ref, only.percent) == (kept, 30)


def test_what_was_agreed_later_is_not_undercut(lead):
    agree_shares(by=lead, starts=JULY, percents=shares(nhs_trust=31))
    with pytest.raises(Invalid, match="shares_before_later"):
        agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=40))


def test_no_percents_end_what_was_agreed(lead):
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31))
    agree_shares(by=lead, starts=JULY, percents={})
    assert shares_of(lead, body=None, on=JULY) is None


def test_a_body_and_the_whole_partnership_agree_apart(lead, vale):
    board = factories.body(vale)
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31))
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=20), body=board)
    assert shares_of(lead, body=board, on=JULY).total == 20
    assert shares_of(lead, body=None, on=JULY).total == 31


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        ((Role.CONVENOR,), True),
        ((Role.LEADER,), False),
        ((Role.MEMBER,), False),
        ((Role.EVALUATOR,), False),
        ((), False),
    ],
)
def test_only_governance_leads_write_down_what_is_agreed(vale, roles, allowed):
    viewer = factories.viewer(vale, *roles)
    if allowed:
        agree_shares(by=viewer, starts=APRIL, percents=shares(nhs_trust=31))
    else:
        with pytest.raises(Refused):
            agree_shares(by=viewer, starts=APRIL, percents=shares(nhs_trust=31))
    share_sets(viewer)  # all of them may read it


def test_shares_stay_within_their_partnership(lead, vale):
    agree_shares(by=lead, starts=APRIL, percents=shares(nhs_trust=31))
    stranger = factories.convenor(factories.partnership())
    assert share_sets(stranger) == []
    with pytest.raises(NotHere):
        agree_shares(by=stranger, starts=APRIL, percents={}, body=factories.body(vale))
    with pytest.raises(NotHere):
        share_sets(Viewer(partnership_id=factories.partnership(register_is_public=False).pk))


class Sets(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.dictionaries(st.sampled_from(Sector.values), st.integers(0, 25).map(Decimal), max_size=4),
            min_size=1,
            max_size=4,
        )
    )
    def test_on_every_day_one_set_at_most_and_never_more_than_100(self, agreed):
        lead = factories.convenor(factories.partnership())
        for number, percents in enumerate(agreed):
            agree_shares(by=lead, starts=APRIL + timedelta(days=7 * number), percents=percents)
        for number, percents in enumerate(agreed):
            on = APRIL + timedelta(days=7 * number)
            sets = [one for one in share_sets(lead) if one.in_force(on)]
            assert len(sets) == bool(percents)
            for one in sets:
                assert one.total <= 100
                assert {share.sector: share.percent for share in one.shares} == percents
