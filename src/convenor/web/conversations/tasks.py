"""The jobs of this room that work out what may be shown, off the request."""

from django.core.cache import cache
from django_tasks import task

from convenor.web.conversations.models import Conversation
from convenor.web.conversations.services.releasing import is_due, make_release, owed
from convenor.web.kernel.clock import today
from convenor.web.kernel.viewer import Viewer, system_viewer

BETWEEN = 60  # seconds between two jobs for one conversation, at least
JOB = "conversations"


@task()
def release(conversation_id: int, final: bool = False) -> None:
    """Work out what may be shown of a conversation now, or, once it is closed, for good, if that is due.

    `final` only says why it was asked for: a job that comes late does what is due when it comes.
    """
    partnership = Conversation.objects.filter(pk=conversation_id).values_list("partnership_id", flat=True).first()
    if partnership is not None:
        make_release(by=system_viewer(JOB, partnership), conversation_id=conversation_id, on=today())


def ask_for_release(conversation_id: int) -> None:
    """Ask for what is due of one conversation, if anything is; looked at no more than once a minute.

    The queue keeps for some days when a job was asked for: only when figures did change, never at each vote.

    So a job that was killed with its worker is made up for by the next vote, or the next look at the page.
    """
    if cache.add(f"conversations:release:{conversation_id}", 1, timeout=BETWEEN) and is_due(conversation_id):
        release.enqueue(conversation_id=conversation_id)


def ask_where_owed(by: Viewer) -> int:
    """Ask wherever a release is due and did not come: in the night, whatever was killed in the day."""
    waiting = owed(by=by)
    for conversation_id in waiting:
        release.enqueue(conversation_id=conversation_id)
    return len(waiting)
