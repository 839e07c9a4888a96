"""The letter about what came of a conversation, as a job: the same to everybody asked, so that it tells nobody apart.

It holds what was decided, not who said what. Only the name, the link and the way to stop letters differ.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from convenor.web.conversations.links import mark_of_address, stop_path, token_of
from convenor.web.conversations.models import Conversation, Invitation
from convenor.web.conversations.news_words import what_came
from convenor.web.conversations.selectors.telling_back import to_be_told
from convenor.web.kernel.letters import send_each, stoppable
from convenor.web.kernel.viewer import system_viewer


@task()
def tell_everybody_asked(partnership_id: int, ref: str) -> dict[str, int]:
    """Send the letter to everybody who has not had this one yet; so it may be run again after a fault."""
    row = Conversation.objects.select_related("partnership").get(partnership_id=partnership_id, ref=ref)
    says = what_came(system_viewer("news", partnership_id), row)
    untold = to_be_told(row.pk).filter(Q(told_on=None) | Q(told_on__lt=F("conversation__told_on")))

    def write(one: Invitation, connection: Any) -> EmailMessage:
        return _letter(one, one.person, says, connection)

    def note(one: Invitation) -> None:
        Invitation.objects.filter(pk=one.pk).update(told_on=row.told_on)

    return send_each(untold, write, note)


def _letter(one: Invitation, person: Any, says: dict[str, Any], connection: Any) -> EmailMessage:
    conversation = one.conversation
    stop = settings.SITE_URL + stop_path(person.pk)
    here = {"slug": conversation.partnership.slug, "ref": conversation.ref}
    words = {
        **says,
        "name": person.name,
        "question": conversation.question,
        "partnership": conversation.partnership.name,
        "page": settings.SITE_URL + reverse("conversations:came_of", kwargs=here),
        "own": settings.SITE_URL + _mine(one) if _is_theirs(one, person) else "",
        "stop": stop,
    }
    return stoppable(
        to=person.email,
        subject=_("What came of: %(question)s") % {"question": conversation.question},
        body=render_to_string("conversations/letters/what_came.txt", words),
        stop=stop,
        connection=connection,
    )


def _mine(one: Invitation) -> str:
    return reverse("conversations:say_mine", kwargs={"token": token_of(one.nonce)})


def _is_theirs(one: Invitation, person: Any) -> bool:
    """Whether the address is still the one this was meant for: to another, put there since, no link of theirs goes."""
    return bool(one.address) and one.address == mark_of_address(one.nonce, person.email)
