"""One body with all that belongs to its page, in a fixed number of queries however many seats it has."""

from dataclasses import dataclass
from datetime import date

from convenor.web.bodies.deciding import Power
from convenor.web.bodies.models import Body
from convenor.web.bodies.selectors.bodies import Lineage, Standing, below, line_above, lineage_of, name_on, standing_on
from convenor.web.bodies.selectors.charters import Charters, charters_of
from convenor.web.bodies.selectors.powers import powers_of
from convenor.web.bodies.selectors.rows import body_of
from convenor.web.bodies.selectors.seats import SeatSeen, seats_on
from convenor.web.kernel.viewer import Viewer


@dataclass(frozen=True)
class BodyPage:
    """A body as it is on a day."""

    body: Body
    name: str
    standing: Standing
    lineage: Lineage
    above: list[Body]
    below: list[Body]
    seats: list[SeatSeen]
    powers: list[Power]
    given: list[Power]
    charters: Charters

    @property
    def held(self) -> int:
        """How many of its seats somebody holds."""
        return sum(not one.vacant for one in self.seats)


def body_page(viewer: Viewer, ref: str, on: date) -> BodyPage:
    """Everything at once."""
    body = body_of(viewer, ref)
    lineage = lineage_of(viewer, body)
    powers, given = powers_of(viewer, body, on)
    return BodyPage(
        body=body,
        name=name_on(body, lineage, on),
        standing=standing_on(body, lineage, on),
        lineage=lineage,
        above=line_above(viewer, body),
        below=below(viewer, body, on),
        seats=seats_on(viewer, body, on),
        powers=powers,
        given=given,
        charters=charters_of(viewer, body, on),
    )
