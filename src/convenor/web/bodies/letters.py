"""The letters this room sends, as jobs run beside the site: notices by e-mail."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django_tasks import task

from convenor.web.bodies.selectors.notices import notice_of
from convenor.web.kernel.viewer import system_viewer


def openly_decided() -> str:
    """What a notice about a decided matter must say, word for word."""
    return _("This has already been decided. We are telling you what was decided; we are not asking what to decide.")


@task()
def deliver_notice(partnership_id: int, ref: str) -> None:
    """Send one notice. The job carries no address and no words: they stay in the notice."""
    notice = notice_of(system_viewer("notices", partnership_id), ref)
    decided = openly_decided() in notice.text  # as it was when the notice was written
    said = _("Already decided: %(title)s") if decided else _("To be decided: %(title)s")
    EmailMessage(subject=said % {"title": notice.topic.title}, body=notice.text, to=[notice.sent_to]).send()
