"""The letters of this room, as jobs run beside the site: an invitation for each pulse, reminders as one letter.

A job carries no address, no name and no secret. Each letter can be stopped with one click (RFC 8058).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from convenor.web.kernel.clock import today
from convenor.web.kernel.letters import send_each, stoppable
from convenor.web.kernel.reminding import due_by
from convenor.web.pulses.links import answer_path, mark_of_address, stop_path, token_of
from convenor.web.pulses.models import Invitation, NoLetters, Wave
from convenor.web.pulses.selectors.waves import minutes_of
from convenor.web.pulses.vocabulary import WaveState


@task()
def deliver_invitations(partnership_id: int, ref: str) -> dict[str, int]:
    """Send each person asked their letter, once; those that could not go out are tried again in the morning."""
    rows = _may_be_told(partnership_id, today()).filter(wave__ref=ref, letter_sent=False)
    return _send([[row] for row in rows], reminder=False)


@task()
def deliver_waiting(partnership_id: int) -> dict[str, int]:
    """Invitations that could not go out when a pulse was opened.

    Also to whoever has answered meanwhile, from their home: else the list of letters that wait would tell.
    """
    rows = _may_be_told(partnership_id, today()).filter(letter_sent=False)
    return _send([[row] for row in rows], reminder=False)


@task()
def remind(partnership_id: int) -> dict[str, int]:
    """One letter to everybody who has a reminder due today, about all that waits for their answer."""
    on = today()
    of_person: dict[int, list[Invitation]] = defaultdict(list)
    for row in _may_be_told(partnership_id, on).filter(sent=False):
        of_person[row.person_id].append(row)
    due = [rows for rows in of_person.values() if any(_is_due(row, on) for row in rows)]
    return _send(due, reminder=True)


def _is_due(row: Invitation, on: date) -> bool:
    if row.reminded_on == on:
        return False
    return row.reminded < due_by(on, row.wave.opened, row.wave.closes, row.wave.reminders)


def _may_be_told(partnership_id: int, on: date) -> Any:
    """Who may be written to about what is open: not those who want no letters."""
    quiet = NoLetters.objects.filter(partnership_id=partnership_id).values("person")
    rows = Invitation.objects.filter(
        wave__partnership_id=partnership_id, wave__state=WaveState.OPEN, wave__closes__gte=on
    )
    rows = rows.exclude(person__in=quiet).exclude(person__email="")
    return rows.select_related("wave__partnership", "wave__body", "person").order_by("wave__closes", "nonce")


def _send(letters: Iterable[list[Invitation]], *, reminder: bool) -> dict[str, int]:
    return send_each(
        letters,
        lambda rows, connection: _letter(rows, reminder, connection),
        lambda rows: _note(rows, reminder=reminder),
    )


def _note(rows: list[Invitation], *, reminder: bool) -> None:
    """What was sent. A reminder is not noted of whoever has answered meanwhile: they look like all others who have."""
    for row in rows:
        same = Invitation.objects.filter(pk=row.pk)
        if reminder:
            same.filter(sent=False).update(reminded=row.reminded + 1, reminded_on=today())
        same.update(letter_sent=True)


def _letter(rows: list[Invitation], reminder: bool, connection: Any) -> EmailMessage:
    person, partnership = rows[0].person, rows[0].wave.partnership
    stop = settings.SITE_URL + stop_path(person.pk)
    words = {
        "name": person.name,
        "partnership": partnership.name,
        "pulses": [_said(row) for row in rows],
        "reminder": reminder,
        "stop": stop,
        "site_name": settings.OPERATOR_NAME,
    }
    return stoppable(
        to=person.email,
        subject=_subject(rows, reminder),
        body=render_to_string("pulses/letters/asking.txt", words),
        stop=stop,
        connection=connection,
    )


def _said(row: Invitation) -> dict[str, Any]:
    wave: Wave = row.wave
    return {
        "title": wave.title,
        "body": wave.body.name if wave.body else "",
        "minutes": minutes_of(len(wave.items)),
        "closes": wave.closes,
        "what_comes": wave.what_comes,
        "link": settings.SITE_URL + (answer_path(token_of(row.nonce)) if _is_theirs(row) else _home(wave)),
        "theirs": _is_theirs(row),
    }


def _is_theirs(row: Invitation) -> bool:
    """Whether the address is still the one this was meant for. To another, put there since, no link of theirs goes."""
    return row.address == mark_of_address(row.nonce, row.person.email)


def _home(wave: Wave) -> str:
    return f"/p/{wave.partnership.slug}/"


def _subject(rows: list[Invitation], reminder: bool) -> str:
    minutes = sum(minutes_of(len(row.wave.items)) for row in rows)
    if len(rows) > 1:
        return _("%(count)s pulses wait for you in %(partnership)s") % {
            "count": len(rows),
            "partnership": rows[0].wave.partnership.name,
        }
    said = ngettext(
        "%(title)s: your answer in %(minutes)s minute", "%(title)s: your answer in %(minutes)s minutes", minutes
    ) % {"title": rows[0].wave.title, "minutes": minutes}
    return _("Reminder: %(said)s") % {"said": said} if reminder else said
