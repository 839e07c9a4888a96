"""The shares of seats agreed by sector, set by set, as anyone who may read the register sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from convenor.web.bodies.models import AgreedShare, Body
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ShareSet:
    """What was agreed together: for one body or (None) for all, from when to when, where it is written."""

    body: Body | None
    starts: date | None
    ends: date | None
    source: str
    shares: Sequence[AgreedShare]

    @property
    def total(self) -> Decimal:
        """What the shares add up to, in 100."""
        return sum((share.percent for share in self.shares), Decimal())

    @property
    def left(self) -> Decimal:
        """What is for no sector in particular."""
        return 100 - self.total

    def in_force(self, on: date) -> bool:
        """Whether the set holds on that day."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or self.ends >= on)


def share_sets(viewer: Viewer) -> list[ShareSet]:
    """All sets ever agreed: those for the whole partnership first, then by body; the newest of each first."""
    rows = AgreedShare.objects.filter(partnership=this_partnership(viewer)).select_related("body")
    ordered = sorted(rows, key=lambda row: (_place(row), -(row.starts or date.min).toordinal(), row.sector))
    sets = []
    for (_where, starts), found in groupby(ordered, key=lambda row: (_place(row), row.starts)):
        shares = list(found)
        first = shares[0]
        sets.append(ShareSet(first.body, starts, first.ends, first.source, shares))
    return sets


def shares_of(viewer: Viewer, *, body: Body | None, on: date) -> ShareSet | None:
    """The set in force on a day for one body, or for the whole partnership; None when nothing is agreed."""
    place = (body.name, body.ref) if body else ("", "")
    return next((one for one in share_sets(viewer) if _place(one) == place and one.in_force(on)), None)


def _place(row: AgreedShare | ShareSet) -> tuple[str, str]:
    return (row.body.name, row.body.ref) if row.body else ("", "")
