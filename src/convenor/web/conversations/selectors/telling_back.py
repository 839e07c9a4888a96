"""Who can be told what came of a conversation: everybody who was asked and wants letters, whoever took part or not."""

from dataclasses import dataclass
from typing import Any

from convenor.web.conversations.models import Conversation, Invitation, NoLetters
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of those asked get a letter, how many want none or have no address, how many were handed a link."""

    letters: int
    without: int
    by_link: int


def reach_of(viewer: Viewer, conversation: Conversation) -> Reach:
    """Three queries."""
    rows = Invitation.objects.filter(conversation=conversation, conversation__partnership_id=viewer.partnership_id)
    people = rows.filter(person__isnull=False).count()
    letters = to_be_told(conversation.pk).count()
    return Reach(letters=letters, without=people - letters, by_link=rows.filter(person__isnull=True).count())


# allow: viewer-first – the job that sends the letters asks
def to_be_told(conversation_id: int) -> Any:
    """Everybody asked who has an address and wants letters. In the order of their secrets, which tells nothing."""
    quiet = NoLetters.objects.values("person")
    rows = Invitation.objects.filter(conversation_id=conversation_id, person__isnull=False)
    rows = rows.exclude(person__in=quiet).exclude(person__email="")
    return rows.select_related("person", "conversation__partnership").order_by("nonce")
