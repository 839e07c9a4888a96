"""From rows to records: as of a day, of one partnership, in a fixed number of queries."""

from datetime import date

import pytest

from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.models import Delegation, FormerBodyName
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners
from convenor.web.partners.models import Succession, Voice
from convenor.web.people import evidence as people
from convenor.web.people.models import ProfessionalAffiliation
from tests import factories
from tests.insight.scene import TODAY, grow, small

pytestmark = pytest.mark.django_db


def looking_at(scene):
    return Viewer(partnership_id=scene.of.pk)


@pytest.mark.parametrize(
    ("on", "holder", "since", "until"),
    [
        (date(2024, 6, 1), None, None, None),  # before anybody held it
        (date(2026, 6, 30), "BO", date(2025, 1, 1), date(2026, 6, 30)),  # the last day belongs to the term
        (date(2026, 7, 1), None, date(2026, 7, 1), None),  # empty since the day after
        (TODAY, None, date(2026, 7, 1), None),
    ],
)
def test_who_holds_a_seat_on_a_day(on, holder, since, until):
    scene = small()
    seat = next(one for one in bodies.seats_on(looking_at(scene), on) if one.ref == "S4")
    assert (seat.holder, seat.since, seat.until) == (holder, since, until)


def test_a_new_holder_ends_the_vacancy():
    scene = small()
    factories.term(scene.vacant, scene.ada, starts=TODAY)
    seat = next(one for one in bodies.seats_on(looking_at(scene), TODAY) if one.ref == "S4")
    assert (seat.holder, seat.since) == ("ADA", TODAY)


@pytest.mark.parametrize(
    ("fields", "sector"),
    [
        ({"partner": "trust"}, "nhs_trust"),
        ({"community": "young"}, "patients"),
        ({"seat_class": "elected"}, "council"),
        ({"seat_class": "lived_experience"}, "patients"),
        ({"seat_class": "chair"}, ""),
    ],
)
def test_the_sector_a_seat_counts_for(fields, sector):
    scene = small()
    named = {name: scene.rows.get(value, value) for name, value in fields.items()}
    factories.seat(scene.board, ref="NEW", **named)
    assert {one.ref: one.sector for one in bodies.seats_on(looking_at(scene), TODAY)}["NEW"] == sector


def test_what_has_ended_or_not_begun_is_not_there():
    scene = small()
    over = factories.body(scene.of, name="Old board", ends=date(2026, 3, 31))
    factories.seat(over, ref="OLD")
    factories.seat(scene.board, ref="LATER", starts=date(2027, 1, 1))
    factories.partner(scene.of, ref="GONE", ends=date(2026, 3, 31))
    viewer = looking_at(scene)
    assert {body.ref for body in bodies.bodies_on(viewer, TODAY)} == {"ICB", "EV"}
    assert {seat.ref for seat in bodies.seats_on(viewer, TODAY)} == {"S1", "S2", "S3", "S4"}
    assert {partner.ref for partner in partners.partners_on(viewer, TODAY)} == {"TR", "CH"}
    assert partners.count_on(viewer, TODAY) == 2


def test_nothing_is_read_across_partnerships():
    scene, other = small(), small()
    viewer = looking_at(scene)
    Delegation.objects.create(partnership=other.of, body=other.board, function="Theirs", kind="reserved")
    assert len(bodies.seats_on(viewer, TODAY)) == 4
    assert len(bodies.bodies_on(viewer, TODAY)) == 2
    assert [power.function for power in bodies.delegations_on(viewer, TODAY)] == ["Small grants"]
    assert len(bodies.affected_by(viewer, TODAY)) == 4
    assert len(people.people_on(viewer, TODAY)) == 2
    assert len(partners.communities_on(viewer, TODAY)) == 2


def test_who_speaks_for_a_community():
    scene = small()
    Voice.objects.create(partnership=scene.of, community=scene.carers, person=scene.bo)
    Voice.objects.create(partnership=scene.of, community=scene.young, partner=scene.trust, ends=date(2026, 1, 1))
    carers, young = sorted(partners.communities_on(looking_at(scene), TODAY), key=lambda one: one.ref)
    assert (carers.speaks, carers.speakers) == (("CH",), ("BO",))
    assert (young.speaks, young.speakers) == ((), ())


def test_a_person_keeps_a_link_to_the_front_line_in_any_profession():
    scene = small()
    ProfessionalAffiliation.objects.create(
        partnership=scene.of, person=scene.ada, profession="management", front_line=False
    )
    ada, bo = people.people_on(looking_at(scene), TODAY)
    assert (set(ada.professions), ada.front_line) == ({"nursing", "management"}, True)
    assert (bo.professions, bo.front_line) == ((), None)
    assert partners.employers_on(looking_at(scene), TODAY) == {"ADA": ("TR",)}


def test_decided_topics_touch_nobody_any_more():
    scene = small()
    scene.topic.affected.create(partnership=scene.of, body=scene.place, community=scene.carers)
    viewer = looking_at(scene)
    assert len(bodies.affected_by(viewer, TODAY)) == 5
    scene.topic.status = "decided"
    scene.topic.save()
    assert len(bodies.affected_by(viewer, TODAY)) == 4
    assert bodies.topics_undecided(viewer) == ()


def test_history_holds_what_began_ended_was_renamed_or_followed():
    scene = small()
    FormerBodyName.objects.create(
        partnership=scene.of, body=scene.place, name="Eastvale Alliance", ends=date(2026, 3, 31)
    )
    new = factories.body(scene.of, ref="NEW", succeeds=scene.place, starts=date(2027, 4, 1))
    Succession.objects.create(
        partnership=scene.of, earlier=scene.charity, later=scene.trust, kind="merger", on=date(2027, 4, 1)
    )
    rows, former, followed = bodies.body_history(looking_at(scene))
    assert {row.kind for row in rows} == {"body", "seat", "term"}
    assert [(one.ref, one.name) for one in former] == [("EV", "Eastvale Alliance")]
    assert [(one.earlier, one.later, one.on) for one in followed] == [("EV", new.ref, date(2027, 4, 1))]
    rows, former, followed = partners.partner_history(looking_at(scene))
    assert {row.kind for row in rows} == {"partner", "community"}
    assert [(one.earlier, one.later, one.how) for one in followed] == [("CH", "TR", "merger")]


READS = [
    (bodies.bodies_on, 1),
    (bodies.seats_on, 2),
    (bodies.delegations_on, 1),
    (bodies.shares_on, 1),
    (bodies.affected_by, 1),
    (people.people_on, 2),
    (partners.partners_on, 1),
    (partners.communities_on, 2),
    (partners.employers_on, 1),
]


@pytest.mark.parametrize(("read", "queries"), READS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_hundred_more_seats_take_no_more_queries(read, queries, django_assert_num_queries):
    scene = small()
    grow(scene, bodies=10, seats=10)
    with django_assert_num_queries(queries):
        read(looking_at(scene), TODAY)
