"""What bodies were ever given to decide, with its days: for what has changed."""

from datetime import date
from typing import NamedTuple

from convenor.web.bodies.models import Delegation
from convenor.web.kernel.selectors import this_partnership
from convenor.web.kernel.viewer import Viewer


class PowerDated(NamedTuple):
    """One matter that one body may decide or recommends on, from one day to another."""

    ref: str
    function: str
    starts: date | None
    ends: date | None
    body: str


def power_history(viewer: Viewer) -> list[PowerDated]:
    """All of them, whether or not they still hold. Two queries."""
    rows = Delegation.objects.filter(partnership=this_partnership(viewer))
    return [PowerDated(*row) for row in rows.values_list("ref", "function", "starts", "ends", "body__ref")]
