"""The letters of this room, as jobs run beside the site: notes for those heard, a word to those who worked in vain.

A job carries no address and no words.
"""

import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_tasks import task

from convenor.web.listening.links import notes_path
from convenor.web.listening.models import Heard, Initiative, Session
from convenor.web.listening.vocabulary import CORRECTING

log = logging.getLogger(__name__)


@task()
def deliver_notes(partnership_id: int, ref: str) -> int:
    """Send the notes to each who was heard; an address that is nobody's of the register goes once it is written to."""
    session = Session.objects.select_related("partnership").get(partnership_id=partnership_id, ref=ref)
    sent = 0
    for one in session.those_heard.filter(letter_sent=False).select_related("person"):
        address = one.person.email if one.person is not None else one.email
        sent += _send(_notes(session, one, address)) if address else 0
        Heard.objects.filter(pk=one.pk).update(letter_sent=True, email="")
    return sent


@task()
def deliver_word(partnership_id: int, ref: str) -> int:
    """Send the word about an abandoned initiative to everybody who worked on it."""
    row = Initiative.objects.select_related("partnership").get(partnership_id=partnership_id, ref=ref)
    subject = _("%(name)s does not go on") % {"name": row.name}
    people = row.people.exclude(email="").order_by("pk")
    return sum(_send(EmailMessage(subject=subject, body=row.notice, to=[one.email])) for one in people)


def _notes(session: Session, one: Heard, address: str) -> EmailMessage:
    words = {
        "name": one.person.name if one.person is not None else "",
        "title": session.title,
        "held_on": session.held_on,
        "partnership": session.partnership.name,
        "link": settings.SITE_URL + notes_path(one.nonce),
        "until": session.notes_sent_on + CORRECTING if session.notes_sent_on else None,
        "site_name": settings.OPERATOR_NAME,
    }
    return EmailMessage(
        subject=_("What we heard: %(title)s") % {"title": session.title},
        body=render_to_string("listening/letters/notes.txt", words),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _send(letter: EmailMessage) -> int:
    try:
        return letter.send()
    except (SMTPRecipientsRefused, UnicodeError, ValueError):
        log.warning("a letter about listening was refused")
        return 0
