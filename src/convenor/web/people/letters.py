"""The letters this room sends, in plain words."""

from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from convenor.web.kernel.errors import Invalid


def send_invitation(*, email: str, token: str, partnership: str, until: datetime) -> None:
    """The letter that holds an invitation's link. A letter that cannot be sent is said, not swallowed."""
    link = settings.SITE_URL + reverse("people:invitation", kwargs={"token": token})
    words = {"link": link, "partnership": partnership, "until": until, "site_name": settings.OPERATOR_NAME}
    subject = _("You are invited to %(partnership)s") % {"partnership": partnership}
    try:
        send_mail(subject, render_to_string("people/letters/invitation.txt", words), None, [email])
    except (OSError, SMTPException):
        raise Invalid("letter_not_sent") from None
