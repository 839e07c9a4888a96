"""A forum as the theory sees it: real closed pulses, what the register records, which facts it knows and which not."""

from datetime import timedelta

import pytest

from convenor.web.bodies.models import Affected, CharterAgreement, CharterRule, CharterVersion, Delegation
from convenor.web.insight.evidence.forum import forum_on, forums_on
from convenor.web.kernel.errors import NotHere, Refused
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.pulses.presenters import bank
from convenor.web.pulses.selectors import members_to_ask
from convenor.web.pulses.services.past import PastPulse, bring_in_past
from tests import factories
from tests.insight.scene import TODAY, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return small()


@pytest.fixture
def lead(scene):
    return factories.convenor(scene.of)


def pulse(scene, mark, *, people=9, days_ago=20):
    """A closed pulse of the place's members, all of whom answered `mark` to everything."""
    while scene.place.seats.filter(terms__isnull=False).distinct().count() < people:
        factories.term(factories.seat(scene.place, partner=scene.trust))
    by = system_viewer("tests", scene.of.pk)
    closed = TODAY - timedelta(days=days_ago)
    asked = members_to_ask(by, scene.place, TODAY)
    items = bank.questions(bank.DEFAULT)
    answers = {person.id: {item["key"]: mark for item in items} for person in asked}
    past = PastPulse("Pulse", bank.DEFAULT, items, closed - timedelta(days=9), closed, "We talk.", closed, (), answers)
    bring_in_past(by=by, body=scene.place, asked=asked, pulses=[past])


def test_a_closed_pulse_is_what_people_say_and_an_open_window_ends_on_the_day_asked(scene, lead):
    pulse(scene, "3", days_ago=20)
    forum = forum_on(lead, "EV", TODAY)
    assert forum.any_said and forum.said["trust"].value == 3
    stands = {one.name: one.evidence for box in forum.diagnosis.boxes for one in box.constructs}
    assert stands["trust"] == "perceived"
    assert not forum_on(lead, "EV", TODAY - timedelta(days=30)).waves


def test_what_the_register_knows_and_what_it_does_not(scene, lead):
    forum = forum_on(lead, "EV", TODAY)
    assert forum.recorded["inclusive"].value == 3  # of two affected one sits here, the other has nobody here
    assert forum.facts["someone_missing"] is True
    assert forum.facts["deadline"] is True  # respite care has a day
    assert "mandated" not in forum.facts and "advisory" not in forum.facts
    assert forum.recorded["rules_explicit"].why_undefined == "nothing_written_down"
    assert "trust" not in forum.recorded


def test_ground_rules_and_answers_to_them_are_read(scene, lead):
    charter = CharterVersion.objects.create(
        partnership=scene.of, body=scene.place, number=1, starts=TODAY - timedelta(days=9)
    )
    rule = CharterRule.objects.create(partnership=scene.of, charter=charter, position=1, text="We listen.")
    for person, agreed in ((scene.ada, True), (scene.bo, False)):
        CharterAgreement.objects.create(
            partnership=scene.of, rule=rule, person=person, agreed=agreed, reservation="" if agreed else "No.", on=TODAY
        )
    forum = forum_on(lead, "EV", TODAY)
    assert forum.recorded["rules_explicit"].value == 4.5
    assert forum.recorded["rules_applied"].value == 3 and forum.recorded["rules_applied"].n == 2
    assert forum_on(lead, "EV", TODAY - timedelta(days=20)).recorded["rules_explicit"].value is None


@pytest.mark.parametrize(
    ("fields", "fact", "expected"),
    [
        ({"legal_status": "statutory"}, "mandated", True),
        ({"legal_status": "voluntary"}, "mandated", False),
        ({"decision_rule": "unanimity"}, "unanimity", True),
        ({"decision_rule": "consensus"}, "unanimity", False),
        ({"members_decide": False}, "advisory", True),
        ({"members_decide": True}, "advisory", None),  # that they may decide does not show that people believe it
    ],
)
def test_facts_of_the_body(fields, fact, expected, scene, lead):
    type(scene.place).objects.filter(pk=scene.place.pk).update(**fields)
    assert forum_on(lead, "EV", TODAY).facts.get(fact) is expected


def test_another_body_that_may_decide_the_same_is_another_way(scene, lead):
    assert "other_venues" not in forum_on(lead, "EV", TODAY).facts
    Delegation.objects.create(partnership=scene.of, body=scene.board, function="small grants", kind="reserved")
    forum = forum_on(lead, "EV", TODAY)
    assert forum.facts["other_venues"] is True and forum.recorded["single_forum"].value == 1


def test_nobody_named_as_affected_is_not_known(scene, lead):
    Affected.objects.all().delete()
    forum = forum_on(lead, "EV", TODAY)
    assert forum.recorded["inclusive"].value is None and "someone_missing" not in forum.facts


def test_who_reads_a_forum(scene):
    with pytest.raises(Refused):
        forum_on(factories.viewer(scene.of), "EV", TODAY)
    with pytest.raises(NotHere):
        forum_on(factories.convenor(factories.partnership()), "EV", TODAY)
    for role in Role:
        assert forum_on(factories.viewer(scene.of, role), "EV", TODAY).leads is (role is Role.CONVENOR)
    assert [forum.body.ref for forum in forums_on(factories.viewer(scene.of, Role.MEMBER), TODAY)] == [
        "EV",
        scene.board.ref,
    ]
