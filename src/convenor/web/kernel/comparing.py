"""The one place where a partnership is seen from another: only those that agreed, and only by those that agreed."""

from convenor.web.kernel.models import Partnership
from convenor.web.kernel.rules import can_read_inside
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


def comparable_with(viewer: Viewer) -> list[Partnership]:
    """The partnerships whose counts a viewer may see: none unless their own agreed, and never one that did not."""
    if not can_read_inside(viewer):
        return []
    here = this_partnership(viewer)
    if not here.comparable:
        return []
    return list(Partnership.objects.filter(comparable=True).exclude(pk=here.pk))
