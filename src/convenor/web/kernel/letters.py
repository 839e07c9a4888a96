"""Sending many letters over one connection, each of which can be stopped with one click (RFC 8058)."""

import logging
from collections.abc import Callable, Iterable
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any, TypeVar

from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)
Meant = TypeVar("Meant")


def send_each(
    meant: Iterable[Meant], write: Callable[[Meant, Any], EmailMessage | None], note: Callable[[Meant], None]
) -> dict[str, int]:
    """Write and send one letter for each, and note that it went; where none is written, only note.

    One address refused does not stop the others.
    """
    done = {"sent": 0, "refused": 0}
    connection = get_connection()
    connection.open()
    try:
        for one in meant:
            try:
                letter = write(one, connection)
                done["sent"] += letter.send() if letter else 0
            except (SMTPRecipientsRefused, UnicodeError, ValueError):
                done["refused"] += 1
                log.warning("a letter was refused")
                continue
            except (OSError, SMTPException):
                log.exception("letters cannot be sent now")
                raise
            note(one)
    finally:
        connection.close()
    return done


def stoppable(*, to: str, subject: str, body: str, stop: str, connection: Any) -> EmailMessage:
    """A letter with the address by which programs stop more of them."""
    return EmailMessage(
        subject=subject,
        body=body,
        to=[to],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
