"""A pulse set to open on a day: it opens that morning if all still holds; if not, nobody is asked, the lead is told."""

from datetime import timedelta

import pytest

from convenor.web.config import retention
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.models import AuditEntry
from convenor.web.kernel.viewer import Role, system_viewer
from convenor.web.people.models import Person
from convenor.web.pulses import services
from convenor.web.pulses.letters import deliver_invitations
from convenor.web.pulses.models import Wave
from tests import factories
from tests.pulses import scene

SOON = timedelta(days=5)


def later(lead, wave, opens_on):
    return services.open_later(by=lead, ref=wave.ref, revision=wave.revision, opens_on=opens_on, on=today())


def night(days):
    return services.open_due(by=system_viewer("retention"), at=now() + timedelta(days=days))


@pytest.fixture
def set_to_open(lead, body):
    return later(lead, scene.prepared(lead, body), today() + SOON)


def test_it_opens_on_its_day_and_on_no_other_night(set_to_open):
    assert [night(days) for days in (0, 4, 5, 6)] == [0, 0, 1, 0]
    set_to_open.refresh_from_db()
    assert (set_to_open.state, set_to_open.opened, set_to_open.invited) == ("open", today() + SOON, 12)


def test_it_is_a_duty_of_the_night_and_its_letters_go_out_in_the_morning(set_to_open, monkeypatch):
    sent = []
    monkeypatch.setattr(type(deliver_invitations), "enqueue", lambda task, **given: sent.append(given))
    assert retention.run(now() + SOON)["pulses_opened"] == 1
    names = [one.name for one in retention.DUTIES]
    assert names.index("pulses_opened") < names.index("pulses_letters")
    assert {"partnership_id": set_to_open.partnership_id, "ref": set_to_open.ref} not in sent


def test_what_is_in_the_way_by_then_keeps_it_shut_and_is_said(client, vale, lead, set_to_open):
    factories.signed_in(client, vale, Role.CONVENOR)
    Person.objects.filter(partnership=vale, name__in=[f"Member {number:02}" for number in range(9)]).update(email="")
    Wave.objects.update(opens_on=today())
    assert night(0) == 0
    set_to_open.refresh_from_db()
    assert (set_to_open.state, set_to_open.invitations.count()) == ("draft", 0)
    assert AuditEntry.objects.get(verb="pulse.not_opened").facts["why"] == "pulse_too_few"
    assert "1 pulse could not open" in client.get(f"/p/{vale.slug}/").text
    assert "was to open on" in client.get(f"/p/{vale.slug}/pulses/{set_to_open.ref}/").text
    check = client.get(f"/p/{vale.slug}/pulses/{set_to_open.ref}/check/").text
    assert "Only 3 people could be asked" in check


def test_a_night_that_was_missed_is_made_up_for_and_two_are_not(set_to_open):
    Wave.objects.update(opens_on=today() - timedelta(days=2))
    assert night(0) == 0
    Wave.objects.update(opens_on=today() - timedelta(days=1))
    assert night(0) == 1


@pytest.mark.parametrize(
    ("days", "code"), [(0, "pulse_opens_past"), (121, "pulse_opens_far"), (15, "pulse_opens_after_it_closes")]
)
def test_a_day_that_cannot_be_is_refused(lead, body, days, code):
    wave = scene.prepared(lead, body)
    with pytest.raises(Invalid, match=code):
        later(lead, wave, today() + timedelta(days=days))
    wave.refresh_from_db()
    assert wave.opens_on is None


def test_what_could_not_open_today_is_not_set_to_open_either(vale, lead):
    with pytest.raises(Invalid, match="pulse_too_few"):
        later(lead, scene.prepared(lead, scene.board(vale, 4)), today() + SOON)


def test_the_last_day_stays_behind_the_day_it_opens_and_without_a_day_it_opens_no_more(lead, body, set_to_open):
    given = {"reminders": 1, "breakdowns": [], "what_comes": scene.COMES, "comes_by": today() + 2 * SOON}
    with pytest.raises(Invalid, match="pulse_closes_before_it_opens"):
        services.choose_days(
            by=lead, ref=set_to_open.ref, revision=set_to_open.revision, on=today(), closes=today(), **given
        )
    set_to_open.refresh_from_db()
    assert later(lead, set_to_open, None).opens_on is None
    assert night(5) == 0


def test_only_whoever_runs_pulses_sets_it(vale, lead, body):
    wave = scene.prepared(lead, body)
    with pytest.raises(Refused):
        later(factories.viewer(vale, Role.MEMBER), wave, today() + SOON)
    with pytest.raises(Refused):
        services.open_due(by=lead, at=now())


def test_the_page_takes_three_numbers_and_says_when(client, vale, lead, body):
    factories.signed_in(client, vale, Role.CONVENOR)
    wave, day = scene.prepared(lead, body), today() + SOON
    address = f"/p/{vale.slug}/pulses/{wave.ref}/later/"
    assert address in client.get(f"/p/{vale.slug}/pulses/{wave.ref}/check/").text
    form = {"revision": wave.revision, "opens_on_day": day.day, "opens_on_month": day.month, "opens_on_year": day.year}
    assert "Give a day after today" in client.post(address, form | {"opens_on_year": day.year - 1}).text
    done = client.post(address, form, follow=True).text
    assert "It opens by itself on" in done
    assert "Open it on a later day instead" not in client.get(f"/p/{vale.slug}/pulses/{wave.ref}/check/").text
