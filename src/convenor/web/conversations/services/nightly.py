"""What conversations need done once a day: closing those whose time is over, asking for letters, forgetting."""

from datetime import datetime, timedelta

from convenor.web.conversations.letters import deliver_waiting, remind
from convenor.web.conversations.models import Conversation
from convenor.web.conversations.news import tell_everybody_asked
from convenor.web.conversations.services.closing import close_those_over, forget_old_invitations, forget_old_votes
from convenor.web.conversations.vocabulary import State
from convenor.web.kernel.clock import LONDON
from convenor.web.kernel.reminding import in_the_morning
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer

KEPT = timedelta(days=90)  # after it ended: long enough to answer "was I asked?", and to look at a result again
TRIED_AGAIN = timedelta(days=3)  # days on which a letter that could not go out is tried again


def close_over(*, by: Viewer, at: datetime) -> int:
    """Close conversations whose last day is past."""
    return close_those_over(by=by, on=at.astimezone(LONDON).date())


def forget_asked(*, by: Viewer, at: datetime) -> int:
    """Forget who was asked long ago."""
    return forget_old_invitations(by=by, before=at.astimezone(LONDON).date() - KEPT)


def forget_votes(*, by: Viewer, at: datetime) -> int:
    """Forget what was voted long ago."""
    return forget_old_votes(by=by, before=at.astimezone(LONDON).date() - KEPT)


def ask_for_letters(*, by: Viewer, at: datetime) -> int:
    """Put the day's letters in the queue, one job for each partnership with an open conversation."""
    require(bool(by.system), "conversation.letters")
    on = at.astimezone(LONDON)
    rows = Conversation.objects.filter(state=State.OPEN, closes__gte=on.date()).order_by("partnership_id")
    partnerships = list(rows.values_list("partnership_id", flat=True).distinct())
    for partnership_id in partnerships:
        for job in (deliver_waiting, remind):
            in_the_morning(job, on).enqueue(partnership_id=partnership_id)
    _tell_the_rest(on)
    return len(partnerships)


def _tell_the_rest(on: datetime) -> None:
    """Letters about what came of it that could not go out are tried again, for some days; whoever had one gets none."""
    rows = Conversation.objects.filter(state=State.CLOSED, told_on__gte=on.date() - TRIED_AGAIN)
    for partnership_id, ref in rows.order_by("partnership_id", "ref").values_list("partnership_id", "ref"):
        in_the_morning(tell_everybody_asked, on).enqueue(partnership_id=partnership_id, ref=ref)
