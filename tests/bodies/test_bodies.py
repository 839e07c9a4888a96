"""Bodies in a tree, under dated names and standings, until they end."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from convenor.web.bodies import services
from convenor.web.bodies.models import Body, FormerBodyName, FormerStanding, Seat, Term
from convenor.web.kernel.errors import Invalid, NotHere
from tests import factories

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def lead(vale):
    return factories.convenor(vale)


def add(lead, **fields):
    values = {"name": "Place board", "kind": "board", "tier": "place", "level": "executive"}
    return services.add_body(by=lead, **{**values, **fields})


def test_a_reference_is_used_once(lead):
    assert add(lead, ref="B01").ref == "B01"
    with pytest.raises(Invalid, match="ref_taken"):
        add(lead, ref="B01")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "  "}, "body_name_missing"),
        ({"name": "x" * 201}, "value_refused"),
        ({"kind": "empire"}, "value_refused"),
        ({"starts": JULY, "ends": JUNE}, "ends_before_start"),
        ({"purpose": "About 943 476 5919"}, "patient_data"),
        ({"terms_of_reference": "not an address"}, "value_refused"),
    ],
)
def test_what_a_body_cannot_be(lead, fields, code):
    with pytest.raises(Invalid, match=code):
        add(lead, **fields)


def test_a_body_cannot_stand_below_itself(lead, vale):
    top = factories.body(vale)
    middle = factories.body(vale, parent=top)
    low = factories.body(vale, parent=middle)
    with pytest.raises(Invalid, match="body_circle"):
        services.move_body(by=lead, body=top, revision=1, parent=low)
    services.move_body(by=lead, body=low, revision=1, parent=top)
    assert Body.objects.get(pk=low.pk).parent == top


def test_a_body_of_another_partnership_is_no_parent(lead, vale):
    with pytest.raises(NotHere):
        services.move_body(
            by=lead, body=factories.body(vale), revision=1, parent=factories.body(factories.partnership())
        )


def test_a_new_name_keeps_the_old_one_with_its_days(lead, vale):
    body = factories.body(vale, name="Alliance", starts=MAY)
    services.rename_body(by=lead, body=body, revision=1, name="Place Partnership", on=JULY)
    former = FormerBodyName.objects.get()
    assert (former.name, former.starts, former.ends) == ("Alliance", MAY, JUNE)
    with pytest.raises(Invalid, match="change_too_early"):
        services.rename_body(by=lead, body=body, revision=body.revision, name="Third name", on=JULY)


def test_from_voluntary_to_statutory_on_a_day(lead, vale):
    body = factories.body(vale, legal_status="voluntary", powers="None of its own")
    services.change_standing(
        by=lead, body=body, revision=1, on=JULY, legal_status="statutory", budget_authority=5_000_000
    )
    former = FormerStanding.objects.get()
    assert (former.legal_status, former.ends, former.powers) == ("voluntary", JUNE, "None of its own")
    assert Body.objects.get().legal_status == "statutory"


def test_a_change_that_changes_nothing_is_refused(lead, vale):
    body = factories.body(vale, legal_status="voluntary")
    with pytest.raises(Invalid, match="standing_same"):
        services.change_standing(by=lead, body=body, revision=1, on=JULY, legal_status="voluntary")


def test_a_body_ends_with_its_seats_and_their_holders_and_another_follows(lead, vale):
    body, heir = factories.body(vale), factories.body(vale)
    factories.term(factories.seat(body))
    gone = factories.term(factories.seat(body), ends=MAY)
    services.end_body(by=lead, body=body, revision=1, on=JUNE, successor=heir)
    assert set(Seat.objects.values_list("ends", flat=True)) == {JUNE}
    assert set(Term.objects.exclude(pk=gone.pk).values_list("ends", flat=True)) == {JUNE}
    assert Term.objects.get(pk=gone.pk).ends == MAY
    assert Body.objects.get(pk=heir.pk).succeeds == body


def test_a_body_does_not_end_over_the_heads_of_those_below(lead, vale):
    body = factories.body(vale)
    factories.body(vale, parent=body, name="Stroke group")
    with pytest.raises(Invalid) as refused:
        services.end_body(by=lead, body=body, revision=1, on=JUNE)
    assert refused.value.params["body"] == "Stroke group"


def test_nobody_succeeds_their_own_heir(lead, vale):
    first = factories.body(vale)
    second = factories.body(vale, succeeds=first)
    with pytest.raises(Invalid, match="body_succeeds_circle"):
        services.end_body(by=lead, body=second, revision=1, on=JUNE, successor=first)


class TheTreeStaysATree(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(0, 5))), max_size=12))
    def test_whatever_is_moved(self, moves):
        vale = factories.partnership()
        lead = factories.convenor(vale)
        bodies = [factories.body(vale) for _number in range(6)]
        for who, where in moves:
            body = Body.objects.get(pk=bodies[who].pk)
            parent = None if where is None else Body.objects.get(pk=bodies[where].pk)
            below = parent is not None and bodies[who].pk in line_up(parent.pk)
            try:
                services.move_body(by=lead, body=body, revision=body.revision, parent=parent)
                assert not below
            except Invalid as refused:
                assert refused.code == "body_circle"
                assert below
        for body in bodies:
            assert line_up(body.pk)[-1] is not None


def line_up(pk):
    """The way from a body to the top, walked row by row; fails if it never ends."""
    line = [pk]
    while (pk := Body.objects.values_list("parent_id", flat=True).get(pk=pk)) is not None:
        assert pk not in line
        line.append(pk)
    return line
