"""The letters this room sends, as jobs run beside the site: notices by e-mail."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django_tasks import task

from convenor.web.bodies.selectors.notices import notice_of
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel.viewer import system_viewer


@task()
def deliver_notice(partnership_id: int, ref: str) -> None:
    """Send one notice. The job carries no address and no words: they stay in the notice."""
    notice = notice_of(system_viewer("notices", partnership_id), ref)
    decided = notice.topic.status == TopicStatus.DECIDED
    said = _("Already decided: %(title)s") if decided else _("To be decided: %(title)s")
    EmailMessage(subject=said % {"title": notice.topic.title}, body=notice.text, to=[notice.sent_to]).send()
