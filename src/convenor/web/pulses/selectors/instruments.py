"""Questions of others that this partnership may ask, for whoever runs pulses."""

from datetime import date

from django.db.models import Q

from convenor.web.kernel.rules import require
from convenor.web.kernel.viewer import Viewer
from convenor.web.pulses.models import Instrument
from convenor.web.pulses.rules import can_run_pulses


def instruments_visible_to(viewer: Viewer) -> list[Instrument]:
    """All of them by title, those whose licence has ended among them."""
    require(can_run_pulses(viewer), "instruments.read")
    return list(Instrument.objects.filter(partnership_id=viewer.partnership_id))


def instruments_to_ask(viewer: Viewer, on: date) -> list[Instrument]:
    """Those that may be asked on a day."""
    require(can_run_pulses(viewer), "instruments.read")
    licensed = Q(licensed_until__isnull=True) | Q(licensed_until__gte=on)
    return list(Instrument.objects.filter(licensed, partnership_id=viewer.partnership_id))
