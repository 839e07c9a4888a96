"""Letters: one for each pulse, reminders as one a person, stopped with one click, never to those who have answered."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from convenor.web.kernel.clock import now, today
from convenor.web.kernel.errors import NotHere
from convenor.web.kernel.viewer import system_viewer
from convenor.web.people.models import Person
from convenor.web.pulses import letters, selectors, services
from convenor.web.pulses.links import stop_token, token_of
from convenor.web.pulses.models import Invitation, NoLetters, Wave
from tests import factories
from tests.pulses import scene


def links(message):
    return re.findall(r"/answer/([\w-]+)/", message.body)


def reminded_on(monkeypatch, vale, day):
    monkeypatch.setattr(letters, "today", lambda: day)
    mail.outbox.clear()
    letters.remind.call(partnership_id=vale.pk)
    return {message.to[0]: message for message in mail.outbox}


def test_everybody_asked_gets_one_letter_whose_link_is_theirs(vale, lead, body):
    wave = scene.opened(lead, body)
    assert len(mail.outbox) == 12 == wave.invitations.filter(letter_sent=True).count()
    assert sorted(links(message)[0] for message in mail.outbox) == sorted(scene.tokens(wave))
    letters.deliver_invitations.call(partnership_id=vale.pk, ref=wave.ref)
    assert len(mail.outbox) == 12


def test_whoever_changes_an_address_is_not_sent_the_link_of_another(monkeypatch, vale, lead, body):
    """A governance lead may change addresses, and must not come to answer for somebody, nor read what they began."""
    wave = scene.opened(lead, body)
    row = wave.invitations.select_related("person").order_by("pk")[3]
    secret = token_of(row.nonce)
    Person.objects.filter(pk=row.person_id).update(email="somebody.else@example.org")
    told = {}
    for day in (today() + timedelta(days=days) for days in range(1, 30)):
        told |= reminded_on(monkeypatch, vale, min(day, wave.closes))
    letter = told["somebody.else@example.org"]
    assert secret not in letter.body
    assert not links(letter)
    assert "Sign in there to answer" in letter.body
    others = [message for address, message in told.items() if address != "somebody.else@example.org"]
    assert len(others) == 11
    assert all(links(message) for message in others)


def test_each_letter_can_be_stopped_with_one_click(lead, body, client):
    scene.opened(lead, body)
    message = mail.outbox[0]
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/" + address.split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert not NoLetters.objects.exists()  # a look stops nothing: programs look at links by themselves
    answer = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert NoLetters.objects.get().person.email == message.to[0]
    client.post(path, {"again": "yes"})
    assert not NoLetters.objects.exists()


def test_a_stop_link_cannot_be_made_up(vale, client):
    person = factories.person(vale)
    for token in (f"{person.pk}-x", str(person.pk), "-", "x"):
        with pytest.raises(NotHere):
            selectors.wants_no_letters(token)
        assert client.post(f"/no-letters/{token}/").status_code == 404
    assert selectors.wants_no_letters(stop_token(person.pk)) is False


def test_reminders_go_to_those_who_have_not_answered_and_want_letters(monkeypatch, vale, lead, body):
    wave = scene.opened(lead, body)
    everybody = scene.tokens(wave)
    scene.answer(everybody[0], scene.everything(wave))
    quiet = Person.objects.get(name="Member 01")
    services.stop_letters(token=stop_token(quiet.pk))
    services.stop_letters(token=stop_token(quiet.pk))
    found = reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    assert len(found) == 10
    assert not {f"m0@{vale.slug}.example", f"m1@{vale.slug}.example"} & set(found)
    assert sorted(links(message)[0] for message in found.values()) == sorted(everybody[2:])


def test_no_more_reminders_than_agreed_and_none_twice_a_day(monkeypatch, vale, lead, body):
    scene.opened(lead, body)
    days = [today() + timedelta(days=number) for number in range(1, 15) for _twice in range(2)]
    sent = [len(reminded_on(monkeypatch, vale, day)) for day in days]
    assert sum(sent) == 2 * 12
    assert [number for number, count in enumerate(sent) if count] == [10, 24]  # on the 6th day and the 13th


def test_one_letter_a_person_for_all_that_waits(monkeypatch, vale, lead, body):
    for _number in range(2):
        scene.opened(lead, body)
    found = reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    assert len(found) == 12
    assert {len(links(message)) for message in found.values()} == {2}


def test_a_reminder_leaves_no_trace_on_who_has_answered_meanwhile(monkeypatch, vale, lead, body):
    wave = scene.opened(lead, body)
    reminded_on(monkeypatch, vale, today() + timedelta(days=6))
    scene.answer(scene.tokens(wave)[0], scene.everything(wave))
    assert Invitation.objects.get(sent=True).reminded == 0


def test_one_address_that_is_refused_does_not_stop_the_others(monkeypatch, vale, lead, body):
    real = letters.EmailMessage.send

    def send(message, *args):
        if message.to == [f"m3@{vale.slug}.example"]:
            raise SMTPRecipientsRefused({})
        return real(message)

    monkeypatch.setattr(letters.EmailMessage, "send", send)
    wave = scene.opened(lead, body)
    assert len(mail.outbox) == 11
    assert selectors.progress_of(lead, wave).letters_waiting == ("Member 03",)
    scene.answer(scene.tokens(wave)[3], scene.everything(wave))
    assert selectors.progress_of(lead, wave).letters_waiting == ("Member 03",)  # whether they answered or not
    monkeypatch.setattr(letters.EmailMessage, "send", real)
    services.ask_for_letters(by=system_viewer("retention"), at=now())
    assert len(mail.outbox) == 12
    assert selectors.progress_of(lead, wave).letters_waiting == ()


def test_nothing_is_sent_about_what_is_closed(monkeypatch, vale, lead, body):
    wave = scene.opened(lead, body)
    services.close_wave(by=lead, ref=wave.ref, on=today())
    assert reminded_on(monkeypatch, vale, today() + timedelta(days=6)) == {}
    assert services.ask_for_letters(by=system_viewer("retention"), at=now()) == 0


def test_jobs_carry_no_person_and_no_secret(lead, body):
    """What a job is given is kept for a week."""
    names = {
        job.module_path: job.func.__code__.co_varnames[: job.func.__code__.co_argcount]
        for job in (letters.deliver_invitations, letters.deliver_waiting, letters.remind)
    }
    assert set(names.values()) == {("partnership_id", "ref"), ("partnership_id",)}


def test_a_letter_is_sent_by_smtp_as_by_console(settings, capsys, lead, body):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    scene.opened(lead, body)
    assert capsys.readouterr().out.count("List-Unsubscribe-Post: List-Unsubscribe=One-Click") == 12
    assert Wave.objects.get().invitations.filter(letter_sent=True).count() == 12
