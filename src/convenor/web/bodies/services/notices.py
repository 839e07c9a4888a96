"""Telling those who are affected and absent what will be decided and how to have a say; keeping what was said."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from convenor.web.bodies.letters import deliver_notice, openly_decided
from convenor.web.bodies.models import Notice, Topic
from convenor.web.bodies.services.checks import add_row
from convenor.web.bodies.services.outreach import may_invite
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.kernel import audit
from convenor.web.kernel.errors import Invalid
from convenor.web.kernel.viewer import Viewer


@transaction.atomic
def send_notice(
    *, by: Viewer, topic: Topic, sent_to: str, text: str, on: date, community: Any = None, partner: Any = None
) -> Notice:
    """Send one notice by e-mail and keep it: to whom, on which day, in which words.

    The job that sends it is kept in the same transaction as the notice: either both are there or neither. Nobody is
    asked for a say on a matter without being given a way to have one, or on a decided matter without being told so.
    """
    may_invite(by, "notice.send", topic, community, partner)
    if (community is None) == (partner is None):
        raise Invalid("party_one", field="party")
    text, sent_to = _unwrapped(text), sent_to.strip()
    _refuse_bad_address(sent_to)
    _refuse_pretence(Topic.objects.select_for_update().get(pk=topic.pk), text)
    notice = Notice(topic=topic, community=community, partner=partner, sent_to=sent_to, text=text, sent_on=on)
    same = Notice.objects.filter(topic=topic, community=community, partner=partner, sent_to=sent_to, sent_on=on)
    if same.filter(text=text).exists():
        raise Invalid("notice_sent_already", party=(community or partner).name)
    add_row(by, notice, None)
    audit.record(by=by, verb="notice.send", subject=notice.ref, topic=topic.ref, status=str(topic.status))
    deliver_notice.enqueue(partnership_id=notice.partnership_id, ref=notice.ref)
    return notice


def _refuse_bad_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid("notice_address", field="sent_to") from error


def _refuse_pretence(topic: Topic, text: str) -> None:
    if not text:
        raise Invalid("notice_empty", field="text")
    if topic.status == TopicStatus.DECIDED:
        if openly_decided() not in text:
            raise Invalid("notice_hides_decision", field="text", sentence=openly_decided())
    elif not topic.how_to_be_heard:
        raise Invalid("notice_without_way")


def _unwrapped(text: str) -> str:
    """The text with plain line ends, however a browser sent it."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
