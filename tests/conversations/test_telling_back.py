"""Everybody who was asked is told what came of it: one letter to all, so that it tells nobody apart."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from convenor.web.conversations import news, services
from convenor.web.conversations.links import stop_token
from convenor.web.conversations.models import Conversation, Invitation, NoLetters
from convenor.web.conversations.selectors.telling_back import Reach, reach_of
from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import Invalid, Refused
from convenor.web.kernel.viewer import Role
from convenor.web.people.models import Person
from tests import factories
from tests.conversations import after, scene


@pytest.fixture
def people(vale):
    return [factories.person(vale, name=f"Member {number}", email=f"m{number}@vale.example") for number in range(5)]


@pytest.fixture
def row(vale, people):
    found = after.closed(vale)
    after.wrote(found, 2, after.asked(found, people)[0])
    mail.outbox.clear()
    return found


def tell(lead, row, words="Thank you all.", revision=None):
    row = Conversation.objects.get(pk=row.pk)
    return services.tell_everybody(by=lead, ref=row.ref, revision=revision or row.revision, words=words, on=today())


def same(message, person):
    """The letter without what is each person's own."""
    body = message.body.replace(person.name, "NAME").replace(stop_token(person.pk), "STOP")
    return re.sub(r"/say/\w+/", "/say/TOKEN/", body)


def test_everybody_asked_gets_the_same_letter_whether_they_wrote_or_voted_or_not(
    lead, row, people, django_capture_on_commit_callbacks
):
    after.decided(lead, after.put(lead, row, 1, 2), dissent="One member: too soon.")
    tell(lead, row)
    assert sorted(message.to[0] for message in mail.outbox) == [person.email for person in people]
    of = {person.email: person for person in people}
    assert len({same(message, of[message.to[0]]) for message in mail.outbox}) == 1
    body = mail.outbox[0].body
    for words in (
        "Thank you all.",
        "Medicines are ready the evening before",
        "Vale Flow Board agreed to it",
        after.REASON,
        "One member: too soon.",
        "Priya Owner",
        "2 used in a proposal; 4 still waiting for an answer",
        "Everybody who was asked gets this letter",
    ):
        assert words in body
    assert re.search(r"/say/\w{40}/mine/", body)
    assert Conversation.objects.get(pk=row.pk).told_on == today()


def test_it_never_goes_twice_nor_to_who_wants_none_nor_a_link_to_a_new_address(lead, row, people):
    NoLetters.objects.create(partnership=row.partnership, person=people[0])
    Person.objects.filter(pk=people[1].pk).update(email="")
    Person.objects.filter(pk=people[2].pk).update(email="new@vale.example")
    Invitation.objects.create(conversation=row, digest="x" * 64)
    assert reach_of(lead, row) == Reach(letters=3, without=2, by_link=1)
    tell(lead, row)
    sent = {message.to[0]: message.body for message in mail.outbox}
    assert set(sent) == {"new@vale.example", "m3@vale.example", "m4@vale.example"}
    assert "/say/" not in sent["new@vale.example"]
    mail.outbox.clear()
    news.tell_everybody_asked.call(partnership_id=row.partnership_id, ref=row.ref)
    assert not mail.outbox


def test_once_a_day_and_only_when_there_is_something_to_tell(lead, row):
    with pytest.raises(Invalid, match="conversation_nothing_to_tell"):
        tell(lead, row, words=" ")
    with pytest.raises(Invalid, match="patient_data"):
        tell(lead, row, words="943 476 5919")
    tell(lead, row)
    with pytest.raises(Invalid, match="conversation_told_today"):
        tell(lead, row)
    assert len(mail.outbox) == 5


def test_only_whoever_runs_it_tells(vale, row):
    with pytest.raises(Refused):
        tell(factories.viewer(vale, Role.MEMBER), row)


def test_the_ledger_of_asks_knows_what_came_of_it(lead, row, people):
    from convenor.web.listening.models import Asking
    from convenor.web.listening.services import note_asking

    note_asking(
        by=lead,
        kind="conversation",
        subject=row.ref,
        title=row.question,
        minutes=5,
        person_ids=[person.pk for person in people],
        on=today(),
    )
    services.say_fates(
        by=lead, ref=row.ref, statements=after.refs(row, 1), came_of="answered", reason="So it is.", on=today()
    )
    tell(lead, row, words="")
    assert Asking.objects.get().came == "Of 6 statements: 1 answered; 5 still waiting for an answer."


def test_a_letter_that_could_not_go_out_is_tried_again_in_the_morning(lead, row, people, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("no post today")

    with monkeypatch.context() as broken:
        broken.setattr(news, "send_each", refuse)
        tell(lead, row)
    assert not mail.outbox
    services.ask_for_letters(by=scene.night(), at=now() + timedelta(days=1))
    assert len(mail.outbox) == 5
    services.ask_for_letters(by=scene.night(), at=now() + timedelta(days=2))
    assert len(mail.outbox) == 5
