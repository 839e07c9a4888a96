"""What pulses need done once a day: closing those whose time is over, and asking for the letters that are due."""

from datetime import datetime, timedelta

from convenor.web.kernel.clock import LONDON
from convenor.web.kernel.reminding import in_the_morning
from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.letters import deliver_waiting, remind
from convenor.web.pulses.models import Wave
from convenor.web.pulses.services.opening import open_waves_due
from convenor.web.pulses.services.waves import close_waves_over, forget_old_invitations
from convenor.web.pulses.vocabulary import WaveState

INVITATIONS_KEPT = timedelta(days=90)  # after a pulse ended: long enough to answer "was I asked?"


def close_over(*, by: Viewer, at: datetime) -> int:
    """Close pulses whose last day is past."""
    return close_waves_over(by=by, on=at.astimezone(LONDON).date())


def open_due(*, by: Viewer, at: datetime) -> int:
    """Open pulses that were set to open by themselves today."""
    return open_waves_due(by=by, on=at.astimezone(LONDON).date())


def forget_asked(*, by: Viewer, at: datetime) -> int:
    """Forget who was asked long ago."""
    return forget_old_invitations(by=by, before=at.astimezone(LONDON).date() - INVITATIONS_KEPT)


def ask_for_letters(*, by: Viewer, at: datetime) -> int:
    """Put the day's letters in the queue, for eight in the morning, one job for each partnership with an open pulse."""
    require(bool(by.system), "pulse.letters")
    on = at.astimezone(LONDON)
    rows = Wave.objects.filter(state=WaveState.OPEN, closes__gte=on.date()).order_by("partnership_id")
    partnerships = list(rows.values_list("partnership_id", flat=True).distinct())
    for partnership_id in partnerships:
        for job in (deliver_waiting, remind):
            in_the_morning(job, on).enqueue(partnership_id=partnership_id)
    return len(partnerships)
