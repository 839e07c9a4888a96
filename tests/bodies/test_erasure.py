"""What this room gives up of a person who is erased, and what stays because it is the public record."""

from datetime import date, timedelta

import pytest

from convenor.web.bodies import erasure, services
from convenor.web.bodies.models import CharterAgreement, Outreach, Pathway, Term
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Role, Viewer
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def vale():
    return factories.partnership()


@pytest.fixture
def ada(vale):
    return factories.person(vale, name="Ada Obi", email="ada@vale.example")


def counts(person):
    return {str(held.what): held.count for held in erasure.plan(person.pk) if held.count}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, True),
        ({"members_decide": False}, False),
        ({"members_decide": False, "in_public": True}, True),
        ({"members_decide": False, "legal_status": "statutory"}, True),
        ({"members_decide": True}, True),
    ],
)
def test_where_the_name_stays_beside_the_seat(vale, ada, body, named):
    factories.term(factories.seat(factories.body(vale, **body)), ada)
    kept = [held for held in erasure.plan(ada.pk) if held.count]
    assert all(held.stays and held.why for held in kept)
    assert any(held.names_them for held in kept) is named


def test_a_seat_held_now_ends_today_and_one_to_come_is_given_up(vale, ada):
    past = factories.term(factories.seat(factories.body(vale)), ada, ends=date(2026, 2, 1))
    now = factories.term(factories.seat(factories.body(vale)), ada)
    factories.term(factories.seat(factories.body(vale)), ada, starts=today() + timedelta(days=9))
    erasure.erase(ada.pk)
    ends = dict(Term.objects.filter(person=ada).values_list("pk", "ends"))
    assert ends == {past.pk: date(2026, 2, 1), now.pk: today()}


def test_what_an_erasure_changed_cannot_be_written_back_by_a_page_left_open(vale, ada):
    term = factories.term(factories.seat(factories.body(vale)), ada)
    asked = Outreach.objects.create(partnership=vale, who="Ada Obi", asks=ada, community=factories.community(vale))
    seen = [row.revision for row in (term, asked)]
    erasure.erase(ada.pk)
    for row, revision in zip((term, asked), seen, strict=True):
        row.refresh_from_db()
        assert row.revision > revision


def test_everything_else_goes_and_the_copy_had_it(vale, ada):
    lead = factories.convenor(vale)
    body = factories.body(vale)
    term = factories.term(factories.seat(body), ada)
    draft = services.draft_charter(by=lead, body=body, rules=["We say so."])
    charter = services.publish_charter(by=lead, charter=draft, revision=1, on=date(2026, 1, 1))
    me = Viewer(vale.pk, None, ada.pk, frozenset({Role.MEMBER}))
    services.answer_charter(by=me, charter=charter, answers={charter.rules.get().ref: (False, "Hm.")}, on=today())
    Pathway.objects.create(partnership=vale, name="Stroke", lead=ada)
    carers = factories.community(vale)
    asked = Outreach.objects.create(partnership=vale, community=carers, asks=ada, who="ada obi")
    copy = erasure.copy(ada.pk)
    assert copy["ground_rules"][0]["reservation"] == "Hm." and copy["seats"][0]["body"] == body.name
    assert len(counts(ada)) == 5
    erasure.erase(ada.pk)
    assert counts(ada) == {"Seats held on bodies that decide, are set up by law or meet in public": 1}
    assert not CharterAgreement.objects.exists() and Pathway.objects.get().lead is None
    asked.refresh_from_db()
    assert (asked.asks, asked.who) == (None, "")
    assert Term.objects.get() == term


def test_what_belongs_to_others_is_not_touched(vale, ada):
    other = factories.person(vale, name="Ben Lake")
    factories.term(factories.seat(factories.body(vale)), other)
    erasure.erase(ada.pk)
    assert Term.objects.get(person=other).ends is None
