"""The letters of this room, as jobs run beside the site: one for each conversation, reminders as one letter.

A job carries no address, no name and no secret. Each letter can be stopped with one click. Whom a reminder reached is
noted of nobody: the same is written of whoever has taken part, or it would tell who has.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from convenor.web.conversations.links import mark_of_address, say_path, stop_path, token_of, voter_mark
from convenor.web.conversations.models import Conversation, Invitation, NoLetters, Voter
from convenor.web.conversations.selectors.running import minutes_of
from convenor.web.conversations.vocabulary import Standing, State
from convenor.web.kernel.clock import today
from convenor.web.kernel.letters import send_each, stoppable
from convenor.web.kernel.reminding import due_by


@task()
def deliver_invitations(partnership_id: int, ref: str) -> dict[str, int]:
    """Send each person asked their letter, once; those that could not go out are tried again in the morning."""
    rows = _may_be_told(partnership_id, today()).filter(conversation__ref=ref, letter_sent=False)
    return _send([[row] for row in rows])


@task()
def deliver_waiting(partnership_id: int) -> dict[str, int]:
    """Invitations that could not go out when a conversation was opened; also to whoever has taken part meanwhile."""
    rows = _may_be_told(partnership_id, today()).filter(letter_sent=False)
    return _send([[row] for row in rows])


@task()
def remind(partnership_id: int) -> dict[str, int]:
    """One letter to everybody who has a reminder due today, about all they have not begun yet."""
    on = today()
    of_person: dict[int, list[Invitation]] = defaultdict(list)
    for row in _may_be_told(partnership_id, on):
        of_person[row.person_id].append(row)
    due = [rows for rows in of_person.values() if any(_is_due(row, on) for row in rows)]
    begun = _begun([row for rows in due for row in rows])

    def write(rows: list[Invitation], connection: Any) -> EmailMessage | None:
        _note_reminder(rows)  # first, and of everybody: an address refused, or a post that fails, tells nothing either
        left = [row for row in rows if row.pk not in begun]
        return _letter(left, True, connection) if left else None

    return send_each(sorted(due, key=lambda rows: rows[0].nonce), write, lambda _rows: None)


def _is_due(row: Invitation, on: date) -> bool:
    if row.reminded_on == on:
        return False
    one = row.conversation
    return row.reminded < due_by(on, one.opened, one.closes, one.reminders)


def _begun(rows: Collection[Invitation]) -> set[int]:
    """Which of these have taken part: asked only to leave them in peace, and kept nowhere."""
    marks = {voter_mark(token_of(row.nonce)): row.pk for row in rows}
    found: set[int] = set()
    names = list(marks)
    for start in range(0, len(names), 500):
        some = names[start : start + 500]
        found |= {marks[mark] for mark in Voter.objects.filter(mark__in=some).values_list("mark", flat=True) if mark}
    return found


def _may_be_told(partnership_id: int, on: date) -> Any:
    """Who may be written to about what is open: not those who want no letters."""
    quiet = NoLetters.objects.filter(partnership_id=partnership_id).values("person")
    rows = Invitation.objects.filter(
        conversation__partnership_id=partnership_id, conversation__state=State.OPEN, conversation__closes__gte=on
    )
    rows = rows.filter(person__isnull=False).exclude(person__in=quiet).exclude(person__email="")
    shown = Count("conversation__statements", filter=Q(conversation__statements__standing=Standing.SHOWN))
    rows = rows.select_related("conversation__partnership", "conversation__body", "person").annotate(shown=shown)
    return rows.order_by("conversation__closes", "nonce")


def _send(letters: list[list[Invitation]]) -> dict[str, int]:
    def note(rows: list[Invitation]) -> None:
        Invitation.objects.filter(pk__in=[row.pk for row in rows]).update(letter_sent=True)

    return send_each(letters, lambda rows, connection: _letter(rows, False, connection), note)


def _note_reminder(rows: list[Invitation]) -> None:
    for row in rows:
        same = Invitation.objects.filter(pk=row.pk)
        same.update(reminded=row.reminded + 1, reminded_on=today(), letter_sent=True)


def _letter(rows: list[Any], reminder: bool, connection: Any) -> EmailMessage:
    person, partnership = rows[0].person, rows[0].conversation.partnership
    stop = settings.SITE_URL + stop_path(person.pk)
    words = {
        "name": person.name,
        "partnership": partnership.name,
        "conversations": [_said(row) for row in rows],
        "reminder": reminder,
        "stop": stop,
        "site_name": settings.OPERATOR_NAME,
    }
    return stoppable(
        to=person.email,
        subject=_subject(rows, reminder),
        body=render_to_string("conversations/letters/asking.txt", words),
        stop=stop,
        connection=connection,
    )


def _said(row: Any) -> dict[str, Any]:
    one: Conversation = row.conversation
    theirs = row.address == mark_of_address(row.nonce, row.person.email)  # to another, put there since, no link goes
    return {
        "question": one.question,
        "body": one.body.name if one.body else "",
        "status": one.status,
        "still_open": one.still_open,
        "minutes": minutes_of(one, row.shown),
        "closes": one.closes,
        "what_comes": one.what_comes,
        "comes_by": one.comes_by,
        "link": settings.SITE_URL + (say_path(token_of(row.nonce)) if theirs else f"/p/{one.partnership.slug}/"),
        "theirs": theirs,
    }


def _subject(rows: list[Any], reminder: bool) -> str:
    if len(rows) > 1:
        facts = {"count": len(rows), "partnership": rows[0].conversation.partnership.name}
        return _("%(count)s conversations wait for you in %(partnership)s") % facts
    minutes = minutes_of(rows[0].conversation, rows[0].shown)
    said = ngettext(
        "%(question)s What you think, in %(minutes)s minute",
        "%(question)s What you think, in %(minutes)s minutes",
        minutes,
    ) % {"question": rows[0].conversation.question, "minutes": minutes}
    return _("Reminder: %(said)s") % {"said": said} if reminder else said
