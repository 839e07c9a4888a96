"""The doctor's look at mail: whether letters leave, and with `--mail-to` whether one arrives."""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from convenor.web.config.doctor.found import Found, look_at, ok, wrong

MEND = "Look at CONVENOR_SMTP (smtp://user:password@host:587?tls=yes) and whether this machine may reach that host."


def look(mail_to: str = "") -> Iterator[Found]:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        says = "letters are printed, not sent: nobody gets an invitation or a sign-in link"
        yield look_at("mail", says, "Set CONVENOR_SMTP when people other than you are to sign in.")
        return
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield look_at("mail", "letters come from @localhost, which many refuse", "Set CONVENOR_MAIL_FROM.")
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong("mail", f"the mail server cannot be used ({type(error).__name__})", MEND)
        return
    try:
        if mail_to:
            says = "This letter was sent by “convenor doctor”. Mail from your site arrives."
            EmailMessage("Mail from Convenor arrives", says, to=[mail_to], connection=connection).send()
            yield ok("mail", "a letter was sent; see whether it arrives")
        else:
            yield ok("mail", "the mail server lets us in; --mail-to ADDRESS sends a letter")
    except (OSError, smtplib.SMTPException) as error:
        yield wrong("mail", f"the letter was not taken ({type(error).__name__})", MEND)
    finally:
        connection.close()
