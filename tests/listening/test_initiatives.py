"""An initiative that is given up owes a word to those who worked on it, until it is sent."""

import pytest
from django.core import mail

from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.listening import selectors, services
from tests import factories
from tests.listening.scene import ON


@pytest.fixture
def workers(vale):
    return [factories.person(vale, email=f"w{number}@{vale.slug}.example") for number in (1, 2)]


@pytest.fixture
def abandoned(lead, workers):
    row = services.add_initiative(by=lead, name="Tele-monitoring", people=workers)
    end = {"state": "abandoned", "reason": "No money was found.", "ended_on": ON, "on": ON}
    return services.end_initiative(by=lead, ref=row.ref, revision=1, **end)


def test_a_word_is_owed_until_it_is_sent_to_everybody_who_worked_on_it(lead, abandoned, workers):
    assert [one.ref for one in selectors.waiting_for(lead, ON).words] == [abandoned.ref]
    services.send_word(by=lead, ref=abandoned.ref, revision=2, text="Thank you.", on=ON)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(one.email for one in workers)
    assert selectors.waiting_for(lead, ON).words == ()
    with pytest.raises(Invalid) as refused:
        services.send_word(by=lead, ref=abandoned.ref, revision=3, text="Again.", on=ON)
    assert refused.value.code == "initiative_word_sent"


def test_it_ends_with_a_reason_and_stays_as_it_was(lead, abandoned):
    row = services.add_initiative(by=lead, name="Falls clinic")
    end = {"by": lead, "ref": row.ref, "revision": 1, "ended_on": ON, "on": ON}
    for wrong, code in (
        ({"state": "abandoned", "reason": " "}, "initiative_reason_missing"),
        ({"state": "going", "reason": "So"}, "initiative_fate_missing"),
    ):
        with pytest.raises(Invalid) as refused:
            services.end_initiative(**end, **wrong)
        assert refused.value.code == code
    with pytest.raises(Invalid) as refused:
        services.end_initiative(**{**end, "ref": abandoned.ref}, state="finished", reason="So")
    assert refused.value.code == "initiative_over"


def test_a_member_keeps_no_initiatives(member):
    with pytest.raises(Refused):
        services.add_initiative(by=member, name="Mine")


def test_those_that_go_on_count_in_the_load_of_people_and_partners(vale, lead, workers, abandoned):
    partner = factories.partner(vale)
    services.add_initiative(by=lead, name="Frailty", people=workers[:1], partners=[partner])
    services.write_down_asking(by=lead, title="Survey", minutes=5, partner_people=[(partner, 3)], on=ON, today=ON)
    load = selectors.load_of(lead, [one.pk for one in workers], ON)
    assert sorted(one.initiatives for one in load.people) == [0, 1]
    assert [one.initiatives for one in selectors.partner_load_of(lead, ON)] == [1]
