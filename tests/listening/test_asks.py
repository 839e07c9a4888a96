"""The ledger of asks: what weighs on whom, said to whoever is about to ask again, and gone when its time is over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from convenor.web.kernel.clock import today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.listening import selectors, services
from convenor.web.listening.models import AskedOf, Asking
from convenor.web.listening.presenters.load import lasting, said
from convenor.web.partners.models import Affiliation
from convenor.web.people.models import ProfessionalAffiliation
from tests import factories
from tests.pulses import scene

ON = today()


@pytest.fixture
def people(vale):
    """Four people, the first a nurse still with patients; the first two work for the trust."""
    made = [factories.person(vale, name=f"Person {letter}") for letter in "ABCD"]
    trust = factories.partner(vale, name="Vale Trust")
    for one in made[:2]:
        Affiliation.objects.create(partnership=vale, person=one, partner=trust)
    ProfessionalAffiliation.objects.create(partnership=vale, person=made[0], profession="nursing", front_line=True)
    ProfessionalAffiliation.objects.create(partnership=vale, person=made[1], profession="management", front_line=False)
    return made


def ask(lead, people, *, minutes=20, days_ago=1, subject="", title="A survey"):
    return services.note_asking(
        by=lead,
        kind="pulse",
        subject=subject,
        title=title,
        minutes=minutes,
        person_ids=[one.pk for one in people],
        on=ON - timedelta(days=days_ago),
    )


def test_an_ask_counts_for_each_person_and_for_the_partners_they_work_for(lead, people):
    ask(lead, people[:3])
    ask(lead, people[:1], minutes=60)
    load = selectors.load_of(lead, [one.pk for one in people], ON)
    assert [(one.name, one.asks, one.minutes) for one in load.people] == [
        ("Person A", 2, 80),
        ("Person B", 1, 20),
        ("Person C", 1, 20),
        ("Person D", 0, 0),
    ]
    (trust,) = load.partners
    assert (trust.asks, trust.minutes) == (2, 100)
    assert (trust.clinician_asks, trust.clinician_minutes) == (2, 80)


def test_what_the_register_knew_of_the_front_line_is_counted_that_day_and_stays(lead, people):
    row = ask(lead, people)
    assert (row.people, row.clinicians, row.front_line, row.not_front_line) == (4, 1, 1, 1)


def test_only_the_last_ninety_days_weigh_on_somebody(lead, people):
    ask(lead, people, days_ago=90)
    ask(lead, people, days_ago=91)
    assert {one.asks for one in selectors.load_of(lead, [people[0].pk], ON).people} == {1}


def test_whoever_is_about_to_ask_reads_who_was_asked_often_and_what_came_of_it(lead, people):
    for number in range(3):
        ask(lead, people[:2], subject=f"pul-{number}", title=f"Pulse {number}", minutes=60)
    services.note_what_came(by=lead, subject="pul-1", text="Two seats for carers.", on=ON)
    words = said(selectors.load_of(lead, [one.pk for one in people], ON))
    assert words["sentence"] == (
        "Of the 4 people, 2 were asked three times or more in the last 90 days. "
        "What was asked of all of them took 6 hours together."
    )
    assert "1 of 3 has led to something" in words["came_sentence"]
    assert words["came"] == [{"title": "Pulse 1", "came": "Two seats for carers."}]
    assert words["often"] == ["Person A", "Person B"]
    assert "One of them is a clinician" in words["clinicians"]


def test_who_was_asked_for_nothing_is_said_so(lead, people):
    words = said(selectors.load_of(lead, [one.pk for one in people], ON))
    assert "None of those" in words["sentence"]
    assert words["came_sentence"] == ""


def test_only_who_may_ask_sees_the_load_of_people(vale, people):
    for role, leads, may in (
        (Role.MEMBER, False, False),
        (Role.MEMBER, True, True),
        (Role.EVALUATOR, True, False),
        (Role.LEADER, False, True),
    ):
        viewer = factories.viewer(vale, role)
        if may:
            assert selectors.load_of(viewer, [people[0].pk], ON, leads=leads).people
        else:
            with pytest.raises(Refused):
                selectors.load_of(viewer, [people[0].pk], ON, leads=leads)


def test_the_load_takes_as_many_queries_for_many_people_as_for_few(lead, people, django_assert_num_queries):
    ask(lead, people)
    with django_assert_num_queries(10):
        selectors.load_of(lead, [people[0].pk], ON)
    with django_assert_num_queries(10):
        selectors.load_of(lead, [one.pk for one in people], ON)


def test_of_whom_goes_after_ninety_days_and_the_rest_after_a_year(vale, lead, people):
    row, old = ask(lead, people, days_ago=91), ask(lead, people, days_ago=366)
    recent = ask(lead, people, days_ago=90)
    night = datetime(ON.year, ON.month, ON.day, 2, tzinfo=ZoneInfo("Europe/London"))
    services.forget_old_asks(by=system_viewer("retention"), at=night)
    assert not AskedOf.objects.filter(asking=row, person__isnull=False).exists()
    assert AskedOf.objects.filter(asking=row, partner__isnull=False).exists()
    assert AskedOf.objects.filter(asking=recent, person__isnull=False).count() == 4
    assert not Asking.objects.filter(pk=old.pk).exists()


def test_opening_a_pulse_is_an_ask(vale, lead):
    wave = scene.opened(lead, scene.board(vale))
    row = Asking.objects.get(subject=wave.ref)
    assert (row.kind, row.title, row.people, row.minutes) == ("pulse", wave.title, 12, 1)


def test_an_ask_made_elsewhere_is_written_down_by_hand(lead, people):
    trust = selectors.load.AskedOf.partner.field.related_model.objects.get(name="Vale Trust")
    given = {"by": lead, "partner_people": [(trust, 40)], "on": ON, "today": ON}
    row = services.write_down_asking(title="Survey by the trust", minutes=20, **given)
    assert row.people == 40
    (seen,) = selectors.partner_load_of(lead, ON)
    assert (seen.name, seen.asks, seen.minutes) == ("Vale Trust", 1, 800)
    for wrong, code in (({"title": " "}, "ask_title_missing"), ({"minutes": 0}, "ask_minutes")):
        with pytest.raises(Invalid) as refused:
            services.write_down_asking(**{"title": "Survey", "minutes": 5, **given, **wrong})
        assert refused.value.code == code
    with pytest.raises(Invalid) as refused:
        services.write_down_asking(title="Survey", minutes=5, **{**given, "partner_people": []})
    assert refused.value.code == "ask_of_nobody"
    with pytest.raises(Invalid) as refused:
        services.write_down_asking(title="Survey", minutes=5, **{**given, "on": ON + timedelta(days=1)})
    assert refused.value.code == "ask_day"


def test_times_are_said_as_people_say_them(db):
    assert [lasting(minutes) for minutes in (1, 45, 90, 240)] == ["1 minute", "45 minutes", "2 hours", "4 hours"]
