"""Letters: one for each conversation, reminders as one a person, stopped with one click, and no trace of who voted."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.core import mail

from convenor.web.conversations import letters, selectors, services
from convenor.web.conversations.links import stop_token, token_of
from convenor.web.conversations.models import Conversation, Invitation
from convenor.web.kernel.clock import now, today
from convenor.web.people.models import Person
from tests.conversations import scene


def links(message):
    return re.findall(r"/say/([\w-]+)/", message.body)


def reminded_on(monkeypatch, vale, day):
    monkeypatch.setattr(letters, "today", lambda: day)
    mail.outbox.clear()
    letters.remind.call(partnership_id=vale.pk)
    return {message.to[0]: message for message in mail.outbox}


def test_everybody_asked_gets_one_letter_whose_link_is_theirs(vale, lead, body):
    row = scene.an_open_conversation(lead, body)
    assert len(mail.outbox) == 16 == row.invitations.filter(letter_sent=True).count()
    assert sorted(links(message)[0] for message in mail.outbox) == sorted(scene.tokens(row))
    letters.deliver_invitations.call(partnership_id=vale.pk, ref=row.ref)
    assert len(mail.outbox) == 16


def test_a_letter_says_how_open_it_is_what_can_change_and_what_comes_of_it(lead, body):
    scene.an_open_conversation(lead, body)
    said = mail.outbox[0].body
    for words in (
        scene.QUESTION,
        "The matter is open: nothing had been decided when this began.",
        "Who answers, when, and how.",
        "About 2 minutes",
        scene.COMES,
    ):
        assert words in said


def test_nobody_outside_the_register_is_written_to(lead):
    scene.an_open_conversation(lead, audience="list", whom={"personal_links": 9})
    scene.an_open_conversation(lead)
    assert mail.outbox == []


def test_whoever_changes_an_address_is_not_sent_the_link_of_another(monkeypatch, vale, lead, body):
    row = scene.an_open_conversation(lead, body)
    invitation = row.invitations.order_by("pk")[3]
    secret = token_of(invitation.nonce)
    Person.objects.filter(pk=invitation.person_id).update(email="somebody.else@example.org")
    told = {}
    for days in range(1, 15):
        told |= reminded_on(monkeypatch, vale, today() + timedelta(days=days))
    letter = told["somebody.else@example.org"]
    assert secret not in letter.body and not links(letter)
    assert "Sign in there to take part" in letter.body
    others = [message for address, message in told.items() if address != "somebody.else@example.org"]
    assert len(others) == 15 and all(links(message) for message in others)


def test_reminders_go_to_those_who_have_not_begun_and_want_letters(monkeypatch, vale, lead, body):
    row = scene.an_open_conversation(lead, body)
    everybody = scene.tokens(row)
    scene.vote(row, everybody[0], [1])
    services.stop_letters(token=stop_token(Person.objects.get(name="Member 01").pk))
    found = reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    assert sorted(links(message)[0] for message in found.values()) == sorted(everybody[2:])


def test_a_reminder_leaves_no_trace_on_who_has_begun(monkeypatch, vale, lead, body):
    """In the database they look alike: reminded on the same day, as often, whether a letter went out or not."""
    row = scene.an_open_conversation(lead, body)
    for token in scene.tokens(row)[:5]:
        scene.vote(row, token, [1])

    def refuse(message, *args):
        if message.to == [f"m9@{vale.slug}.example"]:
            raise SMTPRecipientsRefused({})
        return 1

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    assert row.invitations.values("reminded", "reminded_on", "letter_sent").distinct().count() == 1
    assert row.invitations.filter(reminded=1).count() == 16


def test_no_more_reminders_than_agreed_and_none_twice_a_day(monkeypatch, vale, lead, body):
    scene.an_open_conversation(lead, body)
    days = [today() + timedelta(days=number) for number in range(1, 15) for _twice in range(2)]
    sent = [len(reminded_on(monkeypatch, vale, day)) for day in days]
    assert [number for number, count in enumerate(sent) if count] == [10, 24]  # on the 6th day and the 13th
    assert sum(sent) == 2 * 16


def test_one_letter_a_person_for_all_that_waits(monkeypatch, vale, lead, body):
    rows = [scene.an_open_conversation(lead, body) for _twice in range(2)]
    scene.vote(rows[0], scene.tokens(rows[0])[0], [1])
    found = reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    assert len(found) == 16
    assert sorted(len(links(message)) for message in found.values()) == [1, *[2] * 15]


def test_one_address_that_is_refused_does_not_stop_the_others(monkeypatch, vale, lead, body):
    real = mail.EmailMessage.send

    def send(message, *args):
        if message.to == [f"m3@{vale.slug}.example"]:
            raise SMTPRecipientsRefused({})
        return real(message)

    monkeypatch.setattr(mail.EmailMessage, "send", send)
    row = scene.an_open_conversation(lead, body)
    assert len(mail.outbox) == 15
    assert selectors.progress_of(lead, row, today()).letters_waiting == ("Member 03",)
    monkeypatch.setattr(mail.EmailMessage, "send", real)
    services.ask_for_letters(by=scene.night(), at=now())
    assert len(mail.outbox) == 16


def test_nothing_is_sent_about_what_is_closed(monkeypatch, vale, lead, body):
    row = scene.an_open_conversation(lead, body)
    scene.closed(lead, row)
    assert reminded_on(monkeypatch, vale, today() + timedelta(days=6)) == {}
    assert services.ask_for_letters(by=scene.night(), at=now()) == 0


def test_jobs_carry_no_person_and_no_secret():
    """What a job is given is kept for a week."""
    names = {
        job.func.__code__.co_varnames[: job.func.__code__.co_argcount]
        for job in (letters.deliver_invitations, letters.deliver_waiting, letters.remind)
    }
    assert names == {("partnership_id", "ref"), ("partnership_id",)}


def test_each_letter_can_be_stopped_with_one_click_and_is_sent_by_console_too(settings, capsys, lead, body):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    scene.an_open_conversation(lead, body)
    said = capsys.readouterr().out
    assert said.count("List-Unsubscribe-Post: List-Unsubscribe=One-Click") == 16
    assert said.count("/no-conversation-letters/") >= 32
    assert Conversation.objects.get().invitations.filter(letter_sent=True).count() == Invitation.objects.count()
